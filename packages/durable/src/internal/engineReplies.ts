/**
 * The engine's messages in PostgreSQL with fewer round trips. A flow that goes on asks for everything again that it has done; what its process
 * has seen of that is answered from memory, and a reply is written by one statement.
 *
 * Only what cannot change is kept: how a step or a wait has ended. It is kept from when a run of the flow is read, and no longer than that
 * run is the flow's: a flow that was forgotten and begins anew finds nothing.
 */
import * as MessageStorage from "effect/cluster/MessageStorage"
import * as Snowflake from "effect/cluster/Snowflake"
import * as ClusterError from "effect/cluster/ClusterError"
import * as SqlMessageStorage from "effect/cluster/SqlMessageStorage"
import * as Digest from "effect/crypto/Digest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as SqlClient from "effect/sql/SqlClient"

type Storage = MessageStorage.Encoded
type Reply = Parameters<Storage["saveReply"]>[0]
type Ended = Extract<Reply, { readonly _tag: "WithExit" }>

/** How many characters of replies are kept; the flows that went on least recently are let go first. */
const mostCharacters = 16 * 1_024 * 1_024

/** What an entry takes besides its text. */
const entryCharacters = 250

interface Execution {
  readonly address: string
  /** The request of its run. */
  readonly run: string
  /** Requests by primary key. */
  readonly ids: Map<string, string>
  /** How requests have ended, by their id. */
  readonly replies: Map<string, Reply>
  characters: number
}

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined

/** Whether nothing changes this reply any more. */
const isLast = (reply: Reply): reply is Ended =>
  reply._tag === "WithExit" && reply.exit._tag === "Success" && field(reply.exit.value, "_tag") !== "Suspended"

