// Written by `pnpm derive` from the declarations of this package.
import * as ClientOperation from "@effect-comms/core/internal/ClientOperation"
import * as Codec from "@effect-comms/core/internal/Codec"
import { ApiVersions, service } from "../ApiVersion.ts"
import { without } from "../internal/open.ts"
import * as codecs from "./codecs.ts"
import type {
  AddLargeGalleryViewInput,
  AddLargeGalleryViewOperation,
  AdmitAllFromLobbyInput,
  AdmitAllFromLobbyOperation,
  AdmitFromLobbyInput,
  AdmitFromLobbyOperation,
  AnswerCallInput,
  AudioRoutingGroup,
  AudioRoutingGroupPage,
  Call,
  CancelMediaProcessingInput,
  CancelMediaProcessingOperation,
  ChangeScreenSharingRoleInput,
  CommsOperation,
  ContentSharingSession,
  ContentSharingSessionPage,
  CreateAudioRoutingGroupInput,
  CreateCallInput,
  CreateCallResponse,
  DeleteAudioRoutingGroupInput,
  DeleteCallInput,
  DeleteParticipantInput,
  GetAudioRoutingGroupInput,
  GetCallInput,
  GetContentSharingSessionInput,
  GetOperationInput,
  GetParticipantInput,
  InviteParticipantsInput,
  InviteParticipantsOperation,
  KeepAliveInput,
  ListAudioRoutingGroupsInput,
  ListContentSharingSessionsInput,
  ListParticipantsInput,
  LogTeleconferenceDeviceQualityInput,
  MuteAllParticipantsInput,
  MuteCallInput,
  MuteParticipantInput,
  MuteParticipantOperation,
  MuteParticipantsOperation,
  Participant,
  ParticipantPage,
  PlayPromptInput,
  PlayPromptOperation,
  RecordInput,
  RecordOperation,
  RecordResponseInput,
  RedirectCallInput,
  RejectCallInput,
  RemoveFromLobbyInput,
  RemoveFromLobbyOperation,
  ReportSyntheticMediaInput,
  SendDtmfTonesInput,
  SendDtmfTonesOperation,
  StartHoldMusicInput,
  StartHoldMusicOperation,
  StartRecordingInput,
  StartRecordingOperation,
  StartTranscriptionInput,
  StartTranscriptionOperation,
  StopHoldMusicInput,
  StopHoldMusicOperation,
  StopRecordingInput,
  StopRecordingOperation,
  StopTranscriptionInput,
  StopTranscriptionOperation,
  SubscribeToToneInput,
  SubscribeToToneOperation,
  TransferCallInput,
  UnmuteCallInput,
  UnmuteParticipantOperation,
  UpdateAudioRoutingGroupInput,
  UpdateRecordingStatusInput,
  UpdateRecordingStatusOperation
} from "./models.ts"

export const addLargeGalleryView = /* @__PURE__ */ ClientOperation.make<
  AddLargeGalleryViewInput,
  AddLargeGalleryViewOperation
>(() => ({
  id: "Call_AddLargeGalleryView",
  service,
  method: "POST",
  path: "/communications/calls/{id}/addLargeGalleryView",
  versions: ApiVersions.all,
  clouds: { "v1.0": ["global"], beta: ["global"] },
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.ActionRequest, "id"),
  success: { 202: codecs.AddLargeGalleryViewOperation },
  headers: [["location", "location"]]
}))

export const admitAllFromLobby = /* @__PURE__ */ ClientOperation.make<
  AdmitAllFromLobbyInput,
  AdmitAllFromLobbyOperation
