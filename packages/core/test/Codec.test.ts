import { assert, describe, it } from "@effect/vitest"
import * as Redacted from "effect/Redacted"
import * as Codec from "../src/internal/Codec.ts"

const Leaf = Codec.struct("Leaf", () => ({
  name: Codec.required(Codec.text),
  color: Codec.optional(Codec.openEnum("red", "green")),
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
const problem = (given: unknown) =>
  given instanceof Codec.ValidationFailure ? `${given.field}: ${given.expected}` : given

describe("a codec", () => {
  it("gives a value of which nothing changes back as it is", () => {
    const value = { id: "1", leaves: [{ name: "a" }], tags: { x: "y" }, data: null }
    assert.strictEqual(read(value), value)
    assert.strictEqual(write(value), value)
  })

  it("drops what no field has, and null where it stands for nothing", () => {
    const value = { novel: 1, id: "1", leaf: { name: "a", color: null, more: {} }, tags: null, data: null }
    assert.deepStrictEqual(read(value), { id: "1", leaf: { name: "a" }, data: null })
    assert.strictEqual(problem(write({ id: "1", tags: null })), "tags: expected object")
  })

  it("reads a value as if it were the first, whatever the order and the names of the keys of those before it", () => {
    const fields = () => ({
      a: Codec.required(Codec.text),
      b: Codec.optional(Codec.number),
      c: Codec.optional(Codec.array(Codec.text))
    })
    const codec = Codec.struct("Three", fields)
    const members = Object.entries({ a: "1", b: 2, c: ["3"], x: 4, y: 5, "": 6, b2: null })
    let seed = 1
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
    let dropped = 0
    for (let i = 0; i < 3_000; i++) {
      const value: Record<string, unknown> = {}
      for (let more = next(8); more > 0; more--) {
        const [key, one] = members[next(members.length)] ?? ["", 0]
        value[key] = next(9) === 0 ? null : one
      }
      const given = codec.walk(value, i % 2 === 0)
      assert.deepStrictEqual(given, Codec.struct("Three", fields).walk(value, i % 2 === 0), JSON.stringify(value))
      if (!(given instanceof Codec.ValidationFailure) && given !== value) dropped++
    }
    assert.isAbove(dropped, 300)
  })

  it("looks at every item of a page of ten thousand once, whether they change or not", () => {
    let looks = 0
    const counted = Codec.checked(
      Codec.text,
      Codec.check("a name", () => ++looks > 0)
    )
    const Page = Codec.struct("Page", () => ({
      value: Codec.required(Codec.array(Codec.struct("Item", () => ({ name: Codec.required(counted) }))))
    }))
    const kept = { value: Array.from({ length: 10_000 }, (_, i) => ({ name: `${i}` })) }
    assert.strictEqual(read(kept, Page), kept)
    assert.strictEqual(looks, 10_000)
    const dropped = { novel: 1, value: kept.value.map((item) => ({ ...item, more: null })), nextLink: null }
    assert.deepStrictEqual(read(dropped, Page), kept)
    assert.strictEqual(looks, 20_000)
  })

  it("has no key in what is read whose value was undefined", () => {
    assert.deepStrictEqual(read({ novel: undefined, id: "1", leaf: undefined, tags: { x: "y" } }), {
      id: "1",
      tags: { x: "y" }
    })
    assert.isFalse("leaf" in Object(read({ id: "1", leaf: undefined })))
  })

  it("says of a value of a record that is nullable that null would do, when it is read", () => {
    const codec = Codec.record(Codec.text, true)
    assert.strictEqual(problem(read({ a: {} }, codec)), "a: expected string | null")
    assert.strictEqual(problem(write({ a: {} }, codec)), "a: expected string")
    assert.strictEqual(problem(read({ a: {} }, Codec.record(Codec.text))), "a: expected string")
  })

  it("drops the nulls of a record that is nullable, when it is read", () => {
    const headers = Codec.record(Codec.text, true)
    const value = { a: null, b: "1", __proto__: null }
    assert.deepStrictEqual(read(value, headers), { b: "1" })
    assert.deepStrictEqual(value, { a: null, b: "1", __proto__: null })
    assert.strictEqual(problem(write({ a: null }, headers)), "a: expected string")
    assert.strictEqual(problem(read({ a: null }, Codec.record(Codec.text))), "a: expected string")
  })

  it("knows integers from other numbers", () => {
    const Count = Codec.struct("Count", () => ({ count: Codec.optional(Codec.integer) }))
    assert.deepStrictEqual(read({ count: 3 }, Count), { count: 3 })
    assert.strictEqual(problem(read({ count: 1.5 }, Count)), "count: expected an integer")
    assert.strictEqual(problem(read({ count: 2 ** 53 }, Count)), "count: expected an integer")
    assert.strictEqual(problem(read({ count: "3" }, Count)), "count: expected number | null")
  })

  it("takes undefined for absent, wherever it is", () => {
    const given = { id: "1", leaf: { name: "a", color: undefined }, tags: { x: undefined, y: "z" } }
    assert.strictEqual(JSON.stringify(write(given)), `{"id":"1","leaf":{"name":"a"},"tags":{"y":"z"}}`)
    assert.strictEqual(problem(write({ id: undefined })), "id: is required")
    const few = Codec.checked(Codec.record(Codec.text), Codec.properties("at most one", 1))
    assert.deepStrictEqual(write({ a: undefined, b: "c" }, few), { b: "c" })
    assert.strictEqual(problem(write({ a: "b", b: "c" }, few)), ": expected at most one")
  })

  it("reports the first failure in the order of the declaration", () => {
    const value = { leaves: [{ name: "a" }, { color: 7 }], below: 1, id: "1" }
    assert.strictEqual(problem(read(value)), "leaves[1].name: is required")
    assert.strictEqual(problem(write(value)), "leaves[1].name: is required")
    assert.strictEqual(problem(read([])), ": expected Tree")
    assert.strictEqual(
      problem(read({ id: "1", leaf: { name: "a", color: 7 } })),
      `leaf.color: expected "red" | "green" | string | null`
    )
    assert.strictEqual(
      problem(write({ id: "1", leaf: { name: "a", color: 7 } })),
      `leaf.color: expected "red" | "green" | string`
    )
    assert.strictEqual(problem(read({ id: "1", tags: { "7": 1 } })), "tags[7]: expected string")
    assert.strictEqual(problem(read({ id: "1", leaf: { name: "" }, leaves: [] })), ": expected no leaf beside leaves")
    assert.strictEqual(problem(write({ id: "1", leaf: { name: "", size: 1.5 } })), "leaf.size: expected an integer")
  })

  it("looks at every part of a broken value a few times, however deep it is", () => {
    let asked = 0
    const counted: Codec.Codec = {
      walk: (value) => (asked++, typeof value === "string" ? value : new Codec.ValidationFailure("", "expected text"))
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
    Object.defineProperty(prototype, "color", { value: "red", enumerable: true, configurable: true, writable: true })
    try {
      for (const walk of [read, write]) {
        const given = walk({ name: "a" }, Leaf)
        assert.isFalse(typeof given === "object" && given !== null && Object.hasOwn(given, "color"))
      }
      assert.deepStrictEqual(Object.keys(Object(read({ name: "a", novel: 1 }, Leaf))), ["name"])
    } finally {
      Reflect.deleteProperty(prototype, "color")
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

  it("writes a list and a record by what they contain, not by their toJSON", () => {
    class Names extends Array<string> {
      toJSON() {
        return ["secret"]
      }
    }
    class Values {
      readonly a = "b"
      toJSON() {
        return "secret"
      }
    }
    const own = Object.assign(["a"], { toJSON: () => ["secret"] })
    for (const list of [Names.from(["a"]), own])
      assert.strictEqual(JSON.stringify(write(list, Codec.array(Codec.text))), `["a"]`)
    assert.strictEqual(JSON.stringify(write(new Values(), Codec.record(Codec.text))), `{"a":"b"}`)
    assert.strictEqual(JSON.stringify(write(new Date(0), Codec.record(Codec.text))), "{}")
  })

  it("writes the fields that an input inherits, such as those of a class's getters", () => {
    const codec = Codec.struct("Given", () => ({
      name: Codec.required(Codec.text),
      to: Codec.optional(Codec.array(Codec.text))
    }))
    class Given {
      get name() {
        return "a"
      }
      get to() {
        return ["b"]
      }
    }
    assert.deepStrictEqual(write(new Given(), codec), { name: "a", to: ["b"] })
    assert.deepStrictEqual(write(Object.assign(Object.create({ to: ["b"] }), { name: "a" }), codec), {
      name: "a",
      to: ["b"]
    })
  })

  it("takes the first member of a union that fits, and reports the one that was meant", () => {
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

  it("asks only the member of a union that its tag names", () => {
    const asked = new Set<string>()
    const member = (kind: string) =>
      Codec.struct(kind, () => ({
        kind: Codec.required(Codec.literal(kind)),
        list: Codec.optional(
          Codec.array(
            Codec.checked(
              Codec.text,
              Codec.check("x", () => !!asked.add(kind))
            )
          )
        )
      }))
    const codec = Codec.union("Shape", ...["a", "b", "c", "d"].map(member))
    assert.deepStrictEqual(read({ list: ["x"], kind: "c" }, codec), { list: ["x"], kind: "c" })
    assert.deepStrictEqual([...asked], ["c"])
    assert.strictEqual(problem(read({ kind: "b", list: 7 }, codec)), "list: expected array | null")
    assert.strictEqual(problem(read({ __proto__: { kind: "a" } }, codec)), ": expected Shape")
  })

  it("tries the members of a union that no tag distinguishes, and reports the first", () => {
    const codec = Codec.struct("Holder", () => ({
      shape: Codec.optional(
        Codec.union(
          "A | B",
          Codec.struct("A", () => ({ type: Codec.constant("a"), x: Codec.required(Codec.array(Codec.text)) })),
          Codec.struct("B", () => ({ type: Codec.constant("b"), y: Codec.optional(Codec.array(Codec.text)) }))
        )
      )
    }))
    assert.deepStrictEqual(write({ shape: { x: ["1"] } }, codec), { shape: { type: "a", x: ["1"] } })
    assert.deepStrictEqual(write({ shape: { x: 1 } }, codec), { shape: { type: "b" } })
    assert.strictEqual(problem(write({ shape: { x: 1, y: 1 } }, codec)), "shape.x: expected array")
    assert.strictEqual(problem(read({ shape: 7 }, codec)), "shape: expected A | B | null")
  })

  it("writes a constant that is absent, first as declared, and wants it on the wire", () => {
    const codec = Codec.struct("Prompt", () => ({
      "@odata.type": Codec.constant("#prompt"),
      uri: Codec.required(Codec.text)
    }))
    for (const given of [{ uri: "u" }, { uri: "u", "@odata.type": undefined }, { uri: "u", "@odata.type": "#prompt" }])
      assert.strictEqual(JSON.stringify(write(given, codec)), `{"@odata.type":"#prompt","uri":"u"}`)
    assert.strictEqual(problem(write({ uri: "u", "@odata.type": "#other" }, codec)), `@odata.type: expected "#prompt"`)
    assert.strictEqual(problem(read({ uri: "u" }, codec)), "@odata.type: is required")
    assert.strictEqual(problem(write({}, codec)), "uri: is required")
  })

  it("reads by a function what is written as its type", () => {
    const integer = Codec.mapped(
      "integer",
      Codec.union("number | string", Codec.number, Codec.checked(Codec.text, Codec.pattern("an integer", /^-?\d+$/))),
      Codec.checked(Codec.number, Codec.check("an integer", Number.isSafeInteger)),
      Number
    )
    const codec = Codec.struct("Result", () => ({
      code: Codec.required(integer),
      subcode: Codec.optional(integer)
    }))
    assert.deepStrictEqual(read({ code: "200" }, codec), { code: 200 })
    assert.deepStrictEqual(read({ code: 200 }, codec), { code: 200 })
    assert.deepStrictEqual(write({ code: 200 }, codec), { code: 200 })
    assert.strictEqual(problem(read({ code: "9".repeat(30) }, codec)), "code: expected an integer")
    assert.strictEqual(problem(read({ code: "x" }, codec)), "code: expected an integer")
    assert.strictEqual(problem(read({ code: true }, codec)), "code: expected number | string")
    assert.strictEqual(problem(read({ code: 1, subcode: true }, codec)), "subcode: expected integer | null")
    assert.strictEqual(problem(write({ code: "200" }, codec)), "code: expected number")
  })

  it("names what an open enum or a secret is read from, and where it is optional what it becomes", () => {
    const tone = Codec.openEnum("a", "b")
    const codec = Codec.struct("Tones", () => ({
      tone: Codec.optional(tone),
      tones: Codec.optional(Codec.array(tone)),
      kind: Codec.optional(Codec.named("Kind", tone)),
      kinds: Codec.optional(Codec.array(Codec.named("Kind", tone))),
      token: Codec.optional(Codec.redacted)
    }))
    assert.deepStrictEqual(read({ tone: "A", kind: "B", kinds: ["A"] }, codec), { tone: "a", kind: "b", kinds: ["a"] })
    assert.strictEqual(problem(read({ tone: 1 }, codec)), `tone: expected "a" | "b" | string | null`)
    assert.strictEqual(problem(read({ tones: [1] }, codec)), "tones[0]: expected string")
    assert.strictEqual(problem(write({ tones: [1] }, codec)), `tones[0]: expected "a" | "b" | string`)
    assert.strictEqual(problem(read({ kind: 1 }, codec)), "kind: expected Kind | null")
    assert.strictEqual(problem(read({ kinds: [1] }, codec)), "kinds[0]: expected string")
    assert.strictEqual(problem(write({ kinds: [1] }, codec)), "kinds[0]: expected Kind")
    assert.strictEqual(problem(read({ token: 1 }, codec)), "token: expected Redacted | null")
  })

  it("asks conditions of a record about what is written of it alone", () => {
    const short = Codec.check("short values", (all: Readonly<Record<string, string>>) =>
      Object.values(all).every(({ length }) => length < 3)
    )
    const codec = Codec.checked(Codec.record(Codec.text), short)
    assert.deepStrictEqual(write({ a: undefined, b: "x" }, codec), { b: "x" })
    assert.strictEqual(problem(write({ a: undefined, b: "xyz" }, codec)), ": expected short values")
  })

  it("reads a key whose value is undefined as absent", () => {
    const codec = Codec.struct("Given", () => ({ a: Codec.optional(Codec.text), b: Codec.required(Codec.text) }))
    const given = { a: undefined, novel: undefined, b: "x" }
    assert.deepStrictEqual(Object.keys(Object(read(given, codec))), ["b"])
    assert.strictEqual(problem(read({ b: undefined }, codec)), "b: is required")
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
