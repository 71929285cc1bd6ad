/**
 * Faults that somebody ordered: the next matching requests or callbacks go wrong.
 */
import { Refusal } from "../../service/Refusal.ts"

/** What may happen to a request besides a status. */
export const requestKinds = ["reset-before", "reset-after", "timeout", "truncate"] as const
/** What may happen to a callback. */
export const callbackKinds = [
  "duplicate",
  "reorder",
  "delay",
  "drop",
  "bad-signature",
  "refuse",
  "lose-answer"
] as const

/** What happens to a request besides a status. */
type RequestKind = (typeof requestKinds)[number]
/** What happens to a callback. */
export type CallbackKind = (typeof callbackKinds)[number]

/** A fault as it is ordered. */
export interface FaultOrder {
  /** The method of the request; default any. */
  readonly method?: string | undefined
  /**
   * A part of the request's path, with `*` for anything; for callbacks a part of the event's type or of the path that it is
   * delivered to. Default any.
   */
  readonly path?: string | undefined
  /** The status sent instead of the answer, 400 to 599. */
  readonly status?: number | undefined
  /** Whether the request is executed and its true answer kept for its repeatability pair; default false. */
  readonly executed?: boolean | undefined
  /** How many requests or callbacks; default 1. */
  readonly count?: number | undefined
  /** The `Retry-After` beside the status, in seconds, fractions allowed. */
  readonly retryAfterSeconds?: number | undefined
  readonly kind?: RequestKind | CallbackKind | undefined
  /** Network time before the answer (alone or beside a status), or before the callback of kind `delay`; default 0. */
  readonly delayMs?: number | undefined
}

/** Where something may go wrong. */
interface FaultPoint {
  readonly kind: "request" | "callback"
  /** The id of the operation, or the type of the event without its prefix. */
  readonly name: string
}

/** Decides what goes wrong at a point, if anything does; called once for each, in order. */
export type FaultAt = (point: FaultPoint) => FaultOrder | undefined

/** The most orders that may wait for their request or callback. */
const mostOrders = 1000
/** The most characters of a path or a method. */
const longestText = 1000

interface Active {
  readonly order: FaultOrder
  left: number
  readonly matches: ((text: string) => boolean) | undefined
}

/** The faults of a local cloud. */
export interface Faults {
  /** Throws a refusal when too many orders wait already. */
  readonly order: (order: FaultOrder) => void
  readonly ofRequest: (method: string, path: string, operation?: string) => FaultOrder | undefined
  /** Of a request that is for no operation: only a fault that names a path is meant for it. */
  readonly ofEndpoint: (method: string, path: string) => FaultOrder | undefined
  readonly ofCallback: (type: string, path: string) => (FaultOrder & { readonly kind: CallbackKind }) | undefined
  /** Orders that still have something to do. */
  readonly pending: () => ReadonlyArray<FaultOrder>
  readonly reset: () => void
}

const isCallbackKind = (kind: unknown): kind is CallbackKind => callbackKinds.some((known) => known === kind)

/** Whether a text contains a path, with `*` for anything: what is between the stars, one behind the other, each where it comes first. */
const matcherOf = (path: string): ((text: string) => boolean) => {
  const pieces = path.toLowerCase().split("*")
  return (text) => {
    const within = text.toLowerCase()
    let from = 0
    for (const piece of pieces) {
      const at = within.indexOf(piece, from)
      if (at < 0) return false
      from = at + piece.length
    }
    return true
  }
}

/** No faults but those that somebody decides at their point; what was ordered comes first. */
export const make = (faultAt: FaultAt = () => undefined): Faults => {
  let active: Array<Active> = []
  const take = (isMeant: (fault: Active) => boolean): FaultOrder | undefined => {
    const found = active.find(isMeant)
    if (found === undefined) return undefined
    found.left--
    if (found.left <= 0) active = active.filter((fault) => fault !== found)
    return found.order
  }
  const concerns = ({ matches, order }: Active, method: string, path: string): boolean =>
    !isCallbackKind(order.kind) &&
    (order.method === undefined || order.method.toUpperCase() === method) &&
    (matches === undefined || matches(path) || matches(decoded(path)))
  return {
    order: (order) => {
      if (active.length >= mostOrders) throw wrong("body", `at most ${mostOrders} faults that wait for their request`)
      const matches = order.path === undefined ? undefined : matcherOf(order.path)
      active.push({ order, left: order.count ?? 1, matches })
    },
    ofRequest: (method, path, operation) => {
      const decided = operation === undefined ? undefined : faultAt({ kind: "request", name: operation })
      return take((fault) => concerns(fault, method, path)) ?? decided
    },
    ofEndpoint: (method, path) => take((fault) => fault.matches !== undefined && concerns(fault, method, path)),
    ofCallback: (type, path) => {
      const decided = faultAt({ kind: "callback", name: type })
      const order =
        take(
          ({ matches, order: { kind } }) =>
            isCallbackKind(kind) && (matches === undefined || matches(type) || matches(path))
        ) ?? decided
      return order !== undefined && isCallbackKind(order.kind) ? { ...order, kind: order.kind } : undefined
    },
    pending: () => active.map(({ left, order }) => ({ ...order, count: left })),
    reset: () => {
      active = []
    }
  }
}

/** A fault in a word or two, for the journal. */
export const nameOf = (fault: FaultOrder): string =>
  fault.kind ??
  (fault.status === undefined ? "delay" : `status ${fault.status}${fault.executed === true ? ", executed" : ""}`)

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const wrong = (field: string, expected: string): Refusal =>
  new Refusal({ status: 400, code: "BadRequest", description: `${field}: expected ${expected}.` })

/** The members of an order. */
export const members = {
  method: "text",
  path: "text",
  status: "number",
  executed: "boolean",
  count: "integer",
  retryAfterSeconds: "number",
  kind: "text",
  delayMs: "number"
} as const

/** Reads an order of known members; throws the refusal that names the field. */
export const read = (body: unknown): FaultOrder => {
  if (typeof body !== "object" || body === null) throw wrong("body", "an object")
  const value = (name: string): unknown => Reflect.get(body, name) ?? undefined
  const text = (name: string) => {
    const found = value(name)
    if (found === undefined) return undefined
    if (typeof found !== "string" || found.length > longestText)
      throw wrong(name, `a string of at most ${longestText} characters`)
    return found
  }
  const number = (name: string, least: number, most: number) => {
    const found = value(name)
    if (found === undefined) return undefined
    if (typeof found !== "number" || !(found >= least && found <= most))
      throw wrong(name, `a number from ${least} to ${most}`)
    return found
  }
  const count = number("count", 1, 1e9)
  if (count !== undefined && !Number.isInteger(count)) throw wrong("count", "a whole number")
  const executed = value("executed")
  if (executed !== undefined && typeof executed !== "boolean") throw wrong("executed", "true or false")
  const kind = value("kind")
  const kinds = [...requestKinds, ...callbackKinds]
  const found = kinds.find((name) => name === kind)
  if (kind !== undefined && found === undefined) throw wrong("kind", `one of ${kinds.join(", ")}`)
  const order: FaultOrder = {
    method: text("method"),
    path: text("path"),
    status: number("status", 400, 599),
    executed,
    count,
    retryAfterSeconds: number("retryAfterSeconds", 0, 86_400),
    kind: found,
    delayMs: number("delayMs", 0, 86_400_000)
  }
  if (order.status === undefined && order.kind === undefined && order.delayMs === undefined)
    throw wrong("status", "a status, a kind or delayMs")
  if (order.status !== undefined && order.kind !== undefined) throw wrong("kind", "nothing beside status")
  return order
}
