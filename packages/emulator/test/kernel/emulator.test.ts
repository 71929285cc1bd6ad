import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import { assert, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import * as jose from "jose"
import { assumptions } from "../../src/assumptions.ts"
import * as Emulator from "../../src/Emulator.ts"
import { signer } from "../../src/graph/profile.ts"
import { signingKey } from "../../src/kernel/credentials/SigningKeys.ts"
import type { Delivered } from "../../src/kernel/delivery/Sender.ts"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { makeWorld, send } from "./world.ts"

it.effect("the layer gives the local cloud, and its transport to clients above it", () =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.Emulator
    assert.strictEqual(yield* CurrentTransport.CurrentTransport, cloud.transport)
    const received = yield* send(cloud, { path: "/identities?api-version=2023-10-01", body: "{}" })
    assert.strictEqual(received.status, 201)
    assert.include(received.text, cloud.resourceId)
  }).pipe(Effect.provide(Emulator.layer()))
)

it.effect("every declared operation of every service is on one origin", () =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.make()
    const { operations } = yield* cloud.coverage
    const services = new Set(operations.map(({ service }) => service))
    assert.strictEqual(services.size, 4)
    const names = operations.map(({ method, path, service }) => `${service} ${method} ${path}`)
    assert.strictEqual(new Set(names).size, names.length)
    const ids = assumptions.map(({ id }) => id)
    assert.strictEqual(new Set(ids).size, ids.length)
  })
)

it.effect(
  "notifications of Graph are signed for the application: its audience, its tenant, five minutes, as production signs",
  () =>
    Effect.gen(function* () {
      const received: Array<Delivered> = []
      const deliver = (request: Delivered) => Effect.sync(() => ({ status: received.push(request) > 0 ? 202 : 500 }))
      const world = makeWorld()
      const cloud = yield* LocalCloud.make(world, { deliver })
      const sign = { signer, audience: "bot", tenantId: "contoso" }
      world
        .emulator()
        .delivery.post({ key: "k", url: "https://bot.example", body: {}, sign, kind: "notification", type: "call" })
      yield* cloud.idle
      const configuration = yield* send(cloud, {
        method: "GET",
        path: "/v1/.well-known/OpenIdConfiguration",
        key: "none"
      })
      assert.deepInclude(configuration.json, {
        issuer: "https://api.botframework.com",
        jwks_uri: "http://127.0.0.1:4280/v1/.well-known/keys"
      })
      const keys = yield* send(cloud, { method: "GET", path: "/v1/.well-known/keys", key: "none" })
      const token = received[0]?.headers["authorization"]?.replace("Bearer ", "") ?? ""
      const { payload, protectedHeader } = yield* Effect.promise(() =>
        jose.jwtVerify(token, jose.createLocalJWKSet(JSON.parse(keys.text)), {
          issuer: "https://api.botframework.com",
          audience: "bot",
          currentDate: new Date(1_000)
        })
      )
      assert.deepInclude(payload, { tid: "contoso", nbf: 0, exp: 300 })
      assert.isString(payload["appid"])
      assert.notProperty(payload, "iat")
      assert.strictEqual(protectedHeader["cty"], "JWT")
    })
)

it.effect("one key signs for the whole process", () =>
  Effect.gen(function* () {
    const [one, two] = yield* Effect.promise(() => Promise.all([signingKey(), signingKey()]))
    assert.strictEqual(one.id, two.id)
    assert.notProperty(one.jwk, "d")
  })
)

it.effect("network time is a clock that programs can live on", () =>
  Effect.gen(function* () {
    const cloud = yield* LocalCloud.make(makeWorld(), {})
    yield* cloud.setScale(0)
    const sleeper = Effect.andThen(Effect.sleep("1 hour"), Clock.currentTimeMillis)
    const fiber = yield* Effect.forkChild(Effect.provideService(sleeper, Clock.Clock, cloud.clock), {
      startImmediately: true
    })
    yield* TestClock.adjust("2 hours")
    assert.isUndefined(fiber.pollUnsafe())
    yield* cloud.advance(3_600_000)
    assert.strictEqual(yield* Fiber.join(fiber), 3_600_000)
  })
)
