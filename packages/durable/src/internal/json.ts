/**
 * What a step gave, as text: JSON that keeps bytes, absent values and the errors of clients apart.
 */
import { CallEnded, OperationFailed, OutcomeTimeout } from "@effect-comms/call-automation/internal/durable"
import * as Graph from "@effect-comms/graph-calls/CallNotifications"
import { CommunicationError } from "@effect-comms/core/CommunicationError"

type Members = Readonly<Record<string, unknown>>

const tag = "~comms"

// What is written below is read back as what it was; stored values come from here alone.
const is = <A>(_value: unknown): _value is A => true

const membersOf = (value: object): Members => Object.fromEntries(Object.entries(value))

const errors: ReadonlyArray<{
  readonly name: string
  readonly write: (value: unknown) => Members | undefined
  readonly read: (members: Members) => unknown
}> = [
  {
    name: "CommunicationError",
    write: (value) => {
      if (!(value instanceof CommunicationError)) return undefined
      const { attempts, body, code, description, operation, reason, requestId, status, subCode, target } = value
      return { attempts, body, code, description, operation, reason, requestId, status, subCode, target }
    },
    read: (members) =>
      is<ConstructorParameters<typeof CommunicationError>[0]>(members) ? new CommunicationError(members) : members
  },
  {
    name: "OperationFailed",
    write: (value) => {
      if (!(value instanceof OperationFailed)) return undefined
      const { code, description, event, subCode } = value
      return { code, description, event, subCode }
    },
    read: (members) =>
      is<ConstructorParameters<typeof OperationFailed>[0]>(members) ? new OperationFailed(members) : members
  },
  {
    name: "CallEnded",
    write: (value) => (value instanceof CallEnded ? membersOf(value) : undefined),
    read: (members) => (is<ConstructorParameters<typeof CallEnded>[0]>(members) ? new CallEnded(members) : members)
  },
  {
    name: "GraphOperationFailed",
    write: (value) => (value instanceof Graph.OperationFailed ? membersOf(value) : undefined),
    read: (members) =>
      is<ConstructorParameters<typeof Graph.OperationFailed>[0]>(members) ? new Graph.OperationFailed(members) : members
  },
  {
    name: "GraphOperationCancelled",
    write: (value) => (value instanceof Graph.OperationCancelled ? membersOf(value) : undefined),
    read: (members) =>
      is<ConstructorParameters<typeof Graph.OperationCancelled>[0]>(members)
        ? new Graph.OperationCancelled(members)
        : members
  },
  {
    name: "GraphCallEnded",
    write: (value) => (value instanceof Graph.CallEnded ? membersOf(value) : undefined),
    read: (members) =>
      is<ConstructorParameters<typeof Graph.CallEnded>[0]>(members) ? new Graph.CallEnded(members) : members
  },
  {
    name: "GraphOutcomeTimeout",
    write: (value) => (value instanceof Graph.OutcomeTimeout ? membersOf(value) : undefined),
    read: (members) =>
      is<ConstructorParameters<typeof Graph.OutcomeTimeout>[0]>(members) ? new Graph.OutcomeTimeout(members) : members
  },
  {
    name: "OutcomeTimeout",
    write: (value) => (value instanceof OutcomeTimeout ? membersOf(value) : undefined),
    read: (members) =>
      is<ConstructorParameters<typeof OutcomeTimeout>[0]>(members) ? new OutcomeTimeout(members) : members
  }
]

const written = (value: unknown): unknown => {
  if (value === undefined) return { [tag]: "undefined" }
  if (typeof value !== "object" || value === null) return value
  if (value instanceof Uint8Array) return { [tag]: "bytes", value: Buffer.from(value).toString("base64") }
  if (Array.isArray(value)) return value.map(written)
  for (const { name, write } of errors) {
    const members = write(value)
    if (members !== undefined) return { [tag]: name, value: writtenMembers(members) }
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
  const kind = members[tag]
  if (kind === "undefined") return undefined
  if (kind === "bytes") return new Uint8Array(Buffer.from(String(members["value"]), "base64"))
  const plain = Object.fromEntries(
    Object.entries(kind === undefined ? members : membersOf(Object(members["value"]))).map(([key, member]) => [
      key,
      restored(member)
    ])
  )
  return errors.find(({ name }) => name === kind)?.read(plain) ?? plain
}

/** Writes a value as text. */
export const write = (value: unknown): string => JSON.stringify(written(value))

/** Reads what `write` wrote, of the type that it had. */
export const read = <A>(text: string): A => {
  const value: unknown = restored(JSON.parse(text))
  if (is<A>(value)) return value
  throw new TypeError("unreachable")
}

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
