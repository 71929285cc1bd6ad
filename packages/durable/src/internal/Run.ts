/**
 * A run of a flow: its program is run from the beginning each time it goes on, and what it has asked for before is found by step.
 *
 * A step is known by its operation, or the name that the caller gives, and how many of that came before. What is asked for inside an arm of
 * a race is counted apart: the arms of a race that has ended are not run again.
 */
import { createHash } from "node:crypto"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"

interface Shared {
  /** Names of steps that were asked for. */
  readonly visited: Set<string>
  readonly beginning: Set<Deferred.Deferred<void>>
  /** The fiber that runs the program; what it does not fork has an order. */
  main: number | undefined
}

/** What a run counts, and what it waits for before it acts. */
export class Run {
  readonly flow: string
  readonly executionId: string
  readonly #prefix: string
  readonly #counts = new Map<string, number>()
  readonly #shared: Shared

  constructor(
    flow: string,
    executionId: string,
    prefix = "",
    shared: Shared = { visited: new Set(), beginning: new Set(), main: undefined }
  ) {
    this.flow = flow
    this.executionId = executionId
    this.#prefix = prefix
    this.#shared = shared
  }

  /** The run as an arm of a race sees it. */
  within(name: string): Run {
    return new Run(this.flow, this.executionId, `${name}/`, this.#shared)
  }

  /** The name of the next step of this kind. */
  next(kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    return `${this.#prefix}${kind}#${count}`
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

  /** This fiber runs the program. */
  readonly begin: Effect.Effect<void> = Effect.withFiber((fiber) =>
    Effect.sync(() => void (this.#shared.main = fiber.id))
  )

  /** Whether the present fiber is the program's own, so that what it asks for has an order. */
  readonly inOrder: Effect.Effect<boolean> = Effect.withFiber((fiber) => Effect.succeed(fiber.id === this.#shared.main))

  /** A step is asked for. */
  visit(step: string): void {
    this.#shared.visited.add(step)
  }

  /** Whether a step was asked for in this run. */
  visited(step: string): boolean {
    return this.#shared.visited.has(step)
  }

  /** A wait begins, and has begun when the effect that is given back ends: no request is sent between. */
  beginning(): Effect.Effect<void> {
    const { beginning } = this.#shared
    const begun = Deferred.makeUnsafe<void>()
    beginning.add(begun)
    return Effect.sync(() => {
      beginning.delete(begun)
      Deferred.doneUnsafe(begun, Effect.void)
    })
  }

  /** Every wait that was asked for has begun. */
  readonly allBegun: Effect.Effect<void> = Effect.suspend(() =>
    Effect.forEach([...this.#shared.beginning], (begun) => Deferred.await(begun), { discard: true })
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
