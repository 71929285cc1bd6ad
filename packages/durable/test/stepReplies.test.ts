/** How the replies of steps are written, also of those that are told to end when they are not under way. */
import { assert, describe, it } from "@effect/vitest"
import * as ClusterError from "effect/cluster/ClusterError"
import * as EntityAddress from "effect/cluster/EntityAddress"
import * as EntityId from "effect/cluster/EntityId"
import * as EntityType from "effect/cluster/EntityType"
import * as Envelope from "effect/cluster/Envelope"
import * as Message from "effect/cluster/Message"
import * as MessageStorage from "effect/cluster/MessageStorage"
import * as Reply from "effect/cluster/Reply"
import * as ShardId from "effect/cluster/ShardId"
import * as ShardingConfig from "effect/cluster/ShardingConfig"
import * as Snowflake from "effect/cluster/Snowflake"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Headers from "effect/http/Headers"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Rpc from "effect/rpc/Rpc"
import * as SqlError from "effect/sql/SqlError"
import * as Workflow from "effect/workflow/Workflow"
import * as patientStorage from "../src/internal/patientStorage.ts"
import * as stepReplies from "../src/internal/stepReplies.ts"

const shardId = ShardId.make("default", 1)
const address = EntityAddress.make({
  entityType: EntityType.make("Workflow/Greeting"),
  entityId: EntityId.make("execution"),
  shardId
})

const storages = {
  "a file of SQLite": stepReplies.layer,
  PostgreSQL: patientStorage.layer
}

/** What is stored when a request that was read from the storage is answered so. */
const answered = (tag: string, exit: Exit.Exit<Workflow.Suspended>) =>
  Effect.gen(function* () {
    const storage = yield* MessageStorage.MessageStorage
    const rpc = Rpc.make(tag, { success: Workflow.Suspended })
    const requestId = Snowflake.Snowflake(1)
    const request = { requestId, address, tag, payload: undefined, headers: Headers.empty }
    yield* storage.saveRequest(
      new Message.OutgoingRequest<typeof rpc>({
        envelope: Envelope.makeRequest<typeof rpc>(request),
        rpc,
        context: Context.empty(),
        annotations: Context.empty(),
        lastReceivedReply: Option.none(),
        respond: () => Effect.void
      })
    )
    const [message] = yield* storage.unprocessedMessages([shardId])
    assert.isTrue(message?._tag === "IncomingRequest")
    if (message?._tag !== "IncomingRequest") return undefined
    const reply = new Reply.WithExit<typeof rpc>({ requestId, id: Snowflake.Snowflake(2), exit })
    yield* message.respond(new Reply.ReplyWithContext({ reply, rpc, context: Context.empty() }))
    const [stored] = yield* storage.repliesForUnfiltered([requestId])
    return stored?._tag === "WithExit" ? stored.exit : undefined
  })

const memory = () => MessageStorage.layerMemory.pipe(Layer.provide(ShardingConfig.layer()), Layer.fresh)

/** A storage whose database is away when the first reply is written. */
const away = () =>
  Layer.effect(
    MessageStorage.MessageStorage,
    Effect.map(MessageStorage.MessageStorage, (storage): MessageStorage.MessageStorage["Service"] => {
      let tried = false
      return {
        ...storage,
        saveReply: (reply) =>
          Effect.suspend(() => {
            const reason = new SqlError.ConnectionError({ cause: "gone", operation: "execute" })
            const gone = new ClusterError.PersistenceError({ cause: new SqlError.SqlError({ reason }) })
            const again = tried
            tried = true
            return again ? storage.saveReply(reply) : Effect.fail(gone)
          })
      }
    })
  ).pipe(Layer.provide(memory()))

it.live("the reply of a step is written when the database is back", () =>
  Effect.gen(function* () {
    const ended = answered("activity", Exit.succeed(new Workflow.Suspended({})))
    assert.strictEqual((yield* Effect.provide(ended, patientStorage.layer(away())))?._tag, "Success")
  })
)

describe("a step that is told to end before it has begun, or when it has just ended", () => {
  for (const [name, layer] of Object.entries(storages))
    it.effect(
      `is answered as one that was put off, over ${name}; a flow that is told so is answered as interrupted`,
      () =>
        Effect.gen(function* () {
          const step = yield* Effect.provide(answered("activity", Exit.interrupt()), layer(memory()))
          assert.deepStrictEqual(step, { _tag: "Success", value: { _tag: "Suspended" } })
          const run = yield* Effect.provide(answered("run", Exit.interrupt()), layer(memory()))
          assert.strictEqual(run?._tag, "Failure")
        })
    )
})
