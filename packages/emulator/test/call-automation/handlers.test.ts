/** Every declared operation is answered, by the handler under its id. */
import { all } from "@effect-comms/call-automation/operations"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as operations from "../../src/call-automation/operations/index.ts"
import * as LocalCloud from "../../src/Emulator.ts"

it("a handler stands under the id of every operation, and no other", () => {
  assert.deepStrictEqual(Object.keys(operations).toSorted(), all.map(({ id }) => id).toSorted())
})

it.effect("an operation is answered by the handler of its id", () =>
  Effect.gen(function* () {
    const { operations } = yield* LocalCloud.Emulator.use(({ coverage }) => coverage)
    for (const { id } of all)
      assert.strictEqual(operations.find(({ operation }) => operation === id)?.status, "supported", id)
  }).pipe(Effect.provide(LocalCloud.layer()))
)
