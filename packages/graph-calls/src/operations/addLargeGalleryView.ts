import { actionOnCall, began } from "./action.ts"

export const addLargeGalleryView = actionOnCall("Call_AddLargeGalleryView", "addLargeGalleryView", {
  ends: "notified",
  description: "Adds the large gallery to a call, in which many participants are seen at once.",
  source: "call: addLargeGalleryView",
  clouds: { "v1.0": ["global"], beta: ["global"] },
  success: { 202: began("addLargeGalleryViewOperation") }
})