>(() => ({
  id: "Participant_AdmitAllFromLobby",
  service,
  method: "POST",
  path: "/communications/calls/{callId}/participants/admitAllFromLobby",
  versions: ApiVersions.only("beta"),
  clouds: { beta: [] },
  retry: "once",
  params: Codec.struct("object", () => ({ callId: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.ActionRequest, "callId"),
  success: { 200: codecs.AdmitAllFromLobbyOperation },
  headers: [["location", "location"]]
}))

export const admitFromLobby = /* @__PURE__ */ ClientOperation.make<AdmitFromLobbyInput, AdmitFromLobbyOperation>(
  () => ({
    id: "Participant_AdmitFromLobby",
    service,
    method: "POST",
    path: "/communications/calls/{callId}/participants/{participantId}/admitFromLobby",
    versions: ApiVersions.only("beta"),
    clouds: { beta: [] },
    retry: "once",
    params: Codec.struct("object", () => ({
      callId: Codec.required(Codec.named("CallId", Codec.text)),
      participantId: Codec.required(Codec.named("ParticipantId", Codec.text))
    })),
    payload: without(codecs.ActionRequest, "callId", "participantId"),
    success: { 200: codecs.AdmitFromLobbyOperation },
    headers: [["location", "location"]]
  })
)

export const answerCall = /* @__PURE__ */ ClientOperation.make<AnswerCallInput, void>(() => ({
  id: "Call_Answer",
  service,
  method: "POST",
  path: "/communications/calls/{id}/answer",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.AnswerRequest, "id"),
  success: { 202: undefined }
}))

export const cancelMediaProcessing = /* @__PURE__ */ ClientOperation.make<
  CancelMediaProcessingInput,
  CancelMediaProcessingOperation
>(() => ({
  id: "Call_CancelMediaProcessing",
  service,
  method: "POST",
  path: "/communications/calls/{id}/cancelMediaProcessing",
  versions: ApiVersions.all,
  clouds: { beta: ["global"] },
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.ActionRequest, "id"),
  success: { 200: codecs.CancelMediaProcessingOperation },
  headers: [["location", "location"]]
}))

export const changeScreenSharingRole = /* @__PURE__ */ ClientOperation.make<ChangeScreenSharingRoleInput, void>(() => ({
  id: "Call_ChangeScreenSharingRole",
  service,
  method: "POST",
  path: "/communications/calls/{id}/changeScreenSharingRole",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.ChangeScreenSharingRoleRequest, "id"),
  success: { 202: undefined }
}))

export const createAudioRoutingGroup = /* @__PURE__ */ ClientOperation.make<
  CreateAudioRoutingGroupInput,
  AudioRoutingGroup
>(() => ({
  id: "AudioRoutingGroup_Create",
  service,
  method: "POST",
  path: "/communications/calls/{callId}/audioRoutingGroups",
  versions: ApiVersions.all,
  clouds: { "v1.0": ["global"], beta: ["global"] },
  retry: "once",
  params: Codec.struct("object", () => ({ callId: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.CreateAudioRoutingGroupRequest, "callId"),
  success: { 200: codecs.AudioRoutingGroup }
}))

export const createCall = /* @__PURE__ */ ClientOperation.make<CreateCallInput, CreateCallResponse>(() => ({
  id: "Call_Create",
  service,
  method: "POST",
  path: "/communications/calls",
  versions: ApiVersions.all,
  retry: "once",
  payload: codecs.CreateCallRequest,
  success: { 201: codecs.CreateCallResponse },
  headers: [["location", "location"]]
}))

export const deleteAudioRoutingGroup = /* @__PURE__ */ ClientOperation.make<DeleteAudioRoutingGroupInput, void>(() => ({
  id: "AudioRoutingGroup_Delete",
  service,
  method: "DELETE",
  path: "/communications/calls/{callId}/audioRoutingGroups/{groupId}",
  versions: ApiVersions.all,
  clouds: { "v1.0": ["global"], beta: ["global"] },
  retry: "idempotent",
  params: Codec.struct("object", () => ({
    callId: Codec.required(Codec.named("CallId", Codec.text)),
    groupId: Codec.required(Codec.named("GroupId", Codec.text))
  })),
  success: { 204: undefined }
}))

export const deleteCall = /* @__PURE__ */ ClientOperation.make<DeleteCallInput, void>(() => ({
  id: "Call_Delete",
  service,
  method: "DELETE",
  path: "/communications/calls/{id}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  success: { 204: undefined }
}))

export const deleteParticipant = /* @__PURE__ */ ClientOperation.make<DeleteParticipantInput, void>(() => ({
  id: "Participant_Delete",
  service,
  method: "DELETE",
  path: "/communications/calls/{callId}/participants/{participantId}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Codec.struct("object", () => ({
    callId: Codec.required(Codec.named("CallId", Codec.text)),
    participantId: Codec.required(Codec.named("ParticipantId", Codec.text))
  })),
  success: { 204: undefined }
}))

