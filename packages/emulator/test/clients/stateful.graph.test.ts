/** Stateful calls on the local cloud: state, roster and mute follow it, operations end when it says so, and calls outlive a process. */
import * as ClientCertificateCredential from "@effect-comms/core/ClientCertificateCredential"
import * as Call from "@effect-comms/graph-calls/Call"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import * as StatefulCall from "@effect-comms/graph-calls/StatefulCall"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Scope from "effect/Scope"
import * as SubscriptionRef from "effect/SubscriptionRef"
import * as Jose from "jose"
import { application, makeProgram, notificationsUri, type Program } from "./support/Program.ts"
import { prompt } from "./support/scenes.ts"
import { seconds, turn, within } from "./support/turns.ts"

const user = (id: string) => ({ identity: { user: { id } } })
const colleague = user("550fae72-d251-43ec-868c-373732c2704f")
const declines = user("00000000-0000-4000-8000-000000000603")
const answering = { acceptedModalities: ["audio"], mediaConfig: {} }

const creating = {
  callbackUri: notificationsUri,
  targets: [colleague],
  requestedModalities: ["audio"],
  mediaConfig: {}
}

const meeting = {
  callbackUri: notificationsUri,
  requestedModalities: ["audio"],
  tenantId: application.tenantId,
  meetingInfo: { joinMeetingId: "1" },
  mediaConfig: { blob: "<media>" }
}

const established = Effect.fnUntraced(function* (program: Program, options?: StatefulCall.Options) {
  const call = yield* program.run(StatefulCall.create(creating, options))
  yield* within(program, 2, call.audioActive)
  return call
})

const comesIn = Effect.fnUntraced(function* (program: Program) {
  const calls: Array<StatefulCall.StatefulCall> = []
  yield* program.run(
    StatefulCall.listen((call) => {
      calls.push(call)
      return call.ended
    })
  )
  yield* program.cloud.graphIncomingCall({
    callbackUri: notificationsUri,
    from: "8:orgid:550fae72-d251-43ec-868c-373732c2704f",
    clientId: application.clientId,
    tenantId: application.tenantId
  })
  yield* seconds(program, 1)
  const [call] = calls
  assert(call !== undefined)
  return call
})

const stateOf = (call: StatefulCall.StatefulCall) => SubscriptionRef.get(call.state)
const beats = ({ sent }: Program) => sent.filter(({ path }) => path.endsWith("/keepAlive")).length

describe("a stateful call", () => {
  it.effect("plays, is transferred in vain and plays again, is transferred, and is over", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const call = yield* established(program)
      const play = within(program, 3, call.playPrompt({ prompts: [prompt(1_000)] }))
      assert.strictEqual((yield* play).status, "completed")
      const failed = yield* Effect.flip(within(program, 5, call.transfer({ transferTarget: declines })))
      assert(failed._tag === "TransferFailed")
      assert.deepStrictEqual([failed.code, failed.subcode], [500, 7000])
      assert.strictEqual(yield* stateOf(call), "established")
      assert.strictEqual((yield* play).status, "completed")
      yield* within(program, 10, call.transfer({ transferTarget: user("another") }))
      assert.strictEqual((yield* call.ended).terminationReason, "AppTransferred")
      assert.strictEqual((yield* Effect.flip(call.playPrompt({ prompts: [prompt(1_000)] })))._tag, "CommunicationError")
    }).pipe(Effect.scoped)
  )

  it.effect("of a meeting has its roster and its mute, and shares its screen", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const call = yield* program.run(StatefulCall.create(meeting))
      yield* within(program, 2, call.established)
      yield* within(program, 1, call.mute())
      assert.isTrue(yield* SubscriptionRef.get(call.muted))
      yield* within(program, 1, call.unmute())
      assert.isFalse(yield* SubscriptionRef.get(call.muted))
      yield* within(program, 3, call.changeScreenSharingRole({ role: "sharer" }))
      yield* within(program, 3, call.changeScreenSharingRole({ role: "viewer" }))
      yield* within(program, 3, call.invite({ participants: [colleague] }))
      yield* seconds(program, 2)
      assert.strictEqual((yield* SubscriptionRef.get(call.participants)).length, 2)
      assert.strictEqual((yield* within(program, 2, call.hangUp())).state, "terminated")
    }).pipe(Effect.scoped)
  )

  it.effect("is kept alive for hours, at least once in 45 minutes", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const call = yield* established(program)
      for (let minutes = 0; minutes < 180; minutes++) yield* Effect.andThen(program.advance(60_000), turn)
      assert.strictEqual(yield* stateOf(call), "established")
      assert.isAtLeast(beats(program), 11)
      assert.isAtMost(beats(program), 12)
    }).pipe(Effect.scoped)
  )

  it.effect("is hung up when its scope closes; kept, it goes on and is rehydrated with its state", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const first = yield* Scope.make()
      const { id } = yield* Scope.provide(established(program, { onClose: "keep" }), first)
      yield* Scope.close(first, Exit.void)
      yield* seconds(program, 2)
      const second = yield* Scope.make()
      const call = yield* Scope.provide(program.run(StatefulCall.rehydrate({ id })), second)
      assert.strictEqual(yield* stateOf(call), "established")
      yield* within(program, 3, call.playPrompt({ prompts: [prompt(1_000)] }))
      assert.strictEqual(beats(program), 1)
      yield* Scope.close(second, Exit.void)
      const gone = yield* Effect.flip(program.run(Call.get({ id })))
      assert.strictEqual(gone.reason._tag, "NotFound")
    }).pipe(Effect.scoped)
  )
})

