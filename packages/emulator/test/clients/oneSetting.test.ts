/** One setting for the local cloud and the real one: what verifies its posts finds audience and keys by the endpoint of the clients. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as MediaSocket from "@effect-comms/call-automation/MediaSocket"
import { createCallEvents } from "@effect-comms/call-automation/promise"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import { createCallNotifications } from "@effect-comms/graph-calls/promise"
import { assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as LocalCloud from "../../src/Emulator.ts"
import { begin } from "../identity/support/wire.ts"

const clientId = "1f2e3d4c-5b6a-4978-8a9b-acbdcedfe0f1"

/** A local cloud that keeps what it posts, with a delivery of Call Automation's and one of Graph's. */
const delivered = Effect.gen(function* () {
  yield* begin
  const posts: Array<LocalCloud.Delivered> = []
  const cloud = yield* LocalCloud.make({
    deliver: (post) => Effect.sync(() => ({ status: posts.push(post) > 0 ? 200 : 500 }))
  })
  const { connectionString, origin } = cloud
  const over = Effect.provideService(CurrentTransport.CurrentTransport, cloud.transport)
  const client = yield* over(CallAutomation.make({ connectionString }))
  yield* CallAutomation.createCall({
    targets: [{ kind: "phoneNumber", phoneNumber: { value: "+14255550123" } }],
    sourceCallerIdNumber: { value: "+14255550100" },
    callbackUri: "http://127.0.0.1:9/events"
  }).pipe(Effect.provideService(CallAutomation.CallAutomation, client))
  yield* cloud.advance(5_000)
  yield* cloud.graphIncomingCall({ callbackUri: "http://127.0.0.1:9/graph", from: "+14255550123", clientId })
  yield* cloud.advance(1_000)
  const of = (path: string) => {
    const post = posts.find(({ url }) => url.endsWith(path))
    assert(post !== undefined)
    return { body: post.body, authorization: post.headers["authorization"] }
  }
  return { connectionString, origin, cloud, over, event: of("/events"), notification: of("/graph") }
})

describe("with the client's setting alone", () => {
  it.effect("events of the local cloud are verified", () =>
    Effect.gen(function* () {
      const { connectionString, event, origin, over } = yield* delivered
      for (const options of [{ connectionString }, { endpoint: origin }]) {
        const events = yield* over(CallEvents.make(options))
        assert.strictEqual((yield* events.receive(event)).events.length, 1)
        const forged = { ...event, authorization: `${event.authorization}x` }
        assert.strictEqual((yield* Effect.flip(events.receive(forged)))._tag, "WebhookTokenError")
      }
    })
  )

  it.effect("media sockets of the local cloud are verified", () =>
    Effect.gen(function* () {
      const { connectionString, event, over } = yield* delivered
      const { verify } = yield* over(MediaSocket.verifier({ connectionString }))
      const upgrade = yield* verify({ authorization: event.authorization, "x-ms-call-connection-id": "a" })
      assert.strictEqual(upgrade.callConnectionId, "a")
    })
  )

  it.effect("notifications of the local cloud's Graph are verified", () =>
    Effect.gen(function* () {
      const { notification, origin, over } = yield* delivered
      const notifications = yield* over(CallNotifications.make({ clientId, endpoint: origin }))
      assert.strictEqual((yield* notifications.receive(notification)).notifications.length, 1)
      const others = yield* over(CallNotifications.make({ clientId: crypto.randomUUID(), endpoint: origin }))
      const error = yield* Effect.flip(others.receive(notification))
      assert(error._tag === "WebhookTokenError")
      assert.strictEqual(error.reason, "Audience")
    })
  )

  it.effect("receivers of the Promise API verify as well", () =>
    Effect.gen(function* () {
      const { cloud, connectionString, event, notification, origin } = yield* delivered
      // Promises live in real time.
      const common = { transport: cloud.transport, clockToleranceSeconds: 1e10 }
      const events = createCallEvents({ connectionString, ...common })
      assert.strictEqual((yield* Effect.promise(() => events.receive(event))).events.length, 1)
      const notifications = createCallNotifications({ clientId, endpoint: origin, ...common })
      const received = yield* Effect.promise(() => notifications.receive(notification))
      assert.strictEqual(received.notifications.length, 1)
      yield* Effect.promise(() => Promise.all([events.close(), notifications.close()]))
    })
  )

  it.live("events of a served local cloud are verified over its port", () =>
    Effect.gen(function* () {
      const cloud = yield* LocalCloud.serve({ port: 0 })
      const { verify } = yield* MediaSocket.verifier({ connectionString: cloud.connectionString })
      const error = yield* Effect.flip(verify({ authorization: "Bearer a.b.c" }))
      assert.strictEqual(error.reason, "Malformed")
      const { callAutomation } = yield* cloud.settings
      const metadata = yield* Effect.promise(() => fetch(callAutomation.metadataUrl).then(({ status }) => status))
      assert.strictEqual(metadata, 200)
    })
  )
})

