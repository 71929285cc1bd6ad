import * as ResultCodes from "@effect-comms/call-automation/ResultCodes"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { load } from "../../src/facts/Facts.ts"

describe("result codes", () => {
  it.effect("the constants are the facts, name by name", () =>
    Effect.gen(function* () {
      const { codes, subCodes } = (yield* load).resultCodes
      assert.deepStrictEqual(
        { ...ResultCodes.SubCode },
        Object.fromEntries(subCodes.map(({ name, subCode }) => [name, subCode]))
      )
      assert.deepStrictEqual({ ...ResultCodes.Code }, Object.fromEntries(codes.map(({ code, name }) => [name, code])))
    })
  )

  it.effect("no number has two names, and none that has one is called nameless", () =>
    Effect.gen(function* () {
      const { codes, subCodes, unnamed } = (yield* load).resultCodes
      const numbers = [...subCodes.map(({ subCode }) => subCode), ...unnamed]
      assert.strictEqual(new Set(numbers).size, numbers.length)
      assert.strictEqual(new Set(codes.map(({ code }) => code)).size, codes.length)
      for (const subCode of unnamed) assert.isUndefined(ResultCodes.describe({ code: 400, subCode }))
    })
  )

  it.effect("the telephones' families are the facts", () =>
    Effect.gen(function* () {
      const { families } = (yield* load).resultCodes
      assert.sameMembers(
        Object.values(ResultCodes.TelephoneSubCode),
        families.map(({ base }) => base)
      )
    })
  )

  it.effect("every result that a recording shows has a name", () =>
    Effect.gen(function* () {
      const { results } = (yield* load).recorded
      assert.isNotEmpty(results)
      for (const { code, subCode } of results) assert.isDefined(ResultCodes.describe({ code, subCode }), `${subCode}`)
    })
  )

  it.effect("what is said to be recorded is in the recordings", () =>
    Effect.gen(function* () {
      const { recorded, resultCodes } = yield* load
      const shown = new Set(recorded.results.map(({ subCode }) => subCode))
      for (const { evidence, subCode } of resultCodes.subCodes)
        if (evidence === "recorded") assert.isTrue(shown.has(subCode), `${subCode}`)
    })
  )
})
