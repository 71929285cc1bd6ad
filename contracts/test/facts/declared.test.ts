import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { events, operations, operationsOf, resources, services } from "../../src/declared.ts"
import { checkEvent } from "../../src/facts/checkEvent.ts"
import { checkOperation } from "../../src/facts/checkOperation.ts"
import { checkSchema } from "../../src/facts/checkSchema.ts"
import { render } from "../../src/facts/Difference.ts"
import { load } from "../../src/facts/Facts.ts"
import { uncovered, uncoveredEvents } from "../../src/facts/uncovered.ts"
import { operationOf } from "../../src/facts/Lookup.ts"

const facts = Effect.runSync(load)

describe("what the packages declare", () => {
  for (const operation of operations) {
    it(`${operation.id} agrees with Microsoft's facts in every version it claims`, () => {
      assert.deepStrictEqual(checkOperation(facts, operation).map(render), [])
    })
  }

  for (const event of events) {
    it(`${event.type} agrees with Microsoft's facts in every version it claims`, () => {
      assert.deepStrictEqual(checkEvent(facts, event).map(render), [])
    })
  }

  for (const resource of resources) {
    it(`${resource.name} agrees with Microsoft's facts, as a notification carries it`, () => {
      assert.deepStrictEqual(checkSchema(facts, resource).map(render), [])
    })
  }

  it("claims every version of an operation and of an event that Microsoft publishes", () => {
    const left = [
      ...uncovered(facts, operations).filter(({ id }) =>
        operations.some((one) => [one.id, ...one.aliases].includes(id))
      ),
      ...uncoveredEvents(facts, events).filter(({ type }) => events.some((one) => one.type === type))
    ]
    assert.deepStrictEqual(left, [])
  })

  it("leaves out those of Graph's operations alone that the package's README leaves out with the reason", () => {
    const readme = readFileSync(new URL("../../../packages/graph-calls/README.md", import.meta.url), "utf8")
    const [, reasons = ""] = /Not here, and why:\n([^]*?)\n## /.exec(readme) ?? []
    const left = uncovered(facts, operations).filter(({ service }) => service === "graph-calls")
    const names = {
      "List calls": "List calls",
      "List operations": "list operations",
      "participant: configureMixer": "configureMixer"
    }
    assert.deepStrictEqual(left.map(({ id }) => id).toSorted(), Object.keys(names).toSorted())
    for (const name of [...Object.values(names), "Call records", "Application-hosted media"])
      assert.match(reasons, new RegExp(`^- \\*\\*[^*]*${name}[^*]*\\*\\*: .`, "m"))
  })

  it("has Graph's operations in the clouds that Microsoft publishes them for", () => {
    const names: Readonly<Record<string, string>> = { usGovL4: "usL4", usGovL5: "usL5" }
    for (const { clouds, id, method, path, service, versions } of operationsOf["graph-calls"]) {
      const declared = versions.map((version) => [
        version,
        (clouds?.[version] ?? service.clouds ?? []).map((cloud) => names[cloud] ?? cloud)
      ])
      assert.deepStrictEqual(Object.fromEntries(declared), operationOf(facts, "graph-calls", method, path)?.clouds, id)
    }
  })

  it("knows the versions that Microsoft publishes, and no other", () => {
    for (const service of services) {
      const published = facts.services[service].versions.map((one) => one.version)
      for (const operation of operationsOf[service]) {
        assert.deepStrictEqual(operation.service.versions, published, operation.id)
      }
    }
  })
})
