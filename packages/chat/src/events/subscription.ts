/** The handshake by which Event Grid asks whether an endpoint wants its events. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { make } from "./EventKind.ts"

/** Asks whether an endpoint wants events; its code is answered. */
export const SubscriptionValidation = make("SubscriptionValidation", {
  description:
    'Event Grid wants to know whether the endpoint is one: answer 200 with `{ "validationResponse": validationCode }`.',
  type: "Microsoft.EventGrid.SubscriptionValidationEvent",
  data: Schema.Struct({
    validationCode: Schema.String.annotate({ description: "The code that the response has to return." }),
    validationUrl: Field.optional(Schema.String).annotate({
      description: "Where a person can confirm the subscription instead."
    })
  })
})
