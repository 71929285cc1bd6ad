/** What the client makes of the codes within a failure: the innermost says most. */
import { members, string } from "@effect-comms/core/test/contract/Matching.ts"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Call from "../../src/Call.ts"
import { callId, ofEndedCall } from "../scenarios/given.ts"
import { consumer } from "./consumer.ts"

const requestId = "f71d5b2c-5a4e-4b39-8d6d-7a5e0b1c2d3e"

const failing = (description: string, code: string, message: string, inner: Readonly<Record<string, string>>) =>
  consumer.exchange(
    {
      description,
      states: ofEndedCall.given ?? [],
      method: "GET",
      path: `/v1.0/communications/calls/${callId}`,
      response: {
        status: 404,
        body: {
          error: {
            code: string(code),
            message: string(message),
            // Microsoft publishes it as open, and of no member that it is always there.
            innerError: members({ date: "2026-03-12T10:11:12", "request-id": requestId, ...inner })
          }
        }
      }
    },
    Effect.flip(Call.get({ id: callId }))
  )

describe("the code of a failure", () => {
  it("is within innerError where that has one", async () => {
    const found = await failing(
      "a request to get a call that has ended, whose failure has a code within",
      "itemNotFound",
      "Call not found.",
      { code: "8522" }
    )
    assert.deepStrictEqual(
      [found.reason._tag, found.code, found.subCode, found.description],
      ["NotFound", "itemNotFound", "8522", "Call not found."]
    )
  })

  it("is in the JSON that the message of an UnknownError holds", async () => {
    const found = await failing(
      "a request to get a call that has ended, whose failure has an error in its message",
      "UnknownError",
      JSON.stringify({ errorCode: "8522", message: "Call not found.", instanceAnnotations: [] }),
      {}
    )
    assert.deepStrictEqual([found.reason._tag, found.code, found.description], ["NotFound", "8522", "Call not found."])
  })
})
