import { assert, describe, it } from "@effect/vitest"
import * as Redacted from "effect/Redacted"
import * as Codec from "../src/internal/Codec.ts"

const Leaf = Codec.struct("Leaf", () => ({
  name: Codec.required(Codec.text),
  colour: Codec.optional(Codec.openEnum("red", "green")),
  size: Codec.optional(Codec.checked(Codec.number, Codec.check("an integer", Number.isSafeInteger)), ["2"])
}))
const Tree: Codec.Codec = Codec.struct(
  "Tree",
  () => ({
    id: Codec.required(Codec.text),
    leaf: Codec.optional(Leaf),
    leaves: Codec.optional(Codec.array(Leaf)),
    tags: Codec.optional(Codec.record(Codec.text)),
    data: Codec.optionalKey(Codec.unknown),
    below: Codec.optional(Codec.recursive(() => Tree))
  }),
  Codec.check("no leaf beside leaves", (tree: Readonly<Record<string, unknown>>) => !(tree["leaf"] && tree["leaves"]))
)

const read = (value: unknown, codec = Tree) => codec.walk(value, false)
const write = (value: unknown, codec = Tree) => codec.walk(value, true)
const problem = (given: unknown) => (given instanceof Codec.Misfit ? `${given.field}: ${given.expected}` : given)

describe("a codec", () => {
  it("gives a value of which nothing changes back as it is", () => {
    const value = { id: "1", leaves: [{ name: "a" }], tags: { x: "y" }, data: null }
    assert.strictEqual(read(value), value)
    assert.strictEqual(write(value), value)
  })

  it("drops what no field has, and null where it stands for nothing", () => {
    const value = { novel: 1, id: "1", leaf: { name: "a", colour: null, more: {} }, tags: null, data: null }
    assert.deepStrictEqual(read(value), { id: "1", leaf: { name: "a" }, data: null })
    assert.strictEqual(problem(write({ id: "1", tags: null })), "tags: expected object")
  })

  it("takes undefined for absent, wherever it is", () => {
    const given = { id: "1", leaf: { name: "a", colour: undefined }, tags: { x: undefined, y: "z" } }
    assert.strictEqual(JSON.stringify(write(given)), `{"id":"1","leaf":{"name":"a"},"tags":{"y":"z"}}`)
    assert.strictEqual(problem(write({ id: undefined })), "id: is required")
  })

  it("tells the first misfit in the order of the declaration", () => {
    const value = { leaves: [{ name: "a" }, { colour: 7 }], below: 1, id: "1" }
    assert.strictEqual(problem(read(value)), "leaves[1].name: is required")
    assert.strictEqual(problem(write(value)), "leaves[1].name: is required")
    assert.strictEqual(problem(read([])), ": expected Tree")
    assert.strictEqual(
      problem(read({ id: "1", leaf: { name: "a", colour: 7 } })),
      `leaf.colour: expected "red" | "green" | string | null`
    )
    assert.strictEqual(
      problem(write({ id: "1", leaf: { name: "a", colour: 7 } })),
      `leaf.colour: expected "red" | "green" | string`
    )
    assert.strictEqual(problem(read({ id: "1", tags: { "7": 1 } })), "tags[7]: expected string")
    assert.strictEqual(problem(read({ id: "1", leaf: { name: "" }, leaves: [] })), ": expected no leaf beside leaves")
    assert.strictEqual(problem(write({ id: "1", leaf: { name: "", size: 1.5 } })), "leaf.size: expected an integer")
  })

  it("looks at every part of a broken value a few times, however deep it is", () => {
    let asked = 0
    const counted: Codec.Codec = {
      walk: (value) => (asked++, typeof value === "string" ? value : new Codec.Misfit("", "expected text"))
    }
    const Deep: Codec.Codec = Codec.struct("Deep", () => ({
      text: Codec.required(counted),
      deep: Codec.optional(Codec.recursive(() => Deep)),
      last: Codec.optional(counted)
    }))
    let value: Record<string, unknown> = { text: "a", last: 1 }
    for (let i = 0; i < 30; i++) value = { text: "a", deep: value, last: "b" }
    assert.match(String(problem(read(value, Deep))), /^(deep\.){30}last: expected text$/)
    assert.isBelow(asked, 200)
  })

  it("sees an object's own members only, even when every object was given some", () => {
    const prototype: object = Object.prototype
    Object.defineProperty(prototype, "colour", { value: "red", enumerable: true, configurable: true, writable: true })
    try {
      for (const walk of [read, write]) {
        const given = walk({ name: "a" }, Leaf)
        assert.isFalse(typeof given === "object" && given !== null && Object.hasOwn(given, "colour"))
      }
      assert.deepStrictEqual(Object.keys(Object(read({ name: "a", novel: 1 }, Leaf))), ["name"])
    } finally {
      Reflect.deleteProperty(prototype, "colour")
    }
  })

  it("writes what a class made by its members, not by its toJSON", () => {
    class Given {
      readonly name = "a"
      toJSON() {
        return "secret"
      }
    }
    assert.strictEqual(JSON.stringify(write(new Given(), Leaf)), `{"name":"a"}`)
  })

  it("takes the first member of a union that fits, and tells of the one that was meant", () => {
    const codec = Codec.union(
      "Shape",
      Codec.struct("A", () => ({ kind: Codec.required(Codec.literal("a")), x: Codec.required(Codec.number) })),
      Codec.struct("B", () => ({ kind: Codec.required(Codec.literal("b")), y: Codec.required(Codec.number) }))
    )
    assert.deepStrictEqual(read({ kind: "b", y: 1, x: 2 }, codec), { kind: "b", y: 1 })
    assert.strictEqual(problem(read({ kind: "b" }, codec)), "y: is required")
    assert.strictEqual(problem(read({ kind: "c" }, codec)), ": expected Shape")
    assert.strictEqual(problem(read(1, codec)), ": expected Shape")
  })

  it("keeps what is secret from logs, and writes it", () => {
    const codec = Codec.struct("Token", () => ({ token: Codec.required(Codec.redacted) }))
    const token = Object(read({ token: "s" }, codec)).token
    assert.isTrue(Redacted.isRedacted(token))
    assert.deepStrictEqual(write({ token }, codec), { token: "s" })
    assert.strictEqual(problem(read({ token: 1 }, codec)), "token: expected string")
  })

  it("reads what is read only and does not write it", () => {
    const codec = Codec.struct("Seen", () => ({
      a: Codec.optional(Codec.readOnly(Codec.text)),
      b: Codec.required(Codec.text)
    }))
    assert.deepStrictEqual(read({ a: "x", b: "y" }, codec), { a: "x", b: "y" })
    assert.deepStrictEqual(write({ a: "x", b: "y" }, codec), { b: "y" })
    assert.strictEqual(problem(write({ a: 1, b: "y" }, codec)), "a: expected string")
  })
})

describe("the versions of fields", () => {
  it("name the first field that a version does not have", () => {
    assert.isTrue(Codec.isVersioned(Tree, "1"))
    assert.isFalse(Codec.isVersioned(Tree, "2"))
    assert.strictEqual(
      Codec.unsupported(Tree, "1", { id: "1", leaves: [{ name: "a" }, { name: "b", size: 1 }] }),
      "leaves[1].size"
    )
    assert.isUndefined(Codec.unsupported(Tree, "1", { id: "1", leaf: { name: "a", size: undefined } }))
  })
})
