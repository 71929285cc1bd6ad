import { assert, describe, it } from "@effect/vitest"
import { parse } from "../../src/pacts/PactFile.ts"

const pactOf = (
  ...interactions: ReadonlyArray<readonly [description: string, ...states: ReadonlyArray<string>]>
): string =>
  JSON.stringify({
    consumer: { name: "a" },
    provider: { name: "b" },
    interactions: interactions.map(([description, ...states], index) => ({
      type: "Synchronous/HTTP",
      description,
      providerStates: states.map((name) => ({ name, params: { index } }))
    }))
  })

describe("a contract", () => {
  it("may have a description twice with other states", () => {
    assert.lengthOf(parse("a-b.json", pactOf(["hold", "a call"], ["hold", "an ended call"])).interactions, 2)
  })

  it("throws for a description that stands twice with the same states, whatever their parameters", () => {
    assert.throws(
      () => parse("a-b.json", pactOf(["hold", "a call", "a user"], ["hold", "a user", "a call"])),
      'a-b.json: "hold" stands twice with the states: a call, a user'
    )
  })
})
