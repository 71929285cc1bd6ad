/**
 * The engine's messages with fewer statements than effect writes them: a message is inserted, read or answered by one statement, where effect
 * needs a transaction of two or three.
 *
 * The engine's tables get what this needs of ours once the engine has made them: an index, since the messages of an execution are found by
 * reading all messages otherwise, and over SQLite a trigger.
 */
import * as ClusterError from "effect/cluster/ClusterError"
import * as MessageStorage from "effect/cluster/MessageStorage"
import * as Snowflake from "effect/cluster/Snowflake"
import * as SqlMessageStorage from "effect/cluster/SqlMessageStorage"
import type * as Digest from "effect/crypto/Digest"
import * as Arr from "effect/Array"
import * as Effect from "effect/Effect"
import * as Migrator from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import * as flushing from "./flushing.ts"

type Storage = MessageStorage.Encoded
type Reply = Parameters<Storage["saveReply"]>[0]

/** How a request has ended. */
export type Ended = Extract<Reply, { readonly _tag: "WithExit" }>

/** An execution as the engine addresses it. */
export interface Address {
  readonly entityType: string
  readonly entityId: string
}

/** A step or a wait of an execution that the engine has stored. */
export interface StoredRequest extends Address {
  readonly primaryKey: string
  readonly id: string
  readonly reply: Ended | undefined
}

/** The engine's messages, and what is stored of executions. */
export interface Statements extends Storage {
  readonly requestsOf: (
    addresses: ReadonlyArray<Address>
  ) => Effect.Effect<ReadonlyArray<StoredRequest>, ClusterError.PersistenceError>
}

const migrations = {
  "0001_executions": Effect.flatMap(
    SqlClient.SqlClient,
    (sql) => sql`CREATE INDEX comms_engine_executions ON cluster_messages (entity_id, entity_type)`
  ),
  "0002_replies": Effect.flatMap(SqlClient.SqlClient, (sql) =>
    sql.onDialectOrElse({
      sqlite: () =>
        Effect.asVoid(sql`CREATE TRIGGER comms_engine_replies AFTER INSERT ON cluster_replies WHEN NEW.kind = 0 BEGIN
        UPDATE cluster_messages SET processed = 1, last_reply_id = NEW.id WHERE request_id = NEW.request_id; END`),
      orElse: () => Effect.void
    })
  )
}

interface ReplyColumns {
  readonly reply_id: string | null
  readonly payload: string | null
}

const endedOf = (requestId: string, { payload, reply_id }: ReplyColumns): Ended | undefined =>
  reply_id === null || payload === null
    ? undefined
    : { _tag: "WithExit", id: reply_id, requestId, exit: JSON.parse(payload) }

/** A statement of the storage: its failure is the storage's, and it is no span of the flow's. */
const asStorage = <A, R>(
  statement: Effect.Effect<A, SqlError.SqlError, R>
): Effect.Effect<A, ClusterError.PersistenceError, R> =>
  statement.pipe(
    Effect.mapError((cause) => new ClusterError.PersistenceError({ cause })),
    Effect.withTracerEnabled(false)
  )

/** The statements of either database. */
const common = (sql: SqlClient.SqlClient): Pick<Statements, "requestsOf"> => ({
  requestsOf: (addresses) => {
    if (addresses.length === 0) return Effect.succeed([])
    const ids = addresses.map(({ entityId }) => entityId)
    return sql<
      ReplyColumns & {
        readonly id: string
        readonly message_id: string
        readonly entity_id: string
        readonly entity_type: string
      }
    >`
      SELECT CAST(m.id AS TEXT) AS id, m.message_id, m.entity_id, m.entity_type, CAST(r.id AS TEXT) AS reply_id, r.payload
      FROM cluster_messages m LEFT JOIN cluster_replies r ON r.id = m.last_reply_id AND r.kind = 0
      WHERE ${sql.in("m.entity_id", ids)} AND m.tag IN ('activity', 'deferred') AND m.message_id IS NOT NULL`.pipe(
      Effect.map((rows) =>
        rows.map((row) => ({
          entityType: row.entity_type,
          entityId: row.entity_id,
          primaryKey: row.message_id,
          id: row.id,
          reply: endedOf(row.id, row)
        }))
      ),
      asStorage
    )
  }
})

