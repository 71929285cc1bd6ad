import { assert, describe, it } from "@effect/vitest"
import { failuresOf } from "../../src/verification/failuresOf.ts"

const report = (mismatch: unknown) =>
  new Error(
    JSON.stringify({
      errors: [
        {
          interaction: "Verifying a pact between a consumer and a-provider Given a call - a request to hold",
          mismatch
        }
      ]
    })
  )

describe("failuresOf", () => {
  it("says on one line which interaction does not agree, where and how", () => {
    const mismatches = [
      { type: "BodyMismatch", path: "$.error.code", mismatch: "Expected 'a' (String) to be equal to 'b' (String)" },
      { type: "StatusMismatch", expected: 200, actual: 404 }
    ]
    assert.deepStrictEqual(failuresOf(report({ type: "mismatches", mismatches })), [
      "Given a call - a request to hold: $.error.code: Expected 'a' (String) to be equal to 'b' (String)",
      "Given a call - a request to hold: StatusMismatch: expected 200, found 404"
    ])
  })

  it("keeps an error without mismatches", () => {
    assert.deepStrictEqual(failuresOf(report({ type: "error", message: "no answer" })), [
      "Given a call - a request to hold: no answer"
    ])
  })

  it("keeps what is no report", () => {
    assert.deepStrictEqual(failuresOf(new Error("cannot listen")), ["cannot listen"])
  })
})
