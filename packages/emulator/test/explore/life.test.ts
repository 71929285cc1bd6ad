/** One life of an application. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Emulator from "../../src/Emulator.ts"
import { lineTo } from "../../src/explore/Life.ts"

it.effect("the time of an application that has crashed stands still, and its requests go nowhere", () =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.make({ startsAt: 1_000 })
    yield* cloud.setScale(0)
    const { crash, isAlive, transport } = lineTo(cloud)
    const { clock } = transport
    assert.isDefined(clock)
    if (clock === undefined) return
    yield* cloud.advance(500)
    assert.strictEqual(clock.currentTimeMillisUnsafe(), 1_500)
    assert.isTrue(isAlive())
    crash()
    yield* cloud.advance(500)
    assert.strictEqual(clock.currentTimeMillisUnsafe(), 1_500)
    assert.strictEqual(yield* clock.currentTimeMillis, 1_500)
    assert.isFalse(isAlive())
    const before = (yield* cloud.journal()).length
    transport.send(
      { method: "GET", origin: cloud.origin, path: "/calling/callConnections/x", headers: [], body: undefined },
      () => assert.fail("it was answered")
    )
    yield* cloud.idle
    assert.strictEqual((yield* cloud.journal()).length, before)
  })
)
