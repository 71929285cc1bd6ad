/** What the local cloud delivered: callbacks, notifications and Event Grid posts, every one acknowledged, and who joins under a policy accepted. */
import type { Emulator } from "@effect-comms/emulator"
import * as Effect from "effect/Effect"

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
  return {
    deliver: ({ body, headers, method, url }) =>
      Effect.sync(() => {
        // CloudEvents asks by OPTIONS whether the endpoint wants its events, and wants its origin back.
        if (method === "OPTIONS") {
          return { status: 200, headers: { "webhook-allowed-origin": headers["webhook-request-origin"] } }
        }
        const content = parse(body)
        all.push({ url, headers, content })
        const answer = isJoining(body) ? acceptance : { validationResponse: validationCodeOf(content) }
        return { status: 200, body: JSON.stringify(answer) }
      }),
    all: () => all,
    clear: () => {
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
