/**
 * The shape of `contracts/facts/recorded.json`: what the real service was seen to do and no specification says.
 *
 * Recorded fields, headers and statuses are allowed extras of the checks, never requirements: a recording shows that something
 * happens, not that it always does.
 */
import * as Schema from "effect/Schema"
import { ServiceName } from "./Model.ts"

const Names = Schema.Array(Schema.String)

const seen = {
  service: ServiceName,
  /** Section of the notes on the recordings, or the public sample that shows it. */
  source: Schema.String,
  /** How many recordings show it; null where the source does not count. */
  recordings: Schema.NullOr(Schema.Int)
}

/** `["*"]` in `of` or `versions` means all. */
const RecordedField = Schema.Struct({
  ...seen,
  in: Schema.Literals(["schema", "request", "event"]),
  of: Names,
  name: Schema.String,
  type: Schema.String,
  versions: Names,
  evidence: Schema.Literals(["recorded", "sample"])
})
export type RecordedField = typeof RecordedField.Type

export const Recorded = Schema.Struct({
  /** Versions that the real service answered to, published or not. */
  apiVersions: Schema.Array(Schema.Struct({ ...seen, versions: Names })),
  fields: Schema.Array(RecordedField),
  headers: Schema.Array(
    Schema.Struct({
      ...seen,
      name: Schema.String,
      of: Names,
      versions: Names,
      present: Schema.Boolean,
      value: Schema.NullOr(Schema.String)
    })
  ),
  repeatability: Schema.Array(
    Schema.Struct({
      ...seen,
      operation: Schema.String,
      versions: Names,
      status: Schema.Int,
      result: Schema.Literals(["accepted", "absent"])
    })
  ),
  statuses: Schema.Array(
    Schema.Struct({
      ...seen,
      operation: Schema.String,
      versions: Names,
      status: Schema.Int,
      code: Schema.NullOr(Schema.String)
    })
  ),
  operations: Schema.Array(
    Schema.Struct({
      ...seen,
      method: Schema.String,
      path: Schema.String,
      versions: Names,
      status: Schema.Int,
      fields: Names
    })
  ),
  /** Documented fields that were looked for and not there. */
  absences: Schema.Array(
    Schema.Struct({
      ...seen,
      in: Schema.Literals(["schema", "response", "event", "eventGrid"]),
      of: Names,
      name: Schema.String,
      versions: Names
    })
  ),
  results: Schema.Array(
    Schema.Struct({
      ...seen,
      event: Schema.String,
      code: Schema.Int,
      subCode: Schema.Int,
      leg: Schema.NullOr(Schema.String)
    })
  ),
  /** Events of versions that answer and have no published specification: no client declares them, none is sent by the local cloud. */
  unpublished: Schema.Array(Schema.Struct({ ...seen, events: Names, versions: Names })),
  /** Exactly the members that a recorded value has. */
  shapes: Schema.Array(Schema.Struct({ ...seen, of: Schema.String, fields: Names })),
  /** Every operation that is seen to succeed, by its id, and every event that is seen, by its type. */
  shown: Schema.Array(Schema.Struct({ ...seen, name: Schema.String }))
})
export type Recorded = typeof Recorded.Type

/** Whether a list of names, or `["*"]`, holds a name. */
export const names = (list: ReadonlyArray<string>, name: string): boolean => list[0] === "*" || list.includes(name)
