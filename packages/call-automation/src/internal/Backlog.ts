/**
 * What came on a media socket and was not taken yet: bounded, by pausing the socket or, where that cannot be, by dropping old audio.
 */
import * as Arr from "effect/Array"
import type * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import type { Decoded } from "../streaming/packets.ts"

/** How a backlog relates to its socket. */
export interface Valve {
  /** Stops and starts reading; without it old audio is dropped. */
  readonly pause: (() => void) | undefined
  readonly resume: (() => void) | undefined
  /** There is too much, and none of it is audio. */
  readonly overflow: () => void
}

/** The packets between a socket and a stream. */
export class Backlog<E> {
  /** Audio packets that were dropped. */
  dropped = 0
  readonly #capacity: number
  readonly #valve: Valve
  #packets: Array<Decoded> = []
  #paused = false
  #end: Effect.Effect<never, E | Cause.Done> | undefined
  #waiting = new Set<() => void>()

  constructor(capacity: number, valve: Valve) {
    this.#capacity = capacity
    this.#valve = valve
  }

  add(packet: Decoded): void {
    if (this.#end !== undefined) return
    this.#packets.push(packet)
    if (this.#packets.length >= this.#capacity) this.#full()
    this.#wake()
  }

  /** Ends it after what is in it. */
  end(how: Effect.Effect<never, E | Cause.Done>): void {
    this.#end ??= how
    this.#wake()
  }

  /** Takes all that is there, at least one; waits for it. */
  readonly take: Effect.Effect<Arr.NonEmptyReadonlyArray<Decoded>, E | Cause.Done> = Effect.suspend(() => {
    const packets: ReadonlyArray<Decoded> = this.#packets
    if (Arr.isReadonlyArrayNonEmpty(packets)) {
      this.#packets = []
      if (this.#paused) {
        this.#paused = false
        this.#valve.resume?.()
      }
      return Effect.succeed(packets)
    }
    return this.#end ?? Effect.flatMap(this.#something, () => this.take)
  })

  readonly #something: Effect.Effect<void> = Effect.callback((resume) => {
    const wake = () => resume(Effect.void)
    this.#waiting.add(wake)
    return Effect.sync(() => this.#waiting.delete(wake))
  })

  #full(): void {
    const { overflow, pause } = this.#valve
    if (pause !== undefined) {
      if (!this.#paused) pause()
      this.#paused = true
      return
    }
    if (this.#packets.length <= this.#capacity) return
    const oldest = this.#packets.findIndex(({ _tag }) => _tag === "AudioData")
    if (oldest < 0) return overflow()
    this.#packets.splice(oldest, 1)
    this.dropped++
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = new Set()
    for (const wake of waiting) wake()
  }
}
