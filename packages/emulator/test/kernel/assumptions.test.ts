/** What is assumed is said of every operation, or that it is nothing: an operation that is added without either is refused. */
import { assert, it } from "@effect/vitest"
import { assumptions, nothingAssumedOf } from "../../src/assumptions.ts"
import { declared } from "../../src/services.ts"

const assumed = new Set(assumptions.flatMap(({ about = [] }) => about))
const ids = new Set(declared.map(({ id }) => id))

it("every operation has an entry, or says that nothing is assumed of it", () => {
  assert.deepStrictEqual(
    [...ids].filter((id) => !assumed.has(id) && !nothingAssumedOf.includes(id)),
    []
  )
})

it("none says that nothing is assumed of it and has an entry, or is not there", () => {
  assert.deepStrictEqual(
    nothingAssumedOf.filter((id) => assumed.has(id) || !ids.has(id)),
    []
  )
  assert.strictEqual(new Set(nothingAssumedOf).size, nothingAssumedOf.length)
})

it("every entry has an id of its own, and says what and why", () => {
  assert.strictEqual(new Set(assumptions.map(({ id }) => id)).size, assumptions.length)
  for (const { id, what, why } of assumptions) {
    assert.match(id, /^(kernel|calls|chat|identity|graph)\.\w+$/)
    assert.isNotEmpty(what, id)
    assert.isNotEmpty(why, id)
  }
})
