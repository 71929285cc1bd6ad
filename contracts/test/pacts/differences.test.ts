import { assert, describe, it } from "@effect/vitest"
import { differences, remedy } from "../../src/pacts/differences.ts"
import * as paths from "../../src/pacts/paths.ts"

const pact = (...interactions: ReadonlyArray<readonly [description: string, status: number]>): string =>
  JSON.stringify({
    consumer: { name: "a" },
    provider: { name: "b" },
    interactions: interactions.map(([description, status]) => ({
      type: "Synchronous/HTTP",
      description,
      response: { status }
    }))
  })

describe("differences", () => {
  it("names the file and what changed in it", () => {
    const before = new Map([
      ["a-b.json", pact(["hold", 200], ["unhold", 200])],
      ["gone.json", pact()]
    ])
    const after = new Map([
      ["a-b.json", pact(["hold", 202], ["play", 202])],
      ["new.json", pact()]
    ])
    assert.deepStrictEqual(differences(before, after), [
      'a-b.json: new "play", gone "unhold", changed "hold"',
      "gone.json: no consumer test writes it any more",
      "new.json: not committed"
    ])
  })

  it("sees an order that changed, and nothing where nothing did", () => {
    const one = new Map([["a-b.json", pact(["hold", 200], ["unhold", 200])]])
    const other = new Map([["a-b.json", pact(["unhold", 200], ["hold", 200])]])
    assert.deepStrictEqual(differences(one, other), ["a-b.json: another order, heading or layout"])
    assert.deepStrictEqual(differences(one, one), [])
  })

  it("counts what does not fit on a line", () => {
    const many = Array.from({ length: 8 }, (_, index) => [`request ${index}`, 200] as const)
    const [line = ""] = differences(new Map([["a-b.json", pact()]]), new Map([["a-b.json", pact(...many)]]))
    assert.match(line, /new "request 4", and 3 more$/)
  })
})

describe("the committed contracts", () => {
  it("are what the consumer tests write", () => {
    const found = differences(paths.textsIn(paths.committed), paths.written())
    assert.deepStrictEqual(found, [], remedy)
  })
})
