// Written by `pnpm derive` from the declarations of this package.
import * as ClientOperation from "@effect-comms/core/internal/ClientOperation"
import * as Codec from "@effect-comms/core/internal/Codec"
import { ApiVersions, service } from "../ApiVersion.ts"
import * as codecs from "./codecs.ts"
import type {
  AddParticipantInput,
  AddParticipantResponse,
  AnswerCallInput,
  CallConnectionProperties,
  CallParticipant,
  CancelAddParticipantInput,
  CancelAddParticipantResponse,
  CancelAllMediaOperationsInput,
  ConnectInput,
  CreateCallInput,
  GetCallInput,
  GetParticipantInput,
  GetParticipantsInput,
  GetParticipantsResponse,
  GetRecordingPropertiesInput,
  HangupCallInput,
  HoldInput,
  MoveParticipantsInput,
  MoveParticipantsResponse,
  MuteParticipantsInput,
  MuteParticipantsResult,
  PauseRecordingInput,
  PlayInput,
  RecognizeInput,
  RecordingStateResponse,
  RedirectCallInput,
  RejectCallInput,
  RemoveParticipantInput,
  RemoveParticipantResponse,
  ResumeRecordingInput,
  SendDtmfTonesInput,
  SendDtmfTonesResult,
  StartContinuousDtmfRecognitionInput,
  StartMediaStreamingInput,
  StartRecordingInput,
  StartTranscriptionInput,
  StopContinuousDtmfRecognitionInput,
  StopMediaStreamingInput,
  StopRecordingInput,
  StopTranscriptionInput,
  SummarizeCallInput,
  TerminateCallInput,
  TransferCallResponse,
  TransferToParticipantInput,
  UnholdInput,
  UpdateTranscriptionInput
} from "./models.ts"

export const addParticipant = /* @__PURE__ */ ClientOperation.make<AddParticipantInput, AddParticipantResponse>(() => ({
  id: "CallConnection_AddParticipant",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}/participants:add",
  versions: ApiVersions.all,
  retry: "repeatable",
  repeatability: "pair",
  params: codecs.CallConnectionPath,
  payload: codecs.AddParticipantRequest,
  success: { 202: codecs.AddParticipantResponse }
}))

export const answerCall = /* @__PURE__ */ ClientOperation.make<AnswerCallInput, CallConnectionProperties>(() => ({
  id: "AnswerCall",
  service,
  method: "POST",
  path: "/calling/callConnections:answer",
  versions: ApiVersions.all,
  retry: "claimed",
  repeatability: "pair",
  payload: codecs.AnswerCallRequest,
  success: { 200: codecs.CallConnectionProperties }
}))

export const cancelAddParticipant = /* @__PURE__ */ ClientOperation.make<
  CancelAddParticipantInput,
  CancelAddParticipantResponse
>(() => ({
  id: "CallConnection_CancelAddParticipant",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}/participants:cancelAddParticipant",
  versions: ApiVersions.from("2023-10-15"),
  retry: "repeatable",
  repeatability: "pair",
  params: codecs.CallConnectionPath,
  payload: codecs.CancelAddParticipantRequest,
  success: { 202: codecs.CancelAddParticipantResponse }
}))

export const cancelAllMediaOperations = /* @__PURE__ */ ClientOperation.make<CancelAllMediaOperationsInput, void>(
  () => ({
    id: "CallMedia_CancelAllMediaOperations",
    service,
    method: "POST",
    path: "/calling/callConnections/{callConnectionId}:cancelAllMediaOperations",
    versions: ApiVersions.all,
    retry: "once",
    params: codecs.CallConnectionPath,
    success: { 202: undefined }
  })
)

export const connect = /* @__PURE__ */ ClientOperation.make<ConnectInput, CallConnectionProperties>(() => ({
  id: "Connect",
  service,
  method: "POST",
  path: "/calling/callConnections:connect",
  versions: ApiVersions.from("2024-06-15-preview"),
  retry: "claimed",
  repeatability: "pair",
  payload: codecs.ConnectRequest,
  success: { 200: codecs.CallConnectionProperties }
}))

