import { assert, describe, it } from "@effect/vitest"
import { sha256Of } from "../../src/pacts/PactFile.ts"
import { gate, render } from "../../src/pacts/Verification.ts"

const pacts = new Map([["a-b.json", "{}"]])
const record = (pactSha256: string, success: boolean) => new Map([["a-b.json", render({ pactSha256, success })]])

describe("gate", () => {
  it("lets a contract pass that was verified as it is", () => {
    assert.deepStrictEqual(gate(pacts, record(sha256Of("{}"), true)), [])
  })

  it("stops what was not verified, changed since, or failed", () => {
    assert.deepStrictEqual(gate(pacts, new Map()), ["a-b.json: not verified"])
    assert.deepStrictEqual(gate(pacts, record(sha256Of("{ }"), true)), ["a-b.json: changed since it was verified"])
    assert.deepStrictEqual(gate(pacts, record(sha256Of("{}"), false)), ["a-b.json: verification failed"])
  })

  it("stops when there is nothing to verify, and when a record has lost its contract", () => {
    assert.deepStrictEqual(gate(new Map(), new Map()), ["contracts/pacts: no contract at all"])
    const both = new Map([...record(sha256Of("{}"), true), ["c-d.json", render({ pactSha256: "", success: true })]])
    assert.deepStrictEqual(gate(pacts, both), ["c-d.json: a verification of a contract that is not there"])
  })
})
