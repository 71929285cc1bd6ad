/** Inviting a participant together with the outcome, which may also be that the invitation is withdrawn. */
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import * as Effect from "effect/Effect"
import type { EventName, EventOf } from "../generated/events.ts"
import { type AndWait, make, type OfLeg, plan, withContext, type WithContext } from "./awaiting.ts"
import type { Outcome } from "./outcome.ts"

// It carries the context of the request that withdrew it, so the invitation's id decides, which only the response has.
const withdrawn: Outcome<never, "CancelAddParticipantSucceeded"> = {
  succeeded: [],
  failed: ["CancelAddParticipantSucceeded"]
}

/** Invites a participant. */
export const andWaitForInvited = <
  I extends OfLeg & WithContext,
  A extends { readonly invitationId?: string | undefined },
  S extends EventName,
  F extends EventName
>(
  operation: ClientOperation<I, A>,
  outcome: Outcome<S, F>
): AndWait<I, EventOf<S>> =>
  make(operation, (given, events, newId) => {
    const input = withContext(given, newId)
    const { callConnectionId, operationContext } = input
    const begin = events.awaitOutcome(outcome, { callConnectionId, operationContext, fresh: true })
    return plan(input, outcome, begin, (begun, answer?: A) =>
      answer?.invitationId === undefined
        ? begun
        : Effect.raceFirst(
            begun,
            events.awaitOutcome(withdrawn, { callConnectionId, invitationId: answer.invitationId })
          )
    )
  })
