/** What the engine asks its messages for again is answered from memory, as long as it cannot be otherwise. */
import { assert, describe, it } from "@effect/vitest"
import * as MessageStorage from "effect/cluster/MessageStorage"
import * as Snowflake from "effect/cluster/Snowflake"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { kept } from "../src/internal/engineReplies.ts"
import type * as engineStatements from "../src/internal/engineStatements.ts"

type Storage = MessageStorage.Encoded
type Reply = Parameters<Storage["saveReply"]>[0]

const address = { shardId: { group: "default", id: 1 }, entityType: "Workflow/Greeting", entityId: "execution" }

const request = (requestId: string, tag: string, name: string) => ({
  envelope: { _tag: "Request", requestId, address, tag, payload: {}, headers: {} } as const,
  primaryKey: `${address.entityType}/${address.entityId}/${tag}/${name}`,
  deliverAt: null
})

const ended = (requestId: string, value: unknown): Reply => ({
  _tag: "WithExit",
  id: `1${requestId}`,
  requestId,
  exit: { _tag: "Success", value }
})

/** A storage that answers as the tables would, and notes what it is asked. */
const tables = () => {
  const asked: Array<string> = []
  const rows = new Map<string, string>()
  const replies = new Map<string, Reply>()
  let run = "1"
  const note = <A>(what: string, answer: () => A) =>
    Effect.sync(() => {
      asked.push(what)
      return answer()
    })
  const storage: engineStatements.Statements = {
    requestsOf: (addresses) =>
      Effect.sync(() => {
        if (addresses.length > 0) asked.push("requestsOf")
        return [...rows].flatMap(([primaryKey, id]) => {
          const reply = replies.get(id)
          return primaryKey.includes("/run/")
            ? []
            : [{ ...address, primaryKey, id, reply: reply?._tag === "WithExit" ? reply : undefined }]
        })
      }),
    saveEnvelope: ({ envelope, primaryKey }) =>
      note("saveEnvelope", () => {
        const before = rows.get(primaryKey ?? "")
        if (before !== undefined)
          return MessageStorage.SaveResultEncoded.Duplicate({
            originalId: Snowflake.Snowflake(before),
            lastReceivedReply: Option.fromUndefinedOr(replies.get(before))
          })
        rows.set(primaryKey ?? "", envelope._tag === "Request" ? envelope.requestId : "")
        return MessageStorage.SaveResultEncoded.Success()
      }),
    saveReply: (reply) => note("saveReply", () => void replies.set(reply.requestId, reply)),
    clearReplies: (id) => note("clearReplies", () => void replies.delete(String(id))),
    requestIdForPrimaryKey: (key) =>
      note("requestId", () => Option.map(Option.fromUndefinedOr(rows.get(key)), Snowflake.Snowflake)),
    repliesFor: () => Effect.succeed([]),
    repliesForUnfiltered: (ids) => note("replies", () => ids.flatMap((id) => replies.get(id) ?? [])),
    unprocessedMessages: () =>
      Effect.sync(() => [{ envelope: request(run, "run", "").envelope, lastSentReply: Option.none() }]),
    unprocessedMessagesById: () => Effect.succeed([]),
    resetRequests: () => Effect.void,
    resetAddresses: () => Effect.void,
    clearAddress: () => Effect.void,
    resetShards: () => Effect.void,
    withTransaction: (effect) => effect
  }
  return {
    asked,
    storage,
    forget: (next: string) => {
      run = next
      rows.clear()
      replies.clear()
    }
  }
}

/** A run of the flow is read. */
const begins = (storage: Storage) => storage.unprocessedMessages(["default:1"], 0)

const complete = { _tag: "Complete", exit: { _tag: "Success", value: "played" } }

