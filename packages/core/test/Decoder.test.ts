import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"
import * as SchemaTransformation from "effect/SchemaTransformation"
import * as Decoder from "../src/Decoder.ts"
import * as Field from "../src/Field.ts"
import * as Problem from "../src/Problem.ts"

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Holds the decoder against the schema, and tells whether the value fits. */
const agree = <A>(schema: Schema.Codec<A, unknown>, decode: Decoder.Decoder<A>, value: unknown): boolean => {
  const ours = decode(value)
  const theirs = Schema.decodeUnknownResult(schema)(value)
  if (Result.isSuccess(theirs)) {
    assert.deepStrictEqual(Result.isSuccess(ours) ? ours.success : "refused", theirs.success)
    return true
  }
  assert.isTrue(Result.isFailure(ours), JSON.stringify(value))
  if (Result.isFailure(ours))
    assert.deepStrictEqual(Problem.describe(ours.failure), Problem.describe(theirs.failure.issue))
  return false
}

const Open = Schema.Union([Schema.Literals(["red", "green"]), Schema.String])
const Integer = Schema.Union([Schema.Int, Schema.String.check(Schema.isPattern(/^-?\d+$/))]).pipe(
  Schema.decodeTo(
    Schema.Int,
    SchemaTransformation.transform<number, number | string>({ decode: Number, encode: (value) => value })
  )
)
const Leaf = Schema.Struct({
  muted: Field.optional(Schema.Boolean),
  colour: Field.optional(Open),
  number: Field.optional(Integer),
  secret: Field.optional(Schema.RedactedFromValue(Schema.String))
})
interface Tree {
  readonly name: string
  readonly below: ReadonlyArray<Tree>
}
const Tree: Schema.Codec<Tree> = Schema.Struct({
  name: Schema.String,
  below: Schema.Array(Schema.suspend(() => Tree))
})
const Everything = Schema.Struct({
  id: Schema.NonEmptyString,
  kind: Schema.Literal("a"),
  leaf: Field.optional(Leaf),
  leaves: Field.optional(Schema.Array(Leaf)),
  texts: Field.optional(Schema.Record(Schema.String, Schema.String)),
  counts: Field.optional(Schema.Record(Schema.String, Integer)),
  either: Field.optional(Schema.Union([Schema.Struct({ x: Schema.Int }), Schema.Struct({ y: Open }), Schema.Null])),
  tree: Schema.optionalKey(Tree),
  pair: Schema.optionalKey(Schema.Tuple([Schema.String, Integer])),
  data: Schema.optionalKey(Schema.Unknown)
})

describe("a decoder and its schema say the same", () => {
  const decode = Decoder.make(Everything)

  it.effect.prop("of what the schema writes", [Everything], ([value]) =>
    Effect.gen(function* () {
      const wire = json(yield* Schema.encodeUnknownEffect(Everything)({ ...value, data: null }))
      assert.isTrue(agree(Everything, decode, wire))
    })
  )

  const odd = Schema.NullOr(Schema.Union([Schema.Boolean, Schema.Int, Schema.Finite, Schema.Literals(["a", "7", ""])]))
  const key = Schema.optionalKey(odd)
  const leaf = Schema.Union([odd, Schema.Struct({ muted: key, colour: key, number: key, secret: key, novel: key })])
  const anything = Schema.Struct({
    id: Schema.Literals(["id", ""]),
    kind: Schema.Literals(["a", "a", "a", "b"]),
    leaf: Schema.optionalKey(leaf),
    leaves: Schema.optionalKey(Schema.Union([odd, Schema.Array(leaf)])),
    counts: Schema.optionalKey(Schema.Union([odd, Schema.Record(Schema.String, odd)])),
    either: Schema.optionalKey(Schema.Union([odd, Schema.Struct({ x: key, y: key })])),
    novel: key
  })
  it.prop("of what may be broken anywhere", [anything], ([value]) => void agree(Everything, decode, json(value)))

  const fine = { id: "1", kind: "a" }
  const values: ReadonlyArray<readonly [fits: boolean, value: unknown]> = [
    [true, fine],
    [true, { ...fine, novel: 1, leaf: null, leaves: [] }],
    [true, { ...fine, leaf: { number: "7", muted: null, novel: {} }, leaves: [{}, { colour: "blue" }] }],
    [true, { ...fine, leaf: { secret: "s" }, counts: { a: 1, b: "2" }, texts: {} }],
    [true, { ...fine, either: { y: "red", x: "no" } }],
    [true, { ...fine, tree: { name: "a", below: [{ name: "b", below: [], novel: 1 }] }, pair: ["a", "7"] }],
    [true, JSON.parse('{"id":"1","kind":"a","__proto__":{"id":7},"leaf":{"__proto__":null}}')],
    [false, { ...fine, kind: "b" }],
    [false, { kind: "a" }],
    [false, { ...fine, id: null }],
    [false, { ...fine, id: undefined }],
    [false, { ...fine, leaf: undefined }],
    [false, { ...fine, leaf: { number: "seven" } }],
    [false, { ...fine, leaf: [] }],
    [false, { ...fine, leaves: [{}, null] }],
    [false, { ...fine, texts: { a: 1 } }],
    [false, { ...fine, counts: { a: "x" } }],
    [false, { ...fine, either: {} }],
    [false, { ...fine, tree: { name: "a", below: [{ name: 7, below: [] }] } }],
    [false, { ...fine, pair: ["a"] }],
    [false, []],
    [false, null],
    [false, "text"],
    [false, undefined]
  ]
  it.each(values.map(([fits, value]) => ({ fits, value, text: JSON.stringify(value) })))(
    "of $text",
    ({ fits, value }) => {
      assert.strictEqual(agree(Everything, decode, value), fits)
    }
  )
})

