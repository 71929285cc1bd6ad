/** Recordings together with the RecordingStateChanged that shows what became of a request: it carries no context, but the recording's id. */
import { CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import * as Effect from "effect/Effect"
import * as Outcome from "../Outcome.ts"
import type { EventOf } from "../generated/events.ts"
import { type AndWait, make, plan } from "./awaiting.ts"
import { recorderOf } from "./recorder.ts"

type State = EventOf<"RecordingStateChanged">

const expected = "expected the id of a recording that names its recorder"

/** Brings a recording into a state. */
export const andWaitForState = <I extends { readonly recordingId: string }, A>(
  operation: ClientOperation<I, A>,
  state: "active" | "inactive"
): AndWait<I, State> =>
  make(operation, (input, events) => {
    const callConnectionId = recorderOf(input.recordingId)
    if (callConnectionId === undefined) return invalid(operation.id, "recordingId", expected)
    const outcome = Outcome.recording(input.recordingId, state)
    return plan(input, outcome, events.awaitOutcome(outcome, { callConnectionId, fresh: true }))
  })

/** What a start that waits needs besides. */
export interface WithCallback {
  /** The URL that RecordingStateChanged is posted to: without one there is no event. */
  readonly recordingStateCallbackUri: string
}

/** Starts a recording. The leg of its events is known from the answer only. */
export const andWaitForStart = <
  I extends { readonly pauseOnStart?: boolean | undefined },
  A extends { readonly recordingId?: string | undefined }
>(
  operation: ClientOperation<I, A>
): AndWait<I & WithCallback, State> =>
  make(operation, (input, events) => {
    // Without one there is no event.
    if (!input.recordingStateCallbackUri) return invalid(operation.id, "recordingStateCallbackUri", "is required")
    const kinds = Outcome.recording("", "active")
    return plan(input, kinds, Effect.void, (_, answer?: A) => {
      if (answer === undefined) return undefined
      const { recordingId = "" } = answer
      const callConnectionId = recorderOf(recordingId)
      if (callConnectionId === undefined) return Effect.fail(unexpected(operation.id))
      const state = input.pauseOnStart === true ? "inactive" : "active"
      return events.awaitOutcome(Outcome.recording(recordingId, state), { callConnectionId })
    })
  })

const unexpected = (operation: string): CommunicationError =>
  new CommunicationError({
    operation,
    reason: { _tag: "UnexpectedResponse", field: "recordingId", expected },
    description: `recordingId: ${expected}; it was started`,
    attempts: 1
  })
