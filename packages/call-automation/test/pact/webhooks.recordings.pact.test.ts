/** The webhooks of recordings, which name the recorder. */
import { regex, uuid } from "@effect-comms/core/test/contract/Matching.ts"
import { timeHasPassed } from "@effect-comms/core/test/contract/ProviderState.ts"
import { recorderId, recordingId } from "../recordings.ts"
import { connected, connectedWith, decliner, ringingAt } from "../scenarios/given.ts"
import { recorded, paused, recordingStarted, startedByServerCallId } from "../scenarios/givenRecordings.ts"
import { agent, callConnectionId, customer, serverCallId } from "../support.ts"
import { describeWebhooks, done, result, type Webhook } from "./webhook.ts"

const awhile = timeHasPassed(5000)
const sourceOf = (name: Webhook["name"]) => `calling/recordings/${serverCallId}/${recordingId}/${name}`
const recordedTime = regex(
  "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?[+]00:00$",
  "2025-09-01T06:35:08.5401757+00:00"
)
const ids = { callConnectionId: uuid(recorderId) }

/** A change of the state of the recording. */
const changed = (
  of: string,
  given: Webhook["given"],
  state: string,
  count: number,
  startDateTime: unknown = recordedTime
): Webhook => ({
  name: "RecordingStateChanged",
  of,
  given,
  own: {
    eventSource: sourceOf("RecordingStateChanged"),
    recordingId,
    state,
    startDateTime,
    recordingKind: "azureCommunicationServices",
    ...result(200, 0, "")
  },
  ids,
  source: sourceOf("RecordingStateChanged"),
  // `eventSource` is recorded in 2024-09-01-preview, which no client speaks.
  apiVersion: "unsaid",
  count
})

const active = { recordingId, state: "active", startDateTime: recordedTime }

/** A call that nobody takes, whose recording was to begin when it is connected. */
const declined = (apiVersion: string): Webhook["given"] => [
  ringingAt(decliner, apiVersion),
  done(
    "startRecording",
    { callLocator: undefined, callConnectionId },
    { apiVersion, status: 202, body: { recordingId } }
  ),
  awhile
]

describeWebhooks([
  changed("of one that begins", [connected, recordingStarted, awhile], "inactive", 1, "0001-01-01T00:00:00+00:00"),
  changed("of one that is active", recorded, "active", 1),
  changed("of one that is paused", [...paused, awhile], "inactive", 2),
  changed("of one that is resumed", [...paused, awhile, done("resumeRecording"), awhile], "active", 2),
  changed("of one that is stopped", [...recorded, done("stopRecording"), awhile], "inactive", 2),
  {
    name: "RecordingStateChanged",
    of: "of 2023-10-15",
    apiVersion: "2023-10-15",
    given: [connectedWith([customer, agent]), startedByServerCallId("2023-10-15"), awhile],
    own: active,
    ids,
    source: sourceOf("RecordingStateChanged"),
    lacks: ["resultInformation", "recordingKind"]
  },
  {
    name: "RecordingStateChanged",
    of: "of 2024-06-15-preview",
    apiVersion: "2024-06-15-preview",
    given: [connectedWith([customer, agent]), startedByServerCallId("2024-06-15-preview"), awhile],
    own: { ...active, recordingKind: "azureCommunicationServices" },
    ids,
    source: sourceOf("RecordingStateChanged"),
    lacks: ["resultInformation"]
  },
  {
    name: "StartRecordingFailed",
    given: declined("2026-03-12"),
    own: {
      eventSource: regex("^calling/recordings/[\\w-]+/[\\w-]+/StartRecordingFailed$", sourceOf("StartRecordingFailed")),
      recordingId,
      ...result(400, 8528, "Action failed, the call was terminated.")
    },
    ids: { ...ids, serverCallId: regex("^[\\w-]+$", serverCallId) },
    source: regex("^calling/recordings/[\\w-]+/[\\w-]+/StartRecordingFailed$", sourceOf("StartRecordingFailed")),
    apiVersion: "unsaid"
  },
  {
    name: "StartRecordingFailed",
    of: "of 2025-05-15",
    apiVersion: "2025-05-15",
    given: declined("2025-05-15"),
    own: { recordingId },
    ids: { ...ids, serverCallId: undefined },
    source: regex("^calling/recordings/[\\w-]+/[\\w-]+/StartRecordingFailed$", sourceOf("StartRecordingFailed")),
    lacks: ["serverCallId", "operationContext", "resultInformation"]
  }
])
