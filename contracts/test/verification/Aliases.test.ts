import { assert, describe, it } from "@effect/vitest"
import * as Aliases from "../../src/verification/Aliases.ts"

describe("Aliases", () => {
  it("writes one value for the other, escaped or not, in both directions", () => {
    const aliases = Aliases.make()
    aliases.add("19:a@thread.v2", "19:b@thread.v2")
    const contract = "/chat/threads/19%3Aa%40thread.v2 19%3Aa@thread.v2 19:a@thread.v2"
    const real = "/chat/threads/19%3Ab%40thread.v2 19%3Ab@thread.v2 19:b@thread.v2"
    assert.strictEqual(aliases.toReal(contract), real)
    assert.strictEqual(aliases.toContract(real), contract)
  })

  it("takes the longest value and translates it once", () => {
    const aliases = Aliases.make()
    aliases.add("call", "other")
    aliases.add("call-1", "call")
    assert.strictEqual(aliases.toReal("call call-1"), "other call")
    assert.strictEqual(aliases.toContract("other call"), "call call-1")
  })

  it("leaves everything alone when there are none", () => {
    const aliases = Aliases.make()
    assert.strictEqual(aliases.toReal("call"), "call")
    aliases.add("call", "other")
    aliases.clear()
    assert.deepStrictEqual([aliases.of("call"), aliases.has("call")], ["call", false])
  })
})
