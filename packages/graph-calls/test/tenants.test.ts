import * as ClientCertificateCredential from "@effect-comms/core/ClientCertificateCredential"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import * as Jose from "jose"
import * as Call from "../src/Call.ts"
import * as CallNotifications from "../src/CallNotifications.ts"
import * as GraphCalls from "../src/GraphCalls.ts"
import { createGraphCalls } from "../src/promise.ts"
import * as StatefulCall from "../src/StatefulCall.ts"
import { body, state } from "./support/bodies.ts"
import { callId } from "./support/clients.ts"
import { audience, jwks } from "./support/tokens.ts"

const home = "11111111-1111-4111-8111-111111111111"
const fabrikam = "22222222-2222-4222-8222-222222222222"
const application = { tenantId: home, clientId: "bot", clientSecret: "s3cret" }
const creating = {
  callbackUri: "https://bot.contoso.com/calls",
  targets: [{ identity: { user: { id: "1" } } }],
  requestedModalities: ["audio"],
  mediaConfig: {}
}

/** Graph and the token endpoint of every tenant, whose tokens say whose they are. */
const rig = () => {
  const issued: Array<string> = []
  const transport = ScriptedTransport.make(({ method, path }) => {
    const [, tenant = "", rest] = /^\/([^/]+)\/(.*)$/.exec(path) ?? []
    if (rest === "oauth2/v2.0/token") {
      issued.push(tenant)
      const count = issued.filter((one) => one === tenant).length
      return { status: 200, body: { access_token: `${tenant}.${count}`, expires_in: 3600 } }
    }
    if (method === "POST" && path.endsWith("/calls"))
      return { status: 201, body: { id: callId, state: "establishing" } }
    return method === "GET" ? { status: 200, body: { id: callId } } : { status: method === "DELETE" ? 204 : 202 }
  })
  const used = () =>
    transport.requests.flatMap(({ headers, path }) =>
      path.endsWith("/token") ? [] : (headers["authorization"] ?? "").replace("Bearer ", "")
    )
  return { issued, transport, used }
}

const over = (transport: ScriptedTransport.ScriptedTransport, options: GraphCalls.Options = application) =>
  GraphCalls.layer(options).pipe(Layer.provide(CurrentTransport.layer(transport)))

describe("an application of several tenants", () => {
  it.effect(
    "uses a token of the call's tenant: that of create, of the calls created so, and the one that is said",
    () => {
      const { transport, used } = rig()
      return Effect.gen(function* () {
        yield* Call.get({ id: "of nobody" })
        yield* Call.create({ ...creating, tenantId: fabrikam.toUpperCase() })
        yield* Call.get({ id: callId.toUpperCase() })
        yield* Call.create({ ...creating, tenantId: home.toUpperCase() })
        yield* Call.keepAlive({ id: callId })
        yield* GraphCalls.inTenant(fabrikam)(Call.delete({ id: "another" }))
        assert.deepStrictEqual(used(), [
          `${home}.1`,
          `${fabrikam}.1`,
          `${fabrikam}.1`,
          `${home}.1`,
          `${home}.1`,
          `${fabrikam}.1`
        ])
      }).pipe(Effect.provide(over(transport)))
    }
  )

  it.effect("fetches the token of a tenant once however many calls wait, and again when it runs out", () => {
    const { issued, transport, used } = rig()
    return Effect.gen(function* () {
      const calls = [home, fabrikam, home, fabrikam].map((tenant) =>
        GraphCalls.inTenant(tenant)(Call.delete({ id: callId }))
      )
      yield* Effect.all(calls, { concurrency: "unbounded" })
      assert.deepStrictEqual(issued.toSorted(), [home, fabrikam])
      yield* TestClock.adjust(3_600_000)
      yield* Effect.all(calls, { concurrency: "unbounded" })
      assert.deepStrictEqual(issued.toSorted(), [home, home, fabrikam, fabrikam])
      assert.deepStrictEqual(used().slice(4).toSorted(), [`${home}.2`, `${home}.2`, `${fabrikam}.2`, `${fabrikam}.2`])
    }).pipe(Effect.provide(over(transport)))
  })

  it.effect("performs the requests of a stateful call in its tenant by itself", () => {
    const { transport, used } = rig()
    const notifications = CallNotifications.layer({ clientId: audience, keys: { jwks } })
    return Effect.gen(function* () {
      const { notifications } = yield* CallNotifications.receiveTrusted(
        body(state("incoming", { tenantId: fabrikam }, "created"))
      )
      const [notification] = notifications
      assert(notification?._tag === "Call")
      yield* Effect.scoped(StatefulCall.incoming(notification))
      assert.deepStrictEqual(used(), [`${fabrikam}.1`])
    }).pipe(Effect.provide(Layer.merge(over(transport), notifications)))
  })

  it("is the same in the Promise API", async () => {
    const { transport, used } = rig()
    const client = createGraphCalls({ ...application, transport })
    await client.inTenant(fabrikam).call.delete({ id: callId })
    await client.call.delete({ id: callId })
    assert.deepStrictEqual(used(), [`${fabrikam}.1`, `${home}.1`])
  })

  it.effect("signs in with a certificate in each tenant, by a function of the tenant", () => {
    const { issued, transport, used } = rig()
    return Effect.gen(function* () {
      const { privateKey: key } = yield* Effect.promise(() => Jose.generateKeyPair("PS256", { extractable: true }))
      const privateKey = yield* Effect.promise(() => Jose.exportPKCS8(key))
      const certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"
      const credential = (tenantId: string) =>
        ClientCertificateCredential.make({ tenantId, clientId: "bot", certificate, privateKey })
      yield* GraphCalls.inTenant(fabrikam)(Call.delete({ id: callId })).pipe(
        Effect.provide(over(transport, { credential, tenantId: home }))
      )
      assert.deepStrictEqual([issued, used()], [[fabrikam], [`${fabrikam}.1`]])
    })
  })

  it.effect("refuses a function of the tenant without a tenant of its own", () =>
    Effect.gen(function* () {
      const credential = () => assert.fail("no credential is needed")
      const error = yield* Effect.flip(GraphCalls.make({ credential }))
      assert.deepStrictEqual(error.reason, {
        _tag: "InvalidRequest",
        field: "tenantId",
        expected: "expected a string that is not empty"
      })
    })
  )

  it.effect("in China's cloud is refused every call, typed, and nothing is sent", () => {
    const { transport } = rig()
    return Effect.gen(function* () {
      const error = yield* Effect.flip(GraphCalls.inTenant(fabrikam)(Call.get({ id: callId })))
      assert(error.reason._tag === "InvalidRequest")
      assert.strictEqual(error.reason.field, "cloud")
      assert.strictEqual(transport.requests.length, 0)
    }).pipe(Effect.provide(over(transport, { ...application, cloud: "china" })))
  })
})
