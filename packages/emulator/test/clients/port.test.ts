/**
 * Over a real port: our clients on every transport, faults that break real connections, and webhooks that come by HTTP to a receiver
 * that fetches the keys from where the local cloud publishes them. Network time is driven, so nothing waits for a clock.
 */
import * as Http from "node:http"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as FetchTransport from "@effect-comms/core/FetchTransport"
import * as NodeDispatcherTransport from "@effect-comms/core/NodeDispatcherTransport"
import * as NodeTransport from "@effect-comms/core/NodeTransport"
import type { Transport } from "@effect-comms/core/Transport"
import * as UndiciTransport from "@effect-comms/core/UndiciTransport"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import * as Call from "@effect-comms/graph-calls/Call"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import { assert, describe, it } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as LocalCloud from "../../src/Emulator.ts"
import { application } from "./support/Program.ts"
import { agent, customer, prompt, sourceCallerIdNumber } from "./support/scenes.ts"

type Receive = (path: string, body: string, authorization: string | undefined) => Effect.Effect<number>

/** A server of the program, for its webhooks; gives its origin. */
const listen = (receive: () => Receive) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly server: Http.Server; readonly origin: string }>((resume) => {
      const server = Http.createServer((request, response) => {
        let body = ""
        request.setEncoding("utf8")
        request.on("data", (chunk: string) => (body += chunk))
        request.on("end", () =>
          Effect.runFork(
            Effect.map(receive()(request.url ?? "", body, request.headers.authorization), (status) =>
              response.writeHead(status).end()
            )
          )
        )
      })
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const port = typeof address === "object" && address !== null ? address.port : 0
        resume(Effect.succeed({ server, origin: `http://127.0.0.1:${port}` }))
      })
    }),
    ({ server }) =>
      Effect.sync(() => {
        server.closeAllConnections()
        server.close()
      })
  )

/** A local cloud behind a port and a program beside it. */
const world = (transport: Transport = NodeTransport.make()) =>
  Effect.gen(function* () {
    const cloud = yield* LocalCloud.serve({ port: 0 })
    yield* cloud.setScale(0)
    const { connectionString, origin, resourceId } = cloud
    const events = yield* CallEvents.make({
      audience: resourceId,
      keys: { metadataUrl: `${origin}/calling/.well-known/acsopenidconfiguration` }
    })
    const notifications = yield* CallNotifications.make({
      clientId: application.clientId,
      keys: { metadataUrl: `${origin}/v1/.well-known/OpenIdConfiguration` }
    })
    const answers: Array<number> = []
    const receiving: Receive = (path, body, authorization) => {
      const received =
        path === "/graph"
          ? Effect.match(notifications.receive({ body, authorization }), {
              onFailure: CallNotifications.statusOf,
              onSuccess: () => 202
            })
          : Effect.match(events.receive({ body, authorization }), {
              onFailure: CallEvents.statusOf,
              onSuccess: () => 200
            })
      return Effect.tap(received, (status) => Effect.sync(() => answers.push(status)))
    }
    const program = yield* listen(() => receiving)
    const over = Effect.provideService(CurrentTransport.CurrentTransport, transport)
    const context = Context.make(
      CallAutomation.CallAutomation,
      yield* over(CallAutomation.make({ connectionString, retry: { baseMillis: 1 } }))
    ).pipe(Context.add(GraphCalls.GraphCalls, yield* over(GraphCalls.make({ ...application, endpoint: origin }))))
    const run = Effect.provide(context)
    const called = Effect.gen(function* () {
      const { callConnectionId = "" } = yield* CallAutomation.createCall({
        targets: [customer],
        sourceCallerIdNumber,
        callbackUri: `${program.origin}/events`
      })
      yield* cloud.advance(1_000)
      yield* events.awaitOutcome(Outcome.createCall, { callConnectionId })
      yield* CallConnection.addParticipant({ callConnectionId, sourceCallerIdNumber, participantToAdd: agent })
      yield* cloud.advance(1_000)
      yield* events.awaitOutcome(Outcome.addParticipant, { callConnectionId, participant: agent })
      return callConnectionId
    }).pipe(run)
    const count = (kind: LocalCloud.Entry["kind"], name: string) =>
      Effect.map(cloud.journal(), (entries) => entries.filter((e) => e.kind === kind && e.name === name).length)
    return { cloud, events, notifications, answers, program, run, called, count }
  })

/** What is never answered is given up soon. */
const impatient = { attemptTimeoutMillis: 300 }

const remove = (callConnectionId: string, options?: typeof impatient) =>
  CallConnection.removeParticipant({ callConnectionId, participantToRemove: agent, operationContext: "once" }, options)