describe("what is given wins", () => {
  it.effect("an audience of the program's own refuses the local cloud's", () =>
    Effect.gen(function* () {
      const { connectionString, event, over } = yield* delivered
      const events = yield* over(CallEvents.make({ connectionString, audience: crypto.randomUUID() }))
      const error = yield* Effect.flip(events.receive(event))
      assert(error._tag === "WebhookTokenError")
      assert.strictEqual(error.reason, "Audience")
    })
  )

  it.effect("keys of the program's own refuse the local cloud's, and with an audience nobody is asked", () =>
    Effect.gen(function* () {
      const { cloud, connectionString, event, origin, over } = yield* delivered
      const asked = cloud.journal().pipe(Effect.map((entries) => entries.length))
      const before = yield* asked
      const events = yield* over(
        CallEvents.make({ connectionString, audience: cloud.resourceId, keys: { jwks: { keys: [] } } })
      )
      assert.strictEqual((yield* Effect.flip(events.receive(event)))._tag, "WebhookTokenError")
      const notifications = yield* over(
        CallNotifications.make({ clientId, endpoint: origin, keys: { jwks: { keys: [] } } })
      )
      assert.strictEqual((yield* Effect.flip(notifications.receive(event)))._tag, "WebhookTokenError")
      assert.strictEqual(yield* asked, before)
    })
  )
})

describe("the configuration", () => {
  const configured = (values: Record<string, string>) => ConfigProvider.layer(ConfigProvider.fromUnknown(values))

  it.effect("has the same names for the local cloud as for the real one", () =>
    Effect.gen(function* () {
      const { cloud, connectionString, event, notification, origin } = yield* delivered
      const local = Layer.mergeAll(
        CallAutomation.layerConfig(),
        CallEvents.layerConfig(),
        GraphCalls.layerConfig(),
        CallNotifications.layerConfig()
      ).pipe(
        Layer.provide(CurrentTransport.layer(cloud.transport)),
        Layer.provide(
          configured({
            COMMUNICATION_CONNECTION_STRING: connectionString,
            GRAPH_ENDPOINT: origin,
            AZURE_TENANT_ID: "contoso.example",
            AZURE_CLIENT_ID: clientId,
            AZURE_CLIENT_SECRET: "a secret of the tests"
          })
        )
      )
      const [events, notifications, graph] = yield* Effect.all([
        CallEvents.receive(event),
        CallNotifications.receive(notification),
        GraphCalls.GraphCalls
      ]).pipe(Effect.provide(local))
      assert.deepStrictEqual([events.events.length, notifications.notifications.length], [1, 1])
      assert.strictEqual(graph.endpoint, origin)
    })
  )

  it.effect("must have the resource's id where the connection string is not the local cloud's", () =>
    Effect.gen(function* () {
      const connectionString = "endpoint=https://contoso.communication.azure.com/;accesskey=a2V5"
      const real = { COMMUNICATION_CONNECTION_STRING: connectionString }
      const made = (values: Record<string, string>) =>
        Effect.asVoid(CallEvents.CallEvents).pipe(
          Effect.provide(Layer.provide(CallEvents.layerConfig(), configured(values)))
        )
      assert.strictEqual((yield* Effect.flip(made(real)))._tag, "ConfigError")
      assert.strictEqual((yield* Effect.flip(made({})))._tag, "ConfigError")
      yield* made({ ...real, COMMUNICATION_RESOURCE_ID: crypto.randomUUID() })
    })
  )
})
