import { statSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Flows from "@effect-comms/durable/Flows"
import * as Runner from "@effect-comms/durable/Runner"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Migrator from "effect/sql/Migrator"
import { migrations } from "../src/internal/migrations.ts"
import * as Sqlite from "../src/Sqlite.ts"
import { accepting, callConnectionId, event, eventually, file, post, process, sent } from "./support.ts"

const flow = CallFlow.make(
  "Prompt",
  { payload: { text: Schema.String }, success: Schema.String, key: ({ text }) => text },
  ({ text }) =>
    Effect.gen(function* () {
      const playSources = [{ kind: "text" as const, text: { text } }]
      const { _tag } = yield* CallMedia.playAndWait({ callConnectionId, playSources })
      return _tag
    })
)

const program = (database: string, transport = accepting()) =>
  flow.layer.pipe(Layer.provideMerge(process(database, transport)))

/** Begins a flow, which then waits. */
const waiting = (text: string) =>
  Effect.gen(function* () {
    const executionId = yield* flow.start({ text })
    return yield* eventually(
      Effect.map(Flows.inspect(executionId), (found) => (found?.steps.length === 1 ? executionId : undefined))
    )
  })

const ended = (executionId: string) =>
  eventually(Effect.map(Flows.inspect(executionId), (found) => (found?.endedAt === undefined ? undefined : found)))

/** The end of the prompt that is asked for with this request, once it was sent: its step is seen before. */
const played = ({ requests }: ReturnType<typeof accepting>, request: number) =>
  eventually(
    Effect.sync(() => {
      const json: unknown = requests[request]?.json
      if (typeof json !== "object" || json === null) return undefined
      const operationContext: unknown = Reflect.get(json, "operationContext")
      return event("PlayCompleted", { operationContext })
    })
  )

/** What the database holds, table by table. */
const rows = (database: string): Readonly<Record<string, number>> => {
  const db = new DatabaseSync(database)
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all()
  const counted = Object.fromEntries(
    tables.flatMap(({ name }) => {
      const table = String(name)
      if (table.endsWith("migrations")) return []
      const found = db.prepare(`SELECT COUNT(*) AS n FROM "${table}"`).get()
      return [[table, Number(found?.["n"])]]
    })
  )
  db.close()
  return counted
}

const texts = (database: string): string => {
  const db = new DatabaseSync(database)
  const found = ["cluster_messages", "cluster_replies", "comms_events", "comms_steps"].map((table) =>
    JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all(), (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : value
    )
  )
  db.close()
  return found.join("")
}

describe("Flows", () => {
  it.live("are listed and looked into while they wait and when they have ended", () =>
    Effect.gen(function* () {
      const executionId = yield* waiting("hello")
      const [listed] = yield* Flows.list({ flow: "Prompt", ended: false })
      assert.strictEqual(listed?.executionId, executionId)
      const before = yield* Flows.inspect(executionId)
      assert.deepStrictEqual(
        before?.steps.map(({ step }) => step),
        ["CallMedia_Play#1"]
      )
      assert.strictEqual(before?.waits[0]?.subject, callConnectionId)
      yield* flow.cancel(executionId)
      const after = yield* ended(executionId)
      assert.deepStrictEqual({ outcome: after.outcome, waits: after.waits }, { outcome: "cancelled", waits: [] })
      assert.deepStrictEqual(yield* Flows.list({ ended: false }), [])
      assert.isUndefined(yield* Flows.inspect("unknown"))
    }).pipe(Effect.provide(program(":memory:")))
  )

  it.live("that were cancelled send nothing when the awaited event comes", () => {
    const transport = accepting()
    return Effect.gen(function* () {
      const executionId = yield* waiting("hello")
      yield* flow.cancel(executionId)
      yield* post(event("PlayCompleted"))
      yield* flow.resume(executionId)
      const result = yield* Effect.exit(flow.run({ text: "hello" }))
      assert.strictEqual(result._tag, "Failure")
      assert.deepStrictEqual(sent(transport), ["POST play"])
    }).pipe(Effect.provide(program(":memory:", transport)))
  })

  it.live("are forgotten with everything that was stored of them, so that tables do not grow", () =>
    Effect.gen(function* () {
      const database = yield* file
      const transport = accepting()
      yield* Effect.gen(function* () {
        for (const [request, text] of ["a", "b", "c"].entries()) {
          const executionId = yield* waiting(text)
          yield* post(yield* played(transport, request))
          assert.strictEqual(yield* flow.run({ text }), "PlayCompleted")
          yield* ended(executionId)
        }
        assert.deepStrictEqual(yield* Flows.prune(), { flows: 0, events: 0 })
        assert.deepStrictEqual(yield* Flows.prune({ flows: 0, events: 0 }), { flows: 3, events: 3 })
      }).pipe(Effect.provide(program(database, transport)))
      assert.deepStrictEqual(new Set(Object.values(rows(database))), new Set([0]), JSON.stringify(rows(database)))
    }).pipe(Effect.scoped)
  )

  it.live("of a call are erased with its events, payloads, requests and answers; those that run are left alone", () =>
    Effect.gen(function* () {
      const database = yield* file
      const transport = accepting()
      yield* Effect.gen(function* () {
        const executionId = yield* waiting("a secret")
        const first = yield* Flows.erase(callConnectionId)
        assert.deepStrictEqual(
          { erased: first.erased, running: first.running.map((one) => one.executionId) },
          { erased: 0, running: [executionId] }
        )
        yield* post(yield* played(transport, 0))
        yield* flow.run({ text: "a secret" })
        assert.deepStrictEqual(yield* Flows.erase(callConnectionId), { erased: 1, running: [] })
      }).pipe(Effect.provide(program(database, transport)))
      assert.notInclude(texts(database), "secret")
      assert.notInclude(texts(database), callConnectionId)
    }).pipe(Effect.scoped)
  )
})

describe("a file", () => {
  it.live("is one process's, which another is told by name", () =>
    Effect.gen(function* () {
      const database = yield* file
      yield* Effect.gen(function* () {
        const error = yield* Effect.flip(Effect.scoped(Layer.build(Runner.layerSqlite(database))))
        assert(error._tag === "FileInUse")
        assert.include(error.message, `${database} is in use by another process`)
      }).pipe(Effect.provide(Runner.layerSqlite(database)))
      assert.strictEqual(statSync(database).mode & 0o777, 0o600)
      yield* Effect.scoped(Layer.build(Runner.layerSqlite(database)))
    }).pipe(Effect.scoped)
  )

  it.live("of an older version is brought to this one, and its flows go on", () =>
    Effect.gen(function* () {
      const database = yield* file
      const [first] = Object.entries(migrations)
      assert(first !== undefined)
      yield* Migrator.make({})({
        table: "comms_migrations",
        loader: Migrator.fromRecord(Object.fromEntries([first]))
      }).pipe(Effect.provide(Sqlite.layer(database)))
      yield* Effect.gen(function* () {
        const executionId = yield* waiting("hello")
        assert.strictEqual((yield* Flows.inspect(executionId))?.flow, "Prompt")
      }).pipe(Effect.provide(program(database)))
    }).pipe(Effect.scoped)
  )
})
