/** Webhook bodies as the events of Chat; see `EventBatch` of core for what becomes of those that do not fit. */
import { ValidationFailure } from "@effect-comms/core/internal/Codec"
import * as EventBatch from "@effect-comms/core/internal/EventBatch"
import type * as WebhookBody from "@effect-comms/core/internal/WebhookBody"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import type { NonEmptyReadonlyArray } from "effect/Array"
import * as Result from "effect/Result"
import { kinds } from "../generated/eventKinds.ts"
import type { Event } from "../generated/events.ts"

export { EventDecodeError, InvalidEvent, type UnknownEvent } from "@effect-comms/core/internal/EventBatch"

/** One element of a batch. */
export type Decoded = Event | EventBatch.UnknownEvent | EventBatch.InvalidEvent

/** The events of one body, in its order; at least one. */
export type Batch = NonEmptyReadonlyArray<Decoded>

const isText = (value: unknown): value is string => typeof value === "string" && value !== ""
const isTime = (value: unknown): value is DateTimeText => typeof value === "string"

/** The envelope of an event, or the member that does not fit. */
const envelopeOf = (event: EventBatch.Members): EventBatch.Envelope | ValidationFailure => {
  const cloud = EventBatch.isCloudEvent(event)
  const { id, source, subject, topic } = event
  const [timeName, typeName] = cloud ? ["time", "type"] : ["eventTime", "eventType"]
  const time = event[timeName]
  const type = event[typeName]
  const wrong = (name: string) => new ValidationFailure(name, "expected string")
  if (!isText(id)) return wrong("id")
  if (!isText(type)) return wrong(typeName)
  if (time !== undefined && !isTime(time)) return wrong(timeName)
  if (subject !== undefined && typeof subject !== "string") return wrong("subject")
  if (cloud && !isText(source)) return wrong("source")
  if (!cloud && topic !== undefined && typeof topic !== "string") return wrong("topic")
  const from = cloud ? source : topic
  return { id, type, time, source: typeof from === "string" ? from : "", subject }
}

const known: EventBatch.Events = { kindOf: (type) => kinds.get(type), envelopeOf }

/** Decodes a body: its text, its bytes, or what a framework has parsed of it already. */
export const decodeResult = (
  body: unknown,
  limits?: WebhookBody.Limits
): Result.Result<Batch, EventBatch.EventDecodeError> =>
  Result.map(EventBatch.decode<Event>(body, limits, known), ({ events }) => events)
