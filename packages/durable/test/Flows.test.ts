import { existsSync, readFileSync, statSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import type { EventOf } from "@effect-comms/call-automation/events"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Flows from "@effect-comms/durable/Flows"
import * as Runner from "@effect-comms/durable/Runner"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import {
  accepting,
  callConnectionId,
  event,
  eventually,
  file,
  operationContextOf,
  post,
  process,
  sent
} from "./support.ts"

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

/** Asks the caller something, and gives what was said. */
const calling = CallFlow.make(
  "Calling",
  { payload: { from: Schema.String }, success: Schema.String, key: ({ from }) => from },
  ({ from }) =>
    Effect.gen(function* () {
      const { data } = yield* CallMedia.recognizeAndWait({
        callConnectionId,
        recognizeInputType: "speech",
        recognizeOptions: {
          targetParticipant: { phoneNumber: { value: from } },
          speechOptions: { endSilenceTimeoutInMs: 1_000 }
        }
      })
      return JSON.stringify(data)
    })
)

const leaving = CallFlow.make(
  "Leaving",
  { payload: { id: Schema.String }, success: Schema.Void, key: ({ id }) => id },
  () => CallConnection.hangupCall({ callConnectionId })
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

  it.live("are forgotten by the retention that a program has, again and again", () => {
    const transport = accepting()
    const retention = Flows.layerRetention({ flows: 0, every: 10 })
    return Effect.gen(function* () {
      for (const [request, text] of ["a", "b"].entries()) {
        yield* waiting(text)
        yield* post(yield* played(transport, request))
        yield* eventually(Effect.map(Flows.list(), ({ length }) => (length === 0 ? true : undefined)))
      }
    }).pipe(Effect.provide(Layer.merge(flow.layer, retention).pipe(Layer.provideMerge(process(":memory:", transport)))))
  })

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

  it.live("are erased to the last byte of the files: the number, the texts and the ids of the call", () =>
    Effect.gen(function* () {
      const database = yield* file
      const transport = accepting()
      const number = "+14255559876"
      const onIncomingCall = CallFlow.starts(calling, ({ data }: EventOf<"IncomingCall">) => ({
        from: data.from?.phoneNumber?.value ?? ""
      }))
      const found = () => {
        const bytes = Buffer.concat(
          [database, `${database}-wal`].filter(existsSync).map((path) => readFileSync(path))
        ).toString("latin1")
        return [number.slice(1), "a spoken secret", "correlation", callConnectionId].filter((text) =>
          RegExp(`\\b${text}\\b`).test(bytes)
        )
      }
      yield* Effect.gen(function* () {
        yield* post({
          id: "incoming",
          topic: "/subscriptions/1/resourceGroups/1/providers/Microsoft.Communication/CommunicationServices/1",
          subject: "/caller/1/recipient/2",
          eventType: "Microsoft.Communication.IncomingCall",
          eventTime: "2026-03-01T00:00:00Z",
          data: {
            incomingCallContext: "context",
            correlationId: "correlation",
            serverCallId: "server",
            from: { rawId: `4:${number}`, phoneNumber: { value: number } }
          }
        })
        yield* eventually(Effect.sync(() => transport.requests[0]))
        yield* post(
          event("RecognizeCompleted", {
            operationContext: operationContextOf(transport),
            recognitionType: "speech",
            speechResult: { speech: "a spoken secret" }
          })
        )
        const [flow] = yield* eventually(
          Effect.map(Flows.list({ ended: true }), (flows) => (flows.length > 0 ? flows : undefined))
        )
        assert.strictEqual(flow?.outcome, "succeeded", flow?.error)
        assert.deepStrictEqual(found(), [number.slice(1), "a spoken secret", "correlation", callConnectionId])
        assert.deepStrictEqual(yield* Flows.erase(callConnectionId), { erased: 1, running: [] })
        assert.deepStrictEqual(found(), [])
      }).pipe(Effect.provide(calling.layer.pipe(Layer.provideMerge(process(database, transport, { onIncomingCall })))))
      assert.deepStrictEqual(found(), [])
    }).pipe(Effect.scoped)
  )

  it.live("are erased with a call that they have acted on without waiting for it", () =>
    Effect.gen(function* () {
      yield* leaving.run({ id: "1" })
      assert.strictEqual((yield* Flows.erase(callConnectionId)).erased, 1)
      assert.deepStrictEqual(yield* Flows.list(), [])
    }).pipe(Effect.provide(leaving.layer.pipe(Layer.provideMerge(process(":memory:", accepting())))))
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
      for (const path of [database, `${database}-wal`].filter(existsSync))
        assert.strictEqual(statSync(path).mode & 0o777, 0o600, path)
      yield* Effect.scoped(Layer.build(Runner.layerSqlite(database)))
    }).pipe(Effect.scoped)
  )
})
