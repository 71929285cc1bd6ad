import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { merge } from "./merge.mjs"

const pact = (...interactions) => ({ consumer: { name: "a" }, interactions })
const one = { description: "a request", providerStates: [{ name: "a call" }] }

describe("merging contracts", () => {
  it("puts the interactions of each file in order", () => {
    const merged = merge([
      ["a.json", pact({ description: "b" })],
      ["b.json", pact(one)],
      ["a.json", pact({ description: "a" })]
    ])
    assert.deepEqual([...merged.keys()], ["a.json", "b.json"])
    assert.deepEqual(merged.get("a.json"), pact({ description: "a" }, { description: "b" }))
  })

  it("takes one description in several states", () => {
    assert.equal(merge([["a.json", pact(one, { ...one, providerStates: [] })]]).get("a.json").interactions.length, 2)
  })

  it("throws when two interactions have one description and the same states, the last of which Pact would keep", () => {
    const parts = [
      ["a.json", pact(one)],
      ["a.json", pact({ ...one, response: {} })]
    ]
    assert.throws(() => merge(parts), /"a request" is agreed on twice with the same states/)
  })
})
