import * as Schema from "effect/Schema"
import { DateTimeText } from "@effect-comms/core/schemas"

/** A user's token, kept from logs, and when it ends. */
export const AccessToken = /* @__PURE__ */ (() =>
  Schema.Struct({
    token: Schema.RedactedFromValue(Schema.String),
    expiresOn: DateTimeText
  }).annotate({ identifier: "CommunicationIdentityAccessToken" }))()

/** A user's token and when it ends. */
export type AccessToken = typeof AccessToken.Type
