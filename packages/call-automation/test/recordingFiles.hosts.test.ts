/** Requests for files of recordings: what they carry, and which hosts get them. */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as EntraCredential from "@effect-comms/core/EntraCredential"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import type { Transport } from "@effect-comms/core/Transport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { createHmac } from "node:crypto"
import * as CallAutomation from "../src/CallAutomation.ts"
import * as CallRecording from "../src/CallRecording.ts"
import { endpoint } from "./support.ts"
import { contentLocation, downloadOf, host, path, ranged, textOf } from "./recordingFiles.ts"

describe("what a request for a file carries", () => {
  it.effect("the signature over the endpoint's host and the file's path, as Microsoft's client makes it", () =>
    Effect.gen(function* () {
      const { requests, text } = downloadOf(ranged("RIFF"))
      yield* text
      const [request] = requests
      if (request === undefined) return assert.fail("nothing was sent")
      const { headers, method, origin, path: sent } = request
      const acs = new URL(endpoint).host
      assert.deepStrictEqual([method, origin, sent], ["GET", host, path])
      assert.deepInclude(headers, { "x-ms-host": acs, accept: "*/*" })
      const date = headers["x-ms-date"] ?? ""
      const hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
      const signature = createHmac("sha256", Buffer.from("c2VjcmV0LW9mLXRoZS1yZXNvdXJjZQ==", "base64"))
        .update(`GET\n${path}\n${date};${acs};${hash}`)
        .digest("base64")
      assert.strictEqual(headers["x-ms-content-sha256"], hash)
      assert.strictEqual(
        headers["authorization"],
        `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`
      )
    })
  )

  it.effect("a token, when the client has an Entra credential", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make(ranged("RIFF"))
      const getToken = () => Promise.resolve({ token: "a.b.c", expiresOnTimestamp: 4e12 })
      const layer = CallAutomation.layer({ endpoint, credential: EntraCredential.make({ getToken }) }).pipe(
        Layer.provide(CurrentTransport.layer(transport))
      )
      assert.strictEqual(yield* Effect.provide(textOf(CallRecording.download({ contentLocation })), layer), "RIFF")
      assert.strictEqual(transport.requests[0]?.headers["authorization"], "Bearer a.b.c")
    })
  )
})

