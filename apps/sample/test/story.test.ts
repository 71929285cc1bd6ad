import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Queue from "effect/Queue"
import * as LocalCloud from "../src/localCloud.ts"
import { play } from "../src/play.ts"
import { operations } from "../src/report.ts"
import * as Timeline from "../src/timeline.ts"
import * as Webhooks from "../src/webhooks.ts"
import { freePort, playLocally, settings, start } from "./afternoon.ts"

const patience = 60_000

/** The lines of the story that show its order: what was requested, what was received, what follows. */
const keyLines = [
  "A customer calls in and is answered",
  "IncomingCall",
  "POST /calling/callConnections:answer",
  "CallConnected 200/0",
  "The customer is put on hold",
  ":hold?",
  "(on hold)",
  "An agent is invited, nobody answers, the invitation is cancelled",
  "/participants:add?",
  "participants:cancelAddParticipant",
  "202 accepted",
  "webhook ⇐  CancelAddParticipantSucceeded 487/5234",
  "✓          CancelAddParticipant",
  "A second agent joins",
  "/participants:add?",
  "webhook ⇐  AddParticipantSucceeded 200/0",
  "The customer is taken off hold",
  ":unhold?",
  "webhook ⇐  ParticipantsUpdated",
  "✓          Unhold",
  "A chat thread is opened, its history is shared with the agent, who answers",
  "the agent reads 0 of 2 messages",
  "/participants/:update?api-version=2021-10-01-preview7",
  " 204, ",
  "✓          UpdateChatParticipant: the agent reads 2 of 2 messages",
  "webhook ⇐  ChatMessageReceivedInThread",
  "✓          Chat message: the agent says: I take over.",
  "A Graph bot calls the supervisor, plays and records, and is cut short",
  "Graph call established",
  "/playPrompt",
  "webhook ⇐  Graph playPromptOperation greeting completed",
  "/recordResponse",
  "/cancelMediaProcessing",
  "webhook ⇐  Graph recordOperation recording failed 400/8508",
  "✓          cancelMediaProcessing",
  "Graph call terminated",
  "The agent is removed",
  "/participants:remove?",
  "webhook ⇐  RemoveParticipantSucceeded 200/0",
  "✓          RemoveParticipant",
  "All ends",
  ":terminate?",
  "webhook ⇐  CallDisconnected 200/7000",
  "The five operations"
]

/** The first key line that does not come after those before it. */
const outOfOrder = (output: string): string | undefined => {
  let from = 0
  return keyLines.find((line) => {
    const at = output.indexOf(line, from)
    from = at + line.length
    return at < 0
  })
}

describe.concurrent("npm start", () => {
  it("plays the story in order, shows nobody's number, and ends with 0", { timeout: patience }, async () => {
    const { errors, output, status } = await start(["--once"], {})
    assert.strictEqual(errors, "")
    assert.strictEqual(outOfOrder(output), undefined)
    assert.match(output, /\nWhat next\n.* emulator .*\n.* logs .*\n.* call .*\n.* env \.env /)
    for (const name of operations) assert.include(output.slice(output.indexOf("The five operations")), `✓ ${name}`)
    assert.notMatch(output, /(\+|%2B)\d/i)
    assert.notMatch(output, /8(:|%3A)acs(:|%3A)[0-9a-f]/i)
    assert.notMatch(output, /accesskey|eyJ/)
    assert.strictEqual(status, 0)
  })

  it("ends with 1 when an agent who should answer declines, and says so", { timeout: patience }, async () => {
    const { output, status } = await start([], { SAMPLE_AGENT: "+14255550603" })
    assert.include(output, "✓ CancelAddParticipant")
    assert.include(output, "✗ Unhold                 not reached")
    assert.include(output, "the story broke off: AddParticipantFailed 603/560603")
    // The customer is not left on the line.
    assert.include(output, ":terminate?")
    assert.notMatch(output, /(\+|%2B)\d/i)
    assert.strictEqual(status, 1)
  })

  it("names the setting that real resources lack", { timeout: patience }, async () => {
    const { errors, output, status } = await start(["--endpoint", "https://contoso.communication.azure.com"], {
      COMMUNICATION_CONNECTION_STRING: ""
    })
    assert.strictEqual(output, "")
    assert.include(errors, "COMMUNICATION_CONNECTION_STRING")
    assert.strictEqual(status, 1)
  })
})

