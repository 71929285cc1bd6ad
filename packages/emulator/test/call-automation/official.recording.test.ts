/** Microsoft's own client mutes, moves and records on a local cloud behind a port; its callbacks go through Microsoft's own parser. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { bob, textAt } from "./support/Rig.ts"
import { agent, codeOf, customer, official, sourceCallIdNumber, storyOf } from "./support/official.ts"

const colleague = { communicationUserId: bob }

const story = storyOf(official)

/** The callConnectionId in the events of a recording. */
const recorderOf = (recordingId: string): string =>
  textAt(JSON.parse(Buffer.from(recordingId, "base64url").toString()), "PlatformEndpointId")

describe("@azure/communication-call-automation 1.6.0", () => {
  it.live("muteParticipant", () =>
    story(async ({ application, call }) => {
      const { callConnection, id } = await call(colleague)
      const muted = await callConnection.muteParticipant(colleague, { operationContext: "mute participant" })
      assert.strictEqual(muted.operationContext, "mute participant")
      assert.strictEqual((await callConnection.getParticipant(colleague)).isMuted, true)
      await application.event(id, "ParticipantsUpdated", ({ participants }) => participants.some((one) => one.isMuted))
    })
  )

  it.live("moveParticipants: who is there, and who is not", () =>
    story(async ({ application, call }) => {
      const here = await call(customer)
      const there = await call(agent)
      const moved = await here.callConnection.moveParticipants([agent], there.id, { operationContext: "moving" })
      assert.strictEqual(moved.operationContext, "moving")
      assert.strictEqual(moved.fromCall, there.id)
      assert.deepInclude(moved.participants?.[0]?.identifier, agent)
      const succeeded = await application.event(here.id, "MoveParticipantSucceeded")
      assert.strictEqual(succeeded.operationContext, "moving")
      assert.strictEqual(succeeded.fromCall, there.id)
      assert.strictEqual(codeOf(succeeded), "200/0")
      await application.event(here.id, "ParticipantsUpdated", ({ participants }) => participants?.length === 3)
      await application.event(there.id, "CallDisconnected")

      const other = await call(agent)
      await here.callConnection.moveParticipants([{ phoneNumber: "+14255550199" }], other.id)
      assert.strictEqual(codeOf(await application.event(here.id, "MoveParticipantFailed")), "400/8558")
    })
  )

  it.live("CallRecording start by server call id, getState, pause, resume, stop", () =>
    story(async ({ application, call, client }) => {
      const { callConnection, id, serverCallId } = await call(customer)
      const recording = client.getCallRecording()
      const { recordingId, ...started } = await recording.start({
        callLocator: { id: serverCallId, kind: "serverCallLocator" },
        recordingStateCallbackEndpointUrl: application.callbackUri,
        recordingContent: "audio",
        recordingChannel: "unmixed",
        recordingFormat: "wav",
        channelAffinity: [{ channel: 0, targetParticipant: customer }]
      })
      assert.deepStrictEqual(started, { recordingKind: "azureCommunicationServices", recordingState: "inactive" })
      const states = () =>
        application.events.flatMap((event) => (event.kind === "RecordingStateChanged" ? event.state : []))
      const emitted = (count: number) =>
        application.event(recorderOf(recordingId), "RecordingStateChanged", () => states().length >= count)

      const first = await emitted(1)
      assert.strictEqual(first.recordingId, recordingId)
      assert.strictEqual(codeOf(first), "200/0")
      await application.event(recorderOf(recordingId), "RecordingStateChanged", ({ state }) => state === "active")
      assert.strictEqual((await recording.getState(recordingId)).recordingState, "active")
      await recording.pause(recordingId)
      assert.strictEqual((await recording.getState(recordingId)).recordingState, "inactive")
      await recording.resume(recordingId)
      await recording.stop(recordingId)
      await emitted(5)
      assert.deepStrictEqual(states(), ["inactive", "active", "inactive", "active", "inactive"])
      const gone: unknown = await recording.getState(recordingId).catch((error: unknown) => error)
      assert.include(gone, { statusCode: 404, code: "8522" })
      await callConnection.hangUp(true)
      await application.event(id, "CallDisconnected")
    })
  )

  it.live("CallRecording start by callConnectionId: a call that nobody answers is not recorded", () =>
    story(async ({ application, client, cloud }) => {
      // The callee declines after the request to record, however slow this machine is.
      await Effect.runPromise(cloud.setScale(0))
      const created = await client.createCall(
        { targetParticipant: { phoneNumber: "+14255550603" }, sourceCallIdNumber },
        application.callbackUri
      )
      const callConnectionId = created.callConnectionProperties.callConnectionId ?? assert.fail("no id")
      const { recordingId, recordingState } = await client.getCallRecording().start({
        callConnectionId,
        recordingStateCallbackEndpointUrl: application.callbackUri
      })
      assert.strictEqual(recordingState, "inactive")
      await Effect.runPromise(cloud.setScale(1))
      const failed = await application.event(recorderOf(recordingId), "StartRecordingFailed")
      assert.strictEqual(failed.recordingId, recordingId)
      assert.strictEqual(codeOf(failed), "400/8528")
    })
  )
})
