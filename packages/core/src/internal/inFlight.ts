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
  readonly transport: Transport
  readonly limit: number

  constructor(transport: Transport, limit: number) {
    this.transport = transport
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
  readonly #request: WireRequest

  constructor(lane: Lane, request: WireRequest, done: Done) {
    this.#lane = lane
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
    const { transport } = this.#lane
    this.#lane.active++
    try {
      this.#exchange = transport.send(this.#request, this.#end)
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

const limited = new WeakMap<Transport, Transport>()

/** A transport with a limit on its exchanges in flight with an origin; one that has a limit already is given back. */
export const bounded = (transport: Transport, maxInFlight = 256): Transport => {
  const known = limited.get(transport)
  if (known) return known
  const lanes = new Map<string, Lane>()
  const result: Transport = {
    ...transport,
    send: (request, done) => {
      let lane = lanes.get(request.origin)
      if (!lane) lanes.set(request.origin, (lane = new Lane(transport, maxInFlight)))
      return new Turn(lane, request, done)
    }
  }
  limited.set(transport, result).set(result, result)
  return result
}
