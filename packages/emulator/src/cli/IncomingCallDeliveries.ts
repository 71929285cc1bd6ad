/**
 * Follows the journal of a running local cloud for what becomes of IncomingCall at the endpoints that it is sent to: accepted, refused, not
 * reached, or held back by Event Grid's validation handshake.
 */
import * as Schema from "effect/Schema"
import { endpointOf } from "../kernel/delivery/destination.ts"
import { stringAt, valueAt } from "../service/json.ts"
import type { RunningCloud } from "./RunningCloud.ts"

const Entry = Schema.Struct({
  kind: Schema.String,
  name: Schema.String,
  data: Schema.Record(Schema.String, Schema.Unknown)
})
type Entry = typeof Entry.Type
const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Entry))

/** What an endpoint did with the event: a sentence, and whether it accepted it. */
interface EndpointOutcome {
  readonly isAccepted: boolean
  readonly description: string
}

/** The entries of the journal from the moment that it was opened. */
export interface IncomingCallDeliveries {
  /** Gives one outcome for each endpoint, in their order, as soon as all are known, or when `patienceMillis` of real time are over. */
  readonly outcomes: (
    call: string,
    endpoints: ReadonlyArray<string>,
    patienceMillis: number
  ) => Promise<ReadonlyArray<EndpointOutcome>>
  /** Gives the advice of the journal on a call that no endpoint is notified of. */
  readonly advice: (call: string, patienceMillis: number) => Promise<string | undefined>
  readonly close: () => void
}

const advised = ({ data }: Entry, text: string): string => {
  const advice = stringAt(data, "advice")
  return advice === undefined ? text : `${text}; ${advice}`
}

/** The status with the answer of the application, or why there is none. */
const causeOf = ({ data }: Entry): string => {
  const status = valueAt(data, "status")
  const answer = stringAt(data, "answer")
  if (typeof status !== "number") return stringAt(data, "error") ?? "no answer"
  return answer === undefined ? String(status) : `${status} (${answer})`
}

/** Describes the outcome of an attempt; `undefined` when it says nothing about whether the event is accepted. */
const outcomeOf = (entry: Entry, endpoint: string): EndpointOutcome | undefined => {
  const { data, name } = entry
  const isAnswered = typeof data["status"] === "number"
  const failed = (text: string) => ({ isAccepted: false, description: advised(entry, `${endpoint} ${text}`) })
  if (name === "SubscriptionValidation") {
    if (data["outcome"] !== "failed") return undefined
    return failed(
      isAnswered
        ? `has not passed Event Grid's validation handshake, which it answered with ${causeOf(entry)}`
        : `cannot be reached for Event Grid's validation handshake: ${causeOf(entry)}`
    )
  }
  switch (data["outcome"]) {
    case "delivered":
      return { isAccepted: true, description: `${endpoint} (${causeOf(entry)})` }
    case "retrying":
    case "failed":
      return failed(isAnswered ? `has refused it with ${causeOf(entry)}` : `has not accepted it: ${causeOf(entry)}`)
    case "blocked":
      return failed(`is not sent it: ${causeOf(entry)}`)
    case "dropped":
      return failed("is not sent it: a fault dropped it")
    default:
      return undefined
  }
}

/** Whether an attempt to deliver is one of the IncomingCall of a call, or the handshake that this waits for. */
const concerns = ({ data, name }: Entry, call: string): boolean => {
  if (name === "SubscriptionValidation") return true
  const { event } = data
  return name === "IncomingCall" && Array.isArray(event) && stringAt(event[0], "data", "serverCallId") === call
}

/** Opens the journal of a local cloud; what happened before is not in it. */
export const open = async (cloud: RunningCloud): Promise<IncomingCallDeliveries> => {
  const controller = new AbortController()
  const entries: Array<Entry> = []
  let isOver = false
  let look = () => {}
  await new Promise<void>((resolve, reject) => {
    const { signal } = controller
    const take = (line: string) => {
      const entry = decode(line)
      if (entry._tag === "Some") entries.push(entry.value)
      look()
    }
    const follow = async () => {
      await cloud.follow(Number.MAX_SAFE_INTEGER, take, { opened: resolve, signal })
      isOver = true
      look()
    }
    follow().catch(reject)
  })
  /** Waits until entries give something. */
  const until = <A>(find: () => A | undefined, patienceMillis: number): Promise<A | undefined> =>
    new Promise((resolve) => {
      const end = (found: A | undefined) => {
        clearTimeout(timer)
        look = () => {}
        resolve(found)
      }
      const timer = setTimeout(() => end(undefined), patienceMillis)
      look = () => {
        const found = find()
        if (found !== undefined || isOver) end(found)
      }
      look()
    })
  return {
    outcomes: async (call, endpoints, patienceMillis) => {
      const known = () =>
        endpoints.map((endpoint) => {
          for (const entry of entries) {
            if (entry.kind !== "callback" || !concerns(entry, call)) continue
            const outcome =
              endpointOf(stringAt(entry.data, "url") ?? "") === endpoint ? outcomeOf(entry, endpoint) : undefined
            if (outcome !== undefined) return outcome
          }
          return undefined
        })
      await until(() => (known().includes(undefined) ? undefined : true), patienceMillis)
      return known().map(
        (outcome, index) =>
          outcome ?? {
            isAccepted: false,
            description: `${endpoints[index] ?? ""} has not answered within ${patienceMillis / 1000} s`
          }
      )
    },
    advice: (call, patienceMillis) =>
      until(() => {
        const entry = entries.find(
          ({ data, name }) => name === "incoming call" && stringAt(data, "serverCallId") === call
        )
        return entry && stringAt(entry.data, "advice")
      }, patienceMillis),
    close: () => controller.abort()
  }
}
