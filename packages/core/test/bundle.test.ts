/**
 * What one operation costs in a bundle, effect included. The built files are bundled, as a user's bundler sees them.
 */
import { assert, describe, it } from "@effect/vitest"
import { build } from "esbuild"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"

const program = `
import * as Connection from "@effect-comms/core/Connection"
import * as ClientOperation from "@effect-comms/core/internal/ClientOperation"
import * as Codec from "@effect-comms/core/internal/Codec"
import * as core from "@effect-comms/core/internal/codecs"
import * as Versions from "@effect-comms/core/internal/Versions"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

const ApiVersions = /* @__PURE__ */ Versions.make(["2023-03-06", "2023-10-15", "2024-09-15", "2026-03-12"])
const service = {
  name: "CallAutomation",
  versions: ApiVersions.all,
  defaultVersion: "2026-03-12",
  versionIn: "query",
  namespace: "Microsoft.Communication",
  clientRequestIdHeader: "x-ms-client-request-id"
}
const removeParticipant = /* @__PURE__ */ ClientOperation.make(() => ({
  id: "CallConnection_RemoveParticipant",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}/participants:remove",
  versions: ApiVersions.all,
  retry: "repeatable",
  repeatability: "pair",
  params: Codec.struct("object", () => ({ callConnectionId: Codec.required(Codec.text) })),
  payload: Codec.struct("RemoveParticipantRequest", () => ({
    participantToRemove: Codec.required(core.CommunicationIdentifierModel),
    operationContext: Codec.optional(Codec.text),
    operationCallbackUri: Codec.optional(Codec.text, ApiVersions.from("2023-10-15"))
  })),
  success: { 202: Codec.struct("RemoveParticipantResponse", () => ({ operationContext: Codec.optional(Codec.text) })) }
}))
class CallAutomation extends Context.Service()("CallAutomation") {}
const layer = (options) => Layer.effect(CallAutomation, Connection.makeOfResource(service, options))
const call = Effect.flatMap(CallAutomation, (client) =>
  client.invoke(removeParticipant, { callConnectionId: "1", participantToRemove: { rawId: "4:+1" } })
)
Effect.runPromise(Effect.provide(call, layer({ connectionString: process.env.CONNECTION_STRING }))).then(console.log)
`

const bundle = async (define: Record<string, string> = {}, platform: "node" | "browser" = "node") => {
  const { metafile, outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: "js" },
    absWorkingDir: fileURLToPath(new URL("../../..", import.meta.url)),
    bundle: true,
    minify: true,
    format: "esm",
    platform,
    write: false,
    metafile: true,
    define
  })
  const [file] = outputFiles
  const [output] = Object.values(metafile.outputs)
  const modules = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return {
    size: gzipSync(file?.contents ?? "", { level: 9 }).length,
    modules: modules.map(([path]) => path.replace(/^.*(node_modules|packages)\//, "")),
    imports: output?.imports.map(({ path }) => path).toSorted()
  }
}

describe("a bundle of one operation", () => {
  it("is at most 24 KiB with esbuild's defaults, minified and gzipped", async () => {
    const { size } = await bundle()
    assert.isAtMost(size, 24 * 1024)
  })

  it("has nothing in it that the operation does not need", async () => {
    const { imports, modules } = await bundle()
    const strays =
      /effect\/dist\/(Schema\w*|Stream|Channel|Metric|Duration|DateTime|Config|Clock|Schedule|Queue|SchemaRepresentation|(http|crypto|socket)\/.*)\.js|jose|undici|core\/dist\/(Metrics|Paging|PromiseApi|WebhookToken|NodeTransport|FetchTransport|UndiciTransport|HttpClientTransport|ScriptedTransport|.*TokenCredential|EntraCredential|ClientSecretCredential|internal\/(tokenCache|unsent|webBody))\.js/
    assert.deepStrictEqual(
      modules.filter((path) => strays.test(path)),
      []
    )
    assert.isTrue(modules.some((path) => path === "core/dist/NodeDispatcherTransport.js"))
    // What else of Node is needed is loaded with the first request that needs it.
    assert.deepStrictEqual(imports, ["node:crypto"])
  })

  it("needs no module of Node on the web", async () => {
    const { imports, modules } = await bundle({ "process.env.CONNECTION_STRING": '""' }, "browser")
    assert.deepStrictEqual(imports, [])
    assert.isTrue(modules.some((path) => path === "core/dist/FetchTransport.js"))
    assert.isTrue(modules.some((path) => path === "core/dist/internal/crypto.web.js"))
    assert.isFalse(modules.some((path) => /Node\w*\.js$|\.node\.js$/.test(path)))
  })
})
