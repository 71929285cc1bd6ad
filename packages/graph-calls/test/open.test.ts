import * as Codec from "@effect-comms/core/internal/Codec"
import { assert, describe, it } from "@effect/vitest"
import * as Redacted from "effect/Redacted"
import { open, without } from "../src/internal/open.ts"

const codec = open(
  Codec.struct("thing", () => ({
    type: Codec.constant("#thing"),
    name: Codec.required(Codec.text),
    region: Codec.optional(Codec.text),
    inner: Codec.optional(open(Codec.struct("inner", () => ({ a: Codec.optional(Codec.integer) }))))
  }))
)
const thing = { type: "#thing", name: "n" }
const write = (value: unknown) => codec.walk(value, true)
const read = (value: unknown) => codec.walk(value, false)

describe("an open object", () => {
  it("keeps members that it does not know, as they are, in both directions", () => {
    const others = { novel: [1, { b: null }], "@odata.etag": 'W/"1"', nothing: null }
    const value = { ...thing, ...others, inner: { a: 1, deep: { c: [] } } }
    assert.deepStrictEqual(write(value), value)
    assert.deepStrictEqual(read(value), value)
    assert.strictEqual(read(thing), thing)
  })

  it("does not take a member that is undefined for one", () => {
    assert.deepStrictEqual(JSON.stringify(write({ ...thing, novel: undefined })), JSON.stringify(thing))
  })

  it("writes an optional member that is null, and reads none", () => {
    assert.deepStrictEqual(write({ name: "n", region: null, inner: null }), { ...thing, region: null, inner: null })
    assert.deepStrictEqual(read({ ...thing, region: null }), thing)
  })

  it("takes members of a class, which may inherit them, with null among them", () => {
    class Named {
      region: string | null = null
      get name() {
        return "n"
      }
    }
    assert.deepStrictEqual(write(new Named()), { ...thing, region: null })
  })

  it("gives no member of the language away: __proto__ is a name like others", () => {
    const value: unknown = JSON.parse('{"type":"#thing","name":"n","__proto__":{"polluted":true}}')
    const given = Object(read(value))
    assert.isTrue(Object.hasOwn(given, "__proto__"))
    assert.isUndefined(Reflect.get({}, "polluted"))
    assert.strictEqual(Object.getPrototypeOf(given), Object.prototype)
  })

  it.each([
    { name: "a function", value: () => 1 },
    { name: "a bigint", value: 1n },
    { name: "no number", value: Number.NaN },
    { name: "an infinite number", value: -Infinity },
    { name: "a symbol", value: Symbol("s") },
    { name: "no date", value: new Date(Number.NaN) },
    { name: "a bigint below", value: { a: [0, 1n] }, at: ".a[1]" },
    { name: "no date below", value: { dates: [new Date(0), new Date(Number.NaN)] }, at: ".dates[1]" },
    { name: "a Map", value: new Map([["a", 1]]) },
    { name: "a Set", value: [new Set([1])], at: "[0]" },
    { name: "bytes", value: new Uint8Array([1]) },
    { name: "a regular expression", value: /a/ },
    { name: "an error", value: new Error("e") },
    { name: "what is kept from logs", value: Redacted.make("secret") },
    { name: "what says that it is nothing", value: { toJSON: () => undefined } },
    {
      name: "what cannot say itself",
      value: {
        toJSON: () => {
          throw new Error("e")
        }
      }
    },
    { name: "what says a bigint", value: { a: { toJSON: () => ({ b: 1n }) } }, at: ".a.b" },
    { name: "nothing in a list", value: [1, undefined], at: "[1]" }
  ])("refuses $name, which JSON would lose, with its path", ({ at = "", value }) => {
    const given = write({ ...thing, inner: { novel: value } })
    assert(given instanceof Codec.ValidationFailure)
    assert.deepStrictEqual([given.field, given.expected], [`inner.novel${at}`, "expected a value of JSON"])
  })

  it("refuses what is deeper than any value, in place of running out of stack", () => {
    let deep: unknown = 1
    for (let i = 0; i < 100_000; i++) deep = [deep]
    assert.instanceOf(write({ ...thing, novel: deep }), Codec.ValidationFailure)
  })

  it("refuses what contains itself", () => {
    const loop: Record<string, unknown> = {}
    loop["loop"] = loop
    const given = write({ ...thing, novel: loop })
    assert(given instanceof Codec.ValidationFailure)
    assert.strictEqual(given.field, "novel.loop")
  })

  it("takes what says itself how it is written", () => {
    const novel = new Date(0)
    assert.deepStrictEqual(write({ ...thing, novel }), { ...thing, novel })
  })

  it("takes what is empty, without a prototype, and the members of a class", () => {
    const members = new (class {
      a = 1
    })()
    const novel = [{}, [], Object.create(null), members]
    assert.strictEqual(JSON.stringify(write({ ...thing, novel })), JSON.stringify({ ...thing, novel }))
  })

  it("says that null would do, of an optional member only", () => {
    const expectedOf = (value: unknown) => {
      const given = write(value)
      assert(given instanceof Codec.ValidationFailure)
      return `${given.field}: ${given.expected}`
    }
    assert.strictEqual(expectedOf({ ...thing, region: 7 }), "region: expected string | null")
    assert.strictEqual(expectedOf({ type: "#thing", name: 7 }), "name: expected string")
    assert.strictEqual(expectedOf({ ...thing, inner: { a: 1.5 } }), "inner.a: expected an integer")
    assert.strictEqual(expectedOf([thing]), ": expected thing")
  })

  it("without what is for other parts of a request", () => {
    const body = without(codec, "id", "callId")
    const input = { id: "1", callId: "2", name: "n", novel: { id: "3" } }
    assert.deepStrictEqual(body.walk(input, true), { ...thing, novel: { id: "3" } })
    assert.strictEqual(input.id, "1")
    assert.instanceOf(body.walk({ id: "1" }, true), Codec.ValidationFailure)
  })
})
