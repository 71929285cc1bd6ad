import * as Field from "@effect-comms/core/Field"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { operations } from "../../src/declared.ts"
import { checkOperation } from "../../src/facts/checkOperation.ts"
import type { DeclaredField, DeclaredOperation } from "../../src/facts/Declared.ts"
import { render } from "../../src/facts/Difference.ts"
import { load } from "../../src/facts/Facts.ts"
import { fieldsOf } from "../../src/facts/fromOperation.ts"
import type { Bounds } from "../../src/facts/Model.ts"

const facts = Effect.runSync(load)

/** A declared operation with other bounds of a field of its request. */
const bounded = (id: string, name: string, bounds: Bounds | undefined): DeclaredOperation => {
  const declared = operations.find((one) => one.id === id)
  assert(declared?.request !== undefined)
  const fields = declared.request.fields.map((field): DeclaredField => {
    const { bounds: _, ...rest } = field
    return field.name === name ? { ...rest, ...(bounds === undefined ? {} : { bounds }) } : field
  })
  return { ...declared, request: { ...declared.request, fields } }
}

const differencesOf = (id: string, name: string, bounds: Bounds | undefined) => [
  ...new Set(checkOperation(facts, bounded(id, name, bounds)).map((one) => render(one).replace(/ \[[^\]]*\]/, "")))
]

describe("bounds of a request", () => {
  it("are those that Microsoft publishes, no more and no less", () => {
    const invited = (bounds: Bounds | undefined) =>
      differencesOf("CallConnection_AddParticipant", "invitationTimeoutInSeconds", bounds)
    const at = "CallConnection_AddParticipant request.invitationTimeoutInSeconds: bounds:"
    assert.deepStrictEqual(invited({ minimum: 0, maximum: 180 }), [])
    assert.deepStrictEqual(invited({ minimum: 0, maximum: 200 }), [`${at} expected maximum 180, found 200`])
    assert.deepStrictEqual(invited({ maximum: 180 }), [`${at} expected minimum 0, found nothing`])
    assert.deepStrictEqual(invited(undefined), [
      `${at} expected minimum 0, found nothing`,
      `${at} expected maximum 180, found nothing`
    ])
  })

  it("are read off the checks of numbers, texts and lists", () => {
    const struct = Schema.Struct({
      seconds: Field.optional(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 60 }))),
      topic: Schema.String.check(Schema.isMaxLength(48)),
      prompts: Field.optional(Schema.Array(Schema.String).check(Schema.isMinLength(1), Schema.isMaxLength(20))),
      free: Schema.Int
    })
    assert.deepStrictEqual(
      fieldsOf(struct.ast, ["1"]).map(({ bounds, name }) => [name, bounds]),
      [
        ["seconds", { minimum: 1, maximum: 60 }],
        ["topic", { maxLength: 48 }],
        ["prompts", { maxItems: 20 }],
        ["free", undefined]
      ]
    )
  })
})
