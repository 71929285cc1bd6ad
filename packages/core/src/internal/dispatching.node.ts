/**
 * One exchange over a dispatcher as undici defines it: Node's own under `fetch`, one of the package `undici`, or `node:http` in that form.
 *
 * No request, response or header object is made for an exchange: the handler is the exchange and, once it is complete, the answer.
 */
import type { Exchange, Limits, Transport, WireResponse } from "../Transport.ts"
import { codeOf, failure } from "./failure.ts"
import { bounded } from "./inFlight.ts"
import { decode } from "./contentEncoding.node.ts"
import { limitsOf, tooLarge } from "./limits.ts"

type Done = Parameters<Transport["send"]>[1]
type Headers = ReadonlyArray<Uint8Array | string> | Readonly<Record<string, string | ReadonlyArray<string> | undefined>>

/** What is dispatched. */
interface DispatchOptions {
  readonly origin: string
  readonly path: string
  readonly method: string
  readonly headers: Array<string>
  readonly body: string | Uint8Array | null
  readonly headersTimeout: 0
  readonly bodyTimeout: 0
  readonly allowH2: false
}

/** Carries what is dispatched, and calls the handler. */
export interface Dispatcher {
  dispatch(options: DispatchOptions, handler: Dispatched): unknown
}

/** Whether something dispatches, as far as can be determined. */
export const isDispatcher = (value: unknown): value is Dispatcher =>
  typeof value === "object" && value !== null && "dispatch" in value && typeof value.dispatch === "function"

const decoder = /* @__PURE__ */ new TextDecoder()

const textOf = (value: Uint8Array | string): string =>
  typeof value === "string" ? value : Buffer.from(value.buffer, value.byteOffset, value.length).toString("latin1")

const isRaw = (headers: Headers): headers is ReadonlyArray<Uint8Array | string> => Array.isArray(headers)

/** The code of a proxy's refusal: the request had not left for the service. */
export const proxyRefused = "ERR_PROXY_TUNNEL"

/** The handler that undici 6 and 7 call. */
export class Dispatched implements Exchange, WireResponse {
  readonly _tag = "WireResponse"
  status = 0
  #done: Done | undefined
  #abort: (() => void) | undefined
  #sent = false
  #started = false
  #headers: Headers = []
  #size = 0
  #first: Uint8Array | undefined
  #rest: Array<Uint8Array> | undefined
  readonly #limit: number

  constructor(done: Done, limit: number) {
    this.#done = done
    this.#limit = limit
  }

  /** How to stop it before anything is written. */
  onQueued(abort: () => void): void {
    this.#abort = abort
  }

  // Called when the request is about to be written; again when undici sends it anew because the connection closed under it.
  onConnect(abort: () => void): void {
    this.#abort = abort
    this.#sent = true
    if (this.#done === undefined) abort()
  }

  onHeaders(status: number, headers: Headers): boolean {
    this.status = status
    this.#headers = headers
    return true
  }

  onData(chunk: Uint8Array): boolean {
    this.#size += chunk.length
    if (this.#size > this.#limit) {
      this.#first = this.#rest = undefined
      this.#end(this)
      this.#abort?.()
      return false
    }
    if (this.#first === undefined) this.#first = chunk
    else (this.#rest ??= []).push(chunk)
    return true
  }

  onComplete(): void {
    const encoding = this.header("content-encoding")
    if (encoding === undefined || this.#first === undefined) return this.#end(this)
    decode(encoding, this.bytes(), this.#limit, (cause, bytes) => {
      if (cause && codeOf(cause) !== "ERR_BUFFER_TOO_LARGE") return this.onError(cause)
      // There are none with an error.
      this.#first = bytes
      this.#size = cause ? Infinity : bytes.length
      this.#rest = undefined
      this.#end(this)
    })
  }

  onError(cause: unknown): void {
    this.#end(failure(cause, this.#sent && codeOf(cause) !== proxyRefused))
  }

  /** The caller holds the exchange from here on. */
  started(): this {
    this.#started = true
    return this
  }

  #end(outcome: Parameters<Done>[0]): void {
    // undici refuses a request that cannot be sent before `dispatch` has returned.
    if (!this.#started) return queueMicrotask(() => this.#end(outcome))
    const done = this.#done
    this.#done = undefined
    done?.(outcome)
  }

  cancel(): void {
    this.#done = undefined
    this.#abort?.()
  }

  sent(): boolean {
    return this.#sent
  }

  header(name: string): string | undefined {
    const headers = this.#headers
    if (!isRaw(headers)) {
      const value = headers[name]
      return typeof value === "string" ? value : value?.join(", ")
    }
    let found: string | undefined
    for (let i = 0; i + 1 < headers.length; i += 2) {
      const key = headers[i]
      if (key?.length !== name.length || textOf(key).toLowerCase() !== name) continue
      const value = textOf(headers[i + 1] ?? "")
      found = found === undefined ? value : `${found}, ${value}`
    }
    return found
  }

  bytes(): Uint8Array {
    if (this.#size > this.#limit) throw tooLarge(this.#limit)
    if (this.#first === undefined) return new Uint8Array()
    return this.#rest === undefined ? this.#first : Buffer.concat([this.#first, ...this.#rest])
  }

  text(): string {
    const bytes = this.bytes()
    // Half the price of a decoder, which is needed where a mark of the byte order is to be left out.
    return Buffer.isBuffer(bytes) && bytes[0] !== 0xef ? bytes.toString("utf8") : decoder.decode(bytes)
  }
}

interface Controller {
  abort(reason: Error): void
}

/** The handler that undici 8 calls, and 7 as well, at the price of another object for each exchange; 6 calls the methods beneath. */
export class DispatchedAnew extends Dispatched {
  onRequestStart(controller: Controller): void {
    this.onConnect(() => controller.abort(new Error("cancelled")))
  }

  onResponseStart(_: Controller, status: number, headers: Headers): void {
    this.onHeaders(status, headers)
  }

  onResponseData(_: Controller, chunk: Uint8Array): void {
    this.onData(chunk)
  }

  onResponseEnd(): void {
    this.onComplete()
  }

  onResponseError(_: Controller, cause: unknown): void {
    this.onError(cause)
  }
}

/** What carries the next request to an origin. */
export interface Route {
  readonly dispatcher: Dispatcher
  readonly handler: typeof Dispatched
}

/** A transport over dispatchers: `connect` says once for each origin how they are found. */
export const make = (options: Limits, connect: (origin: string) => () => Route): Transport => {
  const { maxAnswerBytes, maxInFlight } = limitsOf(options)
  const routes = new Map<string, () => Route>()
  return bounded(
    {
      send: ({ body, headers, maxAnswerBytes: limit = maxAnswerBytes, method, origin, path }, done) => {
        let route = routes.get(origin)
        if (!route) routes.set(origin, (route = connect(origin)))
        const { dispatcher, handler } = route()
        const exchange = new handler(done, limit)
        dispatcher.dispatch(
          {
            origin,
            path,
            method,
            // What is answered is small: it is read as it comes, and decoded only where a server compresses it without being asked to.
            headers: [...headers, "accept-encoding", "identity"],
            body: body ?? null,
            // Time is the caller's, on one timer for the whole exchange.
            headersTimeout: 0,
            bodyTimeout: 0,
            // What is known of requests that may have left was shown on HTTP/1.1.
            allowH2: false
          },
          exchange
        )
        return exchange.started()
      }
    },
    maxInFlight
  )
}
