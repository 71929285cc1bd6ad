import assert from "node:assert/strict"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { readme, ship, statesIn } from "./ship.mjs"

const contract = (...states) => ({
  consumer: { name: "a" },
  provider: { name: "b" },
  interactions: states.map((one) => ({ description: "x", providerStates: [one] }))
})

const contracts = [
  contract({ name: "a call", params: { id: "1" } }, { name: "a call", params: { by: "2" } }, { name: "it fails" })
]

test("states have the parameters of all their uses", () => {
  assert.deepEqual(statesIn(contracts), [
    ["a call", ["by", "id"]],
    ["it fails", []]
  ])
})

test("a README has a row for every state", () => {
  const text = readme(contracts, { "a call": "It is there." }, { "it fails": "With 500.", unused: "By others." })
  assert.match(text, /\| `a call` \| `by`, `id` \| It is there\. \|\n\| `it fails` \| – \| With 500\. \|/)
  assert.match(text, /`a-b\.json`: 3 interactions/)
})

test("a state without a description fails, and a description without a state", () => {
  assert.throws(
    () => readme(contracts, {}, { "it fails": "With 500." }),
    /no description of the provider state: a call/
  )
  const own = { "a call": "It is there.", "it fails": "With 500.", gone: "It was." }
  assert.throws(() => readme(contracts, own, {}), /named by no contract: gone/)
})

test("what is shipped is compact, and described beside", () => {
  const folder = mkdtempSync(join(tmpdir(), "effect-comms-ship-"))
  try {
    writeFileSync(join(folder, "a-b.json"), JSON.stringify(contracts[0], null, 2))
    ship(folder, { "a call": "It is there.", "it fails": "With 500." }, {})
    assert.equal(readFileSync(join(folder, "a-b.json"), "utf8"), JSON.stringify(contracts[0]))
    assert.match(readFileSync(join(folder, "README.md"), "utf8"), /# Contracts/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
