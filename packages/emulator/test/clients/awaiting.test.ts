/** Functions that also wait for their outcome, on the local cloud: calls and participants, in both APIs. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import { createCallAutomation, createCallEvents } from "@effect-comms/call-automation/promise"
import { phoneNumber } from "@effect-comms/core/CommunicationIdentifier"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import type { Transport } from "@effect-comms/core/Transport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as LocalCloud from "../../src/Emulator.ts"
import { at } from "../identity/support/wire.ts"
import { begun } from "./support/callEvents.ts"
import { eventsUri, makeProgram } from "./support/Program.ts"
import { agent, another, customer, silent, sourceCallerIdNumber } from "./support/scenes.ts"
import { awaited, onCall, prompt } from "./support/awaiting.ts"

const ours = phoneNumber("+14255550100")

describe("legs", () => {
  it.effect("a call is created and ended", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const { data } = yield* awaited(
        program,
        CallAutomation.createCallAndWait({ targets: [customer], sourceCallerIdNumber, callbackUri: eventsUri })
      )
      const { callConnectionId = "" } = data
      assert.match(data.operationContext ?? "", /^[0-9a-f-]{36}$/)
      const end = yield* awaited(program, CallConnection.terminateCallAndWait({ callConnectionId }))
      assert.deepInclude(end.data.resultInformation, { code: 200, subCode: 7000 })
    })
  )

  it.effect("a call that is declined fails with the reason, although CallDisconnected comes first", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const declining = phoneNumber("+14255550603")
      const error = yield* Effect.flip(
        awaited(
          program,
          CallAutomation.createCallAndWait({ targets: [declining], sourceCallerIdNumber, callbackUri: eventsUri })
        )
      )
      assert.deepInclude(error, { _tag: "OperationFailed", code: 603 })
    })
  )

  it.effect("a call whose answer is lost is found by its context", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      yield* program.cloud.fault({ kind: "reset-after", path: "/calling/callConnections" })
      const { data } = yield* awaited(
        program,
        CallAutomation.createCallAndWait({ targets: [customer], sourceCallerIdNumber, callbackUri: eventsUri })
      )
      const { callConnectionId = "" } = data
      const { callConnectionState } = yield* program.run(CallConnection.get({ callConnectionId }))
      assert.strictEqual(callConnectionState, "connected")
      assert.strictEqual(yield* program.count("state", "call opened"), 1)
    })
  )

  it.effect("an incoming call is answered, and the application leaves it", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const { incomingCallContext } = yield* program.cloud.incomingCall({ from: customer, to: ours })
      const { data } = yield* awaited(
        program,
        CallAutomation.answerCallAndWait({ incomingCallContext, callbackUri: eventsUri })
      )
      const { callConnectionId = "" } = data
      const end = yield* awaited(program, CallConnection.hangupCallAndWait({ callConnectionId }))
      assert.strictEqual(end._tag, "CallDisconnected")
    })
  )

  it.effect("a call is joined", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const { serverCallId = "" } = yield* program.run(CallConnection.get({ callConnectionId }))
      const callLocator = { kind: "serverCallLocator" as const, serverCallId }
      const { data } = yield* awaited(program, CallAutomation.connectAndWait({ callLocator, callbackUri: eventsUri }))
      assert.notStrictEqual(data.callConnectionId, callConnectionId)
      assert.strictEqual(data.serverCallId, serverCallId)
    })
  )
})

describe("participants", () => {
  it.effect("join, are removed, or decline", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const invite = { callConnectionId, sourceCallerIdNumber }
      const joined = yield* awaited(
        program,
        CallConnection.addParticipantAndWait({ ...invite, participantToAdd: agent, operationContext: "mine" })
      )
      assert.strictEqual(joined.data.operationContext, "mine")
      const declined = yield* Effect.flip(
        awaited(
          program,
          CallConnection.addParticipantAndWait({ ...invite, participantToAdd: phoneNumber("+14255550603") })
        )
      )
      assert.deepInclude(declined, { _tag: "OperationFailed", code: 603, subCode: 560_603 })
      const left = yield* awaited(
        program,
        CallConnection.removeParticipantAndWait({ callConnectionId, participantToRemove: agent })
      )
      assert.strictEqual(left._tag, "RemoveParticipantSucceeded")
    })
  )

  it.effect("are not invited any more, of which both who invited and who withdrew are notified", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const answers: Array<unknown> = []
      const listening: Transport = {
        send: (request, done) =>
          program.transport.send(request, (outcome) => {
            if (outcome._tag === "WireResponse") answers.push(JSON.parse(outcome.text()))
            done(outcome)
          })
      }
      const client = yield* CallAutomation.make({ connectionString: program.cloud.connectionString }).pipe(
        Effect.provideService(CurrentTransport.CurrentTransport, listening)
      )
      const inviting = yield* Effect.forkChild(
        CallConnection.addParticipantAndWait({ callConnectionId, sourceCallerIdNumber, participantToAdd: silent }).pipe(
          Effect.provideService(CallAutomation.CallAutomation, client),
          Effect.flip,
          program.run
        ),
        { startImmediately: true }
      )
      yield* program.advance(1_000)
      const invitationId = at(answers, 0, "invitationId")
      assert(typeof invitationId === "string")
      const withdrawn = yield* awaited(
        program,
        CallConnection.cancelAddParticipantAndWait({ callConnectionId, invitationId })
      )
      assert.strictEqual(withdrawn.data.invitationId, invitationId)
      assert.deepInclude(yield* Fiber.join(inviting), { _tag: "OperationFailed", code: 487, subCode: 5234 })
      const again = yield* Effect.flip(
        awaited(program, CallConnection.cancelAddParticipantAndWait({ callConnectionId, invitationId }))
      )
      assert.deepInclude(again, { _tag: "OperationFailed", code: 400, subCode: 8585 })
    })
  )

  it.effect("are transferred, or stay when the target does not come", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const busy = phoneNumber("+14255550486")
      const failed = yield* Effect.flip(
        awaited(program, CallConnection.transferToParticipantAndWait({ callConnectionId, targetParticipant: busy }))
      )
      assert.deepInclude(failed, { _tag: "OperationFailed", code: 486 })
      const accepted = yield* awaited(
        program,
        CallConnection.transferToParticipantAndWait({ callConnectionId, targetParticipant: another })
      )
      assert.strictEqual(accepted._tag, "CallTransferAccepted")
    })
  )

  it.effect("are moved, every one of them", () =>
    Effect.gen(function* () {
      const { callConnectionId: fromCall, program } = yield* begun
      const { data } = yield* awaited(
        program,
        CallAutomation.createCallAndWait({ targets: [another], sourceCallerIdNumber, callbackUri: eventsUri })
      )
      const { callConnectionId = "" } = data
      const moved = yield* awaited(
        program,
        CallConnection.moveParticipantsAndWait({ callConnectionId, fromCall, targetParticipants: [agent, customer] })
      )
      assert.deepStrictEqual(
        moved.map(({ data }) => data.participant?.phoneNumber?.value),
        ["+14255550144", "+14255550123"]
      )
    })
  )

  it.effect("are muted", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const { id } = yield* program.user
      const user = { kind: "communicationUser", communicationUser: { id } }
      const { data } = yield* awaited(
        program,
        CallAutomation.createCallAndWait({ targets: [user], callbackUri: eventsUri })
      )
      const { callConnectionId = "" } = data
      const [roster] = yield* awaited(
        program,
        CallConnection.muteAndWait({ callConnectionId, targetParticipants: [user] })
      )
      assert.isTrue(roster?.data.participants?.some(({ isMuted }) => isMuted === true))
    })
  )
})

describe("the Promise API", () => {
  it.live("has them with events, and not without", () =>
    Effect.gen(function* () {
      let arrive: (body: string) => Promise<unknown> = () => Promise.resolve()
      const cloud = yield* LocalCloud.make({
        deliver: ({ body }) =>
          Effect.as(
            Effect.promise(() => arrive(body)),
            { status: 200 }
          )
      })
      const { connectionString, transport } = cloud
      const events = createCallEvents()
      yield* Effect.addFinalizer(() => Effect.promise(() => events.close()))
      arrive = (body) => events.receiveTrusted(body)
      const { callMedia, createCallAndWait } = createCallAutomation({ connectionString, transport, events })
      assert.notProperty(createCallAutomation({ connectionString, transport }), "createCallAndWait")
      assert.property(callMedia, "play")

      const meanwhile = <A>(promise: Promise<A>) =>
        Effect.andThen(
          cloud.advance(10_000),
          Effect.promise(() => promise)
        )
      const { data } = yield* meanwhile(
        createCallAndWait({ targets: [customer], sourceCallerIdNumber, callbackUri: eventsUri })
      )
      const { callConnectionId = "" } = data
      const played = yield* meanwhile(callMedia.playAndWait({ callConnectionId, ...prompt(2_000) }))
      assert.strictEqual(played._tag, "PlayCompleted")
      const reason = new Error("enough")
      const controller = new AbortController()
      const stopped = callMedia
        .playAndWait({ callConnectionId, ...prompt(60_000) }, { signal: controller.signal })
        .catch((error: unknown) => error)
      controller.abort(reason)
      assert.strictEqual(yield* meanwhile(stopped), reason)
    })
  )
})
