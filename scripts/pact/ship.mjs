// What a package ships of its contract: the contract as compact JSON, and a README with the provider states that a verification
// has to bring about. A state that is not described fails, and so does a description of a state that is not named.
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** The states that contracts name, each with the names of its parameters, in order. */
export const statesIn = (contracts) => {
  const found = new Map()
  for (const { interactions } of contracts)
    for (const { providerStates = [] } of interactions)
      for (const { name, params = {} } of providerStates) {
        const parameters = found.get(name) ?? new Set()
        for (const parameter of Object.keys(params)) parameters.add(parameter)
        found.set(name, parameters)
      }
  const sorted = (names) => [...names].toSorted((left, right) => (left < right ? -1 : 1))
  return sorted(found.keys()).map((name) => [name, sorted(found.get(name) ?? [])])
}

const row = (name, parameters, text) =>
  `| \`${name}\` | ${parameters.length === 0 ? "–" : parameters.map((one) => `\`${one}\``).join(", ")} | ${text} |`

/** The README of a package's contracts, given what its own states mean and what those mean that all services share. */
export const readme = (contracts, own, shared) => {
  const states = statesIn(contracts)
  const named = new Set(states.map(([name]) => name))
  const lost = Object.keys(own).filter((name) => !named.has(name))
  if (lost.length > 0) throw new Error(`described, but named by no contract: ${lost.join(", ")}`)
  const described = { ...shared, ...own }
  const rows = states.map(([name, parameters]) => {
    const text = described[name]
    if (text === undefined) throw new Error(`no description of the provider state: ${name}`)
    return row(name, parameters, text)
  })
  const lines = contracts.map(
    ({ consumer, interactions, provider }) =>
      `- \`${consumer.name}-${provider.name}.json\`: ${interactions.length} interactions of \`${consumer.name}\` with \`${provider.name}\`.`
  )
  return `# Contracts

What this client sends, and what it relies on of the service, as [Pact](https://docs.pact.io) files of version 4. Verify with them whatever
takes the place of the service.

${lines.join("\n")}

A verification gives each request its credential, and writes the ids that its provider makes for those of the contract. Members of the
metadata of a message are strings: \`url\`, \`contentType\`, \`issuer\`, \`audience\` and \`tenant\` of its verified token, and \`count\`, how many
messages of its kind were delivered since the first state.

## Provider states

| state | parameters | what it means |
| --- | --- | --- |
${rows.join("\n")}
`
}

/** Makes the contracts in a folder compact, and describes them beside. */
export const ship = (folder, own, shared) => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"))
  const contracts = names.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")))
  for (const [index, name] of names.entries()) writeFileSync(join(folder, name), JSON.stringify(contracts[index]))
  writeFileSync(join(folder, "README.md"), readme(contracts, own, shared))
}