describe("hosts", () => {
  const downloadFrom = (
    location: string,
    options: CallRecording.DownloadOptions & { readonly endpoint?: string } = {}
  ) => {
    const { endpoint: at = endpoint, ...more } = options
    const transport = ScriptedTransport.make(ranged("RIFF"))
    const layer = CallAutomation.layer({ connectionString: `endpoint=${at}/;accesskey=c2VjcmV0` }).pipe(
      Layer.provide(CurrentTransport.layer(transport))
    )
    const text = textOf(CallRecording.download({ contentLocation: location }, more))
    return { requests: transport.requests, text: Effect.provide(text, layer) }
  }
  const local = "http://127.0.0.1:4280"
  const foreign: ReadonlyArray<readonly [location: string, endpoint?: string]> = [
    ["https://example.com/v1/objects/1/content/video"],
    ["http://storage.asm.skype.com/v1/objects/1/content/video"],
    ["https://asm.skype.com.example.com/v1/objects/1"],
    ["https://evilasm.skype.com/v1/objects/1"],
    ["https://storage.asm.skype.com:8443/v1/objects/1"],
    ["https://storage.asm.skype.com@example.com/v1/objects/1"],
    ["not a URL"],
    ["file:///etc/passwd"],
    // Only the local cloud keeps files itself; on Azure the event could otherwise name any of the resource's own paths.
    [`${endpoint}/calling/callConnections/1`],
    ["http://127.0.0.1:4280/v1/objects/1"],
    ["http://127.0.0.1:4281/v1/objects/1", local],
    ["https://127.0.0.1:4280/v1/objects/1", local],
    ["http://example.com:4280/v1/objects/1", local],
    // Whoever answers for a name below localhost is whoever DNS says.
    ["https://x.localhost:4280/v1/objects/1", "https://localhost:4280"],
    ["http://x.localhost:4280/v1/objects/1", "http://x.localhost:4280"]
  ]
  for (const [location, at] of foreign)
    it.effect(`refuses ${location}${at === undefined ? "" : " on the local cloud"} before anything is sent`, () =>
      Effect.gen(function* () {
        const { requests, text } = downloadFrom(location, at === undefined ? {} : { endpoint: at })
        const { attempts, reason } = yield* Effect.flip(text)
        assert.strictEqual(reason._tag === "InvalidRequest" && reason.field, "contentLocation")
        assert.deepStrictEqual([attempts, requests.length], [0, 0])
      })
    )

  const trusted: ReadonlyArray<readonly [location: string, options: Parameters<typeof downloadFrom>[1]]> = [
    ["https://us-storage.asm.skype.com/v1/objects/1", {}],
    ["https://eu-prod.asyncgw.teams.microsoft.com/v1/objects/1", {}],
    ["https://gov.ams.gov.teams.microsoft.us/v1/objects/1", {}],
    ["http://127.0.0.1:4280/v1/objects/1", { endpoint: local }],
    ["http://127.0.0.1:4280/v1/objects/1", { endpoint: "http://localhost:4280" }],
    ["https://storage.contoso.com:8443/v1/objects/1", { allowHosts: ["storage.contoso.com:8443"] }]
  ]
  for (const [location, options] of trusted)
    it.effect(`takes ${location} with ${JSON.stringify(options)}`, () =>
      Effect.gen(function* () {
        const { requests, text } = downloadFrom(location, options)
        assert.strictEqual(yield* text, "RIFF")
        assert.strictEqual(requests[0]?.origin, new URL(location).origin)
      })
    )

  it.effect("of an answer no more is read than a piece, or 16 MiB where that is more; a larger one does not fit", () =>
    Effect.gen(function* () {
      for (const [chunkBytes, expected] of [
        [undefined, 16_777_216],
        [20_000_000, 20_000_000]
      ] as const) {
        const limits: Array<number | undefined> = []
        const transport: Transport = {
          send: ({ maxAnswerBytes }, done) => {
            limits.push(maxAnswerBytes)
            const read = () => {
              throw new RangeError(`expected at most ${maxAnswerBytes} bytes`)
            }
            queueMicrotask(() =>
              done({ _tag: "WireResponse", status: 206, header: () => undefined, text: read, bytes: read })
            )
            return { cancel: () => {}, sent: () => true }
          }
        }
        const layer = CallAutomation.layer({ connectionString: `endpoint=${endpoint}/;accesskey=c2VjcmV0` }).pipe(
          Layer.provide(CurrentTransport.layer(transport))
        )
        const options = chunkBytes === undefined ? {} : { chunkBytes }
        const text = textOf(CallRecording.download({ contentLocation }, options))
        const { reason } = yield* Effect.flip(Effect.provide(text, layer))
        assert.deepStrictEqual(reason, {
          _tag: "UnexpectedResponse",
          field: "",
          expected: `expected at most ${expected} bytes`
        })
        assert.deepStrictEqual(limits, [expected])
      }
    })
  )

  it.effect("a host that was listed is not trusted without encryption", () =>
    Effect.gen(function* () {
      const { requests, text } = downloadFrom("http://storage.contoso.com/v1", { allowHosts: ["storage.contoso.com"] })
      assert.strictEqual((yield* Effect.flip(text)).reason._tag, "InvalidRequest")
      assert.strictEqual(requests.length, 0)
    })
  )

  it.effect("follows the redirect to a region's storage, signed anew", () =>
    Effect.gen(function* () {
      const regional = "https://us-storage.asm.skype.com/v1/objects/other/content/video"
      const serve = ranged("RIFF")
      const { requests, text } = downloadOf((request) =>
        request.origin === host ? { status: 302, headers: { location: regional } } : serve(request)
      )
      assert.strictEqual(yield* text, "RIFF")
      assert.deepStrictEqual(
        requests.map(({ origin, path }) => origin + path),
        [contentLocation, regional]
      )
      assert.notStrictEqual(requests[0]?.headers["authorization"], requests[1]?.headers["authorization"])
    })
  )

  for (const location of [
    "https://example.com/v1/objects/1",
    "http://storage.asm.skype.com/v1",
    "",
    "//example.com/v1"
  ])
    it.effect(`does not follow a redirect to ${location === "" ? "nowhere" : location}`, () =>
      Effect.gen(function* () {
        const { requests, text } = downloadOf(() => ({ status: 302, headers: { location } }))
        const { reason, status } = yield* Effect.flip(text)
        assert.deepStrictEqual([reason._tag, status], ["UnexpectedResponse", 302])
        assert.isTrue(requests.every(({ origin }) => origin === host))
      })
    )

  it.effect("does not follow redirects for ever", () =>
    Effect.gen(function* () {
      const { requests, text } = downloadOf(() => ({ status: 302, headers: { location: path } }))
      assert.strictEqual((yield* Effect.flip(text)).reason._tag, "UnexpectedResponse")
      assert.strictEqual(requests.length, 4)
    })
  )
})
