/**
 * The two envelopes that events come in, read into one: CloudEvents 1.0, which callbacks use and Event Grid can, and Event Grid's own.
 */
import { UncheckedDateTimeText } from "@effect-comms/core/schemas"
import * as Decoder from "@effect-comms/core/Decoder"
import * as Field from "@effect-comms/core/Field"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as SchemaIssue from "effect/SchemaIssue"
import type { Envelope } from "./EventKind.ts"

const CloudEvent = Schema.Struct({
  id: Schema.NonEmptyString,
  source: Schema.NonEmptyString,
  type: Schema.NonEmptyString,
  specversion: Schema.Literal("1.0"),
  time: Field.optional(UncheckedDateTimeText),
  subject: Field.optional(Schema.String),
  datacontenttype: Field.optional(Schema.String),
  data: Schema.optionalKey(Schema.Unknown)
})

const EventGridEvent = Schema.Struct({
  id: Schema.NonEmptyString,
  topic: Field.optional(Schema.String),
  subject: Schema.String,
  eventType: Schema.NonEmptyString,
  eventTime: Field.optional(UncheckedDateTimeText),
  dataVersion: Field.optional(Schema.String),
  metadataVersion: Field.optional(Schema.String),
  data: Schema.optionalKey(Schema.Unknown)
})

const cloudEvent = Decoder.make(CloudEvent)
const eventGridEvent = Decoder.make(EventGridEvent)

/** The envelope of one event and its data, not looked at. */
export const read = (
  event: object
): Result.Result<{ readonly envelope: Envelope; readonly data: unknown }, SchemaIssue.Issue> => {
  if ("eventType" in event && !("specversion" in event)) {
    return Result.map(eventGridEvent(event), ({ data, eventTime, eventType, id, subject, topic }) => ({
      envelope: { id, type: eventType, time: eventTime, source: topic ?? "", subject },
      data
    }))
  }
  return Result.map(cloudEvent(event), ({ data, id, source, subject, time, type }) => ({
    envelope: { id, type, time, source, subject },
    data
  }))
}