export const createCall = /* @__PURE__ */ ClientOperation.make<CreateCallInput, CallConnectionProperties>(() => ({
  id: "CreateCall",
  service,
  method: "POST",
  path: "/calling/callConnections",
  versions: ApiVersions.all,
  retry: "claimed",
  repeatability: "pair",
  payload: codecs.CreateCallRequest,
  success: { 201: codecs.CallConnectionProperties }
}))

export const getCall = /* @__PURE__ */ ClientOperation.make<GetCallInput, CallConnectionProperties>(() => ({
  id: "CallConnection_GetCall",
  service,
  method: "GET",
  path: "/calling/callConnections/{callConnectionId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: codecs.CallConnectionPath,
  success: { 200: codecs.CallConnectionProperties }
}))

export const getParticipant = /* @__PURE__ */ ClientOperation.make<GetParticipantInput, CallParticipant>(() => ({
  id: "CallConnection_GetParticipant",
  service,
  method: "GET",
  path: "/calling/callConnections/{callConnectionId}/participants/{participantRawId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Codec.struct("object", () => ({
    callConnectionId: Codec.required(Codec.named("CallConnectionId", Codec.text)),
    participantRawId: Codec.required(Codec.text)
  })),
  success: { 200: codecs.CallParticipant }
}))

export const getParticipants = /* @__PURE__ */ ClientOperation.make<GetParticipantsInput, GetParticipantsResponse>(
  () => ({
    id: "CallConnection_GetParticipants",
    service,
    method: "GET",
    path: "/calling/callConnections/{callConnectionId}/participants",
    versions: ApiVersions.all,
    retry: "safe",
    params: codecs.CallConnectionPath,
    success: { 200: codecs.GetParticipantsResponse }
  })
)

export const getRecordingProperties = /* @__PURE__ */ ClientOperation.make<
  GetRecordingPropertiesInput,
  RecordingStateResponse
>(() => ({
  id: "CallRecording_GetRecordingProperties",
  service,
  method: "GET",
  path: "/calling/recordings/{recordingId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: codecs.RecordingPath,
  success: { 200: codecs.RecordingStateResponse }
}))

export const hangupCall = /* @__PURE__ */ ClientOperation.make<HangupCallInput, void>(() => ({
  id: "CallConnection_HangupCall",
  service,
  method: "DELETE",
  path: "/calling/callConnections/{callConnectionId}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: codecs.CallConnectionPath,
  success: { 204: undefined }
}))

export const hold = /* @__PURE__ */ ClientOperation.make<HoldInput, void>(() => ({
  id: "CallMedia_Hold",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:hold",
  versions: ApiVersions.from("2024-06-15-preview"),
  retry: "once",
  params: codecs.CallConnectionPath,
  payload: codecs.HoldRequest,
  success: { 200: undefined }
}))

export const moveParticipants = /* @__PURE__ */ ClientOperation.make<MoveParticipantsInput, MoveParticipantsResponse>(
  () => ({
    id: "CallConnection_MoveParticipants",
    service,
    method: "POST",
    path: "/calling/callConnections/{callConnectionId}/participants:moveHere",
    versions: ApiVersions.from("2025-08-15-preview"),
    retry: "repeatable",
    repeatability: "pair",
    params: codecs.CallConnectionPath,
    payload: codecs.MoveParticipantsRequest,
    success: { 202: codecs.MoveParticipantsResponse }
  })
)

export const muteParticipants = /* @__PURE__ */ ClientOperation.make<MuteParticipantsInput, MuteParticipantsResult>(
  () => ({
    id: "CallConnection_Mute",
    service,
    method: "POST",
    path: "/calling/callConnections/{callConnectionId}/participants:mute",
    versions: ApiVersions.from("2023-10-15"),
    retry: "repeatable",
    repeatability: "pair",
    params: codecs.CallConnectionPath,
    payload: codecs.MuteParticipantsRequest,
    success: { 200: codecs.MuteParticipantsResult }
  })
)

export const pauseRecording = /* @__PURE__ */ ClientOperation.make<PauseRecordingInput, void>(() => ({
  id: "CallRecording_PauseRecording",
  service,
  method: "POST",
  path: "/calling/recordings/{recordingId}:pause",
  versions: ApiVersions.all,
  retry: "once",
  params: codecs.RecordingPath,
  success: { 202: undefined }
}))

