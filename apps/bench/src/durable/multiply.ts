/**
 * Makes many suspended flows of a few: copies what the engine and the package have stored of each, with ids and legs of its own, as a million
 * starts would have left it.
 */
import { DatabaseSync } from "node:sqlite"

/** The shard of an execution, as effect/cluster computes it; a flow on another one would never go on, which the benchmark would show. */
const shardOf = (entity: string, shards: number): string => {
  let hash = 5_381
  for (let index = entity.length; index > 0; index--) hash = (hash * 33) ^ entity.charCodeAt(index - 1)
  const optimized = (hash & 0xbfffffff) | ((hash >>> 1) & 0x40000000)
  return `default:${Math.abs(optimized % shards) + 1}`
}

/** Copies the flows of a file until there is the number that is asked for; those of `legOf(0)` to `legOf(base - 1)` are there. */
export const multiply = (file: string, base: number, to: number): void => {
  const db = new DatabaseSync(file)
  db.exec(
    "PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000"
  )
  db.function("shard", { deterministic: true }, (entity) => shardOf(String(entity), 16))
  const [{ first, last } = { first: 0n, last: 0n }] = bigints(
    db,
    `SELECT MIN(id) AS first, MAX(id) AS last FROM (SELECT id FROM cluster_messages UNION ALL SELECT id FROM cluster_replies)`
  )
  const span = last - first + 1n
  db.exec(`
    CREATE TEMP TABLE m AS SELECT * FROM cluster_messages;
    CREATE TEMP TABLE r AS SELECT * FROM cluster_replies;
    CREATE TEMP TABLE f AS SELECT * FROM comms_flows;
    CREATE TEMP TABLE w AS SELECT * FROM comms_waits;
    CREATE TEMP TABLE c AS SELECT * FROM comms_calls;
    CREATE TEMP TABLE t AS SELECT * FROM comms_timers;`)
  // The last digits of an execution's id and of a leg's make room for the number of the copy.
  const id = (column: string) => `substr(${column}, 1, 24) || printf('%08d', :copy)`
  const leg = (column: string) => `printf('%08d', :copy) || substr(${column}, 9)`
  const copies = [
    `INSERT INTO cluster_messages SELECT id - :shift, replace(message_id, entity_id, ${id("entity_id")}), shard(${id("entity_id")}),
      entity_type, ${id("entity_id")}, kind, tag, replace(payload, '"leg":"00000000', '"leg":"' || printf('%08d', :copy)), headers,
      trace_id, span_id, sampled, processed, request_id - :shift, reply_id, last_reply_id - :shift, last_read, deliver_at FROM m`,
    `INSERT INTO cluster_replies SELECT id - :shift, kind, request_id - :shift, payload, sequence, acked FROM r`,
    `INSERT INTO comms_flows SELECT ${id("execution_id")}, flow, begun_at, ended_at, outcome, error FROM f`,
    `INSERT INTO comms_waits SELECT ${id("execution_id")}, deferred, flow, service, ${leg("subject")}, context FROM w`,
    `INSERT INTO comms_timers SELECT ${id("execution_id")}, timer, flow, due, fired, set_at FROM t`,
    `INSERT INTO comms_calls SELECT ${id("execution_id")}, service, ${leg("subject")} FROM c`
  ].map((sql) => {
    const statement = db.prepare(sql)
    statement.setAllowUnknownNamedParameters(true)
    return statement
  })
  db.exec("BEGIN")
  for (let copy = 1; copy * base < to; copy++)
    for (const statement of copies) statement.run({ ":copy": copy, ":shift": BigInt(copy) * span })
  db.exec("COMMIT")
  db.close()
}

/** The leg of a flow, where a number of flows is copied. */
export const legOf = (index: number, base: number): string =>
  `${String(Math.floor(index / base)).padStart(8, "0")}-${String(index % base).padStart(8, "0")}`

const bigints = (db: DatabaseSync, sql: string): ReadonlyArray<{ readonly first: bigint; readonly last: bigint }> => {
  const statement = db.prepare(sql)
  statement.setReadBigInts(true)
  return statement
    .all()
    .flatMap(({ first, last }) => (typeof first === "bigint" && typeof last === "bigint" ? [{ first, last }] : []))
}
