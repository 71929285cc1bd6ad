/** What shows that a request was executed whose answer was lost, in PostgreSQL, where transactions are not committed in the order of their numbers. */
import * as FlowStore from "@effect-comms/durable/FlowStore"
import * as PgClient from "@effect/sql-pg/PgClient"
import { assert, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as postgres from "./support/postgres.ts"

const service = "CallAutomation"

const event = (id: string, context: string) => ({ id, subject: "leg", kind: "PlayStarted", context, body: "{}" })

const step = {
  operation: "CallMedia_Play",
  inputHash: "hash",
  pairId: "pair",
  firstSent: "sent",
  inOrder: true,
  begunAt: 0,
  context: "greeting",
  traceparent: undefined,
  subject: undefined
}

it.live(
  "an event that was received before a step began is none of the step's, though it is committed later, and one received after is",
  () =>
    Effect.gen(function* () {
      const database = yield* postgres.server
      yield* Effect.gen(function* () {
        const store = yield* FlowStore.FlowStore
        const sql = yield* PgClient.PgClient
        const first = yield* store.beginStep("execution", "first", { ...step, context: "first" })
        const [written, committed] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
        const before = yield* store
          .keep(service, [event("before", "greeting")])
          .pipe(
            Effect.andThen(Deferred.succeed(written, undefined)),
            Effect.andThen(Deferred.await(committed)),
            sql.withTransaction,
            Effect.forkChild({ startImmediately: true })
          )
        yield* Deferred.await(written)
        const begun = yield* store.beginStep("execution", "step", step)
        // Committed before the other, with a greater number.
        yield* store.keep(service, [event("of another step", "first")])
        yield* Deferred.succeed(committed, undefined)
        yield* Fiber.join(before)
        const shown = (context: string, { lastEvent }: FlowStore.BegunStep) =>
          store.subjectsOf(service, context, lastEvent)
        assert.deepStrictEqual(yield* shown("greeting", begun), [])
        // The first event that the database ever had counts, too.
        assert.deepStrictEqual(yield* shown("greeting", first), ["leg"])
        assert.deepStrictEqual(yield* shown("first", first), ["leg"])
        yield* store.keep(service, [event("after", "greeting")])
        assert.deepStrictEqual(yield* shown("greeting", begun), ["leg"])
        const again = yield* store.beginStep("execution", "step", { ...step, pairId: "another" })
        assert.deepStrictEqual([again.again, again.lastEvent], [true, begun.lastEvent])
        // Of a step that a version without the number began, the clock tells it: all have come after 1970.
        yield* sql`UPDATE comms_steps SET last_event = NULL WHERE step = 'step'`
        const older = yield* store.beginStep("execution", "step", { ...step, pairId: "another" })
        assert.deepStrictEqual([older.again, older.lastEvent], [true, 0])
      }).pipe(
        Effect.provide(FlowStore.layer.pipe(Layer.provideMerge(PgClient.layer({ url: Redacted.make(database.url) }))))
      )
    }).pipe(Effect.scoped)
)
