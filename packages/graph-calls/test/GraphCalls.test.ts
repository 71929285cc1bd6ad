import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Call from "../src/Call.ts"
import * as GraphCalls from "../src/GraphCalls.ts"
import * as Participant from "../src/Participant.ts"
import * as operations from "../src/operations/index.ts"
import { answer, bearer, callId, client, sent } from "./support/clients.ts"

const application = { tenantId: "contoso.example", clientId: "bot", clientSecret: "s3cret" }
const token = { status: 200, body: { token_type: "Bearer", expires_in: 3599, access_token: "issued" } }
const completed = answer("cancelMediaProcessingOperation", "completed")
const muteAll = Participant.muteAll({ callId })
const cancel = Call.cancelMediaProcessing({ id: callId })

describe("the application's token", () => {
  it.effect("comes from the cloud's authority, over the client's transport, once", () => {
    const transport = ScriptedTransport.make([token, completed, completed])
    const layer = GraphCalls.layer({ ...application, cloud: "usGovL4" }).pipe(
      Layer.provide(CurrentTransport.layer(transport))
    )
    return Effect.gen(function* () {
      yield* cancel
      yield* cancel
      const request = sent(transport)
      assert.strictEqual(
        request.origin + request.path,
        "https://login.microsoftonline.us/contoso.example/oauth2/v2.0/token"
      )
      assert.strictEqual(new URLSearchParams(request.body).get("scope"), "https://graph.microsoft.us/.default")
      assert.deepStrictEqual(
        transport.requests.slice(1).map(({ headers, origin }) => [origin, headers["authorization"]]),
        [
          ["https://graph.microsoft.us", "Bearer issued"],
          ["https://graph.microsoft.us", "Bearer issued"]
        ]
      )
    }).pipe(Effect.provide(layer))
  })

  it.effect("comes from the endpoint itself when that is the local cloud", () => {
    const transport = ScriptedTransport.make([token, completed])
    const layer = GraphCalls.layer({ ...application, endpoint: "http://127.0.0.1:4280" }).pipe(
      Layer.provide(CurrentTransport.layer(transport))
    )
    return Effect.gen(function* () {
      yield* cancel
      assert.deepStrictEqual(
        transport.requests.map(({ origin }) => origin),
        ["http://127.0.0.1:4280", "http://127.0.0.1:4280"]
      )
      assert.strictEqual(new URLSearchParams(sent(transport).body).get("scope"), "https://graph.microsoft.com/.default")
    }).pipe(Effect.provide(layer))
  })

  it.effect("that is refused is Unauthorized, and the secret is not shown", () => {
    const body = { error: "invalid_client", error_description: "the secret s3cret is wrong" }
    const transport = ScriptedTransport.make([{ status: 401, body }])
    const layer = GraphCalls.layer(application).pipe(Layer.provide(CurrentTransport.layer(transport)))
    return Effect.gen(function* () {
      const error = yield* Effect.flip(cancel)
      assert.strictEqual(error.reason._tag, "Unauthorized")
      assert.include(error.message, "invalid_client")
      assert.notInclude(error.message, "s3cret")
    }).pipe(Effect.provide(layer))
  })

  it.effect("that was refused by Graph is fetched anew, and the call sent once more", () => {
    const transport = ScriptedTransport.make([
      token,
      { status: 401, body: { error: { code: "InvalidAuthenticationToken", message: "Access token has expired." } } },
      { status: 200, body: { ...token.body, access_token: "another" } },
      completed
    ])
    const layer = GraphCalls.layer(application).pipe(Layer.provide(CurrentTransport.layer(transport)))
    return Effect.gen(function* () {
      yield* cancel
      assert.strictEqual(sent(transport, 3).headers["authorization"], "Bearer another")
    }).pipe(Effect.provide(layer))
  })
})

describe("clouds", () => {
  it("are known of every operation in every version it has", () => {
    for (const operation of operations.all)
      for (const version of operation.versions) {
        const known = operation.clouds?.[version] ?? operation.service.clouds ?? []
        // The reference says of these in no cloud that they are there.
        if (/^(Call_Record|Participant_MuteAll|Participant_\w+Lobby)$/.test(operation.id)) assert.isEmpty(known)
        else assert.include(known, "global", `${operation.id} ${version}`)
        assert.notInclude(known, "china", `${operation.id} ${version}`)
      }
  })

  it.effect.each([
    {
      name: "China",
      options: { cloud: "china" } as const,
      call: Effect.asVoid(Call.get({ id: callId })),
      refused: true
    },
    {
      name: "China by its root",
      options: { endpoint: "https://microsoftgraph.chinacloudapi.cn" },
      call: Effect.asVoid(cancel),
      refused: true
    },
    {
      name: "China, which has no call either where nothing is published",
      options: { cloud: "china", apiVersion: "beta" } as const,
      call: Effect.asVoid(muteAll),
      refused: true
    },
    {
      name: "global, where nothing is published",
      options: { apiVersion: "beta" } as const,
      call: Effect.asVoid(muteAll),
      refused: false
    },
    { name: "L5, v1.0", options: { cloud: "usGovL5" } as const, call: Effect.asVoid(cancel), refused: false },
    {
      name: "L5, beta",
      options: { cloud: "usGovL5", apiVersion: "beta" } as const,
      call: Effect.asVoid(cancel),
      refused: true
    },
    { name: "global, beta", options: { apiVersion: "beta" } as const, call: Effect.asVoid(cancel), refused: false }
  ])("$name: refused before sending: $refused", ({ call, options, refused }) => {
    const transport = ScriptedTransport.make([completed])
    return Effect.gen(function* () {
      const outcome = yield* Effect.result(call)
      assert.lengthOf(transport.requests, refused ? 0 : 1)
      if (outcome._tag === "Failure") {
        assert.isTrue(refused)
        assert.deepInclude(outcome.failure.reason, { _tag: "InvalidRequest", field: "cloud" })
      } else assert.isFalse(refused)
    }).pipe(Effect.provide(client(transport, options)))
  })
})

describe("make", () => {
  it.effect.each([
    { field: "clientSecret", options: { ...application, clientSecret: "" } },
    { field: "tenantId", options: { ...application, tenantId: "" } },
    { field: "authority", options: { ...application, authority: "not a URL" } },
    { field: "endpoint", options: { credential: bearer, endpoint: "not a URL" } }
  ])("fails with InvalidRequest for a wrong $field", ({ field, options }) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(GraphCalls.make(options))
      assert.deepInclude(error.reason, { _tag: "InvalidRequest", field })
    })
  )

  it.effect("layerConfig reads the application from the configuration", () => {
    const transport = ScriptedTransport.make([token, completed])
    const env = { AZURE_TENANT_ID: "t", AZURE_CLIENT_ID: "c", AZURE_CLIENT_SECRET: "s" }
    const layer = GraphCalls.layerConfig().pipe(
      Layer.provide(CurrentTransport.layer(transport)),
      Layer.provide(ConfigProvider.layer(ConfigProvider.fromEnv({ env })))
    )
    return Effect.gen(function* () {
      yield* cancel
      assert.strictEqual(sent(transport).path, "/t/oauth2/v2.0/token")
      assert.strictEqual(new URLSearchParams(sent(transport).body).get("client_id"), "c")
    }).pipe(Effect.provide(layer))
  })
})
