/**
 * How Graph's answers are taken: whatever 2xx an action is answered with, it was executed, and is not to be done again.
 *
 * An action carries a `clientContext`, made where the program gives none: its end is recognized by it where the answer has no operation.
 */
import {
  type Answer,
  type Any,
  type ClientOperation,
  type Coding,
  Refused
} from "@effect-comms/core/internal/ClientOperation"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)

const isSuccess = (status: number): boolean => status >= 200 && status < 300

/** Answers by status, of which the first stands for every other 2xx. */
class Successes<A> extends Map<number, Answer<A>> {
  override get(status: number): Answer<A> | undefined {
    const [first] = this.values()
    return super.get(status) ?? (isSuccess(status) ? first : undefined)
  }
}

const mapped = <A>(coding: Coding<A>, change: (answer: Answer<A>) => Answer<A>): Successes<A> =>
  new Successes([...coding.success].map(([status, answer]) => [status, change(answer)]))

/** An answer with an address and no id is of what is at that address. */
const located = <A>({ decode, ...answer }: Answer<A>): Answer<A> => ({
  ...answer,
  decode: (body) => {
    if (!isObject(body) || typeof body["location"] !== "string" || (body["id"] ?? "") !== "") return decode(body)
    return decode({ ...body, id: body["location"].slice(body["location"].lastIndexOf("/") + 1) })
  }
})

/** An answer of what was done: members that do not fit are absent, and the rest is as it is. */
const readable = <A>({ decode, ...answer }: Answer<A>): Answer<A> => ({
  ...answer,
  decode: (body) => {
    let read = decode(body)
    let given = body
    while (read instanceof Refused && isObject(given)) {
      const { field } = read
      const { [Object.keys(given).find((name) => isIn(field, name)) ?? ""]: unfit, ...rest } = given
      if (unfit === undefined) return read
      given = rest
      read = decode(given)
    }
    return read
  }
})

/** Whether a field is a member, or in it. */
const isIn = (field: string, name: string): boolean =>
  field === name || field.startsWith(`${name}.`) || field.startsWith(`${name}[`)

/** An operation of Graph as its client performs it once, and what is known of it when its answer cannot be read. */
export interface Execution<I, A> {
  readonly operation: ClientOperation<I, A>
  /** An answer with what the service left out of it. */
  readonly complete: (answer: A) => A
  /** What it gives in place of this failure, when the service said that it was executed. */
  readonly despite: (error: CommunicationError) => A | Refused
}

const notExecuted = new Refused("", "expected a success")

/** Whether an operation begins another, whose address its answer has: it acts on what is there. */
const isAction = ({ method, path }: Any, { success }: Coding<unknown>): boolean =>
  method === "POST" && path.includes("{") && [...success.values()].some(({ headers }) => headers.length > 0)

/** What is the same for every call of an operation. */
interface Known<A> {
  readonly isAction: boolean
  readonly coding: Coding<A>
}

const known = /* @__PURE__ */ new WeakMap<Any, Known<unknown>>()

// The map has of each operation what was made of it.
const isOf = <A>(found: Known<unknown> | undefined): found is Known<A> => found !== undefined

const knownOf = <I, A>(operation: ClientOperation<I, A>): Known<A> => {
  const found = known.get(operation)
  if (isOf<A>(found)) return found
  const coding = operation.codec()
  const acts = isAction(operation, coding)
  const isRead = operation.method === "GET"
  const taken = (answer: Answer<A>) => (acts ? executed(readable(answer)) : located(isRead ? answer : readable(answer)))
  const made: Known<A> = { isAction: acts, coding: { ...coding, success: mapped(coding, taken) } }
  known.set(operation, made)
  return made
}

/** An answer that cannot be read, or is none, is one of which the address alone is known. */
const executed = <A>({ decode, ...answer }: Answer<A>): Answer<A> => ({
  ...answer,
  decode: (body) => {
    const given = isObject(body) ? body : {}
    const read = decode(given)
    return read instanceof Refused ? decode({ location: given["location"] }) : read
  }
})

const action = <I, A>(operation: ClientOperation<I, A>, coding: Coding<A>): Execution<I, A> => {
  let clientContext: unknown
  const own: Coding<A> = {
    ...coding,
    payload: (input, version) => {
      const body = coding.payload?.(input, version)
      if (!isObject(body) || body instanceof Refused) return body
      clientContext = body["clientContext"] ?? crypto.randomUUID()
      return body["clientContext"] === clientContext ? body : { ...body, clientContext }
    }
  }
  const complete = (answer: A): A =>
    isObject(answer) && typeof answer["clientContext"] !== "string" ? { ...answer, clientContext } : answer
  return {
    operation: { ...operation, codec: () => own },
    complete,
    despite: ({ reason, status = 0 }) =>
      reason._tag === "UnexpectedResponse" && isSuccess(status)
        ? (coding.success.get(status)?.decode(undefined) ?? notExecuted)
        : notExecuted
  }
}

const asItIs = <A>(answer: A): A => answer

/** How an operation is performed once. */
export const execution = <I, A>(operation: ClientOperation<I, A>): Execution<I, A> => {
  const { coding, isAction } = knownOf(operation)
  if (isAction) return action(operation, coding)
  return { operation: { ...operation, codec: () => coding }, complete: asItIs, despite: () => notExecuted }
}
