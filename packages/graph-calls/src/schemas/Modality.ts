import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Schema from "effect/Schema"

/** A kind of media in a call. */
export const Modality = /* @__PURE__ */ (() =>
  openEnum(["unknown", "audio", "video", "videoBasedScreenSharing", "data", "unknownFutureValue"]).annotate({
    description: "A kind of media in a call."
  }))()

/** The media that a call is to have. */
export const Modalities = /* @__PURE__ */ (() =>
  Schema.Array(Modality).check(Schema.isMinLength(1, { expected: "at least one modality" })))()
