/**
 * The memory of repeatable requests: what was answered to which pair.
 *
 * The order of decisions is that of OASIS Repeatable Requests 1.0, with ACS' choices where it leaves one: ids are UUIDs, the window is
 * five minutes, answers to 4xx are kept and repeated. What failed in the service itself (5xx) is not remembered. Handlers are
 * synchronous, so a request is never half executed when its duplicate is looked at: the duplicate gets the first answer.
 */
import { hash } from "node:crypto"
import type * as Operation from "@effect-comms/core/Operation"
import { Refusal } from "../../service/Refusal.ts"
import type { EncodedReply } from "../../service/Handler.ts"
import type { Request } from "./Exchange.ts"
import { fixdate } from "./fixdate.ts"

const windowMillis = 300_000
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The pair of a request, checked. */
export interface Repeatable {
  /** In lower case: ids compare without regard to case. */
  readonly id: string
  readonly firstSent: string | undefined
  /** Whose token it came with; none for what the resource itself asks. */
  readonly caller?: string | undefined
}

/** What is kept of an execution. */
type Kept = EncodedReply | Refusal

interface Record {
  readonly id: string
  readonly firstSent: string | undefined
  readonly caller: string | undefined
  readonly method: string
  readonly target: string
  /** What its body was, as a digest: an IncomingCall's context alone has 8 KB. */
  readonly body: string
  readonly outcome: Kept
  readonly expiry: number
}

/** The memory. */
export interface RepeatableRequests {
  /** The pair of a request, or `undefined` when it has none to look at; throws the refusal of one that is wrong. */
  readonly check: (operation: Operation.Any, request: Request, wall: number) => Repeatable | undefined
  /** The first answer to a request that was seen; throws the refusal of one that differs from what was seen. */
  readonly seen: (repeatable: Repeatable, request: Request, wall: number) => Kept | undefined
  readonly remember: (repeatable: Repeatable, request: Request, wall: number, outcome: Kept) => void
  readonly reset: () => void
}

const rejected = (status: number, code: string, description: string): Refusal =>
  new Refusal({ status, code, description, headers: { "repeatability-result": "rejected" } })

const digestOf = (request: Request): string => hash("sha256", request.body ?? "", "base64")

/** The number that is remembered, the latest: more than a thousand a second for the whole window. */
const mostRemembered = 500_000
/** The most characters of Chat's ids, which are any text. */
const longestId = 200

/** An empty memory with a limit on its requests. */
export const make = (most = mostRemembered): RepeatableRequests => {
  const records = new Map<string, Record>()
  /** What is remembered in the order of remembering, from `first` on. */
  let order: Array<Record> = []
  let first = 0
  const forget = (wall: number) => {
    for (let oldest = order[first]; oldest !== undefined; oldest = order[first]) {
      if (oldest.expiry > wall && records.size < most) break
      if (records.get(oldest.id) === oldest) records.delete(oldest.id)
      first++
    }
    if (first * 2 <= order.length) return
    order = order.slice(first)
    first = 0
  }
  return {
    check: (operation, request, wall) => {
      if (request.method === "GET" || operation.service.versionIn === "path") return undefined
      const id = request.header("repeatability-request-id")
      const firstSent = request.header("repeatability-first-sent")
      if (id === undefined && firstSent === undefined) return undefined
      if (id === undefined)
        throw rejected(400, "BadRequest", "Repeatability-Request-ID: expected beside Repeatability-First-Sent.")
      const alone = firstSent === undefined
      if (alone && operation.repeatability !== "id")
        throw rejected(400, "BadRequest", "Repeatability-First-Sent: expected beside Repeatability-Request-ID.")
      // Chat's id is any text; everywhere else it is a UUID.
      if (operation.repeatability !== "id" && !uuid.test(id))
        throw rejected(400, "BadRequest", "Repeatability-Request-ID: expected a UUID.")
      if (id.length > longestId)
        throw rejected(400, "BadRequest", `Repeatability-Request-ID: expected at most ${longestId} characters.`)
      const sent = alone ? wall : fixdate(firstSent)
      if (Number.isNaN(sent)) throw rejected(400, "BadRequest", "Repeatability-First-Sent: expected an IMF-fixdate.")
      if (operation.repeatability === "none")
        throw rejected(501, "NotImplemented", `${operation.id} does not support repeatability.`)
      if (Math.abs(wall - sent) > windowMillis)
        throw rejected(412, "PreconditionFailed", "Repeatability first sent header was not in 5 minutes window.")
      return { id: id.toLowerCase(), firstSent }
    },
    seen: ({ caller, firstSent, id }, request, wall) => {
      const record = records.get(id)
      if (record === undefined || record.expiry <= wall) return undefined
      const same =
        record.method === request.method &&
        record.target === request.target &&
        record.firstSent === firstSent &&
        // What one user was answered is not for another, who may not see it.
        record.caller === caller &&
        record.body === digestOf(request)
      if (!same)
        throw rejected(
          400,
          "BadRequest",
          "Repeatability-Request-ID: expected the same request that it was first sent with."
        )
      return record.outcome
    },
    remember: ({ caller, firstSent, id }, request, wall, outcome) => {
      forget(wall)
      records.delete(id)
      const expiry = Math.max(wall, firstSent === undefined ? wall : Date.parse(firstSent)) + windowMillis
      const record: Record = {
        id,
        firstSent,
        caller,
        method: request.method,
        target: request.target,
        body: digestOf(request),
        outcome,
        expiry
      }
      records.set(id, record)
      order.push(record)
    },
    reset: () => {
      records.clear()
      order = []
      first = 0
    }
  }
}