describe.concurrent("the verdict", () => {
  it.live(
    "is bad when an outcome is another than expected, although the story goes on to its end",
    () =>
      Effect.gen(function* () {
        const { lines, report } = yield* playLocally({
          SAMPLE_AUDIO_URL: "https://media.contoso.example/invalid-format.mp3?"
        })
        const summary = report.summary()
        assert.isFalse(report.isGood())
        for (const [index, name] of operations.entries()) assert.include(summary[index + 1], `✓ ${name}`)
        assert.deepStrictEqual(summary.slice(-2), [
          "What differed",
          "  ✗ playPrompt: failed 400/8535; expected completed 200/0"
        ])
        assert.isTrue(lines.some(({ text }) => text === "TerminateCall: CallDisconnected 200/7000"))
      }),
    patience
  )

  it.live(
    "is bad when an operation is refused, and names what was not reached",
    () =>
      Effect.gen(function* () {
        const { report } = yield* playLocally({}, (cloud) =>
          cloud.fault({ path: "/chat/threads/*/participants/:update", status: 403 })
        )
        assert.isFalse(report.isGood())
        const [, cancel, unhold, update, ...rest] = report.summary()
        assert.include(cancel, "✓ CancelAddParticipant")
        assert.include(unhold, "✓ Unhold")
        assert.strictEqual(update, "  ✗ UpdateChatParticipant  not reached")
        assert.include(rest.join("\n"), "the story broke off: ChatThread_UpdateChatParticipant: Forbidden")
      }),
    patience
  )

  it.live(
    "is bad when a webhook is badly signed, although it comes again",
    () =>
      Effect.gen(function* () {
        const { lines, report } = yield* playLocally({}, (cloud) =>
          cloud.fault({ path: "RemoveParticipantSucceeded", kind: "bad-signature" })
        )
        const summary = report.summary().join("\n")
        assert.isFalse(report.isGood())
        assert.include(summary, "✓ RemoveParticipant      RemoveParticipantSucceeded 200/0")
        assert.match(summary, /What differed\n {2}✗ webhook refused with 401: Signature[^\n]*$/)
        assert.strictEqual(lines.filter(({ text }) => text === "RemoveParticipantSucceeded 200/0").length, 1)
      }),
    patience
  )

  it.live(
    "is good when an answer was lost and the request repeated with its pair, and a webhook came twice",
    () =>
      Effect.gen(function* () {
        const { lines, report } = yield* playLocally({}, (cloud) =>
          Effect.andThen(
            cloud.fault({ path: "/participants:remove", status: 500, executed: true }),
            cloud.fault({ path: "RemoveParticipantSucceeded", kind: "duplicate" })
          )
        )
        assert.deepStrictEqual(report.summary().slice(6), [])
        assert.isTrue(report.isGood())
        const removals = lines.filter(({ kind, text }) => kind === "request" && text.includes("participants:remove"))
        assert.strictEqual(removals.length, 2)
        assert.strictEqual(lines.filter(({ text }) => text === "RemoveParticipantSucceeded 200/0").length, 1)
      }),
    patience
  )
})

/** What the environment names, besides where the resources are. */
const contoso = {
  AZURE_TENANT_ID: "a1c0f7d2-5b8e-4d36-9f21-7e4b6c8d0a15",
  AZURE_CLIENT_ID: "c4e2b8a6-3d71-4f09-8a5c-1f6d9e0b7a32",
  AZURE_CLIENT_SECRET: "a secret",
  SAMPLE_WEBHOOK_SECRET: "a-secret",
  SAMPLE_HOTLINE: "+14255550110",
  SAMPLE_SILENT_AGENT: "+14255550408",
  SAMPLE_AGENT: "+14255550143",
  SAMPLE_SUPERVISOR: "5d0c9a1e-7b1f-4a44-9c0e-2f6d1b7a3c22",
  SAMPLE_AUDIO_URL: "https://media.contoso.example/?durationMs=100&file=",
  SAMPLE_PATIENCE_SECONDS: "0.2"
}

describe.concurrent("at an endpoint that the environment names", () => {
  it.live(
    "waits for the customer, and plays the same story",
    () =>
      Effect.scoped(
        Effect.gen(function* () {
          const port = yield* freePort
          // Subscribed before anybody listens there: Event Grid's handshake is made with the first call.
          const eventGrid = Webhooks.subscriptions(Webhooks.addresses(`http://127.0.0.1:${port}`, "a-secret"))
          const cloud = yield* Emulator.serve({ port: 0, eventGrid })
          const env = settings({
            ...contoso,
            COMMUNICATION_CONNECTION_STRING: cloud.connectionString,
            COMMUNICATION_RESOURCE_ID: cloud.resourceId,
            SAMPLE_CALLBACK_URL: `http://127.0.0.1:${port}/`,
            SAMPLE_PORT: String(port),
            SAMPLE_GRAPH_ENDPOINT: cloud.origin,
            SAMPLE_CALLS_METADATA_URL: `${cloud.origin}/calling/.well-known/acsopenidconfiguration`,
            SAMPLE_GRAPH_METADATA_URL: `${cloud.origin}/v1/.well-known/OpenIdConfiguration`
          })
          const asked = yield* Queue.unbounded<string>()
          const timeline = Timeline.make((line) => {
            if (line.includes("now somebody has to call")) Queue.offerUnsafe(asked, line)
          })
          const scene = yield* Effect.provide(LocalCloud.connect(cloud.origin, timeline), env)
          const story = yield* Effect.forkChild(play(scene, timeline))
          yield* Queue.take(asked)
          yield* cloud.incomingCall({ from: "+14255550105", to: "+14255550110" })
          const report = yield* Fiber.join(story)
          assert.deepStrictEqual(report.summary().slice(6), [])
          assert.isTrue(report.isGood())
        })
      ),
    patience
  )

  it.effect("refuses a connection string of another resource", () =>
    Effect.gen(function* () {
      const env = settings({
        ...contoso,
        COMMUNICATION_CONNECTION_STRING: "endpoint=https://fabrikam.communication.azure.com/;accesskey=c2VjcmV0",
        COMMUNICATION_RESOURCE_ID: "b1f0a5a8-0000-4000-8000-3c1d5e7f9a2b",
        SAMPLE_CALLBACK_URL: "https://contoso.example"
      })
      const timeline = Timeline.make(() => undefined)
      const error = yield* LocalCloud.connect("https://contoso.communication.azure.com", timeline).pipe(
        Effect.provide(env),
        Effect.scoped,
        Effect.flip
      )
      assert.match(error.message, /^COMMUNICATION_CONNECTION_STRING: expected that of https:\/\/contoso/)
      assert.notInclude(error.message, "c2VjcmV0")
    })
  )
})