export const getAudioRoutingGroup = /* @__PURE__ */ ClientOperation.make<GetAudioRoutingGroupInput, AudioRoutingGroup>(
  () => ({
    id: "AudioRoutingGroup_Get",
    service,
    method: "GET",
    path: "/communications/calls/{callId}/audioRoutingGroups/{groupId}",
    versions: ApiVersions.all,
    clouds: { "v1.0": ["global"], beta: ["global"] },
    retry: "safe",
    params: Codec.struct("object", () => ({
      callId: Codec.required(Codec.named("CallId", Codec.text)),
      groupId: Codec.required(Codec.named("GroupId", Codec.text))
    })),
    success: { 200: codecs.AudioRoutingGroup }
  })
)

export const getCall = /* @__PURE__ */ ClientOperation.make<GetCallInput, Call>(() => ({
  id: "Call_Get",
  service,
  method: "GET",
  path: "/communications/calls/{id}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  success: { 200: codecs.Call }
}))

export const getContentSharingSession = /* @__PURE__ */ ClientOperation.make<
  GetContentSharingSessionInput,
  ContentSharingSession
>(() => ({
  id: "ContentSharingSession_Get",
  service,
  method: "GET",
  path: "/communications/calls/{callId}/contentSharingSessions/{sessionId}",
  versions: ApiVersions.all,
  clouds: { "v1.0": ["global"], beta: ["global"] },
  retry: "safe",
  params: Codec.struct("object", () => ({
    callId: Codec.required(Codec.named("CallId", Codec.text)),
    sessionId: Codec.required(Codec.named("SessionId", Codec.text))
  })),
  success: { 200: codecs.ContentSharingSession }
}))

export const getOperation = /* @__PURE__ */ ClientOperation.make<GetOperationInput, CommsOperation>(() => ({
  id: "Call_GetOperation",
  service,
  method: "GET",
  path: "/communications/calls/{callId}/operations/{operationId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Codec.struct("object", () => ({
    callId: Codec.required(Codec.named("CallId", Codec.text)),
    operationId: Codec.required(Codec.named("OperationId", Codec.text))
  })),
  success: { 200: codecs.CommsOperation }
}))

export const getParticipant = /* @__PURE__ */ ClientOperation.make<GetParticipantInput, Participant>(() => ({
  id: "Participant_Get",
  service,
  method: "GET",
  path: "/communications/calls/{callId}/participants/{participantId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Codec.struct("object", () => ({
    callId: Codec.required(Codec.named("CallId", Codec.text)),
    participantId: Codec.required(Codec.named("ParticipantId", Codec.text))
  })),
  success: { 200: codecs.Participant }
}))

export const inviteParticipants = /* @__PURE__ */ ClientOperation.make<
  InviteParticipantsInput,
  InviteParticipantsOperation
>(() => ({
  id: "Participant_Invite",
  service,
  method: "POST",
  path: "/communications/calls/{callId}/participants/invite",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ callId: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.InviteRequest, "callId"),
  success: { 200: codecs.InviteParticipantsOperation },
  headers: [["location", "location"]]
}))

export const keepAlive = /* @__PURE__ */ ClientOperation.make<KeepAliveInput, void>(() => ({
  id: "Call_KeepAlive",
  service,
  method: "POST",
  path: "/communications/calls/{id}/keepAlive",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  success: { 200: undefined }
}))

export const listAudioRoutingGroups = /* @__PURE__ */ ClientOperation.make<
  ListAudioRoutingGroupsInput,
  AudioRoutingGroupPage
>(() => ({
  id: "AudioRoutingGroup_List",
  service,
  method: "GET",
  path: "/communications/calls/{callId}/audioRoutingGroups",
  versions: ApiVersions.all,
  clouds: { "v1.0": ["global"], beta: ["global"] },
  retry: "safe",
  params: Codec.struct("object", () => ({ callId: Codec.required(Codec.named("CallId", Codec.text)) })),
  success: { 200: codecs.AudioRoutingGroupPage }
}))

export const listContentSharingSessions = /* @__PURE__ */ ClientOperation.make<
  ListContentSharingSessionsInput,
  ContentSharingSessionPage
