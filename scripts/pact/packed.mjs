// The contracts in a packed package: each is compact, and a README beside says what every state of it means.
import { statesIn } from "./ship.mjs"

const folder = "package/pacts/"

/** The contracts by path, as texts. */
export const contractsOf = (files) =>
  [...files]
    .filter(([path]) => path.startsWith(folder) && path.endsWith(".json"))
    .map(([path, bytes]) => [path, bytes.toString("utf8")])

/** What is wrong with the contracts of a package that has some. */
export const contractProblems = (files) => {
  const contracts = contractsOf(files)
  const text = files.get(`${folder}README.md`)?.toString("utf8")
  if (contracts.length === 0) return ["no contract is in the tarball: its task `pact` writes them"]
  if (text === undefined) return [`${folder}README.md is not in the tarball`]
  const parsed = contracts.map(([, contract]) => JSON.parse(contract))
  return [
    ...contracts
      .filter(([, contract], index) => contract !== JSON.stringify(parsed[index]))
      .map(([path]) => `${path} must be compact`),
    ...statesIn(parsed)
      .filter(([name]) => !text.includes(`| \`${name}\` |`))
      .map(([name]) => `${folder}README.md does not say what "${name}" means`),
    ...[...files.keys()]
      .filter((path) => path.startsWith(`${folder}parts/`))
      .map((path) => `${path} must stay out of the tarball`)
  ]
}
