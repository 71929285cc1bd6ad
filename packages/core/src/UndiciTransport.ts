/**
 * The transport over `undici`, the fastest on Node; `undici` is an optional peer, so this module is imported only by who wants it.
 *
 * It speaks undici's `dispatch` with raw headers: no request, response or header object is made for an exchange.
 */
import { Agent, type Dispatcher } from "undici"
import type { Exchange, Transport, WireRequest, WireResponse } from "./Transport.ts"
import { failure } from "./internal/failure.ts"

type Done = Parameters<Transport["send"]>[1]

const decoder = /* @__PURE__ */ new TextDecoder()

// Limits are the caller's, on one timer for the whole exchange.
const unlimited = { headersTimeout: 0, bodyTimeout: 0 } as const

/** One exchange: undici's handler, the caller's handle on it, and, once it is complete, the answer. */
class Dispatched implements Exchange, WireResponse {
  readonly _tag = "WireResponse"
  status = 0
  #done: Done | undefined
  #abort: (() => void) | undefined
  #raw: ReadonlyArray<Buffer> = []
  #first: Buffer | undefined
  #rest: Array<Buffer> | undefined
  #started = false

  constructor(done: Done) {
    this.#done = done
  }

  // Called when the request is about to be written; again when undici sends it anew because the connection closed under it.
  onConnect(abort: () => void): void {
    this.#abort = abort
    if (this.#done === undefined) abort()
  }

  onHeaders(status: number, headers: ReadonlyArray<Buffer>): boolean {
    this.status = status
    this.#raw = headers
    return true
  }

  onData(chunk: Buffer): boolean {
    if (this.#first === undefined) this.#first = chunk
    else (this.#rest ??= []).push(chunk)
    return true
  }

  onComplete(): void {
    this.#end(this)
  }

  onError(cause: Error): void {
    this.#end(failure(cause, this.#abort !== undefined))
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

  cancel = (): void => {
    this.#done = undefined
    this.#abort?.()
  }

  sent = (): boolean => this.#abort !== undefined

  header = (name: string): string | undefined => {
    let found: string | undefined
    for (let i = 0; i + 1 < this.#raw.length; i += 2) {
      const key = this.#raw[i]
      if (key?.length !== name.length || key.toString("latin1").toLowerCase() !== name) continue
      const value = this.#raw[i + 1]?.toString("latin1") ?? ""
      found = found === undefined ? value : `${found}, ${value}`
    }
    return found
  }

  bytes = (): Buffer => {
    if (this.#first === undefined) return Buffer.alloc(0)
    return this.#rest === undefined ? this.#first : Buffer.concat([this.#first, ...this.#rest])
  }

  text = (): string => decoder.decode(this.bytes())
}

/** A transport over a dispatcher: an `Agent` or `Pool` of the program, or an agent of its own with keep-alive. */
export const make = (dispatcher: Dispatcher = new Agent()): Transport => ({
  send: (request: WireRequest, done) => {
    const exchange = new Dispatched(done)
    const { body, headers, method, origin, path } = request
    dispatcher.dispatch({ origin, path, method, headers: [...headers], body: body ?? null, ...unlimited }, exchange)
    return exchange.started()
  }
})
