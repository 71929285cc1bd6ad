/**
 * The record of a verification, and the gate that no stale or unverified contract passes.
 *
 * A record says which bytes were verified; a contract that changed since has none.
 */
import * as Schema from "effect/Schema"
import { sha256Of } from "./PactFile.ts"

/** What was verified, and whether the local cloud kept it. */
export const Verification = Schema.Struct({ pactSha256: Schema.String, success: Schema.Boolean })
export type Verification = typeof Verification.Type

const decode = Schema.decodeUnknownSync(Schema.fromJsonString(Verification))

/** A record as the text of a file. */
export const render = (verification: Verification): string => `${JSON.stringify(verification, null, 2)}\n`

type Texts = ReadonlyMap<string, string>

/** Why contracts do not pass, one line each; texts by the name of the contract's file. */
export const gate = (pacts: Texts, records: Texts): ReadonlyArray<string> => {
  if (pacts.size === 0) return ["contracts/pacts: no contract at all"]
  const unverified = [...pacts].flatMap(([name, text]) => {
    const record = records.get(name)
    if (record === undefined) return [`${name}: not verified`]
    const { pactSha256, success } = decode(record)
    if (pactSha256 !== sha256Of(text)) return [`${name}: changed since it was verified`]
    return success ? [] : [`${name}: verification failed`]
  })
  const strangers = [...records.keys()].filter((name) => !pacts.has(name))
  return [...unverified, ...strangers.map((name) => `${name}: a verification of a contract that is not there`)]
}
