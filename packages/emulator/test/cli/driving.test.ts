/** The commands that drive a running local cloud, read from their command lines and run against one behind a port. */
import * as Http from "node:http"
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Chat from "@effect-comms/chat/Chat"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { read } from "../../src/cli/CommandLine.ts"
import { make } from "../../src/cli/RunningCloud.ts"
import * as Emulator from "../../src/Emulator.ts"
import { ramp, waveFile } from "../support/sound.ts"

const customer = "+14255550123"
const app = "http://127.0.0.1:8080/callbacks"

/** What a command line prints; its error as the last line. */
const shellAt =
  ({ origin }: { readonly origin: string }) =>
  (...args: ReadonlyArray<string>) =>
    Effect.promise(async () => {
      const asked = read([...args, "--url", origin])
      if (asked._tag !== "Drive") return [asked._tag === "Wrong" ? asked.description : asked._tag]
      const lines: Array<string> = []
      const console = {
        print: (line: string) => void lines.push(line),
        style: { color: false, unicode: true },
        isOver: () => false
      }
      try {
        await asked.drive(make(asked.url), console)
        return lines
      } catch (error) {
        return [...lines, error instanceof Error ? error.message : "unknown"]
      }
    })

/** A local cloud behind a port whose network time stands still, and a shell at it. */
const runningWith = Effect.fnUntraced(function* (options: Emulator.Options) {
  const cloud = yield* Emulator.serve({ port: 0, deliver: () => Effect.succeed({ status: 200 }), ...options })
  yield* cloud.setScale(0)
  const shell = shellAt(cloud)
  const run = <A, E>(effect: Effect.Effect<A, E, CallAutomation.CallAutomation>) =>
    effect.pipe(
      Effect.provide(CallAutomation.layer({ connectionString: cloud.connectionString })),
      Effect.provideService(CurrentTransport.CurrentTransport, cloud.transport)
    )
  const create = run(
    CallAutomation.createCall({
      targets: [{ phoneNumber: { value: customer } }],
      sourceCallerIdNumber: { value: "+14255550100" },
      callbackUri: app
    })
  ).pipe(Effect.tap(() => cloud.advance(1_000)))
  return { cloud, create, run, shell }
})

const running = runningWith({})

const folder = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "effect-comms-"))),
  (path) => Effect.promise(() => rm(path, { recursive: true }))
)

