/**
 * The two envelopes that events come in, read into one: CloudEvents 1.0, which callbacks use and Event Grid can, and Event Grid's own.
 *
 * What every callback has is looked at by hand; whether anything else fits, and where it does not, is for the derived codecs to say.
 */
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import { ValidationFailure } from "@effect-comms/core/internal/Codec"
import { isCloudEvent, type Members } from "@effect-comms/core/internal/EventBatch"
import * as codecs from "../generated/codecs.ts"
import type { CloudEvent, EventGridEvent } from "../generated/models.ts"
import type { Envelope } from "./CallEvent.ts"

const isText = (value: unknown): value is string => typeof value === "string" && value !== ""
const isTime = (value: unknown): value is DateTimeText | undefined => value === undefined || typeof value === "string"
const isOptional = (value: unknown): value is string | undefined => value === undefined || typeof value === "string"

/** The envelope of one event; its data is not looked at. */
export const read = (event: Members): Envelope | ValidationFailure => {
  const { datacontenttype, id, source, specversion, subject, time, type } = event
  return specversion === "1.0" &&
    isText(id) &&
    isText(source) &&
    isText(type) &&
    isTime(time) &&
    isOptional(subject) &&
    isOptional(datacontenttype)
    ? { id, type, time, source, subject }
    : judged(event)
}

/** Generated sources name the type that a codec reads: property tests hold both to the schema. */
const isRead = <A>(value: unknown): value is A => !(value instanceof ValidationFailure)

const judged = (event: Members): Envelope | ValidationFailure => {
  if (!isCloudEvent(event)) {
    const read = codecs.EventGridEvent.walk(event, false)
    if (!isRead<EventGridEvent>(read)) return failureOf(read)
    const { eventTime, eventType, id, subject, topic } = read
    return { id, type: eventType, time: eventTime, source: topic ?? "", subject }
  }
  const read = codecs.CloudEvent.walk(event, false)
  if (!isRead<CloudEvent>(read)) return failureOf(read)
  const { id, source, subject, time, type } = read
  return { id, type, time, source, subject }
}

const failureOf = (read: unknown): ValidationFailure =>
  read instanceof ValidationFailure ? read : new ValidationFailure("", "expected another value")
