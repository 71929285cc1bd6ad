/**
 * Which method of Microsoft's own clients performs which operation, and whether the emulator's tests call it.
 *
 * The table names methods, whether tested or not; that one is tested is read off the code of the tests with these clients, without their
 * titles and comments.
 */
import { officialTests } from "./pacts/places.ts"
import type { ServiceName } from "./facts/Model.ts"

/** A method, and how its call looks in a test. */
interface Method {
  readonly name: string
  readonly call: RegExp
}

const method = (name: string, call = new RegExp(`\\b${name}\\(`)): Method => ({ name, call })
const ofRecording = (name: string): Method => method(name, new RegExp(`\\brecording\\.${name}\\(`))

/** By the operation's id. The Graph client has no method per operation: it posts, gets and deletes. */
const methods: Readonly<Record<string, Method>> = {
  CreateCall: method("createCall"),
  AnswerCall: method("answerCall"),
  RedirectCall: method("redirectCall"),
  RejectCall: method("rejectCall"),
  Connect: method("connectCall"),
  CallConnection_GetCall: method("getCallConnectionProperties"),
  CallConnection_HangupCall: method("hangUp", /\bhangUp\(false\b/),
  CallConnection_TerminateCall: method("hangUp", /\bhangUp\(true\b/),
  CallConnection_TransferToParticipant: method("transferCallToParticipant"),
  CallConnection_GetParticipants: method("listParticipants"),
  CallConnection_GetParticipant: method("getParticipant"),
  CallConnection_AddParticipant: method("addParticipant"),
  CallConnection_RemoveParticipant: method("removeParticipant"),
  CallConnection_CancelAddParticipant: method("cancelAddParticipantOperation"),
  CallConnection_Mute: method("muteParticipant"),
  CallConnection_MoveParticipants: method("moveParticipants"),
  CallMedia_Play: method("play"),
  CallMedia_CancelAllMediaOperations: method("cancelAllOperations"),
  CallMedia_Recognize: method("startRecognizing"),
  CallMedia_StartContinuousDtmfRecognition: method("startContinuousDtmfRecognition"),
  CallMedia_StopContinuousDtmfRecognition: method("stopContinuousDtmfRecognition"),
  CallMedia_SendDtmfTones: method("sendDtmfTones"),
  CallMedia_Hold: method("hold"),
  CallMedia_Unhold: method("unhold"),
  CallMedia_StartMediaStreaming: method("startMediaStreaming"),
  CallMedia_StopMediaStreaming: method("stopMediaStreaming"),
  CallMedia_StartTranscription: method("startTranscription"),
  CallMedia_StopTranscription: method("stopTranscription"),
  CallMedia_UpdateTranscription: method("updateTranscription"),
  CallRecording_StartRecording: ofRecording("start"),
  CallRecording_GetRecordingProperties: ofRecording("getState"),
  CallRecording_StopRecording: ofRecording("stop"),
  CallRecording_PauseRecording: ofRecording("pause"),
  CallRecording_ResumeRecording: ofRecording("resume"),
  Chat_CreateChatThread: method("createChatThread"),
  Chat_ListChatThreads: method("listChatThreads"),
  Chat_DeleteChatThread: method("deleteChatThread"),
  ChatThread_GetChatThreadProperties: method("getProperties"),
  ChatThread_UpdateChatThreadProperties: method("updateTopic"),
  ChatThread_ListChatParticipants: method("listParticipants"),
  ChatThread_AddChatParticipants: method("addParticipants"),
  ChatThread_RemoveChatParticipant: method("removeParticipant"),
  ChatThread_SendChatMessage: method("sendMessage"),
  ChatThread_ListChatMessages: method("listMessages"),
  ChatThread_GetChatMessage: method("getMessage"),
  ChatThread_UpdateChatMessage: method("updateMessage"),
  ChatThread_DeleteChatMessage: method("deleteMessage"),
  ChatThread_SendTypingNotification: method("sendTypingNotification"),
  ChatThread_SendChatReadReceipt: method("sendReadReceipt"),
  ChatThread_ListChatReadReceipts: method("listReadReceipts"),
  CommunicationIdentity_Create: method("createUser"),
  CommunicationIdentity_Delete: method("deleteUser"),
  CommunicationIdentity_IssueAccessToken: method("getToken"),
  CommunicationIdentity_RevokeAccessTokens: method("revokeTokens"),
  CommunicationIdentity_ExchangeTeamsUserAccessToken: method("getTokenForTeamsUser"),
  Call_Create: method("post", /\bpost\("",/),
  Call_Get: method("get", /\bget\(`\/\$\{id\}`\)/),
  Call_Delete: method("delete", /\bremove\(`\/\$\{id\}`\)/),
  Call_PlayPrompt: method("post", /\bpost\(`[^`]*\/playPrompt`/),
  Call_RecordResponse: method("post", /\bpost\(`[^`]*\/recordResponse`/),
  Call_SubscribeToTone: method("post", /\bpost\(`[^`]*\/subscribeToTone`/),
  Call_CancelMediaProcessing: method("post", /\bpost\(`[^`]*\/cancelMediaProcessing`/),
  Call_GetOperation: method("get", /\bget\(`[^`]*\/operations\//)
}

/** The method of the official client by which a test performs an operation; none: there is no such method or no test. */
export const performs = (service: ServiceName, operation: string): string | undefined => {
  const found = methods[operation]
  return found !== undefined && found.call.test(officialTests(service)) ? found.name : undefined
}

/** Whether a test awaits an event of Call Automation that the official parser has read; it is named without its prefix. */
export const reads = (event: string): boolean => officialTests("call-automation").includes(`"${event}"`)
