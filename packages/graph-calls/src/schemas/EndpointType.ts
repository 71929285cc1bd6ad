import { openEnum } from "./openEnum.ts"

/** What somebody is called on. */
export const EndpointType = /* @__PURE__ */ openEnum([
  "default",
  "voicemail",
  "skypeForBusiness",
  "skypeForBusinessVoipPhone",
  "unknownFutureValue"
])
