/** The smallest complete program: one operation over the default transport. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as Effect from "effect/Effect"

/** Removes a participant. */
export const main = (connectionString: string, callConnectionId: string, rawId: string): Promise<unknown> =>
  Effect.runPromise(
    CallConnection.removeParticipant({ callConnectionId, participantToRemove: { rawId } }).pipe(
      Effect.provide(CallAutomation.layer({ connectionString }))
    )
  )