/** Keeps replies in memory before a storage. */
export const kept = (storage: Storage): Storage => {
  /** By address, the one that went on most recently last. */
  const executions = new Map<string, Execution>()
  /** By the id of a request. */
  const asked = new Map<string, Execution>()
  const addresses = new Map<string, string>()
  let characters = 0

  const letGo = (address: string): void => {
    const execution = executions.get(address)
    if (execution === undefined) return
    executions.delete(address)
    addresses.delete(execution.run)
    for (const id of execution.ids.values()) asked.delete(id)
    characters -= execution.characters
  }
  const grow = (execution: Execution, by: number): void => {
    execution.characters += by
    characters += by
    for (const address of executions.keys()) {
      if (characters <= mostCharacters) return
      letGo(address)
    }
  }
  /** A run is read: what is known of an earlier flow at its address is not of this one. */
  const begins = (address: string, run: string): void => {
    const before = executions.get(address)
    if (before?.run === run) {
      executions.delete(address)
      executions.set(address, before)
      return
    }
    letGo(address)
    const execution = { address, run, ids: new Map(), replies: new Map(), characters: 0 }
    executions.set(address, execution)
    addresses.set(run, address)
    grow(execution, entryCharacters)
  }
  const knows = (execution: Execution | undefined, primaryKey: string, id: string): void => {
    if (execution === undefined || executions.get(execution.address) !== execution || execution.ids.has(primaryKey))
      return
    execution.ids.set(primaryKey, id)
    asked.set(id, execution)
    grow(execution, entryCharacters)
  }
  const ended = (reply: Reply): void => {
    const execution = asked.get(reply.requestId)
    if (execution === undefined || !isLast(reply) || execution.replies.has(reply.requestId)) return
    execution.replies.set(reply.requestId, reply)
    grow(execution, JSON.stringify(reply.exit).length)
  }
  /** The flow of a deferred; none of another key. */
  const waits = (primaryKey: string): Execution | undefined =>
    executions.get(primaryKey.slice(0, Math.max(0, primaryKey.indexOf("/deferred/"))))

  return {
    ...storage,
    saveEnvelope: (options) =>
      Effect.suspend(() => {
        const { envelope, primaryKey } = options
        if (primaryKey === null || envelope._tag !== "Request" || envelope.tag !== "activity")
          return storage.saveEnvelope(options)
        const execution = executions.get(`${envelope.address.entityType}/${envelope.address.entityId}`)
        const before = execution?.ids.get(primaryKey)
        const reply = before === undefined ? undefined : execution?.replies.get(before)
        if (before !== undefined && reply !== undefined)
          return Effect.succeed(
            MessageStorage.SaveResultEncoded.Duplicate({
              originalId: Snowflake.Snowflake(before),
              lastReceivedReply: Option.some(reply)
            })
          )
        return Effect.tap(storage.saveEnvelope(options), (saved) =>
          Effect.sync(() => {
            if (saved._tag === "Success") return knows(execution, primaryKey, envelope.requestId)
            knows(execution, primaryKey, String(saved.originalId))
            if (Option.isSome(saved.lastReceivedReply)) ended(saved.lastReceivedReply.value)
          })
        )
      }),
    saveReply: (reply) =>
      Effect.tap(storage.saveReply(reply), () =>
        Effect.sync(() => {
          const address = addresses.get(reply.requestId)
          if (address === undefined) ended(reply)
          else if (reply._tag === "WithExit" && !(reply.exit._tag === "Success" && !isLast(reply))) letGo(address)
        })
      ),
    clearReplies: (id, options) =>
      Effect.tap(storage.clearReplies(id, options), () =>
        Effect.sync(() => asked.get(String(id))?.replies.delete(String(id)))
      ),
    requestIdForPrimaryKey: (primaryKey) =>
      Effect.suspend(() => {
        const execution = waits(primaryKey)
        const known = execution?.ids.get(primaryKey)
        if (known !== undefined) return Effect.succeed(Option.some(Snowflake.Snowflake(known)))
        return Effect.tap(storage.requestIdForPrimaryKey(primaryKey), (id) =>
          Effect.sync(() => Option.isSome(id) && knows(execution, primaryKey, String(id.value)))
        )
      }),
    repliesForUnfiltered: (ids) =>
      Effect.suspend(() => {
        const [id] = ids
        const reply = ids.length === 1 ? asked.get(id)?.replies.get(id) : undefined
        if (reply !== undefined) return Effect.succeed([reply])
        return Effect.tap(storage.repliesForUnfiltered(ids), (replies) => Effect.sync(() => replies.forEach(ended)))
      }),
    unprocessedMessages: (shards, now, options) =>
      Effect.tap(storage.unprocessedMessages(shards, now, options), (messages) =>
        Effect.sync(() => {
          for (const { envelope } of messages)
            if (envelope._tag === "Request" && envelope.tag === "run")
              begins(`${envelope.address.entityType}/${envelope.address.entityId}`, envelope.requestId)
        })
      ),
    clearAddress: (address) =>
      Effect.tap(storage.clearAddress(address), () =>
        Effect.sync(() => letGo(`${address.entityType}/${address.entityId}`))
      )
  }
}

/** Writes a reply by one statement where effect needs a transaction of two. */
const brief = (storage: Storage) =>
  Effect.map(SqlClient.SqlClient, (client): Storage => {
    const sql = client.withoutTransforms()
    return {
      ...storage,
      saveReply: (reply) =>
        reply._tag === "WithExit"
          ? sql`WITH ended AS (
              UPDATE cluster_messages SET processed = TRUE, last_reply_id = ${reply.id} WHERE request_id = ${reply.requestId})
            INSERT INTO cluster_replies (id, kind, request_id, payload)
              VALUES (${reply.id}, 0, ${reply.requestId}, ${JSON.stringify(reply.exit)})`.pipe(
              Effect.asVoid,
              Effect.withTracerEnabled(false),
              Effect.mapError((cause) => new ClusterError.PersistenceError({ cause }))
            )
          : storage.saveReply(reply)
    }
  })

/** Provides the engine's messages in PostgreSQL. */
export const layer = Layer.effect(
  MessageStorage.MessageStorage,
  SqlMessageStorage.makeEncoded().pipe(
    Effect.flatMap(brief),
    Effect.flatMap((storage) => MessageStorage.makeEncoded(kept(storage)))
  )
).pipe(Layer.provide(Snowflake.layerGenerator), Layer.provide(Digest.layerWebCrypto))
