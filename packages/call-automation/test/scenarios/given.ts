/** Provider states of Call Automation that several scenarios name, and failures that several operations have. */
import type { Failure } from "@effect-comms/core/test/contract/Scenario.ts"
import type { ProviderState } from "@effect-comms/core/test/contract/ProviderState.ts"
import { agent, callConnectionId, customer } from "../support.ts"

/** A connected call with these others, by default the customer and the agent. */
export const connected = (...participants: ReadonlyArray<typeof agent>): ProviderState => {
  const others = participants.length === 0 ? [customer, agent] : participants
  return {
    name: "a call is connected",
    parameters: { callConnectionId, participants: others.map(({ communicationUser }) => communicationUser.id) }
  }
}

/** The call was connected, and everybody has hung up. */
export const ended: ProviderState = { name: "the call has ended", parameters: { callConnectionId } }

/** What is asked of a call that has ended, by its connection. */
export const ofEndedCall: Failure<never> = {
  cause: "of a call that has ended",
  given: [connected(), ended],
  code: "8522",
  message: "Call not found."
}

/** What is asked about somebody who is not in the call. */
export const absent = <I>(input: I): Failure<I> => ({
  cause: "who is not in the call",
  input,
  code: "8522",
  message: "Participant not found."
})