const postgres = (sql: SqlClient.SqlClient, storage: Storage): Statements => ({
  ...storage,
  ...common(sql),
  clearReplies: (requestId, options) => {
    if (options?.expectedReplyId === undefined) return storage.clearReplies(requestId, options)
    const [id, expected] = [String(requestId), String(options.expectedReplyId)]
    return sql`WITH cleared AS (
        DELETE FROM cluster_replies WHERE request_id = ${id} AND kind = 0
          AND EXISTS (SELECT 1 FROM cluster_messages WHERE id = ${id} AND last_reply_id = ${expected}))
      UPDATE cluster_messages SET processed = FALSE, last_reply_id = NULL, last_read = NULL
        WHERE request_id = ${id} AND last_reply_id = ${expected}`.pipe(Effect.asVoid, asStorage)
  },
  saveReply: (reply) =>
    reply._tag === "WithExit"
      ? sql`WITH ended AS (
          UPDATE cluster_messages SET processed = TRUE, last_reply_id = ${reply.id} WHERE request_id = ${reply.requestId})
        INSERT INTO cluster_replies (id, kind, request_id, payload)
          VALUES (${reply.id}, 0, ${reply.requestId}, ${JSON.stringify(reply.exit)})`.pipe(Effect.asVoid, asStorage)
      : storage.saveReply(reply)
})

/** Longer keys are hashed by effect. */
const longestKey = 255

const sqlite = (sql: SqlClient.SqlClient, storage: Storage): Statements => ({
  ...storage,
  ...common(sql),
  // What a run begins anew by, and who reads a message: of the process alone.
  clearReplies: (id, options) => flushing.later(storage.clearReplies(id, options)),
  resetRequests: (ids) => flushing.later(storage.resetRequests(ids)),
  resetAddresses: (addresses) => flushing.later(storage.resetAddresses(addresses)),
  resetShards: (shards) => flushing.later(storage.resetShards(shards)),
  saveEnvelope: (options) => {
    const { deliverAt, envelope, primaryKey } = options
    if (envelope._tag !== "Request" || primaryKey === null || primaryKey.length > longestKey)
      return storage.saveEnvelope(options)
    const { address, headers, payload, requestId, sampled, spanId, tag, traceId } = envelope
    const row = {
      id: requestId,
      message_id: primaryKey,
      shard_id: `${address.shardId.group}:${address.shardId.id}`,
      entity_type: address.entityType,
      entity_id: address.entityId,
      kind: 0,
      tag,
      payload: JSON.stringify(payload),
      headers: JSON.stringify(headers),
      trace_id: traceId ?? null,
      span_id: spanId ?? null,
      sampled: sampled ?? null,
      request_id: requestId,
      deliver_at: deliverAt
    }
    // One that has an id of another is no duplicate, and fails.
    const inserted = sql<{ readonly made: number }>`INSERT INTO cluster_messages ${sql.insert(row)}
      ON CONFLICT (message_id) DO NOTHING RETURNING 1 AS made`
    return inserted.pipe(
      asStorage,
      Effect.flatMap(({ length }) =>
        length > 0 ? Effect.succeed(MessageStorage.SaveResultEncoded.Success()) : storage.saveEnvelope(options)
      )
    )
  },
  saveReply: (reply) =>
    reply._tag === "WithExit"
      ? sql`INSERT INTO cluster_replies (id, kind, request_id, payload)
          VALUES (${reply.id}, 0, ${reply.requestId}, ${JSON.stringify(reply.exit)})`.pipe(Effect.asVoid, asStorage)
      : storage.saveReply(reply),
  unprocessedMessages: (shards, now, options) => {
    if (options?.addresses !== undefined) return storage.unprocessedMessages(shards, now, options)
    const { limit = -1 } = options ?? {}
    return sql<{ readonly id: string }>`UPDATE cluster_messages SET last_read = CURRENT_TIMESTAMP WHERE id IN
        (SELECT id FROM cluster_messages m WHERE ${sql.in("shard_id", shards)} AND processed = 0
          AND (last_read IS NULL OR last_read < DATETIME('now', '-10 minute'))
          AND (deliver_at IS NULL OR deliver_at <= ${now})
          AND NOT EXISTS (SELECT 1 FROM cluster_replies WHERE request_id = m.request_id AND (kind = 0 OR acked = 0))
          ORDER BY id LIMIT ${limit})
      RETURNING CAST(id AS TEXT) AS id`.pipe(
      Effect.map(Arr.map(({ id }) => Snowflake.Snowflake(id))),
      asStorage,
      Effect.flatMap((ids) =>
        Arr.isArrayNonEmpty(ids) ? storage.unprocessedMessagesById(ids, now) : Effect.succeed([])
      ),
      flushing.later
    )
  }
})

/** Makes the engine's tables, what they get of ours, and what reads and writes them. */
export const make: Effect.Effect<
  Statements,
  Migrator.MigrationError | SqlError.SqlError,
  SqlClient.SqlClient | Digest.Digest
> = Effect.gen(function* () {
  const sql = (yield* SqlClient.SqlClient).withoutTransforms()
  const storage = yield* SqlMessageStorage.makeEncoded()
  yield* Migrator.make({})({ table: "comms_engine_migrations", loader: Migrator.fromRecord(migrations) })
  return sql.onDialectOrElse({ sqlite: () => sqlite(sql, storage), orElse: () => postgres(sql, storage) })
})