>(() => ({
  id: "ContentSharingSession_List",
  service,
  method: "GET",
  path: "/communications/calls/{callId}/contentSharingSessions",
  versions: ApiVersions.all,
  clouds: { "v1.0": ["global"], beta: ["global"] },
  retry: "safe",
  params: Codec.struct("object", () => ({ callId: Codec.required(Codec.named("CallId", Codec.text)) })),
  success: { 200: codecs.ContentSharingSessionPage }
}))

export const listParticipants = /* @__PURE__ */ ClientOperation.make<ListParticipantsInput, ParticipantPage>(() => ({
  id: "Participant_List",
  service,
  method: "GET",
  path: "/communications/calls/{callId}/participants",
  versions: ApiVersions.all,
  retry: "safe",
  params: Codec.struct("object", () => ({ callId: Codec.required(Codec.named("CallId", Codec.text)) })),
  success: { 200: codecs.ParticipantPage }
}))

export const logTeleconferenceDeviceQuality = /* @__PURE__ */ ClientOperation.make<
  LogTeleconferenceDeviceQualityInput,
  void
>(() => ({
  id: "Call_LogTeleconferenceDeviceQuality",
  service,
  method: "POST",
  path: "/communications/calls/logTeleconferenceDeviceQuality",
  versions: ApiVersions.all,
  retry: "once",
  payload: codecs.LogTeleconferenceDeviceQualityRequest,
  success: { 200: undefined }
}))

export const muteAllParticipants = /* @__PURE__ */ ClientOperation.make<
  MuteAllParticipantsInput,
  MuteParticipantsOperation
>(() => ({
  id: "Participant_MuteAll",
  service,
  method: "POST",
  path: "/communications/calls/{callId}/participants/muteAll",
  versions: ApiVersions.only("beta"),
  clouds: { beta: [] },
  retry: "once",
  params: Codec.struct("object", () => ({ callId: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.MuteAllRequest, "callId"),
  success: { 200: codecs.MuteParticipantsOperation },
  headers: [["location", "location"]]
}))

export const muteCall = /* @__PURE__ */ ClientOperation.make<MuteCallInput, MuteParticipantOperation>(() => ({
  id: "Call_Mute",
  service,
  method: "POST",
  path: "/communications/calls/{id}/mute",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.ActionRequest, "id"),
  success: { 200: codecs.MuteParticipantOperation },
  headers: [["location", "location"]]
}))

export const muteParticipant = /* @__PURE__ */ ClientOperation.make<MuteParticipantInput, MuteParticipantOperation>(
  () => ({
    id: "Participant_Mute",
    service,
    method: "POST",
    path: "/communications/calls/{callId}/participants/{participantId}/mute",
    versions: ApiVersions.all,
    retry: "once",
    params: Codec.struct("object", () => ({
      callId: Codec.required(Codec.named("CallId", Codec.text)),
      participantId: Codec.required(Codec.named("ParticipantId", Codec.text))
    })),
    payload: without(codecs.ActionRequest, "callId", "participantId"),
    success: { 200: codecs.MuteParticipantOperation },
    headers: [["location", "location"]]
  })
)

export const playPrompt = /* @__PURE__ */ ClientOperation.make<PlayPromptInput, PlayPromptOperation>(() => ({
  id: "Call_PlayPrompt",
  service,
  method: "POST",
  path: "/communications/calls/{id}/playPrompt",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.PlayPromptRequest, "id"),
  success: { 200: codecs.PlayPromptOperation },
  headers: [["location", "location"]]
}))

export const record = /* @__PURE__ */ ClientOperation.make<RecordInput, RecordOperation>(() => ({
  id: "Call_Record",
  service,
  method: "POST",
  path: "/communications/calls/{id}/record",
  versions: ApiVersions.only("beta"),
  clouds: { beta: [] },
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.RecordRequest, "id"),
  success: { 200: codecs.RecordOperation, 202: codecs.RecordOperation },
  headers: [["location", "location"]]
}))

export const recordResponse = /* @__PURE__ */ ClientOperation.make<RecordResponseInput, RecordOperation>(() => ({
  id: "Call_RecordResponse",
  service,
  method: "POST",
  path: "/communications/calls/{id}/recordResponse",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.RecordResponseRequest, "id"),
  success: { 200: codecs.RecordOperation },
  headers: [["location", "location"]]
}))

