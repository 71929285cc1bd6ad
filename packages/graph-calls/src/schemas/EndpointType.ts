import { openEnum } from "@effect-comms/core/OpenEnum"

/** What somebody is called on. */
export const EndpointType = /* @__PURE__ */ (() =>
  openEnum(["default", "voicemail", "skypeForBusiness", "skypeForBusinessVoipPhone", "unknownFutureValue"]).annotate({
    description: "What somebody is called on."
  }))()
