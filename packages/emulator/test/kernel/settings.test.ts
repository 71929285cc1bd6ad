/** What `GET /_emulator/settings` says is what the local cloud does. */
import { readFileSync } from "node:fs"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Emulator from "../../src/Emulator.ts"
import { developmentKey } from "../../src/Options.ts"
import { send } from "./world.ts"

const asked = (cloud: Emulator.Service, path: string, headers: Record<string, string> = {}) =>
  send(cloud, { method: "GET", path, key: "none", headers })

it.effect("the settings say that it is the local cloud, which version, and how it is reached, over HTTP as typed", () =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.make()
    const settings = yield* cloud.settings
    assert.deepStrictEqual((yield* asked(cloud, "/_emulator/settings")).json, settings)
    const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"))
    const { emulator: name, version } = settings
    assert.deepInclude(manifest, { name, version })
    assert.strictEqual(settings.connectionString, cloud.connectionString)
    assert.strictEqual(settings.callAutomation.audience, cloud.resourceId)
    assert.deepStrictEqual([settings.endpoint, settings.chat.endpoint], [cloud.origin, cloud.origin])
    assert.strictEqual(settings.graph.tokenUrl, `${cloud.origin}/{tenant}/oauth2/v2.0/token`)
  })
)

it.effect("the metadata that the settings name has their issuer and their keys", () =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.make()
    const { callAutomation, graph } = yield* cloud.settings
    for (const { issuers, jwksUrl, metadataUrl } of [callAutomation, graph]) {
      const metadata = yield* asked(cloud, new URL(metadataUrl).pathname)
      assert.deepInclude(metadata.json, { issuer: issuers[0], jwks_uri: jwksUrl })
      assert.property((yield* asked(cloud, new URL(jwksUrl).pathname)).json, "keys")
    }
  })
)

it.effect("a key of its user's own is not among the settings", () =>
  Effect.gen(function* () {
    const accessKey = Buffer.from("a key of its own").toString("base64")
    const cloud = yield* Emulator.make({ accessKey })
    const { text } = yield* asked(cloud, "/_emulator/settings")
    assert.notInclude(text, accessKey)
    assert.notInclude(text, developmentKey)
    assert.isUndefined((yield* cloud.settings).connectionString)
  })
)

it.effect("the settings have the secret of Event Grid's address when it is the well-known one, and no other", () =>
  Effect.gen(function* () {
    const secretAt = (eventGrid: Emulator.Options["eventGrid"]) =>
      Effect.gen(function* () {
        const cloud = yield* Emulator.make({ eventGrid, deliver: () => Effect.succeed({ status: 200 }) })
        const { text } = yield* asked(cloud, "/_emulator/settings")
        assert.notInclude(text, "of its own")
        return (yield* cloud.settings).eventGridSecret
      })
    const own = "http://127.0.0.1:8080/callbacks?secret=of its own"
    assert.isUndefined(yield* secretAt([]))
    assert.isUndefined(yield* secretAt(own))
    assert.strictEqual(yield* secretAt([own, "http://127.0.0.1:8080/?a=b&secret=local-cloud"]), "local-cloud")
  })
)

it.live("the settings name the origin that the request named", () =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.serve({ port: 0 })
    const settings = yield* Effect.promise(() =>
      fetch(`http://localhost:${cloud.port}/_emulator/settings`).then((response) => response.json())
    )
    assert.deepInclude(settings, { endpoint: `http://localhost:${cloud.port}` })
    assert.strictEqual((yield* cloud.settings).endpoint, `http://127.0.0.1:${cloud.port}`)
  })
)

it.effect("the OpenAPI document says what the settings have", () =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.make()
    const document = JSON.stringify(yield* cloud.control("GET", "/openapi.json"))
    assert.include(document, `"/_emulator/settings"`)
    for (const name of Object.keys(yield* cloud.settings)) assert.include(document, `"${name}":{`)
  })
)
