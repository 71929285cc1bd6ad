/**
 * Webhook bodies as typed events: total, for whole batches, in either envelope of Event Grid.
 *
 * Nothing is thrown and nothing is dropped: an event of a type that is not known keeps its envelope and data, one that does not fit says
 * where, and only a body that is no batch at all is an error of the whole.
 */
import { ValidationFailure } from "@effect-comms/core/internal/Codec"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import * as Printing from "@effect-comms/core/internal/Printing"
import * as Problem from "@effect-comms/core/internal/Problem"
import * as Redaction from "@effect-comms/core/internal/Redaction"
import * as WebhookBody from "@effect-comms/core/internal/WebhookBody"
import * as Data from "effect/Data"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { kinds } from "../generated/eventKinds.ts"
import type { Event } from "../generated/events.ts"
import type { Envelope } from "./ChatEvent.ts"

/** An event of a type that this package does not know. */
export interface UnknownEvent extends Envelope {
  readonly _tag: "UnknownEvent"
  /** What it says, as it came. */
  readonly data: unknown
}

/** An event of a batch that does not fit its type, or is not an event; printed masked, and without a stack. Its neighbors are not affected. */
export class InvalidEvent extends Data.TaggedError("InvalidEvent")<{
  /** Its place in the batch, from 0. */
  readonly index: number
  /** Where it does not fit, such as `[0].data.threadId`. */
  readonly path: string
  /** What was expected there. */
  readonly expected: string
  /** The envelope, when that much could be read. */
  readonly envelope: Envelope | undefined
  /** The event as it came; it may hold what people said. */
  readonly raw: Redacted.Redacted<unknown>
}> {
  override get message(): string {
    return `${this.path}: ${this.expected}`
  }

  override toJSON(): unknown {
    return Printing.printable(super.toJSON())
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** A body that is no batch of events. */
export class EventDecodeError extends Data.TaggedError("EventDecodeError")<{
  /** What was expected. */
  readonly expected: string
  /** Whether it is larger than is taken, and was not looked at: nothing of it was published. */
  readonly tooLarge: boolean
}> {
  override get message(): string {
    return `webhook body: ${this.expected}`
  }
}

/** One element of a batch. */
export type Decoded = Event | UnknownEvent | InvalidEvent

/** The events of one body, in its order; at least one. */
export type Batch = ReadonlyArray<Decoded>

type Members = Readonly<Record<string, unknown>>

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/**
 * Decodes a body: its text, its bytes, or what a framework has parsed of it already.
 *
 * An array of events, or a single event: Event Grid delivers a CloudEvent alone outside batches, and Azure Functions and queues hand on
 * one event of either schema.
 */
export const decodeResult = (body: unknown, limits?: WebhookBody.Limits): Result.Result<Batch, EventDecodeError> => {
  const fail = (expected: string, tooLarge = false) => Result.fail(new EventDecodeError({ expected, tooLarge }))
  const parsed = WebhookBody.parse(body, limits)
  if (Result.isFailure(parsed)) return fail(parsed.failure.expected, parsed.failure.tooLarge)
  const json = parsed.success
  const isOne = isMembers(json) && ("eventType" in json || "specversion" in json)
  const events: unknown = isOne ? [json] : json
  if (!Array.isArray(events)) return fail("expected an array of events")
  if (events.length === 0) return fail("expected at least one event")
  const tooMany = WebhookBody.tooMany(events.length, limits)
  return tooMany === undefined ? Result.succeed(events.map(decodeOne)) : fail(tooMany.expected, true)
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== ""
const isTime = (value: unknown): value is DateTimeText => typeof value === "string"

/** The envelope of an event, or the member that does not fit. */
const envelopeOf = (event: Members): Envelope | string => {
  const cloud = "specversion" in event || !("eventType" in event)
  const { id, source, subject, topic } = event
  const [timeName, typeName] = cloud ? ["time", "type"] : ["eventTime", "eventType"]
  const time = event[timeName]
  const type = event[typeName]
  if (!isText(id)) return "id"
  if (!isText(type)) return typeName
  if (time !== undefined && !isTime(time)) return timeName
  if (subject !== undefined && typeof subject !== "string") return "subject"
  if (cloud && !isText(source)) return "source"
  if (!cloud && topic !== undefined && typeof topic !== "string") return "topic"
  const from = cloud ? source : topic
  return { id, type, time, source: typeof from === "string" ? from : "", subject }
}

/** Generated sources name the type that the codec of a kind reads: property tests hold both to the schema. */
const isOfKind = (event: Envelope & { readonly data: unknown }): event is Event =>
  !(event.data instanceof ValidationFailure)

const decodeOne = (event: unknown, index: number): Decoded => {
  const invalid = (path: string, expected: string, envelope?: Envelope): InvalidEvent =>
    Problem.stackless(
      () =>
        new InvalidEvent({
          index,
          path: Redaction.maskShort(`[${index}]${path}`),
          expected,
          envelope,
          raw: Redacted.make(event)
        })
    )
  if (!isMembers(event)) return invalid("", "expected an event")
  const envelope = envelopeOf(event)
  if (typeof envelope === "string") return invalid(`.${envelope}`, "expected string")
  const { data } = event
  const kind = kinds.get(envelope.type)
  if (kind === undefined) return { _tag: "UnknownEvent", ...envelope, data }
  const read = kind.data.walk(data, false)
  const decoded = { _tag: kind.name, ...envelope, data: read }
  if (isOfKind(decoded)) return decoded
  const { expected, field } =
    read instanceof ValidationFailure ? read : { expected: "expected another value", field: "" }
  return invalid(field === "" ? ".data" : `.data.${field}`, expected, envelope)
}
