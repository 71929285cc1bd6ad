/** Every function that also waits for its outcome, on the local cloud: what it is, and what it fails with. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import type { CallEvents } from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CallRecording from "@effect-comms/call-automation/CallRecording"
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
import { eventsUri, makeProgram, type Program } from "./support/Program.ts"
import { agent, another, callCustomer, customer, silent, sourceCallerIdNumber } from "./support/scenes.ts"

const ours = phoneNumber("+14255550100")
const prompt = (millis: number) => ({
  playSources: [{ kind: "file" as const, file: { uri: `https://cdn.contoso.com/a.wav?durationMs=${millis}` } }]
})
const broken = { playSources: [{ kind: "file" as const, file: { uri: "https://cdn.contoso.com/invalid-format.mp3" } }] }

type Clients = CallAutomation.CallAutomation | CallEvents

/** What a form becomes while the local cloud does what it has to, and somebody what he likes. */
const awaited = <A, E>(
  program: Program,
  form: Effect.Effect<A, E, Clients>,
  meanwhile: Effect.Effect<unknown, unknown> = Effect.void
) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(program.run(form), { startImmediately: true })
    yield* program.advance(1_000)
    yield* meanwhile
    yield* program.advance(10_000)
    return yield* Fiber.join(fiber)
  })

const onCall = Effect.gen(function* () {
  const program = yield* makeProgram()
  const callConnectionId = yield* callCustomer(program)
  return { program, callConnectionId }
})

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

  it.effect("are not invited any more, which both who invited and who withdrew are told", () =>
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

describe("media", () => {
  it.effect("a participant is held and comes back, twice, each time by a roster of its own", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const target = { callConnectionId, targetParticipant: customer }
      const numbers: Array<number | undefined> = []
      for (let i = 0; i < 2; i++) {
        numbers.push((yield* awaited(program, CallMedia.holdAndWait(target))).data.sequenceNumber)
        numbers.push((yield* awaited(program, CallMedia.unholdAndWait(target))).data.sequenceNumber)
      }
      assert.strictEqual(new Set(numbers).size, 4)
    })
  )

  it.effect("prompts are played, fail, are cancelled, or end with the call", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const played = yield* awaited(program, CallMedia.playAndWait({ callConnectionId, ...prompt(3_000) }))
      assert.strictEqual(played._tag, "PlayCompleted")
      const failed = yield* Effect.flip(awaited(program, CallMedia.playAndWait({ callConnectionId, ...broken })))
      assert.deepInclude(failed, { _tag: "OperationFailed", code: 400, subCode: 8535 })
      const cancelled = yield* Effect.flip(
        awaited(
          program,
          CallMedia.playAndWait({ callConnectionId, ...prompt(60_000) }),
          program.run(CallMedia.cancelAllMediaOperations({ callConnectionId }))
        )
      )
      assert.deepInclude(cancelled, { _tag: "OperationFailed", code: 400, subCode: 8508 })
      const ended = yield* Effect.flip(
        awaited(
          program,
          CallMedia.playAndWait({ callConnectionId, ...prompt(60_000) }),
          program.run(CallConnection.terminateCall({ callConnectionId }))
        )
      )
      assert.deepInclude(ended, { _tag: "OperationFailed", code: 400, subCode: 8508 })
    })
  )

  it.effect("two prompts at a time are told apart", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const play = (millis: number) => program.run(CallMedia.playAndWait({ callConnectionId, ...prompt(millis) }))
      const both = yield* Effect.forkChild(Effect.all([play(2_000), play(1_000)], { concurrency: "unbounded" }))
      yield* program.advance(20_000)
      const [first, second] = yield* Fiber.join(both)
      assert.notStrictEqual(first.id, second.id)
      assert.notStrictEqual(first.data.operationContext, second.data.operationContext)
    })
  )

  it.effect("a prompt whose answer is lost is played once, and awaited all the same", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      yield* program.cloud.fault({ kind: "reset-after", path: `/calling/callConnections/${callConnectionId}:play` })
      const played = yield* awaited(program, CallMedia.playAndWait({ callConnectionId, ...prompt(2_000) }))
      assert.strictEqual(played._tag, "PlayCompleted")
      assert.strictEqual(yield* program.count("callback", "PlayCompleted"), 1)
    })
  )

  it.effect("a prompt of which nothing is heard is a failure at its deadline", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const error = yield* Effect.flip(
        awaited(program, CallMedia.playAndWait({ callConnectionId, ...prompt(60_000) }, { waitMillis: 5_000 }))
      )
      assert.deepInclude(error, { _tag: "OutcomeTimeout", operation: "CallMedia_Play", waitMillis: 5_000 })
    })
  )

  it.effect("keys are recognised, or nothing is pressed", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const recognize = CallMedia.recognizeAndWait({
        callConnectionId,
        recognizeInputType: "dtmf",
        recognizeOptions: { targetParticipant: customer, dtmfOptions: { maxTonesToCollect: 2 } }
      })
      const recognized = yield* awaited(
        program,
        recognize,
        program.cloud.tones(callConnectionId, customer, ["one", "two"])
      )
      assert.deepStrictEqual(recognized.data.dtmfResult?.tones, ["one", "two"])
      const silence = yield* Effect.flip(awaited(program, recognize))
      assert.deepInclude(silence, { _tag: "OperationFailed", code: 400, subCode: 8510 })
    })
  )

  it.effect("keys are sent, and not listened for any more", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const target = { callConnectionId, targetParticipant: customer }
      const sent = yield* awaited(program, CallMedia.sendDtmfTonesAndWait({ ...target, tones: ["one"] }))
      assert.strictEqual(sent._tag, "SendDtmfTonesCompleted")
      yield* program.run(CallMedia.startContinuousDtmfRecognition(target))
      const stopped = yield* awaited(program, CallMedia.stopContinuousDtmfRecognitionAndWait(target))
      assert.strictEqual(stopped._tag, "ContinuousDtmfRecognitionStopped")
    })
  )

  it.effect("what nobody tells any more ends with the call", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const error = yield* Effect.flip(
        awaited(
          program,
          // Nothing was listened for, and no event says so.
          CallMedia.stopContinuousDtmfRecognitionAndWait({ callConnectionId, targetParticipant: customer }),
          program.run(CallConnection.terminateCall({ callConnectionId }))
        )
      )
      assert.deepInclude(error, { _tag: "CallEnded", code: 200, subCode: 7000 })
    })
  )

  it.effect("what is not accepted is not awaited", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const error = yield* Effect.flip(
        program.run(CallMedia.holdAndWait({ callConnectionId, targetParticipant: agent }))
      )
      assert.deepInclude(error, { _tag: "CommunicationError", status: 404 })
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

describe("recordings", () => {
  it.effect("start, pause, go on and stop", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const started = yield* awaited(
        program,
        CallRecording.startRecordingAndWait({ callConnectionId, recordingStateCallbackUri: eventsUri })
      )
      const { recordingId = "" } = started.data
      const paused = yield* awaited(program, CallRecording.pauseRecordingAndWait({ recordingId }))
      const resumed = yield* awaited(program, CallRecording.resumeRecordingAndWait({ recordingId }))
      const stopped = yield* awaited(program, CallRecording.stopRecordingAndWait({ recordingId }))
      const states = [started, paused, resumed, stopped]
      assert.deepStrictEqual(
        states.map(({ data }) => data.state),
        ["active", "inactive", "active", "inactive"]
      )
      assert.strictEqual(new Set(states.map(({ id }) => id)).size, 4)
    })
  )

  it.effect("that are paused from the start are inactive", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const started = yield* awaited(
        program,
        CallRecording.startRecordingAndWait({
          callConnectionId,
          recordingStateCallbackUri: eventsUri,
          pauseOnStart: true
        })
      )
      assert.strictEqual(started.data.state, "inactive")
    })
  )
})

