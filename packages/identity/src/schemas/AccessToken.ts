import * as Schema from "effect/Schema"
import { DateTimeText } from "@effect-comms/core/schemas"

/** A user's token, kept from logs, and when it ends. */
export const AccessToken = /* @__PURE__ */ (() =>
  Schema.Struct({
    token: Schema.RedactedFromValue(Schema.String).annotate({ description: "The token, kept from logs." }),
    expiresOn: DateTimeText.annotate({ description: "When it expires." })
  }).annotate({
    identifier: "CommunicationIdentityAccessToken",
    description: "A user's access token and its expiry."
  }))()

/** A user's access token and its expiry. */
export type AccessToken = typeof AccessToken.Type
