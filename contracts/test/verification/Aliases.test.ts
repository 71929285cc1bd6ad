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

  it("writes UUIDs in the form of Graph's addresses as well", () => {
    const aliases = Aliases.make()
    aliases.add("57dab8b1-894c-409a-b240-bd8beae78896", "0fe0623f-d628-42ed-b4bd-8ac290072cc5")
    assert.strictEqual(
      aliases.toContract("/communications/calls/0FE0623FD62842EDB4BD8AC290072CC5"),
      "/communications/calls/57DAB8B1894C409AB240BD8BEAE78896"
    )
  })

  it("learns what the strings of an answer stand for, and nothing when one has no counterpart", () => {
    const aliases = Aliases.make()
    aliases.learn(
      { identity: { id: "the user" }, tokens: ["some token"], state: "same" },
      { identity: { id: "real", name: "x" }, tokens: ["another", "c"], state: "same" }
    )
    assert.deepStrictEqual(["the user", "some token", "same"].map(aliases.of), ["real", "another", "same"])
    assert.throws(() => aliases.learn({ identity: { id: "user" } }, { identity: {} }), /answer\.identity\.id/)
  })

  it("does not take a short text for an id", () => {
    assert.throws(() => Aliases.make().learn({ state: "on" }, { state: "off" }), /answer\.state: expected "on"/)
  })

  it("leaves everything alone when there are none", () => {
    const aliases = Aliases.make()
    assert.strictEqual(aliases.toReal("call"), "call")
    aliases.add("call", "other")
    aliases.clear()
    assert.deepStrictEqual([aliases.of("call"), aliases.has("call")], ["call", false])
  })
})
