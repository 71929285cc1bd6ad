import * as Schema from "effect/Schema"
import { DateTimeText } from "@effect-comms/core/schemas"

/** A user's token, kept from logs, and when it ends. */
export const AccessToken = /* @__PURE__ */ (() =>
  Schema.Struct({
    token: Schema.RedactedFromValue(Schema.String).annotate({ description: "The token, kept from logs." }),
    expiresOn: DateTimeText.annotate({ description: "When it ends." })
  }).annotate({ identifier: "CommunicationIdentityAccessToken", description: "A user's token and when it ends." }))()

/** A user's token and when it ends. */
export type AccessToken = typeof AccessToken.Type
