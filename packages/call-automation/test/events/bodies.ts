/** Webhook bodies as the service sends them: the envelope and the order of keys that recordings show, with documented values. */
import type { EventName } from "../../src/events.ts"
import { agent, callConnectionId, customer, invitationId, serverCallId } from "../support.ts"

const correlationId = "7a659f11-202f-4a5d-8d0c-1c2c0e4c1d0b"

/** A participant as events name one: with its raw id. */
export const named = (participant: typeof agent) => ({ rawId: participant.communicationUser.id, ...participant })

export const success = { code: 200, subCode: 0, message: "" }

/** The data of an event: its own fields, then the common ones. */
export const dataOf = (name: string, own: object, more: object = { resultInformation: success }) => ({
  ...own,
  version: "2024-09-01-preview",
  ...more,
  callConnectionId,
  serverCallId,
  correlationId,
  publicEventType: `Microsoft.Communication.${name}`
})

let count = 0

/** A CloudEvent around data; every one has its own id unless one is given. */
export const event = (name: string, data: object, more: object = {}) => ({
  id: `c3220fa3-79bd-473e-96a2-${String(count++).padStart(12, "0")}`,
  source: `calling/callConnections/${callConnectionId}`,
  type: `Microsoft.Communication.${name}`,
  data,
  time: "2025-09-01T06:35:08.5401757+00:00",
  specversion: "1.0",
  datacontenttype: "application/json",
  subject: `calling/callConnections/${callConnectionId}`,
  ...more
})

const context = { operationContext: "context" }
const ended = (code: number, subCode: number, message: string) => ({
  ...context,
  resultInformation: { code, subCode, message }
})
const streaming = (mediaStreamingStatus: string, mediaStreamingStatusDetails: string) => ({
  mediaStreamingUpdate: { contentType: "Audio", mediaStreamingStatus, mediaStreamingStatusDetails }
})
const transcription = (transcriptionStatus: string, transcriptionStatusDetails: string) => ({
  transcriptionUpdate: { transcriptionStatus, transcriptionStatusDetails }
})
const participant = named(agent)

/** The own and the further data of an event of every kind that comes to a callback. */
export const callbackData: Readonly<
  Record<
    Exclude<EventName, "IncomingCall" | "RecordingFileStatusUpdated" | "SubscriptionValidation">,
    readonly [own: object, more?: object]
  >
