// The program of a user who installed one package: type-checked and run against the packed tarball, nothing else.
import { CallAutomation, CallConnection, CommunicationIdentifier } from "@effect-comms/call-automation"
import * as Effect from "effect/Effect"

// Nobody listens on port 1: the call gets as far as the network, and fails there in the way that its type says.
const client = CallAutomation.layer({
  connectionString: "endpoint=http://127.0.0.1:1/;accesskey=c2VjcmV0",
  retry: { attempts: 1 }
})

const outcome = await Effect.runPromise(
  CallConnection.removeParticipant({
    callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
    participantToRemove: CommunicationIdentifier.phoneNumber("+14255550123")
  }).pipe(
    Effect.map(({ operationContext = "removed" }) => operationContext),
    Effect.catchReason("CommunicationError", "Transport", ({ _tag }) => Effect.succeed(_tag)),
    Effect.provide(client)
  )
)
if (outcome !== "Transport") throw new Error(`expected no connection, got ${outcome}`)

console.log("@effect-comms/call-automation loads, type-checks and runs")
