import { openEnum } from "./openEnum.ts"

/** A kind of media in a call. */
export const Modality = /* @__PURE__ */ openEnum([
  "unknown",
  "audio",
  "video",
  "videoBasedScreenSharing",
  "data",
  "unknownFutureValue"
])
