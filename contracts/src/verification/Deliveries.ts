/** What the local cloud delivered: callbacks, notifications and Event Grid posts, every one acknowledged, and who joins under a policy accepted. */
import type { Emulator } from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/** Receives the local cloud's posts. */
type Deliver = NonNullable<Emulator.Options["deliver"]>

/** One post. */
export interface Delivery {
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The body as JSON; `undefined` when it is none. */
  readonly content: unknown
}

/** The posts so far. */
export interface Deliveries {
  /** For the option `deliver` of a local cloud. */
  readonly deliver: Deliver
  /** Does not take the next event of a type, of which it says the id; it is not among all. */
  readonly refuse: (type: string, told: (id: string) => void) => void
  /** Oldest first. */
  readonly all: () => ReadonlyArray<Delivery>
  readonly clear: () => void
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Nothing yet. */
export const make = (): Deliveries => {
  const all: Array<Delivery> = []
  const refused = new Map<string, (id: string) => void>()
  return {
    deliver: ({ body, headers, method, url }) =>
      Effect.sync(() => {
        // CloudEvents asks by OPTIONS whether the endpoint wants its events, and wants its origin back.
        if (method === "OPTIONS") {
          return { status: 200, headers: { "webhook-allowed-origin": headers["webhook-request-origin"] } }
        }
        const content = parse(body)
        for (const { id, type } of eventsOf(content)) {
          const told = refused.get(type)
          refused.delete(type)
          if (told === undefined) continue
          told(id)
          return { status: 503 }
        }
        all.push({ url, headers, content })
        const answer = isJoining(body) ? acceptance : { validationResponse: validationCodeOf(content) }
        return { status: 200, body: JSON.stringify(answer) }
      }),
    refuse: (type, told) => {
      refused.set(type, told)
    },
    all: () => all,
    clear: () => {
      refused.clear()
      all.length = 0
    }
  }
}

const isJoining = (body: string): boolean => body.includes("#microsoft.graph.participantJoiningNotification")

const acceptance = { "@odata.type": "#microsoft.graph.acceptJoinResponse" }

/** The code that Event Grid's handshake wants back. */
const validationCodeOf = (content: unknown): unknown => {
  const [event]: ReadonlyArray<unknown> = Array.isArray(content) ? content : []
  if (typeof event !== "object" || event === null || !("data" in event)) return undefined
  const { data } = event
  return typeof data === "object" && data !== null && "validationCode" in data ? data.validationCode : undefined
}

const Events = Schema.Array(
  Schema.Struct({
    id: Schema.String,
    type: Schema.optionalKey(Schema.String),
    eventType: Schema.optionalKey(Schema.String)
  })
)
const decodeEvents = Schema.decodeUnknownOption(Events)

/** The ids and types of the events of a batch, in either schema of Event Grid; none of what is no batch. */
const eventsOf = (content: unknown): ReadonlyArray<{ readonly id: string; readonly type: string }> =>
  Option.getOrElse(decodeEvents(content), () => []).map(({ eventType, id, type }) => ({
    id,
    type: eventType ?? type ?? ""
  }))