describe("the commands that drive a running local cloud", () => {
  it.live("call, press, say and hang up in the only call, and say which applications are notified", () =>
    Effect.gen(function* () {
      const { cloud, create, run, shell } = yield* running
      assert.deepStrictEqual(yield* shell("press", "1"), ['there is no call; "effect-comms call" starts one'])
      const { callConnectionId = "" } = yield* create
      assert.deepStrictEqual(yield* shell("press", "1"), [
        "pressed 1: no application is notified, no recognition waits for keys just now"
      ])
      yield* run(
        CallMedia.startContinuousDtmfRecognition({
          callConnectionId,
          targetParticipant: { phoneNumber: { value: customer } }
        })
      )
      yield* cloud.advance(100)
      assert.deepStrictEqual(yield* shell("press", "12#"), [`pressed 12#: events go to ${app}`])
      assert.deepStrictEqual(yield* shell("say", "hello", "there"), [
        "said: no application is notified, no recognition waits for speech just now"
      ])
      assert.deepStrictEqual(yield* shell("hangup", "--call", "nothing"), ["--call: there is no such call"])
      assert.deepStrictEqual(yield* shell("hangup", "--call", callConnectionId.slice(0, 6)), [
        `hung up: events go to ${app}`
      ])
      yield* cloud.advance(1_000)
      assert.deepStrictEqual(yield* shell("hangup"), ['there is no call; "effect-comms call" starts one'])
      assert.deepStrictEqual(yield* shell("call", "--callback-uri", app), [`rings: accepted by ${app} (200)`])
      yield* shell("call", "+14255550101")
      assert.match(
        (yield* shell("hangup"))[0] ?? "",
        /^--call: there are 2 calls; name one of them:\n {2}--call \S+ \(4:\+1\d+, rings\)\n {2}--call/
      )
      yield* shell("call", "+14255550102", "--from", "+14255550124")
      assert.match((yield* shell("hangup", "--participant", "+14255550124"))[0] ?? "", /^hung up: /)
      assert.match((yield* shell("hangup", "--participant", "+14255550199"))[0] ?? "", /^--call: there are 2 calls/)
    })
  )

  it.live("press and say in the only call that is answered, where others ring", () =>
    Effect.gen(function* () {
      const { create, shell } = yield* running
      yield* shell("call", "+14255550101", "--wait", "0")
      assert.match((yield* shell("press", "1"))[0] ?? "", /^pressed 1: /)
      yield* shell("call", "+14255550102", "--wait", "0")
      assert.match((yield* shell("press", "1"))[0] ?? "", /^--call: there are 2 calls;[^]*rings\)$/)
      yield* create
      assert.match((yield* shell("press", "1"))[0] ?? "", /^pressed 1: /)
      assert.match((yield* shell("say", "hello"))[0] ?? "", /^said: /)
      assert.match((yield* shell("hangup"))[0] ?? "", /^--call: there are 3 calls;[^]*, answered\)/)
    })
  )

  it.live("call says which application accepted IncomingCall, and by which status or error it was refused", () =>
    Effect.gen(function* () {
      const [good, bad] = ["http://127.0.0.1:8080/good", "http://127.0.0.1:8080/bad"]
      const { shell } = yield* runningWith({
        eventGrid: [`${good}?secret=t0p`, bad],
        deliver: ({ url }) =>
          url.startsWith(good) ? Effect.succeed({ status: 204 }) : Effect.succeed({ status: 401, body: "no secret" })
      })
      const refused = `${bad} has refused it with 401 (no secret); credentials: Event Grid sends none but those in the address; subscribe ${bad}?secret=…, and give the handler the same as eventGridSecret`
      assert.deepStrictEqual(yield* shell("call"), [`rings: accepted by ${good} (204)`, `not accepted: ${refused}`])
      yield* shell("faults", "--kind", "drop", "--path", "/good")
      assert.deepStrictEqual(yield* shell("call"), [
        `the caller rings, but no application has accepted IncomingCall: ${good} is not sent it: a fault dropped it\n  ${refused}`
      ])
      // Handshakes and refusals of earlier calls are not taken for those of this one.
      assert.strictEqual((yield* shell("call"))[0], `rings: accepted by ${good} (204)`)
    })
  )

  it.live("call fails when nobody is subscribed, nobody may be notified, or nobody answers in time", () =>
    Effect.gen(function* () {
      const { shell } = yield* runningWith({})
      assert.deepStrictEqual(yield* shell("call"), [
        "the caller rings, but no application is notified: no endpoint is subscribed to IncomingCall; --event-grid http://127.0.0.1:8080/callbacks subscribes one"
      ])
      const silent = yield* runningWith({ deliver: () => Effect.never })
      assert.deepStrictEqual(yield* silent.shell("call", "--callback-uri", app, "--wait", "0.05"), [
        `the caller rings, but no application has accepted IncomingCall: ${app} has not answered within 0.05 s`
      ])
    })
  )

  it.live("call says that Event Grid's validation handshake failed, and how", () =>
    Effect.gen(function* () {
      const server = yield* Effect.acquireRelease(
        Effect.sync(() =>
          Http.createServer((request, response) => {
            request.resume()
            response.writeHead(404)
            response.end()
          })
        ),
        (listening) => Effect.sync(() => void listening.close())
      )
      const port = yield* Effect.callback<number>((resume) => {
        server.listen(0, "127.0.0.1", () => {
          const address = server.address()
          resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : 0))
        })
      })
      const [wrong, closed] = [`http://127.0.0.1:${port}/events`, "http://127.0.0.1:1/events"]
      const cloud = yield* Emulator.serve({ port: 0, eventGrid: [wrong, closed], warn: () => {} })
      const [line = ""] = yield* shellAt(cloud)("call")
      assert.match(line, /^the caller rings, but no application has accepted IncomingCall: /)
      assert.include(
        line,
        `${wrong} has not passed Event Grid's validation handshake, which it answered with 404; path: the application takes no POST at /events`
      )
      assert.include(line, `${closed} cannot be reached for Event Grid's validation handshake: `)
      assert.include(line, `; address: nothing listens at ${closed}`)
    })
  )

  it.live("say takes a WAV file as the voice, with words or without, and says what is wrong with one", () =>
    Effect.gen(function* () {
      const { cloud, create, shell } = yield* running
      yield* create
      const path = yield* folder
      const [voice, text] = [join(path, "voice.wav"), join(path, "voice.txt")]
      yield* Effect.promise(() => writeFile(voice, waveFile(ramp(16_000), 16_000)))
      yield* Effect.promise(() => writeFile(text, "no WAV file"))
      const unheard = ["said: no application is notified, no recognition waits for speech just now"]
      assert.deepStrictEqual(yield* shell("say", "--audio", voice), unheard)
      assert.deepStrictEqual(yield* shell("say", "hello", "--audio", voice), unheard)
      const said = (yield* cloud.journal()).filter(({ name }) => name === "speech heard")
      assert.deepStrictEqual(
        said.map(({ data }) => data["text"]),
        ["hello"]
      )
      assert.deepStrictEqual(yield* shell("say"), [
        "text: expected the words that are said, or --audio with a WAV file"
      ])
      assert.deepStrictEqual(yield* shell("say", "--audio", join(path, "none.wav")), [
        "--audio: expected a WAV file that can be read, or a URL"
      ])
      assert.match((yield* shell("say", "--audio", text))[0] ?? "", /^audio: expected a WAV file/)
      yield* Effect.promise(() => writeFile(text, new Uint8Array(10 * 1024 * 1024 + 1)))
      assert.deepStrictEqual(yield* shell("say", "--audio", text), ["--audio: expected a WAV file of at most 10 MiB"])
    })
  )

  it.live("make requests fail, show what happened and what there is, deliver again, and empty it", () =>
    Effect.gen(function* () {
      const { cloud, create, shell } = yield* running
      assert.deepStrictEqual(yield* shell("faults"), ["no faults are pending"])
      assert.deepStrictEqual(yield* shell("faults", "--status", "503", "--path", "/x", "--count", "2"), [
        '{"path":"/x","status":503,"count":2}'
      ])
      assert.deepStrictEqual(yield* shell("faults", "--status", "200"), [
        "--status: expected a number from 400 to 599."
      ])
      assert.deepStrictEqual(yield* shell("faults", "--status", "0x1f7"), [
        "--status: expected a number, in decimal digits"
      ])
      yield* create
      const lines = yield* shell("logs", "--once")
      assert.match(lines.join("\n"), /✓ CallConnected +→ 200 /)
      const entries = (yield* shell("logs", "--once", "--json")).map((line): unknown => JSON.parse(line))
      assert.deepStrictEqual(entries, JSON.parse(JSON.stringify(yield* cloud.journal())))
      const connected = (yield* cloud.journal()).find(({ kind, name }) => kind === "event" && name === "CallConnected")
      assert.deepStrictEqual(yield* shell("replay", "CallConnected"), [
        `CallConnected (${connected?.sequence}) is delivered again to ${app}`
      ])
      assert.match((yield* shell("replay", "999999"))[0] ?? "", /^There is no event of this number/)
      assert.include((yield* shell("state")).join("\n"), '  "calls": [\n')
      assert.deepStrictEqual(yield* shell("reset"), ["empty"])
      assert.include((yield* shell("state", "--json"))[0] ?? "", '"calls":[]')
    })
  )

  it.live("write variables with which the clients run, for their owner alone, and never replace one unasked", () =>
    Effect.gen(function* () {
      const { cloud, shell } = yield* runningWith({ eventGrid: `${app}?secret=local-cloud` })
      const file = join(yield* folder, ".env")
      yield* Effect.promise(() => writeFile(file, "# mine\nAGENT_ID=me\nOTHER='x'\n", { mode: 0o644 }))
      assert.deepStrictEqual(yield* shell("env", file), [
        `${file}: wrote 12 keys`,
        "kept as they were: AGENT_ID; --force replaces them"
      ])
      const contents = Effect.promise(() => readFile(file, "utf8"))
      const text = yield* contents
      const values = new Map(
        [...text.matchAll(/^(\w+)='?([^'\n]*)'?$/gm)].map(([, key = "", value = ""]) => [key, value])
      )
      assert.match(text, /^# mine\nAGENT_ID=me\nOTHER='x'\nCOMMUNICATION_CONNECTION_STRING='endpoint=/)
      assert.strictEqual(values.get("COMMUNICATION_CONNECTION_STRING"), cloud.connectionString)
      assert.strictEqual(values.get("COMMUNICATION_RESOURCE_ID"), cloud.resourceId)
      if (process.platform !== "win32")
        assert.strictEqual((yield* Effect.promise(() => stat(file))).mode & 0o777, 0o600)
      const credential = UserTokenCredential.make(values.get("COMMUNICATION_USER_TOKEN") ?? "")
      const { chatThread } = yield* Chat.createChatThread({ topic: "as written" }).pipe(
        Effect.provide(Chat.layer({ endpoint: values.get("COMMUNICATION_ENDPOINT") ?? "", credential }))
      )
      assert.strictEqual(chatThread.topic, "as written")
      const [wrote, kept] = yield* shell("env", file)
      assert.match(wrote ?? "", /wrote 0 keys$/)
      assert.match(kept ?? "", /^kept as they were: .*COMMUNICATION_USER_TOKEN, AGENT_ID, AGENT_TOKEN; --force/)
      assert.strictEqual(yield* contents, text)
      assert.strictEqual(values.get("EVENT_GRID_SECRET"), "local-cloud")
      yield* shell("reset")
      assert.deepStrictEqual((yield* shell("env", file)).slice(2), [
        "of users that the local cloud does not have, as it was reset or started anew without --persist: COMMUNICATION_USER_ID, COMMUNICATION_USER_TOKEN; --force makes others"
      ])
      assert.deepStrictEqual(yield* shell("env", file, "--force"), [`${file}: wrote 13 keys`])
      assert.strictEqual((yield* shell("env", file)).length, 2)
      assert.match(yield* contents, /\nAGENT_ID=8:acs:/)
      assert.match(
        (yield* shell("env")).join("\n"),
        /^export COMMUNICATION_CONNECTION_STRING='endpoint=[^]*\nexport AGENT_TOKEN='/
      )
      assert.match(
        (yield* shell("env", "--shell", "powershell"))[0] ?? "",
        /^\$env:COMMUNICATION_CONNECTION_STRING = '/
      )
    })
  )

  it.live("say it when no local cloud is there", () =>
    Effect.gen(function* () {
      const asked = read(["state", "--url", "http://127.0.0.1:1"])
      const console = { print: () => {}, style: { color: false, unicode: true }, isOver: () => false }
      const error = yield* Effect.promise(() =>
        asked._tag === "Drive"
          ? asked.drive(make(asked.url), console).then(
              () => "none",
              (failure: unknown) => (failure instanceof Error ? failure.message : "unknown")
            )
          : Promise.resolve("none")
      )
      assert.strictEqual(
        error,
        'no local cloud answers at http://127.0.0.1:1; "effect-comms emulator" starts one, --url names another'
      )
    })
  )
})
