import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import * as Field from "../src/Field.ts"

const Inner = Schema.Struct({
  old: Field.optional(Schema.String),
  fresh: Field.optional(Schema.String).pipe(Field.versions(["2"]))
})
const Outer = Schema.Struct({
  name: Schema.String,
  fresh: Field.optional(Inner).pipe(Field.versions(["2", "3"])),
  inner: Field.optional(Inner),
  list: Field.optional(Schema.Array(Inner)),
  either: Field.optional(Schema.Union([Schema.Struct({ kind: Schema.Literal("a"), only: Inner }), Schema.String]))
})

describe("an optional field", () => {
  const decode = Schema.decodeUnknownSync(Outer)
  it("is absent when absent or null, and never null in the type", () => {
    assert.deepStrictEqual(decode({ name: "n", inner: null }), { name: "n" })
    assert.deepStrictEqual(decode({ name: "n", inner: { old: null } }), { name: "n", inner: {} })
    assert.deepStrictEqual(Schema.encodeSync(Outer)({ name: "n" }), { name: "n" })
  })
  it("is absent on the wire when it is undefined, below others too", () => {
    const encoded = Schema.encodeSync(Outer)({ name: "n", fresh: undefined, inner: { old: undefined } })
    assert.deepStrictEqual(encoded, { name: "n", inner: {} })
  })
  it.prop("survives encoding and decoding", [Outer], ([value]) => {
    assert.deepEqual(decode(Schema.encodeSync(Outer)(value)), JSON.parse(JSON.stringify(value)))
  })
})

describe("a field of a merge patch", () => {
  const Patch = Schema.Struct({
    topic: Field.patch(Schema.String),
    metadata: Field.patch(Schema.Record(Schema.String, Schema.NullOr(Schema.String)))
  })
  it("is absent, null or a value, and each stays what it is both ways", () => {
    for (const value of [{}, { topic: null }, { topic: "t", metadata: null }, { metadata: { a: null, b: "b" } }]) {
      assert.deepStrictEqual(Schema.decodeUnknownSync(Patch)(value), value)
      assert.deepStrictEqual(Schema.encodeUnknownSync(Patch)(value), value)
    }
  })
})

describe("unsupported", () => {
  it("names the first field that the version does not have, wherever it is", () => {
    const cases = [
      [{ name: "n", fresh: {} }, "fresh"],
      [{ name: "n", inner: { fresh: "x" } }, "inner.fresh"],
      [{ name: "n", list: [{ old: "x" }, { fresh: "x" }] }, "list[1].fresh"],
      [{ name: "n", either: { kind: "a", only: { fresh: "x" } } }, "either.only.fresh"]
    ] as const
    for (const [value, path] of cases) {
      assert.strictEqual(Field.unsupported(Outer, "1", value), path)
      assert.isUndefined(Field.unsupported(Outer, "2", value))
    }
    assert.strictEqual(Field.unsupported(Outer, "3", { name: "n", fresh: { fresh: "x" } }), "fresh.fresh")
  })
  it("says nothing of fields that are absent, unknown, or no objects at all", () => {
    for (const value of [
      { name: "n" },
      { name: "n", unknown: { fresh: 1 } },
      { list: "text" },
      { inner: null },
      null,
      "text",
      7
    ])
      assert.isUndefined(Field.unsupported(Outer, "1", value))
  })
})

describe("prune", () => {
  it("takes away what the version does not have and nothing else", () => {
    const value = () => ({
      name: "n",
      fresh: { old: "x" },
      inner: { old: "x", fresh: "y" },
      list: [{ fresh: "x" }, { old: "x" }],
      unknown: 1
    })
    const first = value()
    Field.prune(Outer, "1", first)
    assert.deepStrictEqual(Object.keys(first), ["name", "inner", "list", "unknown"])
    assert.strictEqual(JSON.stringify(first.inner), '{"old":"x"}')
    assert.strictEqual(JSON.stringify(first.list), '[{},{"old":"x"}]')
    const second = value()
    Field.prune(Outer, "2", second)
    assert.deepStrictEqual(second, value())
  })
  it.prop("leaves nothing that is unsupported", [Outer, Schema.Literals(["1", "2", "3"])], ([value, version]) => {
    const encoded = Schema.encodeSync(Outer)(value)
    Field.prune(Outer, version, encoded)
    assert.isUndefined(Field.unsupported(Outer, version, encoded))
  })
})

describe("headersOf", () => {
  it("gives the fields that travel in headers, by lower-case name", () => {
    const Answer = Schema.Struct({
      status: Schema.String,
      location: Field.optional(Schema.String).pipe(Field.header("Location"))
    })
    assert.deepStrictEqual(Field.headersOf(Answer), [["location", "location"]])
    assert.deepStrictEqual(Field.headersOf(Outer), [])
  })
})
