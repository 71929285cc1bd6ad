/** What the command prints of what happens: whole calls, line by line. On virtual time. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as TestClock from "effect/testing/TestClock"
import * as Lines from "../../src/cli/Lines.ts"
import * as Emulator from "../../src/Emulator.ts"
import type { Acknowledgement, Delivered } from "../../src/kernel/delivery/Sender.ts"
import type { Entry } from "../../src/service/Journal.ts"

const customer = "+14255550123"
const callbackUri = "http://127.0.0.1:8080/callbacks?key=secret"
const plain: Lines.LineStyle = { color: false, unicode: true }

/** A local cloud at ten o'clock, and what is printed of it. */
const watched = (answer: (request: Delivered) => Acknowledgement, options: Emulator.Options = {}, look = plain) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(Date.parse("2026-01-02T10:00:00Z"))
    const lines = Lines.make(look)
    const printed: Array<string> = []
    const cloud = yield* Emulator.make({
      deliver: (request) => Effect.sync(() => answer(request)),
      watch: (entry) => printed.push(...lines(entry)),
      ...options
    })
    const clients = CallAutomation.layer({ connectionString: cloud.connectionString })
    const run = <A, E>(effect: Effect.Effect<A, E, CallAutomation.CallAutomation>) =>
      effect.pipe(Effect.provide(clients), Effect.provideService(CurrentTransport.CurrentTransport, cloud.transport))
    const create = run(
      CallAutomation.createCall({
        targets: [{ phoneNumber: { value: customer } }],
        sourceCallerIdNumber: { value: "+14255550100" },
        callbackUri
      })
    )
    /** Ids are new in every run. */
    const shown = () =>
      printed.splice(0).map((line) => line.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "{id}"))
    return { cloud, create, run, shown }
  })

