/**
 * A wait of a flow for events: written down, so that no process has to live for it, and looked at again with every event of its call.
 */
import * as Effect from "effect/Effect"
import type { KeptEvent, Store } from "../FlowStore.ts"
import * as engine from "./engine.ts"
import type { Run } from "./Run.ts"

/** What is waited for. */
export interface Wanted<A, E> {
  readonly service: string
  readonly on: { readonly subject: string } | { readonly context: string }
  /** Whether only events from now on count. */
  readonly fresh?: boolean
  /** Says how the events end the wait; nothing when they do not yet. */
  readonly judge: (
    events: ReadonlyArray<KeptEvent>,
    name: string
  ) => Effect.Effect<{ readonly ended: Effect.Effect<A, E> } | undefined>
}

/** Waits until events say that it is over. */
export const until = <A, E>(
  run: Run,
  store: Store,
  { fresh = false, judge, on, service }: Wanted<A, E>
): Effect.Effect<A, E> =>
  Effect.suspend(() => {
    const name = run.next("wait")
    const subject =
      "subject" in on
        ? Effect.succeed<string | undefined>(on.subject)
        : Effect.orDie(store.subjectOf(service, on.context))
    const events = Effect.flatMap(subject, (of) =>
      of === undefined ? Effect.succeed<ReadonlyArray<KeptEvent>>([]) : Effect.orDie(store.eventsOf(service, of))
    )
    const begun = run.beginning()
    const before: Effect.Effect<ReadonlyArray<number>> = fresh
      ? engine.once(
          `${name}/begin`,
          Effect.map(events, (found) => found.map(({ seq }) => seq))
        )
      : Effect.succeed([])

    const look = (old: ReadonlySet<number>, round: number): Effect.Effect<A, E> => {
      const deferred = `${name}/${round}`
      const waiting = { executionId: run.executionId, flow: run.flow, deferred }
      // Written first: an event that is kept from here on finds it.
      const judged = Effect.gen(function* () {
        yield* Effect.orDie(store.wait(service, on, waiting))
        const found = (yield* events).filter(({ seq }) => !old.has(seq))
        const verdict = yield* judge(found, name)
        if (verdict === undefined) return undefined
        yield* Effect.orDie(store.endWait(run.executionId, deferred))
        const ended = yield* Effect.result(verdict.ended)
        return ended._tag === "Success" ? { gave: ended.success } : { failed: ended.failure }
      })
      return Effect.flatMap(engine.once(deferred, judged), (ended) => {
        if (ended === undefined) return Effect.andThen(engine.sleepUntilWoken(deferred), look(old, round + 1))
        return "failed" in ended ? Effect.fail(ended.failed) : Effect.succeed(ended.gave)
      })
    }
    return Effect.flatMap(Effect.ensuring(before, begun), (seqs) => look(new Set(seqs), 0))
  })
