/** Functions of Graph that also wait for the end of what they begin, on the local cloud, in both APIs. */
import * as Call from "@effect-comms/graph-calls/Call"
import * as Participant from "@effect-comms/graph-calls/Participant"
import { createCallNotifications, createGraphCalls } from "@effect-comms/graph-calls/promise"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as LocalCloud from "../../src/Emulator.ts"
import { application, fetchOf, makeProgram, notificationsUri, type Program } from "./support/Program.ts"
import { graphCall, prompt } from "./support/scenes.ts"
import { within } from "./support/turns.ts"

const { tenantId } = application

/** A meeting with the application and two users; gives the call and a participant. */
const meeting = (program: Program) =>
  Effect.gen(function* () {
    const { id, myParticipantId } = yield* Call.create({
      callbackUri: notificationsUri,
      tenantId,
      requestedModalities: ["audio"],
      mediaConfig: {},
      meetingInfo: { joinMeetingId: "1" }
    })
    yield* program.advance(1_000)
    yield* program.cloud.graphLobby(id, "wait", "8:orgid:user")
    yield* program.cloud.graphLobby(id, "admit", "8:orgid:user")
    const roster = yield* Stream.runCollect(Participant.list({ callId: id }))
    return { callId: id, participantId: roster.find((one) => one.id !== myParticipantId)?.id ?? "" }
  }).pipe(program.run)

describe("on the local cloud", () => {
  it.effect("a prompt is played, tones are sent and listened for, a recording ends with its stop tone", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const id = yield* graphCall(program)
      const played = yield* within(program, 2, program.run(Call.playPromptAndWait({ id, prompts: [prompt(500)] })))
      assert.deepInclude(played, { "@odata.type": "#microsoft.graph.playPromptOperation", status: "completed" })
      const heard = yield* within(program, 1, program.run(Call.subscribeToToneAndWait({ id })))
      assert.strictEqual(heard.status, "completed")
      const sent = yield* within(program, 2, program.run(Call.sendDtmfTonesAndWait({ id, tones: ["tone1"] })))
      assert.strictEqual(sent.completionReason, "completedSuccessfully")
      const recorded = yield* within(
        program,
        8,
        program.run(Call.recordResponseAndWait({ id, playBeep: false, maxRecordDurationInSeconds: 2 }))
      )
      assert.strictEqual(recorded.completionReason, "maxRecordDurationReached")
    }).pipe(Effect.scoped)
  )

  it.effect("in a meeting somebody is invited, muted, put on hold and brought back; who declines fails it", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const { callId, participantId } = yield* meeting(program)
      const invite = (id: string) =>
        program.run(Participant.inviteAndWait({ callId, participants: [{ identity: { user: { id } } }] }))
      assert.strictEqual((yield* within(program, 2, invite("colleague"))).status, "completed")
      const declined = yield* within(program, 3, Effect.flip(invite("00000000-0000-4000-8000-000000000603")))
      assert.strictEqual(declined._tag, "OperationFailed")
      for (const act of [Participant.muteAndWait, Participant.startHoldMusicAndWait, Participant.stopHoldMusicAndWait])
        assert.strictEqual((yield* within(program, 2, program.run(act({ callId, participantId })))).status, "completed")
      const beta = { apiVersion: "beta" } as const
      assert.strictEqual(
        (yield* within(program, 2, program.run(Call.startRecordingAndWait({ id: callId }, beta)))).status,
        "completed"
      )
    }).pipe(Effect.scoped)
  )

  it.effect(
    "a prompt that is cancelled fails so, one whose call ends with it, and one whose answer is lost ends all the same",
    () =>
      Effect.gen(function* () {
        const program = yield* makeProgram()
        const id = yield* graphCall(program)
        const play = (millis: number) => program.run(Call.playPromptAndWait({ id, prompts: [prompt(millis)] }))
        yield* program.cloud.fault({ kind: "reset-after", path: "/playPrompt" })
        assert.strictEqual((yield* within(program, 3, play(500))).status, "completed")
        assert.strictEqual(yield* program.count("state", "Graph call playPromptOperation accepted"), 1)
        const [cancelled] = yield* within(
          program,
          3,
          Effect.all(
            [Effect.flip(play(60_000)), Effect.delay(program.run(Call.cancelMediaProcessingAndWait({ id })), 1_000)],
            {
              concurrency: "unbounded"
            }
          )
        )
        assert.strictEqual(cancelled._tag, "OperationCancelled")
        const [ended] = yield* within(
          program,
          5,
          Effect.all([Effect.flip(play(60_000)), Effect.delay(program.run(Call.delete({ id })), 1_000)], {
            concurrency: "unbounded"
          })
        )
        assert.strictEqual(ended._tag, "CallEnded")
      }).pipe(Effect.scoped)
  )

  it.effect("the same as promises", () =>
    Effect.gen(function* () {
      let arrive: (request: LocalCloud.Delivered) => Promise<unknown> = () => Promise.resolve()
      const cloud = yield* LocalCloud.make({
        deliver: (request) =>
          Effect.as(
            Effect.promise(() => arrive(request)),
            { status: 202 }
          )
      })
      const { origin, transport } = cloud
      const notifications = createCallNotifications({ clientId: application.clientId, fetch: fetchOf(cloud) })
      yield* Effect.addFinalizer(() => Effect.promise(() => notifications.close()))
      arrive = ({ body }) => notifications.receiveTrusted(body)
      const { call } = createGraphCalls({ ...application, endpoint: origin, transport, notifications })
      const advance = (millis: number) => Effect.runPromise(cloud.advance(millis))
      yield* Effect.promise(async () => {
        const { id } = await call.create({
          callbackUri: notificationsUri,
          targets: [{ identity: { user: { id: "550fae72-d251-43ec-868c-373732c2704f" } } }],
          requestedModalities: ["audio"],
          mediaConfig: {}
        })
        await advance(1_000)
        const playing = call.playPromptAndWait({ id, prompts: [prompt(500)] })
        await advance(2_000)
        assert.strictEqual((await playing).status, "completed")
        const late = call
          .playPromptAndWait({ id, prompts: [prompt(60_000)] }, { waitMillis: 1 })
          .catch((error) => error)
        assert.strictEqual((await late)._tag, "OutcomeTimeout")
      })
    }).pipe(Effect.scoped)
  )
})