export const redirectCall = /* @__PURE__ */ ClientOperation.make<RedirectCallInput, void>(() => ({
  id: "Call_Redirect",
  service,
  method: "POST",
  path: "/communications/calls/{id}/redirect",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.RedirectRequest, "id"),
  success: { 202: undefined }
}))

export const rejectCall = /* @__PURE__ */ ClientOperation.make<RejectCallInput, void>(() => ({
  id: "Call_Reject",
  service,
  method: "POST",
  path: "/communications/calls/{id}/reject",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.RejectRequest, "id"),
  success: { 202: undefined }
}))

export const removeFromLobby = /* @__PURE__ */ ClientOperation.make<RemoveFromLobbyInput, RemoveFromLobbyOperation>(
  () => ({
    id: "Participant_RemoveFromLobby",
    service,
    method: "POST",
    path: "/communications/calls/{callId}/participants/{participantId}/removeFromLobby",
    versions: ApiVersions.only("beta"),
    clouds: { beta: [] },
    retry: "once",
    params: Codec.struct("object", () => ({
      callId: Codec.required(Codec.named("CallId", Codec.text)),
      participantId: Codec.required(Codec.named("ParticipantId", Codec.text))
    })),
    payload: without(codecs.ActionRequest, "callId", "participantId"),
    success: { 200: codecs.RemoveFromLobbyOperation },
    headers: [["location", "location"]]
  })
)

export const reportSyntheticMedia = /* @__PURE__ */ ClientOperation.make<ReportSyntheticMediaInput, void>(() => ({
  id: "Participant_ReportSyntheticMedia",
  service,
  method: "POST",
  path: "/communications/calls/{callId}/participants/{participantId}/reportSyntheticMedia",
  versions: ApiVersions.only("beta"),
  clouds: { beta: ["global"] },
  retry: "once",
  params: Codec.struct("object", () => ({
    callId: Codec.required(Codec.named("CallId", Codec.text)),
    participantId: Codec.required(Codec.named("ParticipantId", Codec.text))
  })),
  payload: without(codecs.ReportSyntheticMediaRequest, "callId", "participantId"),
  success: { 200: undefined }
}))

export const sendDtmfTones = /* @__PURE__ */ ClientOperation.make<SendDtmfTonesInput, SendDtmfTonesOperation>(() => ({
  id: "Call_SendDtmfTones",
  service,
  method: "POST",
  path: "/communications/calls/{id}/sendDtmfTones",
  versions: ApiVersions.all,
  clouds: { "v1.0": ["global"], beta: ["global"] },
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.SendDtmfTonesRequest, "id"),
  success: { 200: codecs.SendDtmfTonesOperation },
  headers: [["location", "location"]]
}))

export const startHoldMusic = /* @__PURE__ */ ClientOperation.make<StartHoldMusicInput, StartHoldMusicOperation>(
  () => ({
    id: "Participant_StartHoldMusic",
    service,
    method: "POST",
    path: "/communications/calls/{callId}/participants/{participantId}/startHoldMusic",
    versions: ApiVersions.all,
    retry: "once",
    params: Codec.struct("object", () => ({
      callId: Codec.required(Codec.named("CallId", Codec.text)),
      participantId: Codec.required(Codec.named("ParticipantId", Codec.text))
    })),
    payload: without(codecs.StartHoldMusicRequest, "callId", "participantId"),
    success: { 202: codecs.StartHoldMusicOperation },
    headers: [["location", "location"]]
  })
)

export const startRecording = /* @__PURE__ */ ClientOperation.make<StartRecordingInput, StartRecordingOperation>(
  () => ({
    id: "Call_StartRecording",
    service,
    method: "POST",
    path: "/communications/calls/{id}/startRecording",
    versions: ApiVersions.only("beta"),
    retry: "once",
    params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
    payload: without(codecs.ActionRequest, "id"),
    success: { 202: codecs.StartRecordingOperation },
    headers: [["location", "location"]]
  })
)

export const startTranscription = /* @__PURE__ */ ClientOperation.make<
  StartTranscriptionInput,
  StartTranscriptionOperation
>(() => ({
  id: "Call_StartTranscription",
  service,
  method: "POST",
  path: "/communications/calls/{id}/startTranscription",
  versions: ApiVersions.only("beta"),
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.StartTranscriptionRequest, "id"),
  success: { 202: codecs.StartTranscriptionOperation },
  headers: [["location", "location"]]
}))

