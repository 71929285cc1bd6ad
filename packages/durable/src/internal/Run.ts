/**
 * A run of a flow: its program is run from the beginning each time it goes on, and what it has asked for before is found by step.
 *
 * A step is known by its operation and how many of it came before, or by the name that the caller gives.
 */
import { createHash } from "node:crypto"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"

/** What a run counts, and what it waits for before it acts. */
export class Run {
  readonly flow: string
  readonly executionId: string
  readonly #counts = new Map<string, number>()
  readonly #beginning = new Set<Deferred.Deferred<void>>()

  constructor(flow: string, executionId: string) {
    this.flow = flow
    this.executionId = executionId
  }

  /** The name of the next step of this kind. */
  next(kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    return `${kind}#${count}`
  }

  /** An id that is the same on every run. */
  newId(): string {
    const hash = this.hash(this.next("id"))
    return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
  }

  /** A hash of the execution and a text. */
  hash(text: string): string {
    return createHash("sha256").update(`${this.executionId}/${text}`).digest("hex")
  }

  /** A wait begins, and has begun when the effect that is given back ends: no request is sent between. */
  beginning(): Effect.Effect<void> {
    const begun = Deferred.makeUnsafe<void>()
    this.#beginning.add(begun)
    return Effect.sync(() => {
      this.#beginning.delete(begun)
      Deferred.doneUnsafe(begun, Effect.void)
    })
  }

  /** Every wait that was asked for has begun. */
  readonly allBegun: Effect.Effect<void> = Effect.suspend(() =>
    Effect.forEach([...this.#beginning], (begun) => Deferred.await(begun), { discard: true })
  )
}

/** The run of the present fiber; none outside flows, and none inside a step, which is performed as outside. */
export const CurrentRun: Context.Reference<Run | undefined> = Context.Reference<Run | undefined>(
  "@effect-comms/durable/CurrentRun",
  { defaultValue: () => undefined }
)

/** The name of the next step, where the caller gives one. */
export const CurrentName: Context.Reference<string | undefined> = Context.Reference<string | undefined>(
  "@effect-comms/durable/CurrentName",
  { defaultValue: () => undefined }
)
