/** The limit of bodies is for the controls as well. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/Emulator.ts"
import { exchange, textAt } from "../identity/support/wire.ts"

it.effect("a control with a body over 1 MiB is 413, and nothing is ordered", () =>
  Effect.gen(function* () {
    const { body, status } = yield* exchange({
      method: "POST",
      path: "/_emulator/faults",
      body: { status: 503, path: "x".repeat(1024 * 1024) }
    })
    assert.strictEqual(status, 413)
    assert.strictEqual(textAt(body, "error", "code"), "PayloadTooLarge")
    const pending = yield* exchange({ method: "GET", path: "/_emulator/faults" })
    assert.deepStrictEqual(pending.body, [])
  }).pipe(Effect.provide(LocalCloud.layer()))
)
