/** Tells at the start of flows that have not ended and that this process does not run, as when one was renamed or removed: nothing else would. */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { FlowStore, type UnendedFlows } from "../FlowStore.ts"
import { patiently } from "./patiently.ts"
import { Programs } from "./programs.ts"

const messageOf = (left: ReadonlyArray<UnendedFlows>): string => {
  const named = left.map(({ count, flow }) => `${flow} (${count} not ended)`).join(", ")
  return `flows: this process does not run ${named}: they stay as they are. Run flows of these names again, in this process or another, or forget them with Flows.abandon`
}

/** Looks once no flow was added for this time. */
export const layer = (settled: Duration.Input): Layer.Layer<never, never, FlowStore | Programs> =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      const store = yield* FlowStore
      const { names } = yield* Programs
      const added = Effect.suspend(() => {
        const before = names.size
        // A process that runs none only looks into the tables.
        return Effect.map(Effect.sleep(settled), () => names.size === 0 || names.size !== before)
      })
      const look = Effect.gen(function* () {
        const left = yield* patiently(store.unendedBut([...names]))
        if (left.length > 0) yield* Effect.logWarning(messageOf(left))
      })
      yield* Effect.repeat(added, { while: (more) => more }).pipe(
        Effect.andThen(look),
        Effect.catchCause((cause) => Effect.logWarning("flows: those that are not run could not be looked for", cause)),
        Effect.forkScoped
      )
    })
  )
