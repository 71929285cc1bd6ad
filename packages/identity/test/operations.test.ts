/** What holds for every declared operation, and for every value of the schemas that they share. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../src/ApiVersion.ts"
import { DateTimeText } from "@effect-comms/core/schemas"
import * as operations from "../src/operations/index.ts"

describe("operations", () => {
  it("have one id and one address each, and an alias where the younger specifications call them otherwise", () => {
    const names = operations.all.flatMap(({ aliases, id }) => [id, ...aliases])
    const addresses = operations.all.map(({ method, path }) => `${method} ${path}`)
    assert.strictEqual(operations.all.length, 11)
    assert.strictEqual(new Set(names).size, names.length)
    assert.strictEqual(names.length, 16)
    assert.strictEqual(new Set(addresses).size, 11)
    const younger = operations.all.filter(({ id }) => id.startsWith("TeamsExtension"))
    for (const { versions } of younger) assert.deepStrictEqual(versions, ["2025-06-30", "2026-09-23"])
    const ofPreview: ReadonlyArray<(typeof operations.all)[number]> = [
      operations.exchangeEntraIdToken,
      operations.getIdentity
    ]
    for (const { versions } of ofPreview) assert.deepStrictEqual(versions, ["2025-03-02-preview"])
    for (const { versions } of operations.all.filter((one) => !younger.includes(one) && !ofPreview.includes(one)))
      assert.deepStrictEqual(versions, ApiVersions.all)
  })

  it("carry no repeatability, so that no POST is sent again by itself", () => {
    assert.deepStrictEqual(
      operations.all.map(({ method, repeatability, retry }) => [method, repeatability, retry]),
      [
        ["POST", "none", "once"],
        ["DELETE", "none", "idempotent"],
        ["POST", "none", "once"],
        ["GET", "none", "safe"],
        ["POST", "none", "once"],
        ["POST", "none", "once"],
        ["POST", "none", "once"],
        ["DELETE", "none", "idempotent"],
        ["POST", "none", "once"],
        ["GET", "none", "safe"],
        ["PUT", "none", "idempotent"]
      ]
    )
  })
})

describe("AccessToken", () => {
  it.effect.prop("is hidden when read and plain when written", [Schema.String, DateTimeText], ([token, expiresOn]) =>
    Effect.gen(function* () {
      const read = yield* Schema.decodeEffect(operations.AccessToken)({ token, expiresOn })
      assert.strictEqual(Redacted.value(read.token), token)
      assert.strictEqual(JSON.stringify(read.token), '"<redacted>"')
      assert.deepEqual(yield* Schema.encodeEffect(operations.AccessToken)(read), { token, expiresOn })
    })
  )
})

describe("TokenLifetime", () => {
  it.effect.prop("is a whole number of minutes from 60 to 1440", [Schema.Int], ([minutes]) =>
    Effect.sync(() => {
      const fits = minutes >= 60 && minutes <= 1440
      assert.strictEqual(Schema.is(operations.TokenLifetime)(minutes), fits)
      assert.isTrue(Schema.is(operations.TokenLifetime)(60 + (Math.abs(minutes) % 1381)))
    })
  )
})
