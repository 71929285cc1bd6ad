/** The faults of the local cloud as orders for what an entry shows: the next request or delivery like it. */
import { type Entry, textAt } from "./Entry.ts"

/** A fault that a button orders. */
export interface Offer {
  readonly label: string
  readonly about: string
  readonly order: Readonly<Record<string, unknown>>
}

const ofRequests: ReadonlyArray<Offer> = [
  { label: "429", about: "Too many requests; try again after a second", order: { status: 429, retryAfterSeconds: 1 } },
  { label: "500", about: "Refused before it is executed", order: { status: 500 } },
  { label: "503", about: "Refused before it is executed", order: { status: 503 } },
  {
    label: "500 after execution",
    about: "Executed, and answered with a failure",
    order: { status: 500, executed: true }
  },
  { label: "Reset before", about: "The connection breaks before it is executed", order: { kind: "reset-before" } },
  { label: "Reset after", about: "Executed, and the answer is lost", order: { kind: "reset-after" } },
  { label: "Timeout", about: "Executed, and never answered", order: { kind: "timeout" } },
  { label: "Truncate", about: "Half of the answer's body", order: { kind: "truncate" } },
  { label: "Delay 2 s", about: "Answered two seconds later", order: { delayMs: 2_000 } }
]

const ofDeliveries: ReadonlyArray<Offer> = [
  { label: "Duplicate", about: "Delivered twice", order: { kind: "duplicate" } },
  { label: "Reorder", about: "Overtaken by the next event", order: { kind: "reorder" } },
  { label: "Delay 2 s", about: "Delivered two seconds later", order: { kind: "delay", delayMs: 2_000 } },
  { label: "Drop", about: "Never delivered", order: { kind: "drop" } },
  { label: "Bad signature", about: "Its token does not verify, once", order: { kind: "bad-signature" } },
  {
    label: "Refuse",
    about: "The application is not reached, and is tried again",
    order: { kind: "refuse" }
  },
  { label: "Lose answer", about: "Delivered, and the application's answer is lost", order: { kind: "lose-answer" } }
]

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{20,}|19%3A[^/]+|19:[^/]+/gi

/** What a request is found by, with anything in place of its ids. */
const patternOf = (entry: Entry): string => (textAt(entry.data, "path") ?? "").replace(id, "*")

/** The faults that can hit what comes after an entry. */
export const offersFor = (entry: Entry): ReadonlyArray<Offer> => {
  const [offers, where] =
    entry.kind === "callback"
      ? [ofDeliveries, { path: entry.name }]
      : [ofRequests, { method: textAt(entry.data, "method"), path: patternOf(entry) }]
  return offers.map((offer) => ({ ...offer, order: { ...where, ...offer.order } }))
}

/** The same for any request or any delivery. */
export const anyRequest = ofRequests
export const anyDelivery = ofDeliveries
