/**
 * Events that come through Event Grid: a call comes in, and the handshake by which Event Grid asks whether an endpoint wants its events.
 *
 * Event Grid does not sign them as Call Automation signs its callbacks.
 */
import { CommunicationIdentifierModel } from "@effect-comms/core/CommunicationIdentifier"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { CustomCallingContext } from "../schemas/CustomCallingContext.ts"
import { make } from "./EventKind.ts"

/** Somebody calls the resource; answer, redirect or reject takes its `incomingCallContext`. */
export const IncomingCall = make("IncomingCall", {
  versions: [],
  via: "eventGrid",
  data: Schema.Struct({
    to: Field.optional(CommunicationIdentifierModel),
    from: Field.optional(CommunicationIdentifierModel),
    serverCallId: Schema.String,
    callerDisplayName: Schema.String,
    /** Documented as always there; recordings do not show it. */
    customContext: Field.optional(CustomCallingContext),
    incomingCallContext: Schema.String,
    onBehalfOfCallee: Field.optional(CommunicationIdentifierModel),
    correlationId: Schema.String
  })
})

/** Event Grid wants to know whether the endpoint is one: answer 200 with `{ "validationResponse": validationCode }`. */
export const SubscriptionValidation = make("SubscriptionValidation", {
  type: "Microsoft.EventGrid.SubscriptionValidationEvent",
  versions: [],
  via: "eventGrid",
  data: Schema.Struct({ validationCode: Schema.String, validationUrl: Field.optional(Schema.String) })
})
