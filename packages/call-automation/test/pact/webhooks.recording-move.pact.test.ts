/** What the service sends of recordings and of moved participants, and that it decodes to the event meant. */
import { assert, describe, it } from "@effect/vitest"
import type { EventName } from "../../src/events.ts"
import { otherCallConnectionId, recorderId, recordingId } from "../recordings.ts"
import { agent, bot, callConnectionId, customer, serverCallId } from "../support.ts"
import { cloudEvent, instant, received, recordedTime, result } from "./event.ts"
import { regex, type State, string, uuid } from "./provider.ts"
import { someUser } from "./values.ts"

const ofRecording = (name: EventName) =>
  regex(`^calling/recordings/[\\w-]+/[\\w-]+/${name}$`, `calling/recordings/${serverCallId}/${recordingId}/${name}`)

/** An event of the recording, which names the recorder. */
const recordingEvent = (name: EventName, own: object) =>
  cloudEvent(name, own, {
    source: ofRecording(name),
    callConnectionId: uuid(recorderId),
    time: recordedTime(instant),
    // `eventSource` is recorded in 2024-09-01-preview, which no client speaks.
    apiVersion: "unsaid"
  })

describe("webhooks of a recording", () => {
  const recorded: State = { name: "a call is recorded", parameters: { recordingId } }
  const changes = [
    ["begins", "inactive", [recorded], "0001-01-01T00:00:00+00:00"],
    ["is active", "active", [recorded], instant],
    ["is paused", "inactive", [recorded, { name: "the recording is paused", parameters: { recordingId } }], instant],
    [
      "is resumed",
      "active",
      [
        recorded,
        { name: "the recording is paused", parameters: { recordingId } },
        { name: "the recording is resumed", parameters: { recordingId } }
      ],
      instant
    ],
    ["is stopped", "inactive", [recorded, { name: "the recording is stopped", parameters: { recordingId } }], instant]
  ] as const
  for (const [what, state, states, startDateTime] of changes)
    it(`decodes RecordingStateChanged of one that ${what}`, async () => {
      const own = {
        eventSource: ofRecording("RecordingStateChanged"),
        recordingId: string(recordingId),
        state,
        startDateTime: what === "begins" ? startDateTime : recordedTime(startDateTime),
        recordingKind: "azureCommunicationServices",
        ...result(200, 0, "")
      }
      const event = await received(
        `the webhook RecordingStateChanged of one that ${what}`,
        states,
        recordingEvent("RecordingStateChanged", own)
      )
      if (event._tag !== "RecordingStateChanged") return assert.fail(event._tag)
      assert.deepInclude(event.data, { recordingId, state, callConnectionId: recorderId })
      assert.strictEqual<string | undefined>(event.data.startDateTime, startDateTime)
    })

  it("decodes StartRecordingFailed", async () => {
    const own = {
      eventSource: ofRecording("StartRecordingFailed"),
      recordingId: string(recordingId),
      ...result(400, 8528, "Action failed, the call was terminated.")
    }
    const event = await received(
      "the webhook StartRecordingFailed",
      [{ name: "a recording is started of a call that is declined" }],
      recordingEvent("StartRecordingFailed", own)
    )
    if (event._tag !== "StartRecordingFailed") return assert.fail(event._tag)
    assert.deepInclude(event.data, { recordingId, callConnectionId: recorderId, serverCallId })
    assert.strictEqual(event.data.resultInformation?.subCode, 8528)
  })
})

describe("webhooks of moved participants", () => {
  const states: ReadonlyArray<State> = [
    { name: "a call is connected", parameters: { callConnectionId, participants: [customer.communicationUser.id] } },
    {
      name: "a call is connected",
      parameters: { callConnectionId: otherCallConnectionId, participants: [agent.communicationUser.id] }
    }
  ]
  const move = (participant: typeof agent): State => ({
    name: "a participant is moved",
    parameters: {
      callConnectionId,
      fromCall: otherCallConnectionId,
      participant: participant.communicationUser.id,
      operationContext: "moving participants"
    }
  })
  const outcomes = [
    ["MoveParticipantSucceeded", agent, result(200, 0, "")],
    ["MoveParticipantFailed", bot, result(400, 8558, "The participant is not in the other call.")]
  ] as const
  for (const [name, participant, information] of outcomes)
    it(`decodes ${name}`, async () => {
      const own = {
        fromCall: uuid(otherCallConnectionId),
        participant: someUser(participant),
        operationContext: "moving participants",
        ...information
      }
      const event = await received(
        `the webhook ${name}`,
        [...states, move(participant)],
        cloudEvent(name, own, { time: recordedTime(instant) })
      )
      if (event._tag !== name) return assert.fail(event._tag)
      assert.deepInclude(event.data, { fromCall: otherCallConnectionId, operationContext: "moving participants" })
      assert.deepEqual(event.data.participant, participant)
    })
})
