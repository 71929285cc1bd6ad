/**
 * What a step gave, as text: JSON that keeps bytes, absent values and the errors of clients apart. What it is read as is for `reading` to say.
 */
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as reading from "./reading.ts"

type Members = Readonly<Record<string, unknown>>

const tag = "~comms"

const membersOf = (value: object): Members => Object.fromEntries(Object.entries(value))

const text = Schema.optional(Schema.String)
const plain = [
  "Unauthorized",
  "Forbidden",
  "NotFound",
  "Conflict",
  "PreconditionFailed",
  "Unavailable",
  "Timeout",
  "Transport"
] as const

/** What an error of a client says, without what was thrown. */
const Details = Schema.Struct({
  operation: Schema.String,
  reason: Schema.Union([
    Schema.Struct({ _tag: Schema.Literals(plain) }),
    Schema.Struct({ _tag: Schema.Literal("Throttled"), retryAfter: Schema.UndefinedOr(Schema.Number) }),
    Schema.Struct({
      _tag: Schema.Literals(["InvalidRequest", "UnexpectedResponse"]),
      field: Schema.UndefinedOr(Schema.String),
      expected: Schema.UndefinedOr(Schema.String)
    }),
    Schema.Struct({
      _tag: Schema.Literal("Ambiguous"),
      repeatability: Schema.UndefinedOr(Schema.Struct({ requestId: Schema.String, firstSent: Schema.String }))
    })
  ]),
  description: Schema.String,
  status: Schema.optional(Schema.Number),
  code: text,
  subCode: text,
  target: text,
  requestId: text,
  attempts: Schema.Number,
  body: text
})

const readDetails = reading.bySchema("error", Details)

const written = (value: unknown): unknown => {
  if (value === undefined) return { [tag]: "undefined" }
  if (typeof value !== "object" || value === null) return value
  if (value instanceof Uint8Array) return { [tag]: "bytes", value: Buffer.from(value).toString("base64") }
  if (Array.isArray(value)) return value.map(written)
  // What is kept from logs is read again by its codec, as from the wire.
  if (Redacted.isRedacted(value)) return written(Redacted.value(value))
  if (value instanceof CommunicationError) {
    const { attempts, body, code, description, operation, reason, requestId, status, subCode, target } = value
    const details = { attempts, body, code, description, operation, reason, requestId, status, subCode, target }
    return { [tag]: "CommunicationError", value: writtenMembers(details) }
  }
  return writtenMembers(value)
}

const writtenMembers = (value: object): Members =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined && typeof member !== "function")
      .map(([key, member]) => [key, written(member)])
  )

const restored = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) return value.map(restored)
  const members = membersOf(value)
  switch (members[tag]) {
    case "undefined":
      return undefined
    case "bytes":
      return new Uint8Array(Buffer.from(String(members["value"]), "base64"))
    case "CommunicationError":
      return new CommunicationError(readDetails(restoredReason(restored(members["value"]))))
    default:
      return Object.fromEntries(Object.entries(members).map(([key, member]) => [key, restored(member)]))
  }
}

/** Members without a value are not written; the schema of a reason wants them. */
const restoredReason = (details: unknown): unknown => {
  if (typeof details !== "object" || details === null) return details
  const reason: unknown = Reflect.get(details, "reason")
  if (typeof reason !== "object" || reason === null) return details
  const absent = { retryAfter: undefined, field: undefined, expected: undefined, repeatability: undefined }
  return { ...details, reason: { ...absent, ...reason } }
}

/** Writes a value as text. */
export const write = (value: unknown): string => JSON.stringify(written(value))

/** Reads what `write` wrote; throws a `StoredValueError` when it is an error of another form. */
export const parse = (stored: string): unknown => restored(JSON.parse(stored))

const sorted = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value
  if (Array.isArray(value)) return value.map(sorted)
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)])
  )
}

/** The same for equal values, however their members are ordered. */
export const canonical = (value: unknown): string => write(sorted(value))
