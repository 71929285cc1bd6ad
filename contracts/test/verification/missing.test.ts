import { assert, describe, it } from "@effect/vitest"
import type { PactFile } from "../../src/pacts/PactFile.ts"
import { missing } from "../../src/verification/missing.ts"
import { plain } from "../../src/verification/states/State.ts"

const pactNaming = (...names: ReadonlyArray<string>): PactFile => ({
  name: "a-b.json",
  consumer: "a",
  provider: "b",
  sha256: "",
  interactions: [
    { type: "Synchronous/HTTP", description: "hold", states: names.map((name) => ({ name })), content: {} }
  ]
})

const states = { "a call": plain(() => undefined) }

describe("missing", () => {
  it("finds nothing where everything can be brought about", () => {
    assert.deepStrictEqual(missing(pactNaming("a call"), states), [])
  })

  it("names each state that nothing brings about, with its interaction", () => {
    assert.deepStrictEqual(missing(pactNaming("a call", "toString"), states), [
      '"hold" names the state "toString", which nothing brings about'
    ])
  })
})
