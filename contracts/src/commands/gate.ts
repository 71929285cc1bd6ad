/** Ends a run of the contracts: stops a contract that is stale or unverified, and prints what Microsoft publishes and nothing covers yet. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { events, operations, services } from "../declared.ts"
import { render } from "../facts/Difference.ts"
import { load } from "../facts/Facts.ts"
import { uncovered, uncoveredEvents, uncoveredFields } from "../facts/uncovered.ts"
import { committed, textsIn, verifications } from "../pacts/paths.ts"
import { gate } from "../pacts/Verification.ts"

const facts = await Effect.runPromise(load)
const left = {
  operations: uncovered(facts, operations),
  events: uncoveredEvents(facts, events),
  fields: uncoveredFields(facts, operations).map(render)
}
const report = join(verifications, "report")
mkdirSync(report, { recursive: true })
writeFileSync(join(report, "uncovered.json"), `${JSON.stringify(left, null, 2)}\n`)
for (const service of services) {
  const own = <A extends { readonly service: string }>(all: ReadonlyArray<A>) =>
    all.filter((one) => one.service === service)
  console.log(
    `${service}: not covered yet: ${own(left.operations).length} of ${facts.services[service].operations.length} operations, ` +
      `${own(left.events).length} events`
  )
}
console.log(
  "contracts/verifications/report/uncovered.json names them, by version, and the optional fields that are left out"
)

const stopped = gate(textsIn(committed), textsIn(verifications))
for (const line of stopped) console.error(line)
process.exitCode = stopped.length === 0 ? 0 : 1
