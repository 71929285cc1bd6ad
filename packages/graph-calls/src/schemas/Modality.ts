import { openEnum } from "@effect-comms/core/OpenEnum"

/** A kind of media in a call. */
export const Modality = /* @__PURE__ */ (() =>
  openEnum(["unknown", "audio", "video", "videoBasedScreenSharing", "data", "unknownFutureValue"]).annotate({
    description: "A kind of media in a call."
  }))()
