/**
 * Does together what is asked for at the same time: while some of it is under way, what is asked for gathers and is done next. What is asked for
 * alone is done at once.
 */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"

interface Asked<A, B, E> {
  readonly wanted: A
  readonly answer: Deferred.Deferred<B, E>
  /** What it is done with, once that is under way. */
  batch: Batch | undefined
}

interface Batch {
  /** How many wait for it; when nobody does, it is broken off. */
  left: number
  readonly abandoned: Deferred.Deferred<void>
}

/** Makes what performs at most this number together. When they fail together, each is tried alone. */
export const together = <A, B, E>(
  most: number,
  perform: (all: ReadonlyArray<A>) => Effect.Effect<ReadonlyArray<B>, E>
): ((wanted: A) => Effect.Effect<B, E>) => {
  const waiting = new Set<Asked<A, B, E>>()
  let busy = false

  const answered = (some: ReadonlyArray<Asked<A, B, E>>): Effect.Effect<void> =>
    Effect.matchCauseEffect(perform(some.map(({ wanted }) => wanted)), {
      onFailure: (cause) =>
        some.length === 1
          ? Effect.forEach(some, ({ answer }) => Deferred.failCause(answer, cause), { discard: true })
          : Effect.forEach(some, (one) => answered([one]), { concurrency: "unbounded", discard: true }),
      onSuccess: (answers) =>
        Effect.sync(() => {
          some.forEach(({ answer }, index) => {
            const given = answers[index]
            if (given !== undefined) Deferred.doneUnsafe(answer, Effect.succeed(given))
          })
        })
    })

  const all: Effect.Effect<void> = Effect.suspend(() => {
    const some = [...waiting].slice(0, most)
    if (some.length === 0) {
      busy = false
      return Effect.void
    }
    const batch: Batch = { left: some.length, abandoned: Deferred.makeUnsafe() }
    for (const one of some) {
      waiting.delete(one)
      one.batch = batch
    }
    return Effect.andThen(Effect.raceFirst(answered(some), Deferred.await(batch.abandoned)), all)
  })

  return (wanted) =>
    Effect.suspend(() => {
      const one: Asked<A, B, E> = { wanted, answer: Deferred.makeUnsafe(), batch: undefined }
      waiting.add(one)
      const begun = busy ? Effect.void : Effect.forkDetach(all)
      busy = true
      return Effect.onInterrupt(Effect.andThen(begun, Deferred.await(one.answer)), () =>
        Effect.sync(() => {
          waiting.delete(one)
          if (one.batch !== undefined && --one.batch.left === 0) Deferred.doneUnsafe(one.batch.abandoned, Effect.void)
        })
      )
    })
}
