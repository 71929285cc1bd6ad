/** The statements of ours do what those of effect do, in fewer steps. */
import { assert, describe, it } from "@effect/vitest"
import * as EntityAddress from "effect/cluster/EntityAddress"
import * as EntityId from "effect/cluster/EntityId"
import * as EntityType from "effect/cluster/EntityType"
import type * as MessageStorage from "effect/cluster/MessageStorage"
import * as ShardId from "effect/cluster/ShardId"
import * as Snowflake from "effect/cluster/Snowflake"
import * as SqlMessageStorage from "effect/cluster/SqlMessageStorage"
import * as Digest from "effect/crypto/Digest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Sqlite from "../src/Sqlite.ts"
import * as engineStatements from "../src/internal/engineStatements.ts"

type Storage = MessageStorage.Encoded

const address = { shardId: { group: "default", id: 1 }, entityType: "Workflow/Greeting", entityId: "execution" }

const request = (requestId: string, tag: string, name: string, traced = false) => ({
  envelope: {
    _tag: "Request",
    requestId,
    address,
    tag,
    payload: { name },
    headers: { a: "b" },
    ...(traced ? { traceId: "1".repeat(32), spanId: "2".repeat(16), sampled: true } : {})
  } as const,
  primaryKey: `${address.entityType}/${address.entityId}/${tag}/${name}`,
  deliverAt: null
})

const ended = (requestId: string, value: unknown) =>
  ({ _tag: "WithExit", id: `1${requestId}`, requestId, exit: { _tag: "Success", value } }) as const

/** What storages are asked, and all that they answer. */
const asked = (storage: Storage) =>
  Effect.gen(function* () {
    const id = Snowflake.Snowflake("253042343828000768")
    const read = (shards: readonly [string, ...Array<string>], limit?: number) =>
      storage.unprocessedMessages([...shards], 0, limit === undefined ? {} : { limit })
    return [
      yield* storage.saveEnvelope(request("253042343828000768", "run", "", true)),
      yield* storage.saveEnvelope(request("3", "activity", "Play#1")),
      yield* storage.saveEnvelope(request("4", "activity", "Play#1")),
      yield* storage.saveEnvelope({ ...request("5", "activity", "long".repeat(100)), deliverAt: 1_000 }),
      yield* read(["default:2"]),
      yield* read(["default:1", "default:2"], 1),
      yield* read(["default:1"]),
      yield* read(["default:1"]),
      yield* storage.saveReply(ended("3", "played")),
      yield* storage.saveEnvelope(request("6", "activity", "Play#1")),
      yield* storage.saveReply(ended("253042343828000768", { _tag: "Suspended" })),
      yield* storage.resetShards(["default:1"]),
      yield* read(["default:1"]),
      yield* storage.clearReplies(id, { expectedReplyId: Snowflake.Snowflake("1253042343828000768") }),
      yield* read(["default:1"]),
      yield* storage.repliesForUnfiltered(["3", "253042343828000768"]),
      yield* storage.requestIdForPrimaryKey(request("3", "activity", "Play#1").primaryKey),
      yield* storage.clearAddress(
        EntityAddress.make({
          entityType: EntityType.make(address.entityType),
          entityId: EntityId.make(address.entityId),
          shardId: ShardId.make("default", 1)
        })
      ),
      yield* storage.repliesForUnfiltered(["3"])
    ]
  })

const database = Layer.merge(Sqlite.layer(":memory:"), Digest.layerWebCrypto)

describe("the engine's messages in SQLite", () => {
  it.effect("answer what those of effect answer", () =>
    Effect.gen(function* () {
      const theirs = yield* SqlMessageStorage.makeEncoded().pipe(Effect.flatMap(asked), Effect.provide(database))
      const ours = yield* engineStatements.make.pipe(Effect.flatMap(asked), Effect.provide(Layer.fresh(database)))
      assert.deepStrictEqual(ours, theirs)
    })
  )

  it.effect("are refused when their id is another's, where effect would lose them", () =>
    Effect.gen(function* () {
      const storage = yield* engineStatements.make
      yield* storage.saveEnvelope(request("3", "activity", "Play#1"))
      const error = yield* Effect.flip(storage.saveEnvelope(request("3", "activity", "Play#2")))
      assert.strictEqual(error._tag, "PersistenceError")
    }).pipe(Effect.provide(database))
  )

  it.effect("tell what an execution has done, and how each of it has ended", () =>
    Effect.gen(function* () {
      const storage = yield* engineStatements.make
      yield* storage.saveEnvelope(request("2", "run", ""))
      yield* storage.saveEnvelope(request("3", "activity", "Play#1"))
      yield* storage.saveEnvelope(request("4", "deferred", "wait"))
      yield* storage.saveReply(ended("3", "played"))
      const { entityId, entityType } = address
      const of = (name: string, tag: string) => request("", tag, name).primaryKey
      assert.sameDeepMembers(
        [...(yield* storage.requestsOf([address]))],
        [
          { entityType, entityId, primaryKey: of("Play#1", "activity"), id: "3", reply: ended("3", "played") },
          { entityType, entityId, primaryKey: of("wait", "deferred"), id: "4", reply: undefined }
        ]
      )
    }).pipe(Effect.provide(database))
  )
})