> = {
  CallConnected: [{}, { ...context, resultInformation: success }],
  CallDisconnected: [
    {},
    ended(
      200,
      7000,
      "Call was ended by Azure Communication Service Call Automation API or a server bot. DiagCode: 0#7000.@"
    )
  ],
  CreateCallFailed: [{}, ended(603, 0, "Call ended successfully as it was declined from callee. DiagCode: 603#0.@")],
  AnswerFailed: [{}, ended(404, 8522, "Call not found.")],
  ConnectFailed: [{}, ended(404, 8522, "Call not found.")],
  ParticipantsUpdated: [
    {
      participants: [named(customer), participant].map((identifier) => ({
        identifier,
        isMuted: false,
        isOnHold: false
      })),
      sequenceNumber: 3,
      resultInformation: success
    },
    {}
  ],
  AddParticipantSucceeded: [{ participant }, { ...context, resultInformation: success }],
  AddParticipantFailed: [{ participant }, ended(603, 0, "Declined. DiagCode: 603#0.@")],
  CancelAddParticipantSucceeded: [
    { invitationId },
    ended(487, 5234, "addParticipants failed. Underlying reason: The Call Has Been Cancelled. DiagCode: 487#5234.@")
  ],
  CancelAddParticipantFailed: [{ invitationId }, ended(404, 8558, "Participant not present.")],
  RemoveParticipantSucceeded: [{ participant }, { ...context, resultInformation: success }],
  RemoveParticipantFailed: [{ participant }, ended(404, 8558, "Participant not present.")],
  MoveParticipantSucceeded: [{ fromCall: callConnectionId, participant }],
  MoveParticipantFailed: [{ fromCall: callConnectionId, participant }, ended(404, 8522, "Call not found.")],
  CallTransferAccepted: [{ transferTarget: participant, transferee: named(customer) }],
  CallTransferFailed: [
    {},
    {
      resultInformation: {
        code: 603,
        subCode: 0,
        message: "declined",
        sipDetails: { code: 603, message: "Decline" },
        q850Details: { code: 21, message: "Call rejected" }
      }
    }
  ],
  HoldFailed: [{}, ended(400, 8535, "Action failed, file format is invalid.")],
  PlayStarted: [{}, { resultInformation: { ...success, message: "Action completed successfully." } }],
  PlayCompleted: [{}, { resultInformation: { ...success, message: "Action completed successfully." } }],
  PlayFailed: [{ failedPlaySourceIndex: 0 }, ended(400, 8535, "Action failed, file format is invalid.")],
  PlayCanceled: [{}, ended(400, 8508, "Action failed, the operation was cancelled.")],
  RecognizeCompleted: [
    {
      recognitionType: "speech",
      speechResult: { speech: "yes, please", confidence: 0.87 }
    }
  ],
  RecognizeFailed: [{ failedPlaySourceIndex: 0 }, ended(400, 8510, "Action failed, initial silence timeout reached.")],
  RecognizeCanceled: [{}, ended(400, 8508, "Action failed, the operation was cancelled.")],
  ContinuousDtmfRecognitionToneReceived: [{ sequenceId: 1, tone: "pound" }],
  ContinuousDtmfRecognitionToneFailed: [{}, ended(500, 9999, "Unknown internal server error.")],
  ContinuousDtmfRecognitionStopped: [{}],
  SendDtmfTonesCompleted: [{}],
  SendDtmfTonesFailed: [{}, ended(500, 9999, "Unknown internal server error.")],
  MediaStreamingStarted: [streaming("mediaStreamingStarted", "subscriptionStarted")],
  MediaStreamingStopped: [streaming("mediaStreamingStopped", "subscriptionStopped")],
  MediaStreamingFailed: [streaming("mediaStreamingFailed", "initialWebSocketConnectionFailed")],
  TranscriptionStarted: [transcription("transcriptionStarted", "subscriptionStarted")],
  TranscriptionUpdated: [transcription("transcriptionUpdated", "transcriptionLocaleUpdated")],
  TranscriptionStopped: [transcription("transcriptionStopped", "subscriptionStopped")],
  TranscriptionFailed: [transcription("transcriptionFailed", "speechServicesConnectionError")],
  TranscriptionCallSummaryUpdated: [transcription("callSummaryUpdated", "callSummarySuccess")],
  RecordingStateChanged: [
    {
      eventSource: `calling/recordings/${serverCallId}/eyJQ/RecordingStateChanged`,
      recordingId: "eyJQ",
      state: "active",
      startDateTime: "2025-09-01T06:35:08.5401757+00:00",
      recordingKind: "azureCommunicationServices",
      resultInformation: success
    },
    {}
  ],
  StartRecordingFailed: [{ recordingId: "eyJQ" }, ended(500, 9999, "Unknown internal server error.")]
}

/** The data of an incoming call, as recorded: no customContext, no name. */
export const incomingCall = {
  to: named(agent),
  from: { rawId: "4:+14255550123", kind: "phoneNumber", phoneNumber: { value: "+14255550123" } },
  serverCallId,
  callerDisplayName: "",
  incomingCallContext: "eyJhbGciOiJub25lIn0.opaque.",
  correlationId
}

/** An event in Event Grid's own envelope. */
export const gridEvent = (eventType: string, data: object) => ({
  id: "d57a5e0a-5d2c-4f0d-9a6a-6f3a3c1a2b11",
  topic: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Communication/communicationServices/contoso",
  subject: "/caller/4:+14255550123/recipient/8:acs:contoso",
  data,
  eventType,
  dataVersion: "1.0",
  metadataVersion: "1",
  eventTime: "2025-09-01T06:35:08.5401757Z"
})

/** A participant was removed. */
export const removed = (operationContext: string | undefined, participant = agent) =>
  event(
    "RemoveParticipantSucceeded",
    dataOf(
      "RemoveParticipantSucceeded",
      { participant: named(participant) },
      { ...(operationContext === undefined ? {} : { operationContext }), resultInformation: success }
    )
  )
/** A participant could not be removed; the text names a number. */
export const notRemoved = (operationContext: string) =>
  event(
    "RemoveParticipantFailed",
    dataOf(
      "RemoveParticipantFailed",
      { participant: named(agent) },
      { operationContext, resultInformation: { code: 404, subCode: 8558, message: "4:+14255550123 is not here" } }
    )
  )
/** The leg has ended. */
export const disconnected = () =>
  event(
    "CallDisconnected",
    dataOf("CallDisconnected", {}, { resultInformation: { code: 200, subCode: 7000, message: "ended" } })
  )
/** A roster of one customer. */
export const roster = (sequenceNumber: number, isOnHold = false) =>
  event(
    "ParticipantsUpdated",
    dataOf("ParticipantsUpdated", {
      participants: [{ identifier: named(customer), isMuted: false, isOnHold }],
      sequenceNumber
    })
  )