describe("an incoming stateful call", () => {
  it.effect("is answered when it is established", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const answered = yield* comesIn(program)
      yield* within(program, 2, answered.answer(answering))
      assert.strictEqual(yield* stateOf(answered), "established")
    }).pipe(Effect.scoped)
  )

  it.effect.each([{ how: "reject" as const }, { how: "redirect" as const }])(
    "is over for the application after $how",
    ({ how }) =>
      Effect.gen(function* () {
        const program = yield* makeProgram()
        const call = yield* comesIn(program)
        yield* within(program, 2, how === "reject" ? call.reject() : call.redirect({ targets: [colleague] }))
        assert.strictEqual(yield* stateOf(call), "terminated")
      }).pipe(Effect.scoped)
  )

  it.effect("that nobody deals with in 15 seconds is past its deadline, and the answer is not sent", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const call = yield* comesIn(program)
      yield* seconds(program, 15)
      const error = yield* Effect.flip(call.answer(answering))
      assert.strictEqual(error._tag, "AnswerDeadlineExceeded")
      assert.isFalse(program.sent.some(({ path }) => path.endsWith("/answer")))
    }).pipe(Effect.scoped)
  )
})

describe("an application of several tenants", () => {
  it.effect("has its calls in each of them under one client, with a certificate, and is not refused with 7505", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const { privateKey } = yield* Effect.promise(() => Jose.generateKeyPair("PS256", { extractable: true }))
      const key = yield* Effect.promise(() => Jose.exportPKCS8(privateKey))
      const { origin: endpoint } = program.cloud
      const { clientId, tenantId: home } = application
      const credential = (tenantId: string) =>
        ClientCertificateCredential.make({
          tenantId,
          clientId,
          authority: endpoint,
          scope: `${endpoint}/.default`,
          certificate: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
          privateKey: key
        })
      const client = yield* program.over(GraphCalls.make({ endpoint, credential, tenantId: home }))
      const fabrikam = "72f988bf-86f1-41af-91ab-2d7cd011db47"
      const inTenants = Effect.gen(function* () {
        for (const tenantId of [home, fabrikam]) {
          const { id } = yield* Call.create({ ...creating, tenantId })
          yield* Call.keepAlive({ id })
          const elsewhere = tenantId === home ? fabrikam : home
          const refused = yield* Effect.flip(GraphCalls.inTenant(elsewhere)(Call.keepAlive({ id })))
          assert.strictEqual(refused.code, "7505")
          yield* Call.delete({ id })
        }
      })
      const fiber = yield* Effect.forkChild(Effect.provideService(inTenants, GraphCalls.GraphCalls, client))
      for (let turns = 0; turns < 200 && fiber.pollUnsafe() === undefined; turns++) yield* turn
      yield* Fiber.join(fiber)
      assert.strictEqual(program.sent.filter(({ path }) => path.endsWith("/token")).length, 2)
    }).pipe(Effect.scoped)
  )
})
