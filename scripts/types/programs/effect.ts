// The Effect API as a program uses it.
import type * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import type { PlaySource } from "@effect-comms/call-automation/schemas"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import * as Effect from "effect/Effect"

const maybe = process.env["OPERATION_CONTEXT"]

/** What is `undefined` is absent, with and without `exactOptionalPropertyTypes`. */
export const removed: Effect.Effect<string, CommunicationError, CallAutomation.CallAutomation> =
  CallConnection.removeParticipant({
    callConnectionId: "1",
    participantToRemove: CommunicationIdentifier.phoneNumber("+14255550123"),
    operationContext: maybe
  }).pipe(Effect.map(({ operationContext = "removed" }) => operationContext))

export const schema: typeof PlaySource.Type = { kind: "file", file: { uri: "https://contoso.com/a.wav" } }

// @ts-expect-error -- a number is no context
CallConnection.removeParticipant({ callConnectionId: "1", participantToRemove: {}, operationContext: 1 })
