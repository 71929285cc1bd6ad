import { assert, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import * as Seen from "../src/Seen.ts"

it("a text is new once", () => {
  const seen = Seen.make(10)
  assert.deepStrictEqual(
    ["a", "b", "a", "b", "c"].map((text) => seen.add(text)),
    [true, true, false, false, true]
  )
})

const texts = Schema.Array(Schema.Literals(["a", "b", "c", "d", "e"]))
it.prop("a text is new unless it is among the newest remembered", [texts], ([given]) => {
  const seen = Seen.make(3)
  let remembered: ReadonlyArray<string> = []
  let forgotten = 0
  for (const text of given) {
    assert.strictEqual(seen.add(text), !remembered.includes(text))
    if (!remembered.includes(text)) {
      if (remembered.length === 3) forgotten++
      remembered = [...remembered, text].slice(-3)
    }
    assert.strictEqual(seen.forgotten(), forgotten)
  }
})

it("a text is forgotten when its time is over, which is not for want of room", () => {
  const seen = Seen.make(10, 60_000)
  assert.isTrue(seen.add("a", 1_000_000))
  assert.isTrue(seen.add("b", 1_030_000))
  assert.isFalse(seen.add("a", 1_059_000))
  assert.isTrue(seen.add("a", 1_060_000))
  assert.isFalse(seen.add("b", 1_060_000))
  assert.strictEqual(seen.forgotten(), 0)
})

it("texts that differ in one character, anywhere, are distinguished: a hundred thousand of them, while the table grows and drops", () => {
  const seen = Seen.make(60_000)
  const id = (i: number) =>
    `calling/callConnections/421f3500-f5de-4c12-bf61-9e2641433687\n${String(i).padStart(36, "0")}`
  for (let i = 0; i < 100_000; i++) assert.isTrue(seen.add(i % 2 === 0 ? id(i) : `${i}${id(0)}`))
  for (let i = 40_000; i < 100_000; i++) assert.isFalse(seen.add(i % 2 === 0 ? id(i) : `${i}${id(0)}`))
  assert.strictEqual(seen.forgotten(), 40_000)
  assert.isTrue(seen.add(id(0)))
})

it("a limit of none remembers nothing, one that is not a whole number the whole ones, and Infinity all", () => {
  const seen = Seen.make(0)
  assert.isTrue(seen.add("a"))
  assert.isTrue(seen.add("a"))
  const two = Seen.make(2.5)
  assert.deepStrictEqual(
    ["a", "b", "c", "b", "a"].map((text) => two.add(text)),
    [true, true, true, false, true]
  )
  const all = Seen.make(Infinity)
  for (let i = 0; i < 1_000; i++) all.add(String(i))
  assert.isFalse(all.add("0"))
})
