/** How a stateful call of Graph's follows its kept notifications inside a flow: each look is a step, so that it hears the same on every run. */
import type { Following, Look } from "@effect-comms/graph-calls/internal/durable"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import { FlowChanged } from "../FlowChanged.ts"
import type { KeptEvent, Store } from "../FlowStore.ts"
import { StoredValueError } from "../StoredValueError.ts"
import * as engine from "./engine.ts"
import { read, service } from "./graphEvidence.ts"
import { patiently } from "./patiently.ts"
import * as reading from "./reading.ts"
import { CurrentRun, type Run } from "./Run.ts"
import * as waiting from "./waiting.ts"
import { limited } from "./within.ts"

const Looked = Schema.Struct({
  at: Schema.Number,
  told: Schema.Array(Schema.Struct({ seq: Schema.Int, body: Schema.String }))
})

type Looked = typeof Looked.Type

const readLooked = reading.bySchema("call", Looked)

const lookedAt = (told: ReadonlyArray<KeptEvent>): Effect.Effect<Looked> =>
  Effect.map(Clock.currentTimeMillis, (at) => ({ at, told: told.map(({ body, seq }) => ({ seq, body })) }))

const asLook = ({ at, told }: Looked): Effect.Effect<Look> =>
  Effect.map(
    Effect.forEach(told, ({ body, seq }) => Effect.map(read({ body }), (notification) => ({ key: seq, notification }))),
    (all) => ({ at, told: all })
  )

/** What was done is another program's: what ends by that leaves nothing. */
const isRefusal = (defect: unknown): boolean => defect instanceof FlowChanged || defect instanceof StoredValueError

/** Makes what a stateful call needs of a flow. */
export const following = (store: Store, run: Run, subject: string): Following => {
  const current = Effect.map(CurrentRun, (inner) => inner ?? run)
  return {
    look: (seen) =>
      Effect.flatMap(current, (inner) => {
        const unseen = Effect.map(patiently(store.eventsOf(service, subject)), (all) =>
          all.filter(({ seq }) => !seen.has(seq))
        )
        const step = inner.next("look/call")
        const looked = engine.once(step, Effect.flatMap(unseen, lookedAt), {
          gave: readLooked,
          failed: reading.nothing(step)
        })
        return Effect.flatMap(looked, asLook)
      }),
    wait: (seen, millis) =>
      Effect.flatMap(current, (outer) =>
        limited(
          outer,
          Effect.flatMap(current, (inner) =>
            waiting.next<Looked>(inner, store, inner.next("wait/call"), {
              service,
              kind: "call",
              on: { subject },
              read: readLooked,
              judge: (unseen) =>
                unseen.length === 0
                  ? Effect.undefined
                  : Effect.map(lookedAt(unseen), (ended) => ({ ended, by: unseen }))
            })({ round: 0, seen: new Set(seen) })
          ),
          millis,
          () => Effect.undefined
        )
      ).pipe(Effect.flatMap((looked) => (looked === undefined ? Effect.undefined : asLook(looked.ended)))),
    isLeft: (exit) =>
      Exit.isSuccess(exit) ||
      !(
        Cause.hasInterruptsOnly(exit.cause) ||
        exit.cause.reasons.some((reason) => reason._tag === "Die" && isRefusal(reason.defect))
      )
  }
}
