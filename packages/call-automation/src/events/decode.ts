/** Webhook bodies as the events of Call Automation; see `EventBatch` of core for what becomes of those that do not fit. */
import * as EventBatch from "@effect-comms/core/internal/EventBatch"
import type * as WebhookBody from "@effect-comms/core/internal/WebhookBody"
import type { NonEmptyReadonlyArray } from "effect/Array"
import * as Result from "effect/Result"
import { type Kind, kinds } from "../generated/eventKinds.ts"
import type { Event } from "../generated/events.ts"
import { read } from "./envelope.ts"

export { EventDecodeError, InvalidEvent, type UnknownEvent } from "@effect-comms/core/internal/EventBatch"

/** One element of a batch. */
export type Decoded = Event | EventBatch.UnknownEvent | EventBatch.InvalidEvent

/** The events of one body, in its order; at least one. */
export type Batch = NonEmptyReadonlyArray<Decoded>

/** The kinds by the length of their type: to compare texts costs less than the hash of one that was just read. */
const byLength = /* @__PURE__ */ (() => {
  const found: Array<Array<readonly [type: string, kind: Kind]> | undefined> = []
  for (const entry of kinds) (found[entry[0].length] ??= []).push(entry)
  return found
})()

const kindOf = (type: string): Kind | undefined => {
  const entries = byLength[type.length]
  if (entries !== undefined) for (const [known, kind] of entries) if (known === type) return kind
  return undefined
}

const known: EventBatch.Events = { kindOf, envelopeOf: read }

/** Decodes a body, and says how its events came. */
export const decodeBody = (
  body: unknown,
  limits?: WebhookBody.Limits
): Result.Result<EventBatch.Body<Event>, EventBatch.EventDecodeError> => EventBatch.decode<Event>(body, limits, known)

/**
 * Decodes a body: its text, its bytes, or what a framework has parsed of it already.
 *
 * An array of events, or a single event: Event Grid delivers a CloudEvent alone outside batches, and Azure Functions and queues hand on
 * one event of either schema.
 */
export const decodeResult = (
  body: unknown,
  limits?: WebhookBody.Limits
): Result.Result<Batch, EventBatch.EventDecodeError> => Result.map(decodeBody(body, limits), ({ events }) => events)