export const stopHoldMusic = /* @__PURE__ */ ClientOperation.make<StopHoldMusicInput, StopHoldMusicOperation>(() => ({
  id: "Participant_StopHoldMusic",
  service,
  method: "POST",
  path: "/communications/calls/{callId}/participants/{participantId}/stopHoldMusic",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({
    callId: Codec.required(Codec.named("CallId", Codec.text)),
    participantId: Codec.required(Codec.named("ParticipantId", Codec.text))
  })),
  payload: without(codecs.ActionRequest, "callId", "participantId"),
  success: { 202: codecs.StopHoldMusicOperation },
  headers: [["location", "location"]]
}))

export const stopRecording = /* @__PURE__ */ ClientOperation.make<StopRecordingInput, StopRecordingOperation>(() => ({
  id: "Call_StopRecording",
  service,
  method: "POST",
  path: "/communications/calls/{id}/stopRecording",
  versions: ApiVersions.only("beta"),
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.ActionRequest, "id"),
  success: { 202: codecs.StopRecordingOperation },
  headers: [["location", "location"]]
}))

export const stopTranscription = /* @__PURE__ */ ClientOperation.make<
  StopTranscriptionInput,
  StopTranscriptionOperation
>(() => ({
  id: "Call_StopTranscription",
  service,
  method: "POST",
  path: "/communications/calls/{id}/stopTranscription",
  versions: ApiVersions.only("beta"),
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.StopTranscriptionRequest, "id"),
  success: { 202: codecs.StopTranscriptionOperation },
  headers: [["location", "location"]]
}))

export const subscribeToTone = /* @__PURE__ */ ClientOperation.make<SubscribeToToneInput, SubscribeToToneOperation>(
  () => ({
    id: "Call_SubscribeToTone",
    service,
    method: "POST",
    path: "/communications/calls/{id}/subscribeToTone",
    versions: ApiVersions.all,
    retry: "once",
    params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
    payload: without(codecs.ActionRequest, "id"),
    success: { 200: codecs.SubscribeToToneOperation },
    headers: [["location", "location"]]
  })
)

export const transferCall = /* @__PURE__ */ ClientOperation.make<TransferCallInput, void>(() => ({
  id: "Call_Transfer",
  service,
  method: "POST",
  path: "/communications/calls/{id}/transfer",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.TransferRequest, "id"),
  success: { 202: undefined }
}))

export const unmuteCall = /* @__PURE__ */ ClientOperation.make<UnmuteCallInput, UnmuteParticipantOperation>(() => ({
  id: "Call_Unmute",
  service,
  method: "POST",
  path: "/communications/calls/{id}/unmute",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.ActionRequest, "id"),
  success: { 200: codecs.UnmuteParticipantOperation },
  headers: [["location", "location"]]
}))

export const updateAudioRoutingGroup = /* @__PURE__ */ ClientOperation.make<
  UpdateAudioRoutingGroupInput,
  AudioRoutingGroup
>(() => ({
  id: "AudioRoutingGroup_Update",
  service,
  method: "PATCH",
  path: "/communications/calls/{callId}/audioRoutingGroups/{groupId}",
  versions: ApiVersions.all,
  clouds: { "v1.0": ["global"], beta: ["global"] },
  retry: "idempotent",
  params: Codec.struct("object", () => ({
    callId: Codec.required(Codec.named("CallId", Codec.text)),
    groupId: Codec.required(Codec.named("GroupId", Codec.text))
  })),
  payload: without(codecs.UpdateAudioRoutingGroupRequest, "callId", "groupId"),
  success: { 200: codecs.AudioRoutingGroup }
}))

export const updateRecordingStatus = /* @__PURE__ */ ClientOperation.make<
  UpdateRecordingStatusInput,
  UpdateRecordingStatusOperation
>(() => ({
  id: "Call_UpdateRecordingStatus",
  service,
  method: "POST",
  path: "/communications/calls/{id}/updateRecordingStatus",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("CallId", Codec.text)) })),
  payload: without(codecs.UpdateRecordingStatusRequest, "id"),
  success: { 200: codecs.UpdateRecordingStatusOperation },
  headers: [["location", "location"]]
}))
