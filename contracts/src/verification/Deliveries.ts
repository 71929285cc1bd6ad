/** What the local cloud delivered: callbacks, notifications and Event Grid posts, every one acknowledged. */
import type { Emulator } from "@effect-comms/emulator"
import * as Effect from "effect/Effect"

/** Receives the local cloud's posts. */
type Deliver = NonNullable<Emulator.Options["deliver"]>

/** The bodies so far. */
export interface Deliveries {
  /** For the option `deliver` of a local cloud. */
  readonly deliver: Deliver
  /** The bodies as JSON, oldest first. */
  readonly bodies: () => ReadonlyArray<unknown>
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
  const bodies: Array<unknown> = []
  return {
    deliver: ({ body, headers, method }) =>
      Effect.sync(() => {
        // CloudEvents asks by OPTIONS whether the endpoint wants its events, and wants its origin back.
        if (method === "OPTIONS") {
          return { status: 200, headers: { "webhook-allowed-origin": headers["webhook-request-origin"] } }
        }
        const content = parse(body)
        bodies.push(content)
        return { status: 200, body: JSON.stringify({ validationResponse: validationCodeOf(content) }) }
      }),
    bodies: () => bodies,
    clear: () => {
      bodies.length = 0
    }
  }
}

/** The code that Event Grid's handshake wants back. */
const validationCodeOf = (content: unknown): unknown => {
  const [event]: ReadonlyArray<unknown> = Array.isArray(content) ? content : []
  if (typeof event !== "object" || event === null || !("data" in event)) return undefined
  const { data } = event
  return typeof data === "object" && data !== null && "validationCode" in data ? data.validationCode : undefined
}
