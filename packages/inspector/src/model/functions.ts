// Written by `pnpm derive` from the declarations of the packages.

/** The function of a client that sends a request. */
export interface ClientFunction {
  /** The folder of its package. */
  readonly package: string
  /** Where it is in the client. */
  readonly function: string
  /** The method and the path of the request, with the fields of the input that stand in it. */
  readonly request: string
  /** Parameters of the query that are numbers in the input. */
  readonly numbers?: ReadonlyArray<string>
  /** Fields, at any depth, that are date-times in the input. */
  readonly dates?: ReadonlyArray<string>
  /** Fields of the body that are secrets in the input. */
  readonly redacted?: ReadonlyArray<string>
  /** The field of the input that is the body. */
  readonly bytes?: string
  /** Fields of the input that are headers. */
  readonly headers?: Readonly<Record<string, string>>
  /** Whether it gives the items of pages, one by one. */
  readonly isList?: boolean
}

/** By the id of the operation. */
export const functions: Readonly<Record<string, ClientFunction>> = {
  AnswerCall: { package: "call-automation", function: "answerCall", request: "POST /calling/callConnections:answer" },
  Connect: { package: "call-automation", function: "connect", request: "POST /calling/callConnections:connect" },
  CreateCall: { package: "call-automation", function: "createCall", request: "POST /calling/callConnections" },
  RedirectCall: {
    package: "call-automation",
    function: "redirectCall",
    request: "POST /calling/callConnections:redirect"
  },
  RejectCall: { package: "call-automation", function: "rejectCall", request: "POST /calling/callConnections:reject" },
  CallConnection_AddParticipant: {
    package: "call-automation",
    function: "callConnection.addParticipant",
    request: "POST /calling/callConnections/{callConnectionId}/participants:add"
  },
  CallConnection_CancelAddParticipant: {
    package: "call-automation",
    function: "callConnection.cancelAddParticipant",
    request: "POST /calling/callConnections/{callConnectionId}/participants:cancelAddParticipant"
  },
  CallConnection_GetCall: {
    package: "call-automation",
    function: "callConnection.get",
    request: "GET /calling/callConnections/{callConnectionId}"
  },
  CallConnection_GetParticipant: {
    package: "call-automation",
    function: "callConnection.getParticipant",
    request: "GET /calling/callConnections/{callConnectionId}/participants/{participantRawId}"
  },
  CallConnection_GetParticipants: {
    package: "call-automation",
    function: "callConnection.listParticipants",
    request: "GET /calling/callConnections/{callConnectionId}/participants",
    isList: true
  },
  CallConnection_HangupCall: {
    package: "call-automation",
    function: "callConnection.hangupCall",
    request: "DELETE /calling/callConnections/{callConnectionId}"
  },
  CallConnection_MoveParticipants: {
    package: "call-automation",
    function: "callConnection.moveParticipants",
    request: "POST /calling/callConnections/{callConnectionId}/participants:moveHere"
  },
  CallConnection_Mute: {
    package: "call-automation",
    function: "callConnection.mute",
    request: "POST /calling/callConnections/{callConnectionId}/participants:mute"
  },
  CallConnection_RemoveParticipant: {
    package: "call-automation",
    function: "callConnection.removeParticipant",
    request: "POST /calling/callConnections/{callConnectionId}/participants:remove"
  },
  CallConnection_TerminateCall: {
    package: "call-automation",
    function: "callConnection.terminateCall",
    request: "POST /calling/callConnections/{callConnectionId}:terminate"
  },
  CallConnection_TransferToParticipant: {
    package: "call-automation",
    function: "callConnection.transferToParticipant",
    request: "POST /calling/callConnections/{callConnectionId}:transferToParticipant"
  },
  CallMedia_CancelAllMediaOperations: {
    package: "call-automation",
    function: "callMedia.cancelAllMediaOperations",
    request: "POST /calling/callConnections/{callConnectionId}:cancelAllMediaOperations"
  },
  CallMedia_Hold: {
    package: "call-automation",
    function: "callMedia.hold",
    request: "POST /calling/callConnections/{callConnectionId}:hold"
  },
  CallMedia_Play: {
    package: "call-automation",
    function: "callMedia.play",
    request: "POST /calling/callConnections/{callConnectionId}:play"
  },
  CallMedia_Recognize: {
    package: "call-automation",
    function: "callMedia.recognize",
    request: "POST /calling/callConnections/{callConnectionId}:recognize"
  },
  CallMedia_SendDtmfTones: {
    package: "call-automation",
    function: "callMedia.sendDtmfTones",
    request: "POST /calling/callConnections/{callConnectionId}:sendDtmfTones"
  },
  CallMedia_StartContinuousDtmfRecognition: {
    package: "call-automation",
    function: "callMedia.startContinuousDtmfRecognition",
    request: "POST /calling/callConnections/{callConnectionId}:startContinuousDtmfRecognition"
  },
  CallMedia_StartMediaStreaming: {
    package: "call-automation",
    function: "callMedia.startMediaStreaming",
    request: "POST /calling/callConnections/{callConnectionId}:startMediaStreaming"
  },
  CallMedia_StartTranscription: {
    package: "call-automation",
    function: "callMedia.startTranscription",
    request: "POST /calling/callConnections/{callConnectionId}:startTranscription"
  },
  CallMedia_StopContinuousDtmfRecognition: {
    package: "call-automation",
    function: "callMedia.stopContinuousDtmfRecognition",
    request: "POST /calling/callConnections/{callConnectionId}:stopContinuousDtmfRecognition"
  },
  CallMedia_StopMediaStreaming: {
    package: "call-automation",
    function: "callMedia.stopMediaStreaming",
    request: "POST /calling/callConnections/{callConnectionId}:stopMediaStreaming"
  },
  CallMedia_StopTranscription: {
    package: "call-automation",
    function: "callMedia.stopTranscription",
    request: "POST /calling/callConnections/{callConnectionId}:stopTranscription"
  },
  CallMedia_SummarizeCall: {
    package: "call-automation",
    function: "callMedia.summarizeCall",
    request: "POST /calling/callConnections/{callConnectionId}:summarizeCall"
  },
  CallMedia_Unhold: {
    package: "call-automation",
    function: "callMedia.unhold",
    request: "POST /calling/callConnections/{callConnectionId}:unhold"
  },
  CallMedia_UpdateTranscription: {
    package: "call-automation",
    function: "callMedia.updateTranscription",
    request: "POST /calling/callConnections/{callConnectionId}:updateTranscription"
  },
  CallRecording_GetRecordingProperties: {
    package: "call-automation",
    function: "callRecording.get",
    request: "GET /calling/recordings/{recordingId}"
  },
  CallRecording_PauseRecording: {
    package: "call-automation",
    function: "callRecording.pauseRecording",
    request: "POST /calling/recordings/{recordingId}:pause"
  },
  CallRecording_ResumeRecording: {
    package: "call-automation",
    function: "callRecording.resumeRecording",
    request: "POST /calling/recordings/{recordingId}:resume"
  },
  CallRecording_StartRecording: {
    package: "call-automation",
    function: "callRecording.startRecording",
    request: "POST /calling/recordings"
  },
  CallRecording_StopRecording: {
    package: "call-automation",
    function: "callRecording.stopRecording",
    request: "DELETE /calling/recordings/{recordingId}"
  },
  Chat_CreateChatThread: {
    package: "chat",
    function: "createChatThread",
    request: "POST /chat/threads",
    dates: ["shareHistoryTime"]
  },
  Chat_DeleteChatThread: {
    package: "chat",
    function: "deleteChatThread",
    request: "DELETE /chat/threads/{chatThreadId}"
  },
  Chat_ListChatThreads: {
    package: "chat",
    function: "listChatThreads",
    request: "GET /chat/threads",
    numbers: ["maxPageSize"],
    dates: ["startTime"],
    isList: true
  },
  ChatThread_AddChatParticipants: {
    package: "chat",
    function: "chatThread.addChatParticipants",
    request: "POST /chat/threads/{chatThreadId}/participants/:add",
    dates: ["shareHistoryTime"]
  },
  ChatThread_DeleteChatImage: {
    package: "chat",
    function: "chatThread.deleteChatImage",
    request: "DELETE /chat/threads/{chatThreadId}/images/{imageId}"
  },
  ChatThread_DeleteChatMessage: {
    package: "chat",
    function: "chatThread.deleteChatMessage",
    request: "DELETE /chat/threads/{chatThreadId}/messages/{chatMessageId}"
  },
  ChatThread_GetChatImage: {
    package: "chat",
    function: "chatThread.getChatImage",
    request: "GET /chat/threads/{chatThreadId}/images/{imageId}/view/{imageViewType}"
  },
  ChatThread_GetChatMessage: {
    package: "chat",
    function: "chatThread.getChatMessage",
    request: "GET /chat/threads/{chatThreadId}/messages/{chatMessageId}"
  },
  ChatThread_GetChatThreadProperties: {
    package: "chat",
    function: "chatThread.get",
    request: "GET /chat/threads/{chatThreadId}"
  },
  ChatThread_ListChatMessages: {
    package: "chat",
    function: "chatThread.listChatMessages",
    request: "GET /chat/threads/{chatThreadId}/messages",
    numbers: ["maxPageSize"],
    dates: ["startTime"],
    isList: true
  },
  ChatThread_ListChatParticipants: {
    package: "chat",
    function: "chatThread.listChatParticipants",
    request: "GET /chat/threads/{chatThreadId}/participants",
    numbers: ["maxPageSize", "skip"],
    isList: true
  },
  ChatThread_ListChatReadReceipts: {
    package: "chat",
    function: "chatThread.listChatReadReceipts",
    request: "GET /chat/threads/{chatThreadId}/readReceipts",
    numbers: ["maxPageSize", "skip"],
    isList: true
  },
  ChatThread_RemoveChatParticipant: {
    package: "chat",
    function: "chatThread.removeChatParticipant",
    request: "POST /chat/threads/{chatThreadId}/participants/:remove"
  },
  ChatThread_SendChatMessage: {
    package: "chat",
    function: "chatThread.sendChatMessage",
    request: "POST /chat/threads/{chatThreadId}/messages"
  },
  ChatThread_SendChatReadReceipt: {
    package: "chat",
    function: "chatThread.sendChatReadReceipt",
    request: "POST /chat/threads/{chatThreadId}/readReceipts"
  },
  ChatThread_SendTypingNotification: {
    package: "chat",
    function: "chatThread.sendTypingNotification",
    request: "POST /chat/threads/{chatThreadId}/typing"
  },
  ChatThread_UpdateChatMessage: {
    package: "chat",
    function: "chatThread.updateChatMessage",
    request: "PATCH /chat/threads/{chatThreadId}/messages/{chatMessageId}"
  },
  ChatThread_UpdateChatParticipant: {
    package: "chat",
    function: "chatThread.updateChatParticipant",
    request: "POST /chat/threads/{chatThreadId}/participants/:update",
    dates: ["shareHistoryTime"]
  },
  ChatThread_UpdateChatThreadProperties: {
    package: "chat",
    function: "chatThread.updateChatThreadProperties",
    request: "PATCH /chat/threads/{chatThreadId}"
  },
  ChatThread_UploadChatImage: {
    package: "chat",
    function: "chatThread.uploadChatImage",
    request: "POST /chat/threads/{chatThreadId}/images",
    bytes: "image",
    headers: { imageFilename: "image-filename" }
  },
  Call_AddLargeGalleryView: {
    package: "graph-calls",
    function: "call.addLargeGalleryView",
    request: "POST /communications/calls/{id}/addLargeGalleryView"
  },
  Call_Answer: { package: "graph-calls", function: "call.answer", request: "POST /communications/calls/{id}/answer" },
  Call_CancelMediaProcessing: {
    package: "graph-calls",
    function: "call.cancelMediaProcessing",
    request: "POST /communications/calls/{id}/cancelMediaProcessing"
  },
  Call_ChangeScreenSharingRole: {
    package: "graph-calls",
    function: "call.changeScreenSharingRole",
    request: "POST /communications/calls/{id}/changeScreenSharingRole"
  },
  Call_Create: { package: "graph-calls", function: "call.create", request: "POST /communications/calls" },
  Call_Delete: { package: "graph-calls", function: "call.delete", request: "DELETE /communications/calls/{id}" },
  Call_Get: { package: "graph-calls", function: "call.get", request: "GET /communications/calls/{id}" },
  Call_KeepAlive: {
    package: "graph-calls",
    function: "call.keepAlive",
    request: "POST /communications/calls/{id}/keepAlive"
  },
  Call_LogTeleconferenceDeviceQuality: {
    package: "graph-calls",
    function: "call.logTeleconferenceDeviceQuality",
    request: "POST /communications/calls/logTeleconferenceDeviceQuality"
  },
  Call_Mute: { package: "graph-calls", function: "call.mute", request: "POST /communications/calls/{id}/mute" },
  Call_PlayPrompt: {
    package: "graph-calls",
    function: "call.playPrompt",
    request: "POST /communications/calls/{id}/playPrompt"
  },
  Call_Record: { package: "graph-calls", function: "call.record", request: "POST /communications/calls/{id}/record" },
  Call_RecordResponse: {
    package: "graph-calls",
    function: "call.recordResponse",
    request: "POST /communications/calls/{id}/recordResponse"
  },
  Call_Redirect: {
    package: "graph-calls",
    function: "call.redirect",
    request: "POST /communications/calls/{id}/redirect"
  },
  Call_Reject: { package: "graph-calls", function: "call.reject", request: "POST /communications/calls/{id}/reject" },
  Call_SendDtmfTones: {
    package: "graph-calls",
    function: "call.sendDtmfTones",
    request: "POST /communications/calls/{id}/sendDtmfTones"
  },
  Call_StartRecording: {
    package: "graph-calls",
    function: "call.startRecording",
    request: "POST /communications/calls/{id}/startRecording"
  },
  Call_StartTranscription: {
    package: "graph-calls",
    function: "call.startTranscription",
    request: "POST /communications/calls/{id}/startTranscription"
  },
  Call_StopRecording: {
    package: "graph-calls",
    function: "call.stopRecording",
    request: "POST /communications/calls/{id}/stopRecording"
  },
  Call_StopTranscription: {
    package: "graph-calls",
    function: "call.stopTranscription",
    request: "POST /communications/calls/{id}/stopTranscription"
  },
  Call_SubscribeToTone: {
    package: "graph-calls",
    function: "call.subscribeToTone",
    request: "POST /communications/calls/{id}/subscribeToTone"
  },
  Call_Transfer: {
    package: "graph-calls",
    function: "call.transfer",
    request: "POST /communications/calls/{id}/transfer"
  },
  Call_Unmute: { package: "graph-calls", function: "call.unmute", request: "POST /communications/calls/{id}/unmute" },
  Call_UpdateRecordingStatus: {
    package: "graph-calls",
    function: "call.updateRecordingStatus",
    request: "POST /communications/calls/{id}/updateRecordingStatus"
  },
  Call_GetOperation: {
    package: "graph-calls",
    function: "commsOperation.get",
    request: "GET /communications/calls/{callId}/operations/{operationId}"
  },
  Participant_AdmitAllFromLobby: {
    package: "graph-calls",
    function: "participant.admitAllFromLobby",
    request: "POST /communications/calls/{callId}/participants/admitAllFromLobby"
  },
  Participant_AdmitFromLobby: {
    package: "graph-calls",
    function: "participant.admitFromLobby",
    request: "POST /communications/calls/{callId}/participants/{participantId}/admitFromLobby"
  },
  Participant_Delete: {
    package: "graph-calls",
    function: "participant.delete",
    request: "DELETE /communications/calls/{callId}/participants/{participantId}"
  },
  Participant_Get: {
    package: "graph-calls",
    function: "participant.get",
    request: "GET /communications/calls/{callId}/participants/{participantId}"
  },
  Participant_Invite: {
    package: "graph-calls",
    function: "participant.invite",
    request: "POST /communications/calls/{callId}/participants/invite"
  },
  Participant_List: {
    package: "graph-calls",
    function: "participant.list",
    request: "GET /communications/calls/{callId}/participants",
    isList: true
  },
  Participant_Mute: {
    package: "graph-calls",
    function: "participant.mute",
    request: "POST /communications/calls/{callId}/participants/{participantId}/mute"
  },
  Participant_MuteAll: {
    package: "graph-calls",
    function: "participant.muteAll",
    request: "POST /communications/calls/{callId}/participants/muteAll"
  },
  Participant_RemoveFromLobby: {
    package: "graph-calls",
    function: "participant.removeFromLobby",
    request: "POST /communications/calls/{callId}/participants/{participantId}/removeFromLobby"
  },
  Participant_ReportSyntheticMedia: {
    package: "graph-calls",
    function: "participant.reportSyntheticMedia",
    request: "POST /communications/calls/{callId}/participants/{participantId}/reportSyntheticMedia",
    dates: ["detectionDateTime"]
  },
  Participant_StartHoldMusic: {
    package: "graph-calls",
    function: "participant.startHoldMusic",
    request: "POST /communications/calls/{callId}/participants/{participantId}/startHoldMusic"
  },
  Participant_StopHoldMusic: {
    package: "graph-calls",
    function: "participant.stopHoldMusic",
    request: "POST /communications/calls/{callId}/participants/{participantId}/stopHoldMusic"
  },
  AudioRoutingGroup_Create: {
    package: "graph-calls",
    function: "audioRoutingGroup.create",
    request: "POST /communications/calls/{callId}/audioRoutingGroups"
  },
  AudioRoutingGroup_Delete: {
    package: "graph-calls",
    function: "audioRoutingGroup.delete",
    request: "DELETE /communications/calls/{callId}/audioRoutingGroups/{groupId}"
  },
  AudioRoutingGroup_Get: {
    package: "graph-calls",
    function: "audioRoutingGroup.get",
    request: "GET /communications/calls/{callId}/audioRoutingGroups/{groupId}"
  },
  AudioRoutingGroup_List: {
    package: "graph-calls",
    function: "audioRoutingGroup.list",
    request: "GET /communications/calls/{callId}/audioRoutingGroups",
    isList: true
  },
  AudioRoutingGroup_Update: {
    package: "graph-calls",
    function: "audioRoutingGroup.update",
    request: "PATCH /communications/calls/{callId}/audioRoutingGroups/{groupId}"
  },
  ContentSharingSession_Get: {
    package: "graph-calls",
    function: "contentSharingSession.get",
    request: "GET /communications/calls/{callId}/contentSharingSessions/{sessionId}"
  },
  ContentSharingSession_List: {
    package: "graph-calls",
    function: "contentSharingSession.list",
    request: "GET /communications/calls/{callId}/contentSharingSessions",
    isList: true
  },
  CommunicationIdentity_Create: {
    package: "identity",
    function: "communicationIdentity.create",
    request: "POST /identities"
  },
  IdentityOperations_Create: {
    package: "identity",
    function: "communicationIdentity.create",
    request: "POST /identities"
  },
  CommunicationIdentity_Delete: {
    package: "identity",
    function: "communicationIdentity.delete",
    request: "DELETE /identities/{id}"
  },
  IdentityOperations_Delete: {
    package: "identity",
    function: "communicationIdentity.delete",
    request: "DELETE /identities/{id}"
  },
  CommunicationIdentity_ExchangeTeamsUserAccessToken: {
    package: "identity",
    function: "communicationIdentity.exchangeTeamsUserAccessToken",
    request: "POST /teamsUser/:exchangeAccessToken",
    redacted: ["token"]
  },
  TeamsUserOperations_ExchangeTeamsUserAccessToken: {
    package: "identity",
    function: "communicationIdentity.exchangeTeamsUserAccessToken",
    request: "POST /teamsUser/:exchangeAccessToken",
    redacted: ["token"]
  },
  CommunicationIdentity_Get: {
    package: "identity",
    function: "communicationIdentity.get",
    request: "GET /identities/{id}"
  },
  CommunicationIdentity_IssueAccessToken: {
    package: "identity",
    function: "communicationIdentity.issueAccessToken",
    request: "POST /identities/{id}/:issueAccessToken"
  },
  IdentityOperations_IssueAccessToken: {
    package: "identity",
    function: "communicationIdentity.issueAccessToken",
    request: "POST /identities/{id}/:issueAccessToken"
  },
  CommunicationIdentity_RevokeAccessTokens: {
    package: "identity",
    function: "communicationIdentity.revokeAccessTokens",
    request: "POST /identities/{id}/:revokeAccessTokens"
  },
  IdentityOperations_RevokeAccessTokens: {
    package: "identity",
    function: "communicationIdentity.revokeAccessTokens",
    request: "POST /identities/{id}/:revokeAccessTokens"
  },
  EntraIdToken_Exchange: {
    package: "identity",
    function: "entraIdToken.exchange",
    request: "POST /access/entra/:exchangeAccessToken"
  },
  TeamsExtensionOperations_DeleteAssignment: {
    package: "identity",
    function: "teamsExtension.deleteAssignment",
    request: "DELETE /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}"
  },
  TeamsExtensionOperations_ExchangeToken: {
    package: "identity",
    function: "teamsExtension.exchangeToken",
    request: "POST /access/teamsExtension/:exchangeAccessToken"
  },
  TeamsExtensionOperations_GetAssignment: {
    package: "identity",
    function: "teamsExtension.getAssignment",
    request: "GET /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}"
  },
  TeamsExtensionOperations_UpsertAssignment: {
    package: "identity",
    function: "teamsExtension.upsertAssignment",
    request: "PUT /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}"
  }
}
