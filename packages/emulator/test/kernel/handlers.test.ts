/** When the handlers of a service are made. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { addPath, amount, makeWorld, send } from "./world.ts"

it.effect("a further local cloud of a composition makes no handlers until one of them is asked for", () =>
  Effect.gen(function* () {
    const world = makeWorld()
    let made = 0
    const services: LocalCloud.Composition["services"] = (emulator) =>
      world.services(emulator).map((part) => ({
        ...part,
        handlers: () => {
          made++
          return part.handlers()
        }
      }))
    const composition = { ...world, services }
    yield* LocalCloud.make(composition, {})
    const first = made
    const cloud = yield* LocalCloud.make(composition, {})
    assert.strictEqual(made, first)
    const { status } = yield* send(cloud, { path: addPath, body: amount(1) })
    assert.strictEqual(status, 202)
    assert.isAbove(made, first)
  })
)
