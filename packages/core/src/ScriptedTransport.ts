/**
 * A transport for unit tests: answers from a script, and remembers the requests.
 *
 * It knows no network and no time: an answer comes as soon as the caller has let go, or never (`silence`).
 */
import { type Transport, TransportError, type WireRequest, type WireResponse } from "./Transport.ts"

/** An answer as a test writes it; the body is sent as JSON unless it is a string. */
export interface Answer {
  /** The status, such as 200. */
  readonly status: number
  /** Headers by name, in any case; default none. */
  readonly headers?: Readonly<Record<string, string>>
  /** What is sent as JSON, or a string that is sent as it is; default nothing. */
  readonly body?: unknown
}

/** An exchange without a (complete) answer; `sent` says whether the request may have left. */
export interface Fault {
  /** Whether the request may have left: then the service may have executed it. */
  readonly sent: boolean
  /** What the error says. */
  readonly description?: string
}

/** A request that is never answered, so that a limit or an interruption ends it. */
export const silence = "silence"

/** One step of a script. */
export type Step = Answer | Fault | typeof silence

/** A request as it was sent, easy to assert on. */
export interface Recorded {
  readonly method: string
  readonly origin: string
  /** The path and query, percent-encoded as sent. */
  readonly path: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  /** `""` when there is none. */
  readonly body: string
  /** The body as JSON; `undefined` when it is not JSON. */
  readonly json: unknown
  /** Whether the client stopped it. */
  readonly cancelled: () => boolean
}

/** A transport that follows a script. */
export interface ScriptedTransport extends Transport {
  /** The requests so far, oldest first. */
  readonly requests: ReadonlyArray<Recorded>
}

const decoder = /* @__PURE__ */ new TextDecoder()

/** The answer of a step. */
const respond = ({ body, headers = {}, status }: Answer): WireResponse => {
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body)
  const values = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    _tag: "WireResponse",
    status,
    header: (name) => values.get(name),
    text: () => text,
    bytes: () => new TextEncoder().encode(text)
  }
}

const record = (request: WireRequest, cancelled: () => boolean): Recorded => {
  const headers: Record<string, string> = {}
  for (let i = 0; i + 1 < request.headers.length; i += 2)
    headers[(request.headers[i] ?? "").toLowerCase()] = request.headers[i + 1] ?? ""
  const { body: sent = "", method, origin, path } = request
  const body = typeof sent === "string" ? sent : decoder.decode(sent)
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    json = undefined
  }
  return { method, origin, path, headers, body, json, cancelled }
}

/**
 * A transport that answers the first request with the first step and so on, or with what a function of the request gives.
 *
 * A request beyond the end of the list gets a 501, which no client sends again and whose message says so.
 */
export const make = (
  script: ReadonlyArray<Step> | ((request: Recorded, index: number) => Step | Promise<Step>)
): ScriptedTransport => {
  const requests: Array<Recorded> = []
  const stepOf = (request: Recorded, index: number): Step | Promise<Step> => {
    if (typeof script === "function") return script(request, index)
    const message = `the script has no step for request ${index + 1}, ${request.method} ${request.path}`
    return script[index] ?? { status: 501, body: { error: { code: "ScriptedTransport", message } } }
  }
  return {
    requests,
    send: (request, done) => {
      let open = true
      const recorded = record(request, () => !open)
      const index = requests.push(recorded) - 1
      const run = async () => {
        const step = await stepOf(recorded, index)
        if (!open || step === silence) return
        if ("status" in step) return done(respond(step))
        const { description = "the script broke the connection", sent } = step
        done(new TransportError({ sent, description }))
      }
      run().catch((cause: unknown) => {
        if (open) done(new TransportError({ sent: true, description: `the script threw: ${String(cause)}` }))
      })
      return { cancel: () => void (open = false), sent: () => true }
    }
  }
}
