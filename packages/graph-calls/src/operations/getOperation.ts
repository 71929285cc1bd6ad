import { CommsOperation } from "../schemas/CommsOperation.ts"
import { operation } from "./paths.ts"
import { readOf } from "./resource.ts"

export const getOperation = readOf("Call_GetOperation", CommsOperation, {
  description:
    "Gets the state of an operation of a call.\nThe reference shows it for one type of operation; Graph's metadata have it for every type.",
  source: "Get addLargeGalleryViewOperation",
  at: operation
})
