import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as CommunicationIdentity from "../src/CommunicationIdentity.ts"
import * as Identity from "../src/Identity.ts"
import { connectionString, endpoint, user } from "./scripted.ts"

const answer = { status: 201, body: { identity: { id: user } } }

describe("make", () => {
  it.effect("names the part of the connection string that is wrong, never the key", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Identity.make({ connectionString: "endpoint=https://x;accesskey=not base64" }))
      assert.strictEqual(error.reason._tag, "InvalidRequest")
      assert.include(error.message, "accesskey")
      assert.notInclude(String(error), "not base64")
    })
  )

  it.effect("takes an endpoint and any credential", () => {
    const transport = ScriptedTransport.make([answer])
    const identity = Identity.layer({
      endpoint,
      apiVersion: "2023-10-01",
      credential: { authorize: () => ["authorization", "Bearer entra-token"] }
    }).pipe(Layer.provide(CurrentTransport.layer(transport)))
    return Effect.gen(function* () {
      yield* CommunicationIdentity.create({})
      assert.strictEqual(transport.requests[0]?.headers["authorization"], "Bearer entra-token")
      assert.strictEqual(transport.requests[0]?.path, "/identities?api-version=2023-10-01")
    }).pipe(Effect.provide(identity))
  })
})

describe("layerConfig", () => {
  const configured = (env: Record<string, string>) => {
    const transport = ScriptedTransport.make([answer])
    const identity = Identity.layerConfig().pipe(
      Layer.provide(CurrentTransport.layer(transport)),
      Layer.provide(ConfigProvider.layer(ConfigProvider.fromEnv({ env })))
    )
    return { transport, identity }
  }

  it.effect("reads the connection string", () => {
    const { identity, transport } = configured({ COMMUNICATION_CONNECTION_STRING: connectionString })
    return Effect.gen(function* () {
      yield* CommunicationIdentity.create({})
      assert.strictEqual(transport.requests[0]?.origin, endpoint)
    }).pipe(Effect.provide(identity))
  })

  it.effect("fails when there is none", () =>
    Effect.gen(function* () {
      const exit = yield* Effect.exit(Effect.provide(CommunicationIdentity.create({}), configured({}).identity))
      assert.isTrue(Exit.isFailure(exit))
    })
  )
})
