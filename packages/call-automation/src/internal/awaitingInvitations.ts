/** Inviting a participant together with the outcome, which may also be that the invitation is withdrawn. */
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import * as Effect from "effect/Effect"
import * as Outcome from "../Outcome.ts"
import type { EventOf } from "../generated/events.ts"
import { type AndWait, make, type OfLeg, plan, withContext, type WithContext } from "./awaiting.ts"

// It carries the context of the request that withdrew it, so the invitation's id decides, which only the response has.
const withdrawn = /* @__PURE__ */ Outcome.make({ succeeded: [], failed: ["CancelAddParticipantSucceeded"] })

/** Invites a participant. */
export const addAndWait = <I extends OfLeg & WithContext, A extends { readonly invitationId?: string | undefined }>(
  operation: ClientOperation<I, A>
): AndWait<I, EventOf<"AddParticipantSucceeded">> =>
  make(operation, (given, events) => {
    const input = withContext(given)
    const { callConnectionId, operationContext } = input
    const begin = events.awaitOutcome(Outcome.addParticipant, { callConnectionId, operationContext, fresh: true })
    return plan(input, Outcome.addParticipant, begin, (begun, answer?: A) =>
      answer?.invitationId === undefined
        ? begun
        : Effect.raceFirst(
            begun,
            events.awaitOutcome(withdrawn, { callConnectionId, invitationId: answer.invitationId })
          )
    )
  })
