// Puts the interactions that the consumer tests of a package wrote one by one together, into one contract for each provider.
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** What tells interactions apart, for Pact as well. */
const keyOf = ({ description, providerStates = [] }) =>
  JSON.stringify([description, providerStates.map(({ name }) => name)])

/** Contracts by file name, of parts by file name; throws when one names an interaction twice with the same states. */
export const merge = (parts) => {
  const contracts = new Map()
  for (const [name, pact] of parts) {
    const contract = contracts.get(name)
    if (contract === undefined) contracts.set(name, { ...pact, interactions: [...pact.interactions] })
    else contract.interactions.push(...pact.interactions)
  }
  for (const { interactions } of contracts.values()) {
    interactions.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
    const keys = interactions.map(keyOf)
    const twice = interactions.find((_, index) => index > 0 && keys[index] === keys[index - 1])
    if (twice !== undefined) throw new Error(`"${twice.description}" is agreed on twice with the same states`)
  }
  return contracts
}

/** The contracts in a folder, by file name. */
const contractsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [name, JSON.parse(readFileSync(join(folder, name), "utf8"))])

/** Merges the files in the folders of one folder, and what lies in another already, into that. */
export const mergePacts = (from, to) => {
  const files = [...contractsIn(to), ...readdirSync(from).flatMap((part) => contractsIn(join(from, part)))]
  for (const [name, contract] of merge(files)) writeFileSync(join(to, name), `${JSON.stringify(contract, null, 2)}\n`)
}
