import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Field from "../src/Field.ts"
import { openEnum } from "../src/OpenEnum.ts"

const Format = openEnum(["pcm16KMono", "pcm24KMono"])
const Options = Schema.Struct({ audioFormat: Field.optional(Format), formats: Field.optional(Schema.Array(Format)) })

describe("an open enum", () => {
  it.effect("reads a known value in any case, and any other as it is", () =>
    Effect.gen(function* () {
      const decode = Schema.decodeUnknownEffect(Format)
      for (const text of ["pcm24KMono", "Pcm24KMono", "PCM24KMONO", "pcm24kmono"])
        assert.strictEqual(yield* decode(text), "pcm24KMono")
      assert.strictEqual(yield* decode("Pcm48KStereo"), "Pcm48KStereo")
      for (const text of ["constructor", "__proto__", ""]) assert.strictEqual(yield* decode(text), text)
    })
  )

  it.effect("is read in any case by its schema, in a field and in a list", () =>
    Effect.sync(() => {
      const wire = { audioFormat: "Pcm24KMono", formats: ["PCM16KMONO", "novel"] }
      const decoded = Schema.decodeUnknownResult(Options)(wire)
      assert.deepStrictEqual(Result.isSuccess(decoded) ? decoded.success : "refused", {
        audioFormat: "pcm24KMono",
        formats: ["pcm16KMono", "novel"]
      })
    })
  )

  it.effect.prop(
    "comes back as it was when it is a known value",
    [Schema.Literals(["pcm16KMono", "pcm24KMono"])],
    ([value]) =>
      Effect.gen(function* () {
        const wire = yield* Schema.encodeEffect(Format)(value)
        assert.strictEqual(wire, value)
        assert.strictEqual(yield* Schema.decodeEffect(Format)(wire), value)
      })
  )
})
