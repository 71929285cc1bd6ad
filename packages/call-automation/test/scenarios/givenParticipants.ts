/** Provider states in which somebody is invited or is in another call, and participants as answers show them. */
import { uuid } from "@effect-comms/core/test/contract/Matching.ts"
import type { ProviderState } from "@effect-comms/core/test/contract/ProviderState.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import * as operations from "../../src/generated/operations.ts"
import { otherCallConnectionId as fromCall } from "../recordings.ts"
import { agent, callConnectionId, invitationId } from "../support.ts"
import { connectedToCustomer, operationCallbackUri, rawIdOf } from "./given.ts"

/** A participant as answers show it. */
export const shown = (
  identifier: typeof agent,
  is: { readonly isMuted?: boolean; readonly isOnHold?: boolean } = {}
) => ({
  identifier,
  isMuted: false,
  isOnHold: false,
  ...is
})

/** An invitation, and how it is answered. */
export const adding = {
  callConnectionId,
  participantToAdd: agent,
  operationCallbackUri,
  operationContext: "adding participant"
}
export const added = {
  status: 202,
  body: { participant: shown(agent), operationContext: "adding participant", invitationId: uuid(invitationId) }
}

/** Somebody was invited, and it still rings. */
export const invited: ReadonlyArray<ProviderState> = [
  connectedToCustomer,
  executed(operations.addParticipant, adding, added)
]

/** The customer is in the call, and the agent in another. */
export const inTwoCalls: ReadonlyArray<ProviderState> = [
  connectedToCustomer,
  {
    name: "a call is connected",
    parameters: { callConnectionId: fromCall, participants: [rawIdOf(agent)], aiServices: true }
  }
]
