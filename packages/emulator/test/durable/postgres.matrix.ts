/**
 * Two processes over PostgreSQL share flows: webhooks come to either at random, what one is told wakes a flow on the other, and when one is
 * killed half way the other goes on with its flows. PostgreSQL itself may be started again under them.
 */
import { describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { world } from "./support/replicas.ts"

describe("two processes over PostgreSQL", () => {
  it.live(
    "share flows, and a webhook at either wakes its flow on the other without a poll",
    () =>
      Effect.gen(function* () {
        const { begin, ended } = yield* world(3_600_000, 6)
        const replicas = yield* Effect.all([begin, begin], { concurrency: 2 })
        yield* Effect.forEach(replicas, ended, { concurrency: 2 })
      }).pipe(Effect.scoped),
    180_000
  )

  it.live(
    "lose nothing and do nothing twice when one is killed half way",
    () =>
      Effect.gen(function* () {
        const { begin, cloud, ended } = yield* world(1_000, 6)
        const [one, other] = yield* Effect.all([begin, begin], { concurrency: 2 })
        const half = Effect.map(
          cloud.journal(),
          (entries) => entries.filter(({ name }) => name === "CallMedia_Play").length >= 6
        )
        while (!(yield* half)) yield* Effect.sleep(20)
        one.kill()
        yield* ended(other)
      }).pipe(Effect.scoped),
    180_000
  )
})