describe("what the engine asks its messages again", () => {
  it.effect("is answered from memory when it is how a step or a wait has ended", () =>
    Effect.gen(function* () {
      const { asked, storage: inner } = tables()
      const storage = kept(inner, 1_000)
      yield* begins(storage)
      assert.strictEqual((yield* storage.saveEnvelope(request("2", "activity", "Play#1")))._tag, "Success")
      yield* storage.saveReply(ended("2", complete))
      yield* storage.saveEnvelope(request("3", "deferred", "wait"))
      const { primaryKey } = request("3", "deferred", "wait")
      yield* storage.saveReply(ended("3", { _tag: "Success" }))
      const lookUp = Effect.gen(function* () {
        const id = yield* storage.requestIdForPrimaryKey(primaryKey)
        assert.deepStrictEqual(id, Option.some(Snowflake.Snowflake("3")))
        assert.deepStrictEqual(yield* storage.repliesForUnfiltered(["3"]), [ended("3", { _tag: "Success" })])
        const again = yield* storage.saveEnvelope(request("4", "activity", "Play#1"))
        assert.deepStrictEqual(
          again,
          MessageStorage.SaveResultEncoded.Duplicate({
            originalId: Snowflake.Snowflake("2"),
            lastReceivedReply: Option.some(ended("2", complete))
          })
        )
      })
      yield* lookUp
      const before = asked.length
      yield* begins(storage)
      yield* lookUp
      assert.deepStrictEqual(asked.slice(before), [])
    })
  )

  it.effect("is read by one statement when a run is read of a flow that another process has begun", () =>
    Effect.gen(function* () {
      const { asked, storage: inner } = tables()
      for (const [id, name] of [
        ["2", "Play#1"],
        ["3", "Recognize#1"]
      ] as const) {
        yield* inner.saveEnvelope(request(id, "activity", name))
        yield* inner.saveReply(ended(id, complete))
      }
      const storage = kept(inner, 10_000)
      const before = asked.length
      yield* begins(storage)
      for (const name of ["Play#1", "Recognize#1"]) {
        const again = yield* storage.saveEnvelope(request("9", "activity", name))
        assert(again._tag === "Duplicate" && Option.isSome(again.lastReceivedReply))
      }
      yield* begins(storage)
      assert.deepStrictEqual(asked.slice(before), ["requestsOf"])
    })
  )

  it.effect("is not read of a flow that this process has begun: it has done nothing", () =>
    Effect.gen(function* () {
      const { asked, storage: inner } = tables()
      const storage = kept(inner, 10_000)
      yield* storage.saveEnvelope(request("1", "run", ""))
      yield* begins(storage)
      assert.deepStrictEqual(asked, ["saveEnvelope"])
    })
  )

  it.effect("is asked again when there is no room for it", () =>
    Effect.gen(function* () {
      const { asked, storage: inner } = tables()
      const storage = kept(inner, 500)
      yield* begins(storage)
      yield* storage.saveEnvelope(request("2", "activity", "Play#1"))
      yield* storage.saveReply(ended("2", { ...complete, text: "a".repeat(500) }))
      const before = asked.length
      yield* storage.saveEnvelope(request("3", "activity", "Play#1"))
      assert.deepStrictEqual(asked.slice(before), ["saveEnvelope"])
    })
  )

  it.effect("is asked again when its step has not ended, or its flow was forgotten and begins anew", () =>
    Effect.gen(function* () {
      const { asked, forget, storage: inner } = tables()
      const storage = kept(inner, 1_000)
      yield* begins(storage)
      yield* storage.saveEnvelope(request("2", "activity", "Play#1"))
      yield* storage.saveReply(ended("2", { _tag: "Suspended" }))
      const unended = yield* storage.saveEnvelope(request("3", "activity", "Play#1"))
      assert.strictEqual(unended._tag, "Duplicate")
      assert.strictEqual(asked.filter((what) => what === "saveEnvelope").length, 2)
      yield* storage.saveReply(ended("2", complete))
      forget("9")
      yield* begins(storage)
      assert.strictEqual((yield* storage.saveEnvelope(request("4", "activity", "Play#1")))._tag, "Success")
    })
  )
})
