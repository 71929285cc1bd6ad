/**
 * The committed contracts against those that the consumer tests have just written: they must be the same, byte by byte.
 */
import { type PactFile, parse } from "./PactFile.ts"

type Texts = ReadonlyMap<string, string>

/** What to do about any difference. */
export const remedy = "run `pnpm derive` and commit contracts/pacts"

/** Each file that differs, on one line with what differs in it. */
export const differences = (committed: Texts, written: Texts): ReadonlyArray<string> => {
  const names = [...new Set([...committed.keys(), ...written.keys()])].toSorted()
  return names.flatMap((name) => {
    const before = committed.get(name)
    const after = written.get(name)
    if (before === after) return []
    if (after === undefined) return [`${name}: no consumer test writes it any more`]
    if (before === undefined) return [`${name}: not committed`]
    return [`${name}: ${describe(parse(name, before), parse(name, after))}`]
  })
}

const describe = (before: PactFile, after: PactFile): string => {
  const contents = ({ interactions }: PactFile) =>
    new Map(interactions.map(({ content, description }) => [description, JSON.stringify(content)]))
  const [old, fresh] = [contents(before), contents(after)]
  const said = [
    ...[...fresh.keys()].filter((one) => !old.has(one)).map((one) => `new "${one}"`),
    ...[...old.keys()].filter((one) => !fresh.has(one)).map((one) => `gone "${one}"`),
    ...[...fresh.keys()]
      .filter((one) => old.has(one) && old.get(one) !== fresh.get(one))
      .map((one) => `changed "${one}"`)
  ]
  if (said.length === 0) return "another order, heading or layout"
  const more = said.length - 5
  return [...said.slice(0, 5), ...(more > 0 ? [`and ${more} more`] : [])].join(", ")
}
