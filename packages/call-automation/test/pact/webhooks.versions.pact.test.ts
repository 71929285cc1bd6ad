/** What the service tells an application that speaks an older version: the members that came later are not there. */
import { assert, describe, it } from "@effect/vitest"
import type { ApiVersion } from "../../src/ApiVersion.ts"
import type { EventName } from "../../src/events.ts"
import { recorderId, recordingId } from "../recordings.ts"
import { agent, callConnectionId, customer, invitationId, serverCallId } from "../support.ts"
import { cloudEvent, instant, received, recordedTime, result } from "./event.ts"
import { connected, eachLike, integer, regex, type State, string, uuid } from "./provider.ts"
import { someUser } from "./values.ts"

const operationContext = "an older version"

interface Form {
  readonly name: EventName
  /** The newest version of this form. */
  readonly apiVersion: ApiVersion
  readonly states: ReadonlyArray<State>
  readonly own: object
  /** Members of newer versions. */
  readonly lacks: ReadonlyArray<string>
}

const during = (name: string): ReadonlyArray<State> => [
  connected,
  { name, parameters: { callConnectionId, participant: customer.communicationUser.id, operationContext } }
]
const alone: State = {
  name: "a call is connected",
  parameters: { callConnectionId, participants: [customer.communicationUser.id] }
}
const beforeResults = { apiVersion: "2024-06-15-preview", lacks: ["resultInformation"] } as const

const forms: ReadonlyArray<Form> = [
  {
    ...beforeResults,
    name: "CallConnected",
    states: [{ name: "the leg is connected", parameters: { callConnectionId, operationContext } }],
    own: { operationContext }
  },
  {
    ...beforeResults,
    name: "ParticipantsUpdated",
    states: [{ name: "the roster is told", parameters: { callConnectionId } }],
    own: {
      participants: eachLike({ identifier: someUser(customer), isMuted: false, isOnHold: false }),
      sequenceNumber: integer(1)
    }
  },
  {
    ...beforeResults,
    name: "CallDisconnected",
    states: [connected, { name: "the application hangs up for everybody", parameters: { callConnectionId } }],
    own: {}
  },
  {
    ...beforeResults,
    name: "CancelAddParticipantSucceeded",
    states: [
      {
        name: "an invitation is pending",
        parameters: { callConnectionId, invitationId, participant: agent.communicationUser.id }
      },
      { name: "the invitation is cancelled", parameters: { operationContext } }
    ],
    own: { invitationId: uuid(invitationId), operationContext }
  },
  { ...beforeResults, name: "PlayCanceled", states: during("a prompt is cancelled"), own: { operationContext } },
  {
    ...beforeResults,
    name: "RecognizeCanceled",
    states: during("a recognition is cancelled"),
    own: { operationContext }
  },
  {
    name: "CallTransferAccepted",
    apiVersion: "2023-03-06",
    states: [alone, { name: "the transfer is accepted", parameters: { operationContext } }],
    own: { operationContext, ...result(200, 0, "") },
    lacks: ["transferTarget", "transferee"]
  },
  {
    name: "PlayFailed",
    apiVersion: "2024-04-15",
    states: during("a prompt cannot be decoded"),
    own: { operationContext, ...result(400, 8535, "Action failed, file format is invalid.") },
    lacks: ["failedPlaySourceIndex"]
  },
  {
    name: "RecognizeFailed",
    apiVersion: "2024-04-15",
    states: during("a prompt of a recognition cannot be decoded"),
    own: { operationContext, ...result(400, 8535, "Action failed, file format is invalid.") },
    lacks: ["failedPlaySourceIndex"]
  },
  {
    name: "RecognizeCompleted",
    apiVersion: "2023-03-06",
    states: during("a participant presses as many keys as are wanted"),
    own: {
      recognitionType: "dtmf",
      dtmfResult: { tones: ["five", "pound"] },
      operationContext,
      ...result(200, 8531, "Action completed, max digits received.")
    },
    lacks: ["choiceResult", "speechResult"]
  }
]

const spoken = (apiVersion: ApiVersion): State => ({
  name: "the application speaks an api-version",
  parameters: { apiVersion }
})

describe("webhooks of older versions", () => {
  for (const { apiVersion, lacks, name, own, states } of forms)
    it(`decodes ${name} of ${apiVersion}`, async () => {
      const event = await received(
        `the webhook ${name} of ${apiVersion}`,
        [spoken(apiVersion), ...states],
        cloudEvent(name, own, { apiVersion })
      )
      if (event._tag !== name) return assert.fail(event._tag)
      assert.deepInclude(event.data, { callConnectionId, serverCallId, version: apiVersion })
      assert.doesNotHaveAnyKeys(event.data, [...lacks])
    })
})

/** The data of an event whose version does not name the call. */
const withoutCall = (data: object) =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== "serverCallId"))

describe("webhooks of recordings of older versions", () => {
  const ofRecording = (name: EventName) =>
    regex(`^calling/recordings/[\\w-]+/[\\w-]+/${name}$`, `calling/recordings/${serverCallId}/${recordingId}/${name}`)
  const about = (name: EventName, apiVersion: ApiVersion) => ({
    source: ofRecording(name),
    callConnectionId: uuid(recorderId),
    time: recordedTime(instant),
    apiVersion
  })

  const active = { recordingId: string(recordingId), state: "active", startDateTime: recordedTime(instant) }
  const older = [
    ["2023-10-15", active],
    ["2024-06-15-preview", { ...active, recordingKind: "azureCommunicationServices" }]
  ] as const
  for (const [apiVersion, own] of older)
    it(`decodes RecordingStateChanged of ${apiVersion}`, async () => {
      const event = await received(
        `the webhook RecordingStateChanged of ${apiVersion}`,
        [spoken(apiVersion), { name: "a call is recorded", parameters: { recordingId } }],
        cloudEvent("RecordingStateChanged", own, about("RecordingStateChanged", apiVersion))
      )
      if (event._tag !== "RecordingStateChanged") return assert.fail(event._tag)
      assert.deepInclude(event.data, { recordingId, state: "active", version: apiVersion })
      assert.doesNotHaveAnyKeys(event.data, ["resultInformation"])
      assert.strictEqual("recordingKind" in event.data, "recordingKind" in own)
    })

  it("decodes StartRecordingFailed of 2025-05-15", async () => {
    const event = await received(
      "the webhook StartRecordingFailed of 2025-05-15",
      [spoken("2025-05-15"), { name: "a recording is started of a call that is declined" }],
      cloudEvent(
        "StartRecordingFailed",
        { recordingId: string(recordingId) },
        about("StartRecordingFailed", "2025-05-15")
      ).map((event) => ({ ...event, data: withoutCall(event.data) }))
    )
    if (event._tag !== "StartRecordingFailed") return assert.fail(event._tag)
    assert.deepInclude(event.data, { recordingId, callConnectionId: recorderId })
    assert.doesNotHaveAnyKeys(event.data, ["serverCallId", "operationContext", "resultInformation"])
  })
})
