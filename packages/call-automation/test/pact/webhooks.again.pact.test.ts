/** A webhook that is delivered again: it has the id that it had, by which the application is told of it once. */
import { notTaken } from "@effect-comms/core/test/contract/ProviderState.ts"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as CallEvents from "../../src/CallEvents.ts"
import { connected } from "../scenarios/given.ts"
import { receive, result } from "./webhook.ts"

const id = "c3220fa3-79bd-473e-96a2-3ecb5be7d71f"

describe("a webhook that was not taken", () => {
  it("is delivered again with the same id, and dropped when it comes a second time", async () => {
    const delivered = await receive({
      name: "CallConnected",
      of: "that was not taken before",
      id,
      given: [notTaken("Microsoft.Communication.CallConnected", id), connected],
      own: result(200, 0, "")
    })
    const taken = await Effect.runPromise(
      Effect.all([CallEvents.receiveTrusted(delivered), CallEvents.receiveTrusted(delivered)]).pipe(
        Effect.provide(CallEvents.layer())
      )
    )
    assert.deepStrictEqual(
      taken.map(({ duplicates, events }) => [events.map((one) => "id" in one && one.id), duplicates]),
      [
        [[id], 0],
        [[], 1]
      ]
    )
  })
})
