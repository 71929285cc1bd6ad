/**
 * The application permissions that requests need. Source: Microsoft Graph's reference, the table of each operation; those that a page says
 * are checked when the call is created are not checked again.
 */
import { type Call, type CallRequest, isAppHosted } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { insufficientPermissions } from "./refusals.ts"

const initiate = "Calls.Initiate.All"
const initiateGroup = "Calls.InitiateGroupCall.All"
const joinGroup = "Calls.JoinGroupCall.All"
const joinAsGuest = "Calls.JoinGroupCallAsGuest.All"
const accessMedia = "Calls.AccessMedia.All"

const reportSyntheticMedia = "Calls.ReportSyntheticMedia.All"

const joined = [joinGroup, joinAsGuest]

/** By operation: any of these is enough. */
const needed: Readonly<Record<string, ReadonlyArray<string>>> = {
  Call_Redirect: [initiate],
  Call_Transfer: [initiate],
  Call_RecordResponse: [accessMedia],
  Call_SubscribeToTone: [accessMedia],
  Call_ChangeScreenSharingRole: [accessMedia],
  Call_UpdateRecordingStatus: [accessMedia, joinGroup],
  Call_AddLargeGalleryView: [joinAsGuest, joinGroup, initiateGroup],
  Call_LogTeleconferenceDeviceQuality: [accessMedia],
  Call_StartRecording: [joinGroup],
  Call_StopRecording: [joinGroup],
  Call_StartTranscription: [joinGroup],
  Call_StopTranscription: [joinGroup],
  Participant_Get: joined,
  Participant_Invite: [initiateGroup],
  Participant_Delete: joined,
  Participant_Mute: joined,
  Participant_MuteAll: joined,
  Participant_StartHoldMusic: joined,
  Participant_StopHoldMusic: joined,
  Participant_AdmitAllFromLobby: joined,
  Participant_AdmitFromLobby: joined,
  Participant_RemoveFromLobby: joined,
  Participant_ReportSyntheticMedia: [reportSyntheticMedia],
  AudioRoutingGroup_List: [joinGroup, initiateGroup],
  AudioRoutingGroup_Create: [joinGroup, initiateGroup],
  AudioRoutingGroup_Get: [joinGroup, initiateGroup],
  AudioRoutingGroup_Update: [joinGroup, initiateGroup],
  AudioRoutingGroup_Delete: [joinGroup, initiateGroup],
  ContentSharingSession_List: [joinAsGuest, initiate, initiateGroup, joinGroup],
  ContentSharingSession_Get: [joinAsGuest, initiate, initiateGroup, joinGroup]
}

const require = (calls: Calls, anyOf: ReadonlyArray<string>): void => {
  const granted = calls.emulator.options.graphPermissions
  if (granted !== undefined && !anyOf.some((each) => granted.includes(each))) throw insufficientPermissions()
}

/** Refuses an operation that none of the application's permissions allows. */
export const requireFor = (calls: Calls, operationId: string): void => {
  const anyOf = needed[operationId]
  if (anyOf !== undefined) require(calls, anyOf)
}

const requireMedia = (calls: Calls, mediaConfig: CallRequest["mediaConfig"]): void => {
  if (isAppHosted({ mediaConfig })) require(calls, [accessMedia])
}

/** Refuses a call that the application may not make. */
export const requireCreating = (
  calls: Calls,
  { mediaConfig, meetingInfo, source, targets = [] }: CallRequest
): void => {
  if (meetingInfo !== undefined) require(calls, source?.identity?.guest === undefined ? [joinGroup] : [joinAsGuest])
  else require(calls, targets.length > 1 ? [initiateGroup] : [initiate])
  requireMedia(calls, mediaConfig)
}

/** Refuses to answer a call that the application may not take: one between two is free. */
export const requireAnswering = (calls: Calls, { kind }: Call, mediaConfig: CallRequest["mediaConfig"]): void => {
  if (kind !== "peerToPeer") require(calls, joined)
  requireMedia(calls, mediaConfig)
}
