/**
 * What the engine asks its messages for again, answered from memory. A flow that goes on asks for everything again that it has done: that is read by
 * one statement when its run is, and what comes to it is noted as it is written.
 *
 * Only what cannot change is kept: how a step or a wait has ended. It is kept from when a run of the flow is read, and no longer than that
 * run is the flow's: a flow that was forgotten and begins anew finds nothing.
 */
import * as MessageStorage from "effect/cluster/MessageStorage"
import type * as ShardingConfig from "effect/cluster/ShardingConfig"
import * as Snowflake from "effect/cluster/Snowflake"
import * as Digest from "effect/crypto/Digest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import type * as Migrator from "effect/sql/Migrator"
import type * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import * as engineStatements from "./engineStatements.ts"
import * as flushing from "./flushing.ts"
import { Programs } from "./programs.ts"

type Storage = MessageStorage.Encoded
type Reply = Parameters<Storage["saveReply"]>[0]

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

const isSuspended = ({ exit }: engineStatements.Ended): boolean =>
  exit._tag === "Success" && field(exit.value, "_tag") === "Suspended"

/** Whether nothing changes this reply any more. */
const isLast = (reply: Reply): reply is engineStatements.Ended =>
  reply._tag === "WithExit" && reply.exit._tag === "Success" && !isSuspended(reply)

const addressOf = ({ entityId, entityType }: engineStatements.Address): string => `${entityType}/${entityId}`

/** Caches replies of a storage, up to a number of characters; those of the flows that ran least recently are evicted first. */
export const kept = (
  { requestsOf, ...storage }: Storage & Pick<engineStatements.Statements, "requestsOf">,
  mostCharacters: number
): Storage => {
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
  /** A run is written or read: what is known of an earlier flow at its address is not of this one. Tells whether this one was not known. */
  const begins = (address: string, run: string): boolean => {
    const before = executions.get(address)
    if (before?.run === run) {
      executions.delete(address)
      executions.set(address, before)
      return false
    }
    letGo(address)
    const execution = { address, run, ids: new Map(), replies: new Map(), characters: 0 }
    executions.set(address, execution)
    addresses.set(run, address)
    grow(execution, entryCharacters)
    return true
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
  /** What an earlier run of an execution has done, perhaps in another process. */
  const remember = ({ id, primaryKey, reply, ...address }: engineStatements.StoredRequest): void => {
    knows(executions.get(addressOf(address)), primaryKey, id)
    if (reply !== undefined) ended(reply)
  }
  /** A reply that the flow alone goes on by: of a step or a wait, or that the flow waits. */
  const isInside = (reply: Reply): boolean =>
    asked.has(reply.requestId) || (reply._tag === "WithExit" && isSuspended(reply))
  /** The flow of a deferred; none of another key. */
  const waits = (primaryKey: string): Execution | undefined =>
    executions.get(primaryKey.slice(0, Math.max(0, primaryKey.indexOf("/deferred/"))))

  return {
    ...storage,
    saveEnvelope: (options) =>
      Effect.suspend(() => {
        const { envelope, primaryKey } = options
        if (primaryKey === null || envelope._tag !== "Request") return storage.saveEnvelope(options)
        const address = addressOf(envelope.address)
        if (envelope.tag === "run")
          return Effect.tap(storage.saveEnvelope(options), ({ _tag }) =>
            Effect.sync(() => _tag === "Success" && begins(address, envelope.requestId))
          )
        if (envelope.tag !== "activity") return storage.saveEnvelope(options)
        const execution = executions.get(address)
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
      Effect.tap(isInside(reply) ? flushing.later(storage.saveReply(reply)) : storage.saveReply(reply), () =>
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
        Effect.suspend(() => {
          const unknown = messages.flatMap(({ envelope }) =>
            envelope._tag === "Request" &&
            envelope.tag === "run" &&
            begins(addressOf(envelope.address), envelope.requestId)
              ? [envelope.address]
              : []
          )
          return Effect.map(requestsOf(unknown), (requests) => requests.forEach(remember))
        })
      ),
    clearAddress: (address) =>
      Effect.tap(storage.clearAddress(address), () => Effect.sync(() => letGo(addressOf(address))))
  }
}

/**
 * Provides the engine's messages, of which those of flows that this process does not run are not delivered, with a cache of replies of at most
 * this number of characters.
 */
export const layer = (
  mostCharacters: number
): Layer.Layer<
  MessageStorage.MessageStorage,
  Migrator.MigrationError | SqlError.SqlError,
  SqlClient.SqlClient | ShardingConfig.ShardingConfig | Programs
> =>
  Layer.effect(
    MessageStorage.MessageStorage,
    Effect.gen(function* () {
      const { requestsOf, ...statements } = yield* engineStatements.make
      const { delivered } = yield* Programs
      return yield* MessageStorage.makeEncoded(kept({ ...delivered(statements), requestsOf }, mostCharacters))
    })
  ).pipe(Layer.provide(Snowflake.layerGenerator), Layer.provide(Digest.layerWebCrypto))