export const play = /* @__PURE__ */ ClientOperation.make<PlayInput, void>(() => ({
  id: "CallMedia_Play",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:play",
  versions: ApiVersions.all,
  retry: "once",
  params: codecs.CallConnectionPath,
  payload: codecs.PlayRequest,
  success: { 202: undefined }
}))

export const recognize = /* @__PURE__ */ ClientOperation.make<RecognizeInput, void>(() => ({
  id: "CallMedia_Recognize",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:recognize",
  versions: ApiVersions.all,
  retry: "once",
  params: codecs.CallConnectionPath,
  payload: codecs.RecognizeRequest,
  success: { 202: undefined }
}))

export const redirectCall = /* @__PURE__ */ ClientOperation.make<RedirectCallInput, void>(() => ({
  id: "RedirectCall",
  service,
  method: "POST",
  path: "/calling/callConnections:redirect",
  versions: ApiVersions.all,
  retry: "claimed",
  repeatability: "pair",
  payload: codecs.RedirectCallRequest,
  success: { 204: undefined }
}))

export const rejectCall = /* @__PURE__ */ ClientOperation.make<RejectCallInput, void>(() => ({
  id: "RejectCall",
  service,
  method: "POST",
  path: "/calling/callConnections:reject",
  versions: ApiVersions.all,
  retry: "claimed",
  repeatability: "pair",
  payload: codecs.RejectCallRequest,
  success: { 204: undefined }
}))

export const removeParticipant = /* @__PURE__ */ ClientOperation.make<
  RemoveParticipantInput,
  RemoveParticipantResponse
>(() => ({
  id: "CallConnection_RemoveParticipant",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}/participants:remove",
  versions: ApiVersions.all,
  retry: "repeatable",
  repeatability: "pair",
  params: codecs.CallConnectionPath,
  payload: codecs.RemoveParticipantRequest,
  success: { 202: codecs.RemoveParticipantResponse }
}))

export const resumeRecording = /* @__PURE__ */ ClientOperation.make<ResumeRecordingInput, void>(() => ({
  id: "CallRecording_ResumeRecording",
  service,
  method: "POST",
  path: "/calling/recordings/{recordingId}:resume",
  versions: ApiVersions.all,
  retry: "once",
  params: codecs.RecordingPath,
  success: { 202: undefined }
}))

export const sendDtmfTones = /* @__PURE__ */ ClientOperation.make<SendDtmfTonesInput, SendDtmfTonesResult>(() => ({
  id: "CallMedia_SendDtmfTones",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:sendDtmfTones",
  versions: ApiVersions.from("2023-10-15"),
  retry: "repeatable",
  repeatability: "pair",
  params: codecs.CallConnectionPath,
  payload: codecs.SendDtmfTonesRequest,
  success: { 202: codecs.SendDtmfTonesResult }
}))

export const startContinuousDtmfRecognition = /* @__PURE__ */ ClientOperation.make<
  StartContinuousDtmfRecognitionInput,
  void
>(() => ({
  id: "CallMedia_StartContinuousDtmfRecognition",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:startContinuousDtmfRecognition",
  versions: ApiVersions.from("2023-10-15"),
  retry: "once",
  params: codecs.CallConnectionPath,
  payload: codecs.ContinuousDtmfRecognitionRequest,
  success: { 200: undefined }
}))

export const startMediaStreaming = /* @__PURE__ */ ClientOperation.make<StartMediaStreamingInput, void>(() => ({
  id: "CallMedia_StartMediaStreaming",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:startMediaStreaming",
  versions: ApiVersions.only("2024-06-15-preview", "2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12"),
  retry: "once",
  params: codecs.CallConnectionPath,
  payload: codecs.StartMediaStreamingRequest,
  success: { 202: undefined }
}))

export const startRecording = /* @__PURE__ */ ClientOperation.make<StartRecordingInput, RecordingStateResponse>(() => ({
  id: "CallRecording_StartRecording",
  service,
  method: "POST",
  path: "/calling/recordings",
  versions: ApiVersions.all,
  retry: "repeatable",
  repeatability: "pair",
  payload: codecs.StartCallRecordingRequest,
  success: { 200: codecs.RecordingStateResponse, 202: codecs.RecordingStateResponse }
}))

