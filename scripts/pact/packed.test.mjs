import assert from "node:assert/strict"
import { test } from "node:test"
import { contractProblems } from "./packed.mjs"

const contract = {
  consumer: { name: "a" },
  provider: { name: "b" },
  interactions: [{ description: "x", providerStates: [{ name: "a call" }] }]
}
const packed = (files) =>
  new Map(Object.entries(files).map(([path, text]) => [`package/pacts/${path}`, Buffer.from(text)]))
const table = "| `a call` | – | It is there. |"

test("contracts that are compact and described are in order", () => {
  assert.deepEqual(contractProblems(packed({ "a-b.json": JSON.stringify(contract), "README.md": table })), [])
})

test("no contracts, no README, an indented contract, a state without a row, and parts are problems", () => {
  assert.match(contractProblems(packed({}))[0], /no contract/)
  assert.match(contractProblems(packed({ "a-b.json": "{}" }))[0], /README/)
  const indented = packed({ "a-b.json": JSON.stringify(contract, null, 2), "README.md": table })
  assert.match(contractProblems(indented)[0], /compact/)
  const silent = packed({ "a-b.json": JSON.stringify(contract), "README.md": "" })
  assert.match(contractProblems(silent)[0], /"a call"/)
  const parts = packed({ "a-b.json": JSON.stringify(contract), "README.md": table, "parts/1/README": "" })
  assert.match(contractProblems(parts)[0], /parts/)
})
