/** What flows ask of the database: each statement finds its rows by an index, however many flows wait, and they are few. */
import { DatabaseSync, StatementSync } from "node:sqlite"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Flows from "@effect-comms/durable/Flows"
import { FlowStore } from "@effect-comms/durable/FlowStore"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { vi } from "vitest"
import { accepting, callConnectionId, event, eventually, file, operationContextOf, post, process } from "./support.ts"

const flow = CallFlow.make(
  "Prompt",
  { payload: { text: Schema.String }, success: Schema.Void, key: ({ text }) => text },
  ({ text }) =>
    Effect.asVoid(
      CallMedia.playAndWait(
        { callConnectionId, playSources: [{ kind: "text", text: { text } }] },
        { waitMillis: 3_600_000 }
      )
    )
)

/** The statements that are prepared as long as the scope lives. */
const statements = Effect.map(
  Effect.acquireRelease(
    Effect.sync(() => vi.spyOn(DatabaseSync.prototype, "prepare")),
    (spy) => Effect.sync(() => spy.mockRestore())
  ),
  (spy) => () => [...new Set(spy.mock.calls.map(([sql]) => sql))]
)

/** A flow waits and an event ends it, another is cancelled; flows are listed, counted, erased and pruned. */
const life = (transport: ReturnType<typeof accepting>) =>
  Effect.gen(function* () {
    const waiting = (count: number) =>
      eventually(
        Effect.map(
          FlowStore.use((store) => store.pendingWaits),
          (waits) => (waits === count && transport.requests.length > 0 ? true : undefined)
        )
      )
    yield* flow.start({ text: "hello" })
    yield* waiting(1)
    yield* post(event("PlayCompleted", { operationContext: operationContextOf(transport) }))
    yield* flow.run({ text: "hello" })
    const other = yield* flow.start({ text: "good-bye" })
    yield* waiting(1)
    yield* flow.cancel(other)
    yield* Flows.list({ ended: false })
    yield* FlowStore.use((store) => store.subjectsOf("CallAutomation", "context", 0))
    yield* FlowStore.use((store) => store.spansOf("CallAutomation", [{ context: "context", subject: "leg" }]))
    yield* Flows.erase(callConnectionId)
    yield* Flows.prune({ flows: 0, events: 0 })
  })

/** How SQLite finds the rows of the tables of flows. */
const plansOf = (database: string, statements: ReadonlyArray<string>) => {
  const db = new DatabaseSync(database)
  const plans = statements
    .filter((sql) => /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b.*\b(?:comms|cluster)_(?!\w*migrations)/is.test(sql))
    .map((sql) => ({
      sql: sql.replace(/\s+/g, " ").trim(),
      plan: db
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => String(detail))
    }))
  db.close()
  return plans
}

/** Reads a table, or all that is of a service. */
const readsAll = (detail: string): boolean => /^SCAN (?:(?:comms|cluster)_\w+|[mrw])\b|\(service=\?\)/.test(detail)

describe("what is asked of a database in which many flows wait", () => {
  it.live("is found by an index, whatever is done with a flow", () =>
    Effect.gen(function* () {
      const database = yield* file
      const prepared = yield* statements
      const transport = accepting()
      yield* life(transport).pipe(Effect.provide(flow.layer.pipe(Layer.provideMerge(process(database, transport)))))
      const plans = plansOf(database, prepared())
      assert.isAbove(plans.length, 30)
      assert.deepStrictEqual(
        plans.filter(({ plan }) => plan.some(readsAll)),
        []
      )
    }).pipe(Effect.scoped)
  )

  it.live("needs no sorting of all flows that wait, when the newest are listed", () =>
    Effect.gen(function* () {
      const database = yield* file
      const prepared = yield* statements
      yield* Flows.list({ ended: false }).pipe(Effect.provide(process(database, accepting())))
      const lists = plansOf(
        database,
        prepared().filter((sql) => sql.includes("ended_at IS NULL"))
      )
      assert.deepStrictEqual(
        lists.map(({ plan }) => plan),
        [["SEARCH comms_flows USING INDEX comms_flows_ended (ended_at=?)", "USE TEMP B-TREE FOR LAST TERM OF ORDER BY"]]
      )
    }).pipe(Effect.scoped)
  )
})

describe("a flow", () => {
  it.live("takes few statements from its beginning over its wait to its end", () =>
    Effect.gen(function* () {
      const transport = accepting()
      const executed = yield* Effect.acquireRelease(
        Effect.sync(() => vi.spyOn(StatementSync.prototype, "all")),
        (spy) => Effect.sync(() => spy.mockRestore())
      )
      yield* Effect.gen(function* () {
        const before = executed.mock.calls.length
        yield* flow.start({ text: "hello" })
        yield* eventually(Effect.sync(() => transport.requests[0]))
        yield* post(event("PlayCompleted", { operationContext: operationContextOf(transport) }))
        yield* flow.run({ text: "hello" })
        assert.isAtMost(executed.mock.calls.length - before, 90)
      }).pipe(Effect.provide(flow.layer.pipe(Layer.provideMerge(process(":memory:", transport)))))
    }).pipe(Effect.scoped)
  )
})
