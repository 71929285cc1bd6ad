/**
 * The shape of `contracts/facts/result-codes.json`: the codes and sub codes of Call Automation's results.
 *
 * Names are the documented ones without abbreviations; meanings are nobody's facts and not in it.
 */
import * as Schema from "effect/Schema"

const known = {
  evidence: Schema.Literals(["documented", "recorded", "assumed"]),
  /** The page, or the section of the notes on the recordings. */
  source: Schema.String
}

export const ResultCodes = Schema.Struct({
  codes: Schema.Array(Schema.Struct({ ...known, code: Schema.Int, name: Schema.String })),
  subCodes: Schema.Array(Schema.Struct({ ...known, subCode: Schema.Int, name: Schema.String })),
  /** Sub codes that are a base and a SIP status. */
  families: Schema.Array(Schema.Struct({ ...known, base: Schema.Int, of: Schema.String })),
  /** Which results are documented or reported of which events; null where the source does not say it. */
  tables: Schema.Array(
    Schema.Struct({
      of: Schema.String,
      source: Schema.String,
      rows: Schema.Array(
        Schema.Struct({ event: Schema.NullOr(Schema.String), code: Schema.NullOr(Schema.Int), subCode: Schema.Int })
      )
    })
  ),
  /** Sub codes that are documented to exist, without a name. */
  unnamed: Schema.Array(Schema.Int)
})
export type ResultCodes = typeof ResultCodes.Type
