/** Tables of earlier versions are brought to this one with what they hold, and those of a later one are refused. */
import { DatabaseSync } from "node:sqlite"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Flows from "@effect-comms/durable/Flows"
import { FlowStore } from "@effect-comms/durable/FlowStore"
import * as Runner from "@effect-comms/durable/Runner"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Migrator from "effect/sql/Migrator"
import { migrations } from "../src/internal/migrations.ts"
import * as Sqlite from "../src/Sqlite.ts"
import { accepting, callConnectionId, event, eventually, file, operationContextOf, post, process } from "./support.ts"

const flow = CallFlow.make(
  "Prompt",
  { payload: { text: Schema.String }, success: Schema.String, key: ({ text }) => text },
  ({ text }) =>
    Effect.map(
      CallMedia.playAndWait({ callConnectionId, playSources: [{ kind: "text", text: { text } }] }),
      ({ _tag }) => _tag
    )
)

const steps = Object.entries(migrations)

/** Makes the tables as the first versions had them. */
const layout = (database: string, count: number) =>
  Migrator.make({})({
    table: "comms_migrations",
    loader: Migrator.fromRecord(Object.fromEntries(steps.slice(0, count)))
  }).pipe(Effect.provide(Sqlite.layer(database)))

/** What a process of the first version has written, which every later one has as well. */
const written = (database: string) => {
  const db = new DatabaseSync(database)
  db.exec(`INSERT INTO comms_steps (execution_id, step, operation, input_hash, pair_id, first_sent, begun_at)
    VALUES ('execution', 'CallMedia_Play#1', 'CallMedia_Play', 'hash', 'pair', 'sent', 1)`)
  // One long before the step began, and one after.
  for (const [id, receivedAt] of [
    ["before", -60_000],
    ["after", 2]
  ])
    db.exec(`INSERT INTO comms_events (service, event_id, subject, kind, context, body, received_at)
      VALUES ('CallAutomation', '${id}', 'old leg', 'PlayCompleted', 'asked', '{"id":"${id}"}', ${receivedAt})`)
  db.exec(`INSERT INTO comms_waits (execution_id, deferred, flow, service, subject)
    VALUES ('execution', 'wait', 'Prompt', 'CallAutomation', 'old leg')`)
  db.close()
}

/** A flow runs from its beginning to its end. */
const works = (transport: ReturnType<typeof accepting>) =>
  Effect.gen(function* () {
    yield* flow.start({ text: "hello" })
    yield* eventually(Effect.sync(() => transport.requests[0]))
    yield* post(event("PlayCompleted", { operationContext: operationContextOf(transport) }))
    assert.strictEqual(yield* flow.run({ text: "hello" }), "PlayCompleted")
  })

describe("tables of flows", () => {
  for (let count = 1; count < steps.length; count++)
    it.live(`as the change ${steps[count - 1]?.[0]} left them are brought to this version with what they hold`, () =>
      Effect.gen(function* () {
        const database = yield* file
        const transport = accepting()
        yield* layout(database, count)
        written(database)
        yield* Effect.gen(function* () {
          const store = yield* FlowStore
          const [step] = yield* store.stepsOf("execution")
          const kept = yield* store.eventsOf("CallAutomation", "old leg")
          const [waiting] = yield* store.waitingFor("CallAutomation", [{ subject: "old leg", context: undefined }])
          assert.deepStrictEqual(
            [step?.operation, kept.map(({ body }) => body), waiting?.deferred],
            ["CallMedia_Play", ['{"id":"before"}', '{"id":"after"}'], "wait"]
          )
          // The step goes on: what has come since it began is still known.
          const again = yield* store.beginStep("execution", "CallMedia_Play#1", {
            operation: "CallMedia_Play",
            inputHash: "hash",
            pairId: "another",
            firstSent: "later",
            inOrder: true,
            begunAt: 3,
            context: "asked",
            traceparent: undefined,
            subject: undefined
          })
          assert.deepStrictEqual(
            [again.again, again.pairId, again.begunAt, again.lastEvent],
            [true, "pair", 1, kept[0]?.seq]
          )
          yield* works(transport)
        }).pipe(Effect.provide(flow.layer.pipe(Layer.provideMerge(process(database, transport)))))
      }).pipe(Effect.scoped)
    )

  it.live("that are not there yet are made, and are the same when they are opened again", () =>
    Effect.gen(function* () {
      const database = yield* file
      const tables = () => {
        const db = new DatabaseSync(database)
        const found = db.prepare("SELECT sql FROM sqlite_master WHERE name LIKE 'comms_%' ORDER BY name").all()
        db.close()
        return JSON.stringify(found)
      }
      yield* Effect.scoped(Layer.build(Runner.layerSqlite(database)))
      const first = tables()
      yield* Effect.scoped(Layer.build(Runner.layerSqlite(database)))
      assert.strictEqual(tables(), first)
      assert.strictEqual((yield* Flows.list().pipe(Effect.provide(Runner.layerSqlite(database)))).length, 0)
    }).pipe(Effect.scoped)
  )

  it.live("of a newer version are refused, and left as they are", () =>
    Effect.gen(function* () {
      const database = yield* file
      yield* layout(database, steps.length)
      const db = new DatabaseSync(database)
      db.exec("INSERT INTO comms_migrations (migration_id, name) VALUES (9999, 'later')")
      db.close()
      const error = yield* Effect.flip(Effect.scoped(Layer.build(Runner.layerSqlite(database))))
      assert(error._tag === "NewerDatabase")
      assert.match(error.message, /change 9999 was made, \d+ is the newest known/)
    }).pipe(Effect.scoped)
  )
})