describe.each([
  ["Node's global dispatcher", () => NodeDispatcherTransport.make()],
  ["node:http", () => NodeTransport.make()],
  ["fetch", () => FetchTransport.make()],
  ["undici", () => UndiciTransport.make()]
] as const)("over %s", (_, transport) => {
  it.live.each(["reset-before", "reset-after", "timeout", "truncate"] as const)(
    "a removal under %s is done once, and its event comes by HTTP",
    (kind) =>
      Effect.gen(function* () {
        const { called, cloud, count, events, run } = yield* world(transport())
        const callConnectionId = yield* called
        yield* cloud.fault({ path: "participants:remove", kind })
        const waiting = yield* Effect.forkChild(
          events.awaitOutcome(Outcome.removeParticipant, { callConnectionId, operationContext: "once" })
        )
        const removing = remove(callConnectionId, kind === "timeout" ? impatient : undefined)
        assert.deepStrictEqual(yield* run(removing), { operationContext: "once" })
        yield* cloud.advance(1_000)
        assert.strictEqual((yield* Fiber.join(waiting))._tag, "RemoveParticipantSucceeded")
        assert.isAtLeast(yield* count("request", "CallConnection_RemoveParticipant"), 2)
        assert.strictEqual(yield* count("callback", "RemoveParticipantSucceeded"), 1)
        assert.strictEqual(yield* count("callback", "RemoveParticipantFailed"), 0)
      })
  )

  it.live.each(["reset-after", "timeout", "truncate"] as const)("a hold under %s is open, and sent once", (kind) =>
    Effect.gen(function* () {
      const { called, cloud, count, run } = yield* world(transport())
      const callConnectionId = yield* called
      yield* cloud.fault({ path: ":hold", kind })
      const holding: Effect.Effect<void, CommunicationError> = run(
        CallMedia.hold({ callConnectionId, targetParticipant: customer }, kind === "timeout" ? impatient : undefined)
      )
      const error = yield* Effect.flip(holding)
      assert.strictEqual(error.reason._tag, "Ambiguous")
      assert.strictEqual(yield* count("request", "CallMedia_Hold"), 1)
    })
  )

  it.live("a local cloud that is not there was not asked", () =>
    Effect.gen(function* () {
      const over = Effect.provideService(CurrentTransport.CurrentTransport, transport())
      const connectionString = yield* Effect.scoped(
        Effect.map(LocalCloud.serve({ port: 0 }), (c) => c.connectionString)
      )
      const client = yield* over(CallAutomation.make({ connectionString, retry: { attempts: 2, baseMillis: 1 } }))
      const error = yield* Effect.flip(
        Effect.provideService(
          CallMedia.hold({ callConnectionId: "a", targetParticipant: customer }),
          CallAutomation.CallAutomation,
          client
        )
      )
      assert.strictEqual(error.reason._tag, "Transport")
      assert.strictEqual(error.attempts, 2)
    })
  )

  it.live("refusals have their envelopes, and a large body its 413", () =>
    Effect.gen(function* () {
      const { called, cloud, run } = yield* world(transport())
      const callConnectionId = yield* called
      const before = yield* cloud.state
      const unknown = yield* Effect.flip(run(remove("none")))
      assert.deepInclude(unknown, { status: 404, code: "8522", description: "Call not found." })
      const large = yield* Effect.flip(
        run(
          CallConnection.removeParticipant({
            callConnectionId,
            participantToRemove: agent,
            operationContext: "x".repeat(1_100_000)
          })
        )
      )
      assert.deepInclude(large, { status: 413, code: "PayloadTooLarge" })
      yield* cloud.advance(1_000)
      assert.deepStrictEqual(yield* cloud.state, before)
    })
  )
})

describe("webhooks by HTTP", () => {
  it.live("a bad signature is answered 401 and tried again, a duplicate is recognized", () =>
    Effect.gen(function* () {
      const { answers, called, cloud, count, events, run } = yield* world()
      const callConnectionId = yield* called
      answers.length = 0
      yield* cloud.fault({ kind: "bad-signature", path: "RemoveParticipantSucceeded" })
      yield* cloud.fault({ kind: "duplicate", path: "ParticipantsUpdated" })
      yield* run(remove(callConnectionId))
      yield* cloud.advance(10_000)
      assert.deepStrictEqual(answers, [401, 200, 200, 200])
      yield* events.awaitOutcome(Outcome.removeParticipant, { callConnectionId, operationContext: "once" })
      assert.strictEqual(yield* count("callback", "RemoveParticipantSucceeded"), 2)
    })
  )

  it.live("Graph's notifications are signed for the application, and end what is waited for", () =>
    Effect.gen(function* () {
      const { answers, cloud, notifications, program, run } = yield* world()
      const { id } = yield* run(
        Call.create({
          callbackUri: `${program.origin}/graph`,
          targets: [{ identity: { user: { id: "550fae72-d251-43ec-868c-373732c2704f" } } }],
          requestedModalities: ["audio"],
          mediaConfig: {}
        })
      )
      yield* cloud.advance(1_000)
      const playing = yield* run(Call.playPrompt({ id, prompts: [prompt(60_000)] }))
      const waiting = yield* Effect.forkChild(Effect.flip(notifications.awaitOperation(id, playing)))
      yield* run(Call.cancelMediaProcessing({ id }))
      yield* cloud.advance(1_000)
      assert.include(yield* Fiber.join(waiting), { _tag: "OperationCancelled", subcode: 8508 })
      assert.isTrue(answers.every((status) => status === 202))
    })
  )

  it.live("a host that is not this machine is not asked, and the journal says so", () =>
    Effect.gen(function* () {
      const { cloud, run } = yield* world()
      yield* run(
        CallAutomation.createCall({
          targets: [customer],
          sourceCallerIdNumber,
          callbackUri: "https://contoso.example/events"
        })
      )
      yield* cloud.advance(1_000)
      const outcomes = (yield* cloud.journal()).filter(({ kind }) => kind === "callback")
      assert.isAbove(outcomes.length, 0)
      assert.isTrue(outcomes.every(({ data }) => data["outcome"] === "blocked"))
    })
  )
})