describe("what has no structure is decoded by its schema", () => {
  const transformed = <A, I>(to: Schema.Codec<A>, from: Schema.Codec<I>, decode: (value: I) => A) =>
    from.pipe(Schema.decodeTo(to, { decode: SchemaGetter.transform(decode), encode: SchemaGetter.forbiddenEncoding }))

  const schemas: ReadonlyArray<{
    readonly name: string
    readonly schema: Schema.Codec<unknown, unknown>
    readonly fit: ReadonlyArray<unknown>
    readonly unfit: ReadonlyArray<unknown>
  }> = [
    {
      name: "a date before a text",
      schema: Schema.Union([Schema.DateTimeUtcFromString, Schema.String]),
      fit: ["2026-01-01T00:00:00Z", "never"],
      unfit: [7]
    },
    {
      name: "a transformed text before a text",
      schema: Schema.Union([transformed(Schema.Literal("b"), Schema.Literal("a"), () => "b"), Schema.String]),
      fit: ["a", "b"],
      unfit: [null]
    },
    {
      name: "what a transformation makes and its type refuses",
      schema: transformed(Schema.Struct({ n: Schema.Int }), Schema.Number, (n) => ({ n })),
      fit: [1],
      unfit: [1.5, "1"]
    },
    {
      name: "a key that has a default",
      schema: Schema.Struct({ n: Schema.Int.pipe(Schema.withDecodingDefaultKey(Effect.succeed(3))) }),
      fit: [{}, { n: 1 }],
      unfit: [{ n: null }]
    },
    {
      name: "a key that is made of nothing",
      schema: Schema.Struct({
        n: Schema.optionalKey(Schema.String).pipe(
          Schema.decodeTo(Schema.optionalKey(Schema.String), {
            decode: SchemaGetter.transformOptional<string, string>(Option.orElseSome(() => "none")),
            encode: SchemaGetter.passthrough()
          })
        )
      }),
      fit: [{}, { n: "x" }],
      unfit: [{ n: 1 }, { n: null }]
    },
    {
      name: "a key that is taken away",
      schema: Schema.Struct({
        a: Schema.String,
        n: Schema.optionalKey(Schema.String).pipe(
          Schema.decodeTo(Schema.optionalKey(Schema.String), {
            decode: SchemaGetter.transformOptional<string, string>(Option.filter((text) => text !== "")),
            encode: SchemaGetter.passthrough()
          })
        )
      }),
      fit: [{ a: "a" }, { a: "a", n: "" }, { n: "n", a: "a" }],
      unfit: [{ n: "" }]
    },
    {
      name: "a check of an optional field",
      schema: Schema.Struct({
        n: Field.optional(Schema.Int).check(Schema.makeFilter((n) => n === undefined || n > 3))
      }),
      fit: [{}, { n: null }, { n: 4 }],
      unfit: [{ n: 3 }, { n: 4.5 }]
    },
    {
      name: "exactly one of several",
      schema: Schema.Union([Schema.Struct({ a: Schema.Int }), Schema.Struct({ b: Schema.Int })], { mode: "oneOf" }),
      fit: [{ a: 1 }, { b: 1 }],
      unfit: [{ a: 1, b: 1 }, {}]
    },
    {
      name: "an object of any keys",
      schema: Schema.Struct({}),
      fit: [{}, { a: 1 }, [], 7],
      unfit: [null]
    },
    {
      name: "an optional date",
      schema: Schema.Struct({ a: Schema.String, at: Schema.optionalKey(Schema.DateTimeUtcFromString) }),
      fit: [{ a: "a" }, { a: "a", at: "2026-01-01T00:00:00Z" }],
      unfit: [{ a: "a", at: "never" }, { at: "2026-01-01T00:00:00Z" }]
    },
    {
      name: "a record of some keys",
      schema: Schema.Record(Schema.String.check(Schema.isPattern(/^x-/)), Schema.Int),
      fit: [{}, { "x-a": 1 }, { "x-a": 1, novel: 2 }],
      unfit: [{ "x-a": "1" }]
    },
    {
      name: "renamed keys",
      schema: Schema.Struct({ id: Schema.String, n: Schema.optionalKey(Schema.Int) }).pipe(
        Schema.encodeKeys({ id: "callId" })
      ),
      fit: [{ callId: "1" }, { callId: "1", n: 1 }],
      unfit: [{ id: "1" }]
    }
  ]
  it.each(schemas)("$name", ({ fit, schema, unfit }) => {
    const decode = Decoder.make(schema)
    for (const value of fit) assert.isTrue(agree(schema, decode, value), JSON.stringify(value))
    for (const value of unfit) assert.isFalse(agree(schema, decode, value), JSON.stringify(value))
  })
})

describe("a given value", () => {
  const decode = Decoder.make(Everything)

  it("is given back when nothing of it changes", () => {
    const value = { id: "1", kind: "a", leaf: { muted: true }, leaves: [{ number: 7 }] }
    const decoded = decode(value)
    assert.strictEqual<unknown>(Result.isSuccess(decoded) && decoded.success, value)
  })

  it("is never changed", () => {
    const value = { novel: 1, id: "1", kind: "a", leaf: null, leaves: [{ number: "7", novel: 1 }, {}] }
    const before = JSON.stringify(value)
    assert.isTrue(Result.isSuccess(decode(value)))
    assert.strictEqual(JSON.stringify(value), before)
  })
})
