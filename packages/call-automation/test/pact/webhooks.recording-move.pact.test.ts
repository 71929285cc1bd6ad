/** What the service sends of recordings and of moved participants, and that it decodes to the event meant. */
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { decodeResult, type EventName } from "../../src/events.ts"
import { otherCallConnectionId, recorderId, recordingId } from "../recordings.ts"
import { agent, bot, callConnectionId, customer, serverCallId } from "../support.ts"
import { pact, regex, type State, string, uuid } from "./provider.ts"
import { someServerCallId, someUser } from "./values.ts"

const time = (example: string) => regex("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?[+]00:00$", example)
const correlationId = "7a659f11-202f-4a5d-8d0c-1c2c0e4c1d0b"
const result = (code: number, subCode: number, message: string) => ({
  resultInformation: { code, subCode, message: string(message) }
})

/** An event that names a leg or a recorder. */
const cloudEvent = (name: EventName, source: ReturnType<typeof regex>, id: string, own: object) => [
  {
    id: uuid("c3220fa3-79bd-473e-96a2-3ecb5be7d71f"),
    source,
    type: `Microsoft.Communication.${name}`,
    data: {
      ...own,
      callConnectionId: uuid(id),
      serverCallId: someServerCallId,
      correlationId: uuid(correlationId)
    },
    time: time("2025-09-01T06:35:08.5401757+00:00"),
    specversion: "1.0",
    datacontenttype: "application/json",
    subject: source
  }
]

/** Writes a message into the contract and decodes it as the application would. */
const received = async (description: string, states: ReadonlyArray<State>, content: unknown) => {
  const interaction = pact.addAsynchronousInteraction()
  for (const { name, parameters } of states) interaction.given(name, parameters)
  const done = await interaction
    .expectsToReceive(description, (message) => {
      message.withJSONContent(content)
      message.withMetadata({ contentType: "application/json" })
    })
    .executeTest(async (message) => ({ result: await Promise.resolve(decodeResult(message.contents.content)) }))
  if (done === undefined || Result.isFailure(done.result)) return assert.fail("it is no batch")
  const [event] = done.result.success
  return event ?? assert.fail("it is empty")
}

const ofRecording = (name: EventName) =>
  regex(`^calling/recordings/[\\w-]+/[\\w-]+/${name}$`, `calling/recordings/${serverCallId}/${recordingId}/${name}`)

describe("webhooks of a recording", () => {
  const recorded: State = { name: "a call is recorded", parameters: { recordingId } }
  const changes = [
    ["begins", "inactive", [recorded], "0001-01-01T00:00:00+00:00"],
    ["is active", "active", [recorded], "2025-09-01T06:35:08.5401757+00:00"],
    [
      "is paused",
      "inactive",
      [recorded, { name: "the recording is paused", parameters: { recordingId } }],
      "2025-09-01T06:35:08.5401757+00:00"
    ],
    [
      "is resumed",
      "active",
      [
        recorded,
        { name: "the recording is paused", parameters: { recordingId } },
        { name: "the recording is resumed", parameters: { recordingId } }
      ],
      "2025-09-01T06:35:08.5401757+00:00"
    ],
    [
      "is stopped",
      "inactive",
      [recorded, { name: "the recording is stopped", parameters: { recordingId } }],
      "2025-09-01T06:35:08.5401757+00:00"
    ]
  ] as const
  for (const [what, state, states, startDateTime] of changes)
    it(`decodes RecordingStateChanged of one that ${what}`, async () => {
      const own = {
        eventSource: ofRecording("RecordingStateChanged"),
        recordingId: string(recordingId),
        state,
        startDateTime: what === "begins" ? startDateTime : time(startDateTime),
        recordingKind: "azureCommunicationServices",
        ...result(200, 0, "")
      }
      const event = await received(
        `the webhook RecordingStateChanged of one that ${what}`,
        states,
        cloudEvent("RecordingStateChanged", ofRecording("RecordingStateChanged"), recorderId, own)
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
      cloudEvent("StartRecordingFailed", ofRecording("StartRecordingFailed"), recorderId, own)
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
  const source = regex("^calling/callConnections/[0-9a-f-]{36}$", `calling/callConnections/${callConnectionId}`)
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
        cloudEvent(name, source, callConnectionId, own)
      )
      if (event._tag !== name) return assert.fail(event._tag)
      assert.deepInclude(event.data, { fromCall: otherCallConnectionId, operationContext: "moving participants" })
      assert.deepEqual(event.data.participant, participant)
    })
})
