import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Field from "../src/Field.ts"
import * as Problem from "../src/Problem.ts"

const Person = Schema.Struct({ name: Schema.NonEmptyString }).annotate({ identifier: "Person" })
const Team = Schema.Struct({
  lead: Person,
  members: Field.optional(Schema.Array(Person)),
  size: Field.optional(Schema.Int),
  kind: Field.optional(Schema.Literals(["red", "green"])),
  extra: Field.optional(Schema.Record(Schema.String, Schema.Struct({ on: Schema.Boolean })))
})

const lead = { name: "Heidi" }
const cases: ReadonlyArray<readonly [value: unknown, field: string, expected: string]> = [
  ["+14255550100", "", "expected object"],
  [{}, "lead", "is required"],
  [{ lead: "+14255550100" }, "lead", "expected Person"],
  [{ lead: {} }, "lead.name", "is required"],
  [{ lead, members: [lead, { name: 14255550100 }] }, "members[1].name", "expected string"],
  [{ lead, members: "+14255550100" }, "members", "expected array | null"],
  [{ lead, size: 142555.501 }, "size", "expected an integer"],
  [{ lead, kind: "+14255550100" }, "kind", `expected "red" | "green"`],
  [{ lead, extra: { "+14255550100": { on: 1 } } }, "extra.<phone number>.on", "expected boolean"]
]

describe("a problem", () => {
  it.each(cases.map(([value, field, expected]) => ({ value, field, expected })))(
    "'$field' $expected",
    ({ expected, field, value }) => {
      const result = Schema.decodeUnknownResult(Team)(value)
      assert.isTrue(Result.isFailure(result))
      if (Result.isFailure(result)) assert.deepStrictEqual(Problem.describe(result.failure.issue), { field, expected })
    }
  )

  it("stands below the field it is part of", () => {
    const result = Schema.decodeUnknownResult(Schema.Array(Team))([{}])
    const below = Result.isFailure(result) ? Problem.describe(result.failure.issue, "value[3].data") : undefined
    assert.deepStrictEqual(below, { field: "value[3].data[0].lead", expected: "is required" })
  })
})