export const startTranscription = /* @__PURE__ */ ClientOperation.make<StartTranscriptionInput, void>(() => ({
  id: "CallMedia_StartTranscription",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:startTranscription",
  versions: ApiVersions.only("2024-06-15-preview", "2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12"),
  retry: "once",
  params: codecs.CallConnectionPath,
  payload: codecs.StartTranscriptionRequest,
  success: { 202: undefined }
}))

export const stopContinuousDtmfRecognition = /* @__PURE__ */ ClientOperation.make<
  StopContinuousDtmfRecognitionInput,
  void
>(() => ({
  id: "CallMedia_StopContinuousDtmfRecognition",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:stopContinuousDtmfRecognition",
  versions: ApiVersions.from("2023-10-15"),
  retry: "once",
  params: codecs.CallConnectionPath,
  payload: codecs.ContinuousDtmfRecognitionRequest,
  success: { 200: undefined }
}))

export const stopMediaStreaming = /* @__PURE__ */ ClientOperation.make<StopMediaStreamingInput, void>(() => ({
  id: "CallMedia_StopMediaStreaming",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:stopMediaStreaming",
  versions: ApiVersions.only("2024-06-15-preview", "2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12"),
  retry: "once",
  params: codecs.CallConnectionPath,
  payload: codecs.StopMediaStreamingRequest,
  success: { 202: undefined }
}))

export const stopRecording = /* @__PURE__ */ ClientOperation.make<StopRecordingInput, void>(() => ({
  id: "CallRecording_StopRecording",
  service,
  method: "DELETE",
  path: "/calling/recordings/{recordingId}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: codecs.RecordingPath,
  success: { 204: undefined }
}))

export const stopTranscription = /* @__PURE__ */ ClientOperation.make<StopTranscriptionInput, void>(() => ({
  id: "CallMedia_StopTranscription",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:stopTranscription",
  versions: ApiVersions.only("2024-06-15-preview", "2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12"),
  retry: "once",
  params: codecs.CallConnectionPath,
  payload: codecs.StopTranscriptionRequest,
  success: { 202: undefined }
}))

export const summarizeCall = /* @__PURE__ */ ClientOperation.make<SummarizeCallInput, void>(() => ({
  id: "CallMedia_SummarizeCall",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:summarizeCall",
  versions: ApiVersions.only("2025-08-15-preview"),
  retry: "once",
  params: codecs.CallConnectionPath,
  payload: codecs.SummarizeCallRequest,
  success: { 202: undefined }
}))

export const terminateCall = /* @__PURE__ */ ClientOperation.make<TerminateCallInput, void>(() => ({
  id: "CallConnection_TerminateCall",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:terminate",
  versions: ApiVersions.all,
  retry: "repeatable",
  repeatability: "pair",
  params: codecs.CallConnectionPath,
  success: { 204: undefined }
}))

export const transferToParticipant = /* @__PURE__ */ ClientOperation.make<
  TransferToParticipantInput,
  TransferCallResponse
>(() => ({
  id: "CallConnection_TransferToParticipant",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:transferToParticipant",
  versions: ApiVersions.all,
  retry: "repeatable",
  repeatability: "pair",
  params: codecs.CallConnectionPath,
  payload: codecs.TransferToParticipantRequest,
  success: { 202: codecs.TransferCallResponse }
}))

export const unhold = /* @__PURE__ */ ClientOperation.make<UnholdInput, void>(() => ({
  id: "CallMedia_Unhold",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:unhold",
  versions: ApiVersions.from("2024-06-15-preview"),
  retry: "once",
  params: codecs.CallConnectionPath,
  payload: codecs.UnholdRequest,
  success: { 200: undefined }
}))

export const updateTranscription = /* @__PURE__ */ ClientOperation.make<UpdateTranscriptionInput, void>(() => ({
  id: "CallMedia_UpdateTranscription",
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:updateTranscription",
  versions: ApiVersions.only("2024-06-15-preview", "2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12"),
  retry: "once",
  params: codecs.CallConnectionPath,
  payload: codecs.UpdateTranscriptionRequest,
  success: { 202: undefined }
}))
