/**
 * Exchanges in flight with each origin, limited in number: the others wait in the order they came.
 *
 * An exchange that waits has sent nothing, and may be given up at any time. Each step costs the same however many wait.
 */
import type { Exchange, Transport, WireRequest } from "../Transport.ts"
import { failure } from "./failure.ts"

type Done = Parameters<Transport["send"]>[1]

/** The way to one origin. */
class Lane {
  active = 0
  first: Turn | undefined
  last: Turn | undefined
  readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }
}

/** One exchange: waiting in its lane, under way, or over. */
class Turn implements Exchange {
  #previous: Turn | undefined
  #next: Turn | undefined
  #waiting = false
  #done: Done | undefined
  #exchange: Exchange | undefined
  readonly #lane: Lane
  readonly #transport: Transport
  readonly #request: WireRequest

  constructor(lane: Lane, transport: Transport, request: WireRequest, done: Done) {
    this.#lane = lane
    this.#transport = transport
    this.#request = request
    this.#done = done
    if (lane.active < lane.limit) this.#start()
    else {
      this.#waiting = true
      this.#previous = lane.last
      if (lane.last) lane.last.#next = this
      else lane.first = this
      lane.last = this
    }
  }

  #start(): void {
    this.#lane.active++
    try {
      this.#exchange = this.#transport.send(this.#request, this.#end)
    } catch (cause) {
      queueMicrotask(() => this.#end(failure(cause, false)))
    }
  }

  /** Takes it out of the line. */
  #leave(): void {
    this.#waiting = false
    if (this.#previous) this.#previous.#next = this.#next
    else this.#lane.first = this.#next
    if (this.#next) this.#next.#previous = this.#previous
    else this.#lane.last = this.#previous
    this.#previous = this.#next = undefined
  }

  #end = (outcome: Parameters<Done>[0]): void => {
    const done = this.#done
    if (!done) return
    this.#over()
    done(outcome)
  }

  #over(): void {
    this.#done = undefined
    this.#lane.active--
    const { first } = this.#lane
    if (!first) return
    first.#leave()
    first.#start()
  }

  sent(): boolean {
    return this.#exchange?.sent() ?? false
  }

  cancel(): void {
    if (!this.#done) return
    if (this.#waiting) {
      this.#done = undefined
      return this.#leave()
    }
    this.#exchange?.cancel()
    this.#over()
  }
}

/** Of each transport. They do not refer to it: minor collections of V8 take what a `WeakMap` has as a value for alive, and would keep it. */
const lanesOf = new WeakMap<Transport, Map<string, Lane>>()
const limited = new WeakSet<Transport>()

/** A transport with a limit on its exchanges in flight with an origin, which all that are made of it share; one that has a limit is given back. */
export const bounded = (transport: Transport, maxInFlight = 256): Transport => {
  if (limited.has(transport)) return transport
  const lanes = lanesOf.get(transport) ?? new Map<string, Lane>()
  lanesOf.set(transport, lanes)
  const result: Transport = {
    ...transport,
    send: (request, done) => {
      let lane = lanes.get(request.origin)
      if (!lane) lanes.set(request.origin, (lane = new Lane(maxInFlight)))
      return new Turn(lane, transport, request, done)
    }
  }
  limited.add(result)
  return result
}