describe("streams", () => {
  const apiVersion = "2025-08-15-preview"
  const transportUrl = "wss://app.contoso.com/media"

  /** A call whose options ask for both streams and start neither. */
  const withStreams = (taken: boolean) =>
    Effect.gen(function* () {
      const program = yield* makeProgram({
        mediaSocket: () => (taken ? Effect.succeed(() => Effect.void) : Effect.fail("not today"))
      })
      const { data } = yield* awaited(
        program,
        CallAutomation.createCallAndWait(
          {
            targets: [customer],
            sourceCallerIdNumber,
            callbackUri: eventsUri,
            mediaStreamingOptions: { transportType: "websocket", transportUrl, audioChannelType: "mixed" },
            transcriptionOptions: { transportType: "websocket", transportUrl, locale: "en-US" },
            callIntelligenceOptions: { cognitiveServicesEndpoint: "https://contoso.cognitiveservices.azure.com/" }
          },
          { apiVersion }
        )
      )
      const { callConnectionId = "" } = data
      return { program, callConnectionId }
    })

  it.effect("begin, change and end", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* withStreams(true)
      const of = { callConnectionId }
      const tags: Array<string> = []
      const ends = (form: Effect.Effect<{ readonly _tag: string }, unknown, Clients>) =>
        Effect.map(awaited(program, form), ({ _tag }) => tags.push(_tag))
      yield* ends(CallMedia.startMediaStreamingAndWait(of, { apiVersion }))
      yield* ends(CallMedia.stopMediaStreamingAndWait(of, { apiVersion }))
      yield* ends(CallMedia.startTranscriptionAndWait(of, { apiVersion }))
      yield* ends(CallMedia.updateTranscriptionAndWait({ ...of, locale: "en-GB" }, { apiVersion }))
      yield* program.cloud.speech(callConnectionId, "+14255550123", "My order is late.")
      yield* program.advance(5_000)
      yield* ends(CallMedia.summarizeCallAndWait(of, { apiVersion }))
      yield* ends(CallMedia.stopTranscriptionAndWait(of, { apiVersion }))
      assert.deepStrictEqual(tags, [
        "MediaStreamingStarted",
        "MediaStreamingStopped",
        "TranscriptionStarted",
        "TranscriptionUpdated",
        "TranscriptionCallSummaryUpdated",
        "TranscriptionStopped"
      ])
    })
  )

  it.effect("that nobody takes are failures", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* withStreams(false)
      const of = { callConnectionId }
      const starts = [
        Effect.asVoid(awaited(program, CallMedia.startMediaStreamingAndWait(of, { apiVersion }))),
        Effect.asVoid(awaited(program, CallMedia.startTranscriptionAndWait(of, { apiVersion })))
      ]
      for (const start of starts) {
        const error = yield* Effect.flip(start)
        assert.include(error, { _tag: "OperationFailed" })
      }
    })
  )
})
