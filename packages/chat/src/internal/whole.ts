/** Turns a success that tells of refused participants into an error. */
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import { PartialFailure } from "../PartialFailure.ts"
import type { ParticipantError } from "../generated/models.ts"

/** The result when nobody was refused, else the failure that carries it. */
export const whole = <A>(
  operation: string,
  result: A,
  invalidParticipants: ReadonlyArray<ParticipantError> = []
): Effect.Effect<A, PartialFailure<A>> =>
  invalidParticipants.length === 0
    ? Effect.succeed(result)
    : Effect.fail(new PartialFailure({ operation, result, invalidParticipants }))

/** The error of a success without a field that makes it one. */
export const unexpected = (operation: string, field: string): CommunicationError =>
  new CommunicationError({
    operation,
    reason: { _tag: "UnexpectedResponse", field, expected: "is required" },
    description: `the body of the answer: ${field} is required`,
    attempts: 1
  })
