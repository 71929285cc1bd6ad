import { CommunicationError } from "@effect-comms/core/CommunicationError"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { whenAmbiguous } from "../src/ambiguous.ts"

/** Fails so often, and then succeeds; counts how often it was asked for. */
const requestThat = (tag: "Ambiguous" | "NotFound", times: number) => {
  let asked = 0
  const reason = tag === "Ambiguous" ? ({ _tag: tag, repeatability: undefined } as const) : ({ _tag: tag } as const)
  const request = Effect.suspend(() =>
    ++asked > times
      ? Effect.succeed("done")
      : Effect.fail(new CommunicationError({ operation: "Hold", attempts: 1, reason, description: "" }))
  )
  return { request, asked: () => asked }
}

describe("a request of which nobody knows whether it was executed", () => {
  it.effect("is decided of again when what was decided is as uncertain, and at some time given up", () =>
    Effect.gen(function* () {
      const { asked, request } = requestThat("Ambiguous", 3)
      assert.strictEqual(yield* request.pipe(whenAmbiguous(() => request)), "done")
      assert.strictEqual(asked(), 4)
      const hopeless = requestThat("Ambiguous", Infinity).request
      const error = yield* Effect.flip(hopeless.pipe(whenAmbiguous(() => hopeless)))
      assert.strictEqual(error.reason._tag, "Ambiguous")
    })
  )

  it.effect("is not what was refused", () =>
    Effect.gen(function* () {
      const { asked, request } = requestThat("NotFound", 1)
      yield* Effect.flip(request.pipe(whenAmbiguous(() => request)))
      assert.strictEqual(asked(), 1)
    })
  )
})
