import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Flows from "@effect-comms/durable/Flows"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import * as Sqlite from "../src/Sqlite.ts"
import { accepting, callConnectionId, event, eventually, file, post, process, sent } from "./support.ts"

const flow = CallFlow.make(
  "Answered",
  { payload: { id: Schema.String }, success: Schema.Void, key: ({ id }) => id },
  () =>
    Effect.gen(function* () {
      yield* CallMedia.play({ callConnectionId, playSources: [{ kind: "file", file: { uri: "https://a.example" } }] })
      yield* CallEvents.awaitOutcome(Outcome.play, { callConnectionId })
      yield* CallConnection.hangupCall({ callConnectionId })
    })
)

describe("the answer of a step", () => {
  it.live("is kept by the step itself, so that nothing is sent or asked again when the engine has lost it", () =>
    Effect.gen(function* () {
      const database = yield* file
      const first = accepting()
      yield* Effect.gen(function* () {
        const id = yield* flow.start({ id: "1" })
        yield* eventually(Effect.map(Flows.inspect(id), (found) => (found?.waits.length ? id : undefined)))
      }).pipe(Effect.provide(flow.layer.pipe(Layer.provideMerge(process(database, first)))))
      // As when the database is away when the engine writes, and the process ends.
      yield* Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const ofPlay = sql`SELECT id FROM cluster_messages WHERE message_id LIKE '%CallMedia_Play#1%'`
        yield* sql`DELETE FROM cluster_replies WHERE request_id IN (${ofPlay})`
        yield* sql`UPDATE cluster_messages SET processed = 0, last_reply_id = NULL, last_read = NULL WHERE id IN (${ofPlay})`
      }).pipe(Effect.provide(Sqlite.layer(database)))
      const next = accepting()
      yield* Effect.gen(function* () {
        yield* post(event("PlayCompleted"))
        yield* flow.run({ id: "1" })
      }).pipe(Effect.provide(flow.layer.pipe(Layer.provideMerge(process(database, next)))))
      assert.deepStrictEqual([...sent(first), ...sent(next)], ["POST play", "DELETE leg"])
    }).pipe(Effect.scoped)
  )
})
