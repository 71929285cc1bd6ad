import { openEnum } from "@effect-comms/core/OpenEnum"

/** The kind of an endpoint. */
export const EndpointType = /* @__PURE__ */ (() =>
  openEnum(["default", "voicemail", "skypeForBusiness", "skypeForBusinessVoipPhone", "unknownFutureValue"]).annotate({
    description: "The kind of the endpoint that is called."
  }))()
