/** Which flows have to do with which calls. */
import * as Effect from "effect/Effect"
import type * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import { type FlowColumns, flowOf, type FlowRow } from "./flows.ts"

/** Writes once that a flow has to do with a call. */
export const callOf = (
  sql: SqlClient.SqlClient,
  executionId: string,
  service: string,
  subject: string
) => sql`INSERT INTO comms_calls ${sql.insert({ execution_id: executionId, service, subject })}
  ON CONFLICT (execution_id, service, subject) DO NOTHING`

/** What is done with them. */
export interface Calls {
  /** Writes that a flow has to do with a call, so that it is erased with it. */
  readonly concerns: (executionId: string, service: string, subject: string) => Effect.Effect<void, SqlError.SqlError>
  /** The flows that have acted on a call, or waited for its events. */
  readonly flowsOf: (subject: string) => Effect.Effect<ReadonlyArray<FlowRow>, SqlError.SqlError>
}

/** Provides them. */
export const calls = (sql: SqlClient.SqlClient): Calls => ({
  concerns: (executionId, service, subject) => Effect.asVoid(callOf(sql, executionId, service, subject)),

  flowsOf: (subject) =>
    Effect.map(
      sql<FlowColumns>`SELECT * FROM comms_flows WHERE execution_id IN
        (SELECT execution_id FROM comms_calls WHERE subject = ${subject}) ORDER BY begun_at DESC`,
      (rows) => rows.map(flowOf)
    )
})
