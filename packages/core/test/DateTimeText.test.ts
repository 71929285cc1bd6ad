import { assert, describe, it } from "@effect/vitest"
import * as DateTime from "effect/DateTime"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as DateTimeText from "../src/DateTimeText.ts"
import * as Schemas from "../src/schemas/DateTimeText.ts"

describe("DateTimeText", () => {
  it.each(["2020-06-06T05:55:41.6460000Z", "1970-01-01T00:00:00Z", "2023-10-10T21:39:39.3244584+00:00"])(
    "keeps %s as it is",
    (text) => {
      assert.strictEqual(DateTimeText.make(text), text)
      assert.strictEqual(Schema.decodeSync(Schemas.DateTimeText)(text), text)
    }
  )

  it.each(["", "2020-06-06", "2020-06-06 05:55:41Z", "2020-06-06T05:55:41", "yesterday", "2020-06-06T05:55:41ZZ"])(
    "refuses %s",
    (text) => {
      assert.throws(() => DateTimeText.make(text))
    }
  )

  it("calculates to the millisecond", () => {
    const time = DateTimeText.toDateTime(DateTimeText.make("2023-10-10T23:39:39.3244584+02:00"))
    assert.strictEqual(Option.getOrThrow(time).epochMilliseconds, Date.UTC(2023, 9, 10, 21, 39, 39, 324))
    assert.strictEqual(
      DateTimeText.fromDateTime(DateTime.makeUnsafe("2023-10-10T21:39:39Z")),
      "2023-10-10T21:39:39.000Z"
    )
  })

  it("has no point in time for a day that does not exist", () => {
    assert.isTrue(Option.isNone(DateTimeText.toDateTime(DateTimeText.make("2023-19-39T00:00:00Z"))))
  })
})
