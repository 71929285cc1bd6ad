/**
 * Webhook bodies as typed events: total, for whole batches.
 *
 * Nothing is thrown and nothing is dropped: an event of a type that is not known keeps its envelope and data, one that does not fit says
 * where, and only a body that is not a batch at all is an error of the whole.
 */
import { ValidationFailure } from "@effect-comms/core/internal/Codec"
import * as WebhookBody from "@effect-comms/core/internal/WebhookBody"
import * as Printing from "@effect-comms/core/internal/Printing"
import * as Problem from "@effect-comms/core/internal/Problem"
import * as Redaction from "@effect-comms/core/internal/Redaction"
import type { NonEmptyReadonlyArray } from "effect/Array"
import * as Data from "effect/Data"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { type Kind, kinds } from "../generated/eventKinds.ts"
import type { Event } from "../generated/events.ts"
import { isMembers } from "../internal/Reading.ts"
import type { Envelope } from "./CallEvent.ts"
import { isCloudEvent, read } from "./envelope.ts"

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
  /** Where it does not fit, such as `[0].data.sequenceNumber`. */
  readonly path: string
  /** What was expected there. */
  readonly expected: string
  /** The envelope, when that much could be read. */
  readonly envelope: Envelope | undefined
  /** The event as it came; it may hold phone numbers. */
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

/** A body that is not a batch of events. */
export class EventDecodeError extends Data.TaggedError("EventDecodeError")<{
  /** Where, empty for the body itself. */
  readonly path: string
  /** What was expected there. */
  readonly expected: string
  /** Whether it is larger than is taken, and was not looked at: nothing of it was published. */
  readonly tooLarge: boolean
}> {
  override get message(): string {
    return `webhook body${this.path}: ${this.expected}`
  }
}

/** One element of a batch. */
export type Decoded = Event | UnknownEvent | InvalidEvent

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

/** What a body holds. */
export interface Body {
  readonly events: Batch
  /**
   * Whether it is one event of Event Grid's own schema outside an array, which Event Grid itself never posts: a trigger of Azure Functions or
   * a queue hands it on, and once more when the program has failed with it.
   */
  readonly handedOn: boolean
}

/**
 * Decodes a body: its text, its bytes, or what a framework has parsed of it already.
 *
 * An array of events, or a single event: Event Grid delivers a CloudEvent alone outside batches, and Azure Functions and queues hand on
 * one event of either schema.
 */
export const decodeResult = (body: unknown, limits?: WebhookBody.Limits): Result.Result<Batch, EventDecodeError> => {
  const read = bodyOf(body, limits)
  return "events" in read ? Result.succeed(read.events) : refused(read)
}

/** The same, and how the events came. */
export const decodeBody = (body: unknown, limits?: WebhookBody.Limits): Result.Result<Body, EventDecodeError> => {
  const read = bodyOf(body, limits)
  return "events" in read ? Result.succeed(read) : refused(read)
}

const bodyOf = (body: unknown, limits: WebhookBody.Limits | undefined): Body | WebhookBody.Refusal => {
  const parsed = WebhookBody.parse(body, limits)
  if (Result.isFailure(parsed)) return parsed.failure
  const json = parsed.success
  const events: ReadonlyArray<unknown> | undefined = Array.isArray(json) ? json : isEvent(json) ? [json] : undefined
  if (events === undefined) return { expected: "expected an array of events", tooLarge: false }
  if (events.length === 0) return { expected: "expected at least one event", tooLarge: false }
  const tooMany = WebhookBody.tooMany(events.length, limits)
  if (tooMany !== undefined) return tooMany
  const given = json === body
  const decoded: [Decoded, ...Array<Decoded>] = [decodeOne(events[0], 0, given)]
  for (let i = 1; i < events.length; i++) decoded.push(decodeOne(events[i], i, given))
  return { events: decoded, handedOn: events !== json && isMembers(json) && !isCloudEvent(json) }
}

const refused = (refusal: WebhookBody.Refusal): Result.Result<never, EventDecodeError> =>
  Result.fail(new EventDecodeError({ path: "", ...refusal }))

const isEvent = (json: unknown): boolean =>
  isMembers(json) && ("eventType" in json || ("specversion" in json && "type" in json))

const decodeOne = (event: unknown, index: number, parsed: boolean): Decoded => {
  const decoded = decodeEvent(event, index)
  // What a program made is not always what JSON would be: a key may be there whose value is undefined.
  const plain = parsed && decoded._tag === "InvalidEvent" ? WebhookBody.asJson(event) : undefined
  if (plain === undefined) return decoded
  const again = decodeEvent(plain, index)
  return again._tag === "InvalidEvent" ? decoded : again
}

const decodeEvent = (event: unknown, index: number): Decoded => {
  if (!isMembers(event))
    return invalidEvent({ index, path: `[${index}]`, expected: "expected an event", envelope: undefined, raw: event })
  const envelope = read(event)
  if (envelope instanceof ValidationFailure) return invalid(event, index, `[${index}]`, envelope, undefined)
  const { id, source, subject, time, type } = envelope
  const { data } = event
  const kind = kindOf(type)
  if (kind === undefined) return { _tag: "UnknownEvent", id, type, time, source, subject, data }
  const decoded = { _tag: kind.name, id, type, time, source, subject, data: kind.data.walk(data, false) }
  return isOfKind(decoded) ? decoded : invalid(event, index, `[${index}].data`, decoded.data, envelope)
}

/** Generated sources name the type that the codec of a kind reads: property tests hold both to the schema. */
const isOfKind = (event: Envelope & { readonly data: unknown }): event is Event =>
  !(event.data instanceof ValidationFailure)

const invalid = (
  raw: unknown,
  index: number,
  at: string,
  failure: unknown,
  envelope: Envelope | undefined
): InvalidEvent => {
  const { expected, field } =
    failure instanceof ValidationFailure ? failure : new ValidationFailure("", "expected another value")
  const path = field === "" || field.startsWith("[") ? at + field : `${at}.${field}`
  return invalidEvent({ index, path: Redaction.maskShort(path), expected, envelope, raw })
}

const invalidEvent = ({
  raw,
  ...more
}: Pick<InvalidEvent, "index" | "path" | "expected" | "envelope"> & { readonly raw: unknown }): InvalidEvent =>
  Problem.stackless(() => new InvalidEvent({ ...more, raw: Redacted.make(raw) }))
