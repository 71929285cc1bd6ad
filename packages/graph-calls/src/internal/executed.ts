/**
 * How Graph's answers are taken: whatever 2xx an action is answered with, it was executed, and is not to be done again.
 *
 * An action carries a `clientContext`, made where the program gives none: its end is recognized by it where the answer has no operation.
 */
import { type Answer, type ClientOperation, type Coding, Refused } from "@effect-comms/core/internal/ClientOperation"
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

/** An operation of Graph as its client performs it once, and what is known of it when its answer cannot be read. */
export interface Execution<I, A> {
  readonly operation: ClientOperation<I, A>
  /** What it gives in place of this failure, when the service said that it was executed. */
  readonly despite: (error: CommunicationError) => A | Refused
}

const notExecuted = new Refused("", "expected a success")

/** Whether an operation begins another, whose address its answer has: it acts on what is there. */
const isAction = ({ method, path }: ClientOperation<never, unknown>, { success }: Coding<unknown>): boolean =>
  method === "POST" && path.includes("{") && [...success.values()].some(({ headers }) => headers.length > 0)

const action = <I, A>(operation: ClientOperation<I, A>, coding: Coding<A>): Execution<I, A> => {
  let clientContext: unknown
  const withContext = (answer: Json): Json =>
    typeof answer["clientContext"] === "string" ? answer : { ...answer, clientContext }
  const success = mapped(coding, ({ decode, ...answer }) => ({
    ...answer,
    decode: (body) => {
      const given = withContext(isObject(body) ? body : {})
      const read = decode(given)
      return read instanceof Refused ? decode(withContext({ location: given["location"] })) : read
    }
  }))
  return {
    operation: {
      ...operation,
      codec: () => ({
        ...coding,
        success,
        payload: (input, version) => {
          const body = coding.payload?.(input, version)
          if (!isObject(body) || body instanceof Refused) return body
          clientContext = body["clientContext"] ?? crypto.randomUUID()
          return { ...body, clientContext }
        }
      })
    },
    despite: ({ reason, status = 0 }) =>
      reason._tag === "UnexpectedResponse" && isSuccess(status)
        ? (success.get(status)?.decode(undefined) ?? notExecuted)
        : notExecuted
  }
}

/** How an operation is performed once. */
export const execution = <I, A>(operation: ClientOperation<I, A>): Execution<I, A> => {
  const coding = operation.codec()
  if (isAction(operation, coding)) return action(operation, coding)
  const success = mapped(coding, located)
  return { operation: { ...operation, codec: () => ({ ...coding, success }) }, despite: () => notExecuted }
}
