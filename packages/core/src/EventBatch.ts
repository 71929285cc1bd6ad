/**
 * Webhook bodies as events: total, for whole batches, in either envelope of Event Grid.
 *
 * Nothing is thrown and nothing is dropped: an event of a type that is not known keeps its envelope and data, one that does not fit says
 * where, and only a body that is no batch at all is an error of the whole. Which types there are, and how an envelope is read, is for the
 * packages of the services to say.
 */
import type { NonEmptyReadonlyArray } from "effect/Array"
import * as Data from "effect/Data"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import type { DateTimeText } from "./DateTimeText.ts"
import { ValidationFailure } from "./internal/Codec.ts"
import * as Printing from "./Printing.ts"
import * as Problem from "./Problem.ts"
import * as Redaction from "./Redaction.ts"
import * as WebhookBody from "./WebhookBody.ts"

/** What every event says of itself, whichever envelope it came in. */
export interface Envelope {
  /** Unique within its source; a delivery that is repeated has the same. */
  readonly id: string
  /** As on the wire, such as `Microsoft.Communication.CallConnected`. */
  readonly type: string
  /** When it happened, verbatim. */
  readonly time: DateTimeText | undefined
  /** The `source` of a CloudEvent, such as `calling/callConnections/{callConnectionId}`, or Event Grid's `topic`. */
  readonly source: string
  /** What it is about, such as `thread/{thread}/sender/{user}`. */
  readonly subject: string | undefined
}

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
  /** The event as it came; it may hold phone numbers, or what people said. */
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

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** A JSON object. */
export type Members = Readonly<Record<string, unknown>>

/** Whether a value is a JSON object. */
export const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Whether it is a CloudEvent rather than an event of Event Grid's own schema. */
export const isCloudEvent = (event: Members): boolean => "specversion" in event || !("eventType" in event)

/** A kind of events: its name, and the codec of its data. */
interface Kind {
  readonly name: string
  readonly data: { readonly walk: (value: unknown, isWriting: false) => unknown }
}

/** What the events of a service are. */
export interface Events {
  /** The kind of a type on the wire, if it is known. */
  readonly kindOf: (type: string) => Kind | undefined
  /** The envelope of an event, or where it does not fit. */
  readonly envelopeOf: (event: Members) => Envelope | ValidationFailure
}

/** What a body holds. */
export interface Body<E> {
  /** Its events, in its order; at least one. */
  readonly events: NonEmptyReadonlyArray<E | UnknownEvent | InvalidEvent>
  /**
   * Whether it is one event of Event Grid's own schema outside an array, which Event Grid itself never posts: a trigger of Azure Functions or
   * a queue forwards it, and forwards it again when the program has failed with it.
   */
  readonly isForwarded: boolean
}

type Event = Envelope & { readonly data: unknown }

/**
 * Decodes a body: its text, its bytes, or what a framework has parsed of it already.
 *
 * An array of events, or a single event: Event Grid delivers a CloudEvent alone outside batches, and Azure Functions and queues
 * forward one event of either schema. `E` is the type that the codecs of the kinds read: property tests hold both to the schemas.
 */
export const decode = <E extends Event>(
  body: unknown,
  limits: WebhookBody.Limits | undefined,
  known: Events
): Result.Result<Body<E>, EventDecodeError> => {
  const parsed = WebhookBody.parse(body, limits)
  if (Result.isFailure(parsed)) return refused(parsed.failure)
  const json = parsed.success
  const events: ReadonlyArray<unknown> | undefined = Array.isArray(json) ? json : isEvent(json) ? [json] : undefined
  if (events === undefined) return refused({ expected: "expected an array of events", tooLarge: false })
  if (events.length === 0) return refused({ expected: "expected at least one event", tooLarge: false })
  const tooMany = WebhookBody.tooMany(events.length, limits)
  if (tooMany !== undefined) return refused(tooMany)
  const given = json === body
  type One = E | UnknownEvent | InvalidEvent
  const decoded: [One, ...Array<One>] = [decodeOne<E>(events[0], 0, given, known)]
  for (let i = 1; i < events.length; i++) decoded.push(decodeOne<E>(events[i], i, given, known))
  return Result.succeed({
    events: decoded,
    isForwarded: events !== json && isMembers(json) && !isCloudEvent(json)
  })
}

const refused = ({ expected, tooLarge }: WebhookBody.Refusal): Result.Result<never, EventDecodeError> =>
  Result.fail(new EventDecodeError({ path: "", expected, tooLarge }))

const isEvent = (json: unknown): boolean =>
  isMembers(json) && ("eventType" in json || ("specversion" in json && "type" in json))

const decodeOne = <E extends Event>(
  event: unknown,
  index: number,
  parsed: boolean,
  known: Events
): E | UnknownEvent | InvalidEvent => {
  const decoded = decodeEvent<E>(event, index, known)
  // What a program made is not always what JSON would be: a key may be there whose value is undefined.
  const plain = parsed && decoded instanceof InvalidEvent ? WebhookBody.asJson(event) : undefined
  if (plain === undefined) return decoded
  const again = decodeEvent<E>(plain, index, known)
  return again instanceof InvalidEvent ? decoded : again
}

const decodeEvent = <E extends Event>(
  event: unknown,
  index: number,
  { envelopeOf, kindOf }: Events
): E | UnknownEvent | InvalidEvent => {
  if (!isMembers(event))
    return invalidEvent({ index, path: `[${index}]`, expected: "expected an event", envelope: undefined, raw: event })
  const envelope = envelopeOf(event)
  if (envelope instanceof ValidationFailure) return invalid(event, index, `[${index}]`, envelope, undefined)
  const { id, source, subject, time, type } = envelope
  const { data } = event
  const kind = kindOf(type)
  if (kind === undefined) return { _tag: "UnknownEvent", id, type, time, source, subject, data }
  const decoded = { _tag: kind.name, id, type, time, source, subject, data: kind.data.walk(data, false) }
  return isOfKind<E>(decoded) ? decoded : invalid(event, index, `[${index}].data`, decoded.data, envelope)
}

const isOfKind = <E extends Event>(event: Event): event is E => !(event.data instanceof ValidationFailure)

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