describe("the lines of the command", () => {
  it.effect("show a whole call: each request, answer, event and delivery, in columns", () =>
    Effect.gen(function* () {
      const { cloud, create, run, shown } = yield* watched(() => ({ status: 200 }))
      const { callConnectionId = "" } = yield* create
      yield* cloud.advance(1_000)
      yield* run(CallConnection.getCall({ callConnectionId }))
      yield* cloud.leave(callConnectionId, customer)
      yield* cloud.advance(1_000)
      assert.deepStrictEqual(shown(), [
        "10:00:00.000 → CreateCall                       POST /calling/callConnections",
        "10:00:00.000 ← CreateCall                       201",
        "10:00:00.100 • ParticipantsUpdated              for http://127.0.0.1:8080/callbacks",
        "10:00:00.100 • CallConnected                    for http://127.0.0.1:8080/callbacks",
        "10:00:00.100 ✓ ParticipantsUpdated              → 200 http://127.0.0.1:8080/callbacks",
        "10:00:00.100 ✓ CallConnected                    → 200 http://127.0.0.1:8080/callbacks",
        "10:00:01.000 → CallConnection_GetCall           GET /calling/callConnections/{id}",
        "10:00:01.000 ← CallConnection_GetCall           200",
        "10:00:01.080 • CallDisconnected                 for http://127.0.0.1:8080/callbacks",
        "10:00:01.080 ✓ CallDisconnected                 → 200 http://127.0.0.1:8080/callbacks"
      ])
    })
  )

  it.effect("show what a participant presses and says, though it leads to nothing", () =>
    Effect.gen(function* () {
      const { cloud, create, shown } = yield* watched(() => ({ status: 200 }))
      const { callConnectionId = "" } = yield* create
      yield* cloud.advance(1_000)
      shown()
      yield* cloud.tones(callConnectionId, customer, ["one", "pound"])
      yield* cloud.speech(callConnectionId, customer, "an agent")
      assert.deepStrictEqual(shown(), [
        "10:00:01.000 · tones pressed                    one pound by +14255550123",
        '10:00:01.000 · speech heard                     "an agent" by +14255550123'
      ])
    })
  )

  it.effect("have advice once for an address, and again after a reset", () =>
    Effect.gen(function* () {
      const { cloud, create, shown } = yield* watched(() => ({ status: 404 }), { callbackRetries: 0 })
      const advice = Effect.gen(function* () {
        yield* create
        yield* cloud.advance(200)
        return shown().filter((line) => line.includes("↳")).length
      })
      assert.deepStrictEqual([yield* advice, yield* advice], [1, 0])
      yield* cloud.reset
      assert.deepStrictEqual([yield* advice, yield* advice], [1, 0])
    })
  )

  it("show a key that the other side of a Graph call presses", () => {
    const entry: Entry = {
      sequence: 1,
      time: "2026-01-02T10:00:00.000Z",
      kind: "state",
      name: "Graph call tone",
      data: { callId: "1", tone: "tone1", told: false }
    }
    assert.deepStrictEqual(Lines.make(plain)(entry), ["10:00:00.000 · tones pressed                    tone1"])
  })

  it.effect("name the three mistakes of beginners with what to do: no keys, another audience, another path", () =>
    Effect.gen(function* () {
      let status = 401
      let body = ""
      const { cloud, create, shown } = yield* watched(() => ({ status, body }), {
        callbackRetries: 0
      })
      const failures = Effect.gen(function* () {
        shown()
        yield* create
        yield* cloud.advance(200)
        return shown().filter((line) => /✗ ParticipantsUpdated|↳/.test(line))
      })
      assert.deepStrictEqual(yield* failures, [
        "10:00:00.100 ✗ ParticipantsUpdated              → 401 (http://127.0.0.1:8080/callbacks, attempt 1, given up)",
        `               ↳ keys: nobody has asked this local cloud for its keys; give the receiver connectionString or endpoint, or verify with ${cloud.origin}/calling/.well-known/acsopenidconfiguration, for the audience ${cloud.resourceId.replace(/.*/, "{id}")}`
      ])
      status = 500
      assert.include(
        (yield* failures).join("\n"),
        "↳ the application failed; if it verifies the token, keys: nobody has asked"
      )
      yield* Effect.callback<void>((resume) => {
        const path = "/calling/.well-known/acsopenidconfiguration"
        cloud.transport.send({ method: "GET", origin: cloud.origin, path, headers: [], body: undefined }, () =>
          resume(Effect.void)
        )
      })
      status = 401
      assert.deepStrictEqual(yield* failures, [
        "10:00:00.500 ✗ ParticipantsUpdated              → 401 (http://127.0.0.1:8080/callbacks, attempt 1, given up)",
        "               ↳ audience or issuer: the token is for the audience {id}, of the issuer https://acscallautomation.communication.azure.com; the application must expect these"
      ])
      status = 404
      body =
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>Error</title>\n</head>\n<body>\n<pre>Cannot POST</pre>\n</body>\n</html>\n'
      assert.deepStrictEqual(yield* failures, [
        "10:00:00.700 ✗ ParticipantsUpdated              → 404 Cannot POST (http://127.0.0.1:8080/callbacks, attempt 1, given up)",
        "               ↳ path: the application takes no POST at /callbacks; compare the address that was given with its routes"
      ])
      status = 503
      body = '{"error":"KeysUnavailable: the key set https://keys.example/: status 500"}'
      assert.include(
        (yield* failures).join("\n"),
        "✗ ParticipantsUpdated              → 503 KeysUnavailable: the key set https://keys.example/: status 500 (http://127.0.0.1:8080/callbacks, attempt 1, given up)"
      )
    })
  )

  it.effect("say it when no application is notified of an incoming call, and when a request is refused", () =>
    Effect.gen(function* () {
      const { cloud, create, run, shown } = yield* watched(() => ({ status: 200 }), {
        phoneNumbers: ["+14255550111"]
      })
      yield* cloud.incomingCall({ from: customer, to: "+14255550111" })
      assert.isTrue(Exit.isFailure(yield* Effect.exit(create)))
      yield* Effect.exit(run(CallConnection.getCall({ callConnectionId: "nowhere" })))
      assert.deepStrictEqual(shown(), [
        "10:00:00.000 ✗ incoming call                    → no application",
        "               ↳ no application is notified: no endpoint is subscribed to IncomingCall; --event-grid http://127.0.0.1:8080/callbacks subscribes one",
        "10:00:00.000 → CreateCall                       POST /calling/callConnections",
        "10:00:00.000 ✗ CreateCall                       → 403 7507: sourceCallerIdNumber: expected a phone number that the resource owns.",
        "10:00:00.000 → CallConnection_GetCall           GET /calling/callConnections/nowhere",
        "10:00:00.000 ✗ CallConnection_GetCall           → 404 8522: Call not found."
      ])
    })
  )

  it("print what applications answer in one line, without its control characters, and give a piece of advice once", () => {
    const lines = Lines.make(plain)
    const entry: Entry = {
      sequence: 1,
      time: "2026-01-02T10:00:00.000Z",
      kind: "callback",
      name: "CallConnected",
      data: {
        url: "http://127.0.0.1/x",
        outcome: "retrying",
        attempt: 1,
        againMs: 1000,
        status: 401,
        answer: "no\u001b[31m\r\naudience",
        advice: "keys"
      }
    }
    const line =
      "10:00:00.000 ✗ CallConnected                    → 401 no [31m audience (http://127.0.0.1/x, attempt 1, again in 1 s)"
    assert.deepStrictEqual(lines(entry), [line, "               ↳ keys"])
    assert.deepStrictEqual(lines(entry), [line])
  })

  it("keep to ASCII and to no colors where the terminal has neither, and color what failed red where it has", () => {
    const entry: Entry = {
      sequence: 1,
      time: "2026-01-02T10:00:00.000Z",
      kind: "media",
      name: "MediaSocket",
      data: { url: "ws://127.0.0.1/x", outcome: "refused", error: "Réponse 404" }
    }
    assert.deepStrictEqual(Lines.make({ color: false, unicode: false })(entry), [
      "10:00:00.000 x MediaSocket                      -> refused: R?ponse 404 (ws://127.0.0.1/x)",
      "               ^ media socket: the transportUrl of the call must take a WebSocket"
    ])
    const unverified = { ...entry, data: { ...entry.data, error: "the upgrade was answered with 401 Audience: aud" } }
    assert.include(
      Lines.make(plain)(unverified)[1],
      "↳ media socket: the application does not believe the token of the upgrade; give createMediaSocketHandler"
    )
    assert.include(
      Lines.make({ color: true, unicode: true })(entry).join("\n"),
      "\u001b[31m✗\u001b[39m \u001b[31mMediaSocket"
    )
  })
})
