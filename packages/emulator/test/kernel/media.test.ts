/** Where the sound of prompts comes from: `data:` URLs, a folder, servers on this machine, and a command that speaks. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type * as Emulator from "../../src/Emulator.ts"
import { callPhone, codeOf, makeRig } from "../call-automation/support/Rig.ts"
import { dataUrl, ramp, waveFile } from "../support/sound.ts"

const seconds = (count: number) => waveFile(ramp(count * 16_000), 16_000)

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "media-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

/** A server on this machine; gives its origin and the paths that it was asked for. */
const server = (handle: (request: IncomingMessage, response: ServerResponse) => void) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly origin: string; readonly asked: Array<string>; readonly close: () => void }>(
      (resume) => {
        const asked: Array<string> = []
        const listening = createServer((request, response) => {
          asked.push(request.url ?? "")
          handle(request, response)
        })
        listening.listen(0, "127.0.0.1", () => {
          const address = listening.address()
          const port = typeof address === "object" && address !== null ? address.port : 0
          const close = () => {
            listening.close()
            listening.closeAllConnections()
          }
          resume(Effect.succeed({ origin: `http://127.0.0.1:${port}`, asked, close }))
        })
      }
    ),
    ({ close }) => Effect.sync(close)
  )

/** What becomes of a prompt: how long it is heard, in milliseconds, or the code that it fails with. */
const played = (options: Emulator.Options, source: object) =>
  Effect.gen(function* () {
    const rig = yield* makeRig({ options })
    const id = yield* callPhone(rig)
    yield* rig.send(operations.play, { id, body: { playSources: [source] } })
    yield* rig.advance(30_000)
    const of = (type: string) => rig.eventsOf(id).find((event) => event.type === type)
    const [started, completed] = [of("PlayStarted"), of("PlayCompleted")]
    return started === undefined || completed === undefined ? codeOf(of("PlayFailed")) : completed.at - started.at
  })

const file = (uri: string) => ({ kind: "file", file: { uri } })
const text = (words: string) => ({ kind: "text", text: { text: words } })
/** As long as a file is that nobody brought. */
const unheard = 4000
const invalidFormat = "400/8535"
const notFound = "400/8536"

describe("a prompt of a data: URL", () => {
  it.effect("lasts as long as its WAV; what is none cannot be played", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* played({}, file(dataUrl(seconds(3)))), 3000)
      for (const uri of [
        "data:audio/wav;base64,AAAA",
        "data:",
        "data:audio/wav,%zz",
        dataUrl(seconds(1).subarray(0, 20))
      ])
        assert.strictEqual(yield* played({}, file(uri)), invalidFormat, uri)
    })
  )
})

describe("a prompt out of the folder", () => {
  it.effect("is found by the path of its URL or the last segment, and never outside", () =>
    Effect.gen(function* () {
      const root = yield* folder
      const media = join(root, "media")
      mkdirSync(join(media, "prompts"), { recursive: true })
      writeFileSync(join(media, "prompts", "a.wav"), seconds(1))
      writeFileSync(join(media, "a.wav"), seconds(2))
      writeFileSync(join(media, "text.wav"), "no WAV file")
      writeFileSync(join(root, "secret.wav"), seconds(3))
      symlinkSync(join(root, "secret.wav"), join(media, "linked.wav"))
      for (const [uri, millis] of [
        ["https://cdn.contoso.com/prompts/a.wav?sv=1", 1000],
        ["https://cdn.contoso.com/other/a.wav", 2000],
        ["https://cdn.contoso.com/missing.wav", unheard],
        ["https://cdn.contoso.com/text.wav", unheard],
        ["https://cdn.contoso.com/linked.wav", unheard],
        ["https://cdn.contoso.com/..%2fsecret.wav", unheard],
        ["https://cdn.contoso.com/%2e%2e/secret.wav", unheard],
        ["https://cdn.contoso.com/", unheard]
      ] as const)
        assert.strictEqual(yield* played({ media }, file(uri)), millis, uri)
    })
  )
})

describe("a prompt of a server on this machine", () => {
  it.effect("is fetched where that is enabled; what is not there fails, what is no WAV file is a tone", () =>
    Effect.gen(function* () {
      const { asked, origin } = yield* server((request, response) => {
        if (request.url === "/gone.wav") response.writeHead(404).end()
        else if (request.url === "/away.wav") response.writeHead(302, { location: "http://127.0.0.1:1/a.wav" }).end()
        else response.end(request.url === "/a.wav" ? seconds(1) : "no WAV file")
      })
      const fetchMedia = true
      assert.strictEqual(yield* played({ fetchMedia }, file(`${origin}/a.wav`)), 1000)
      assert.strictEqual(yield* played({ fetchMedia }, file(`${origin}/gone.wav`)), notFound)
      assert.strictEqual(yield* played({ fetchMedia }, file(`${origin}/away.wav`)), notFound)
      assert.strictEqual(yield* played({ fetchMedia }, file(`${origin}/b.mp3`)), unheard)
      assert.strictEqual(yield* played({ fetchMedia }, file("http://127.0.0.1:1/a.wav")), notFound)
      assert.deepStrictEqual(asked, ["/a.wav", "/gone.wav", "/away.wav", "/b.mp3"])
      // Neither where it is not enabled, nor with a duration, nor of another machine.
      asked.length = 0
      assert.strictEqual(yield* played({}, file(`${origin}/a.wav`)), unheard)
      assert.strictEqual(yield* played({ fetchMedia }, file(`${origin}/a.wav?durationMs=500`)), 500)
      assert.strictEqual(yield* played({ fetchMedia }, file("http://192.0.2.1/a.wav")), unheard)
      assert.deepStrictEqual(asked, [])
    })
  )
})

describe("a text", () => {
  it.effect("is spoken by a command without a shell; one that fails or writes no WAV file leaves the tone", () =>
    Effect.gen(function* () {
      const root = yield* folder
      const speaker = join(root, "speaker.mjs")
      writeFileSync(join(root, "a.wav"), seconds(2))
      writeFileSync(
        speaker,
        `import { readFileSync } from "node:fs"
        const text = readFileSync(0, "utf8")
        if (process.env.SECRET !== undefined || process.argv[2] !== "$(two words)") process.exit(1)
        if (text === "fail") process.exit(3)
        process.stdout.write(text === "Hello & welcome" ? readFileSync(new URL("a.wav", import.meta.url)) : "no WAV file")`
      )
      chmodSync(speaker, 0o700)
      process.env["SECRET"] = "of the process"
      const speechCommand = `"${process.execPath}" "${speaker}" "$(two words)"`
      assert.strictEqual(yield* played({ speechCommand }, text("Hello & welcome")), 2000)
      const ssml = { kind: "ssml", ssml: { ssmlText: "<speak>Hello &amp; welcome</speak>" } }
      assert.strictEqual(yield* played({ speechCommand }, ssml), 2000)
      assert.strictEqual(yield* played({ speechCommand }, text("fail")), 500)
      assert.strictEqual(yield* played({ speechCommand }, text("0123456789")), 650)
      assert.strictEqual(yield* played({ speechCommand: join(root, "none") }, text("0123456789")), 650)
      Reflect.deleteProperty(process.env, "SECRET")
    })
  )
})
