/** What this service does that no recording and no document shows, as data for the parity table. */
import type { Assumption } from "../service/Assumption.ts"

export const assumptions: ReadonlyArray<Assumption> = [
  {
    id: "graph.cancelledPlay",
    about: ["Call_CancelMediaProcessing"],
    what: "A cancelled playPrompt is notified as a cancelled recordResponse is: deleted, failed, 400/8508; in beta with completionReason mediaOperationCanceled.",
    why: "Microsoft's page shows the notification of a recording only."
  },
  {
    id: "graph.cancelNothing",
    about: ["Call_CancelMediaProcessing"],
    what: "cancelMediaProcessing on an empty queue is answered like any other: 200, completed.",
    why: "Not documented."
  },
  {
    id: "graph.notEstablished",
    what: "Media operations on a call that is not established are refused with 400.",
    why: "Not documented."
  },
  {
    id: "graph.appHosted",
    about: ["Call_PlayPrompt", "Call_RecordResponse", "Call_Record", "Call_SubscribeToTone"],
    what: "playPrompt, recordResponse and subscribeToTone on a call with appHostedMediaConfig are refused with 400.",
    why: "Documented as service-hosted only, without the answer."
  },
  {
    id: "graph.badMedia",
    about: ["Call_PlayPrompt", "Call_RecordResponse"],
    what: "Prompts that cannot be decoded or found fail with 400/8535 and 400/8536; a recording says playPromptFailed.",
    why: "The codes are those of the same platform in ACS."
  },
  {
    id: "graph.recordAccepted",
    about: ["Call_Record"],
    what: "record is answered with 200 when it begins at once, and with 202 when it waits behind something.",
    why: "Microsoft's page has both and does not say when which."
  },
  {
    id: "graph.recordLonger",
    about: ["Call_Record"],
    what: "record takes any longest duration, and ends after two minutes at the latest with 200/8515, maxRecordDurationReached.",
    why: "Microsoft's page says two minutes and has no limit of the parameter; its example asks for 1800 seconds."
  },
  {
    id: "graph.recordSilence",
    about: ["Call_RecordResponse"],
    what: "When nobody speaks, a recording ends at its longest duration, or earlier with 400/8510 when the initial silence is shorter.",
    why: "Codes of the same platform in ACS; a tie counts as the longest duration, as in Microsoft's example."
  },
  {
    id: "graph.stopTone",
    about: ["Call_RecordResponse"],
    what: "A stop tone ends a recording with 200/8514, stopToneDetected.",
    why: "Code of the same platform in ACS."
  },
  {
    id: "graph.bargeIn",
    about: ["Call_RecordResponse"],
    what: "A recording with bargeInAllowed cancels what runs and waits, notified as cancelMediaProcessing does.",
    why: "Documented without its notifications."
  },
  {
    id: "graph.endedCallSilence",
    what: "Operations of a call that ends are not notified any more.",
    why: "Reported by users for recordings; taken for prompts."
  },
  {
    id: "graph.hangUpResult",
    about: ["Call_Delete"],
    what: "A call that its application deletes ends with 200/7000 and a text of the form `… DiagCode: 200#7000.@`.",
    why: "Microsoft's list has the code, its example another."
  },
  {
    id: "graph.unanswered",
    about: ["Call_Create"],
    what: "Somebody who does not answer ends the call with the SIP status as code, sub-code 10057 (408), 10037 (480) or 0 for users and 560000 + status for telephones.",
    why: "Graph publishes sub-codes for a few ends only."
  },
  {
    id: "graph.sourceInvalidStatus",
    about: ["Call_Create"],
    what: "A call to a telephone without an application instance is refused with 400/7507.",
    why: "The codes are known from users' reports, the status is not."
  },
  {
    id: "graph.otherApplication",
    what: "A call of another application of the same tenant is 404/8522.",
    why: "Not documented."
  },
  {
    id: "graph.operationGone",
    about: ["Call_GetOperation"],
    what: "Operations can be read until their call ends; an unknown one is 404 NotFound.",
    why: "One page shows the request, none its life."
  },
  {
    id: "graph.incomingUnanswered",
    what: "An incoming call ends after 15 seconds with 480/10076.",
    why: "The deadline is documented, the code inferred from users' reports."
  },
  {
    id: "graph.endOfOthers",
    what: "A call ends with 200/4521 when the other side of a call between two hangs up, with 200/5001 when a group call or a meeting is over for all, with 540000 or 560000 when a telephone hung up that called or was called.",
    why: "Microsoft's list has the codes and not which of the similar ones comes when."
  },
  {
    id: "graph.answerTwice",
    about: ["Call_Answer", "Call_Reject", "Call_Redirect"],
    what: "A call that does not ring any more is refused with 400, one that is over with 404/8522.",
    why: "The latter is reported, the former not documented."
  },
  {
    id: "graph.rejectEnd",
    about: ["Call_Reject", "Call_Redirect"],
    what: "A call that its application rejects or redirects is notified deleted, terminated, without a result, at once.",
    why: "Microsoft's example of reject has no state, and of redirect there is none."
  },
  {
    id: "graph.transferEnd",
    about: ["Call_Transfer"],
    what: "A transfer that succeeds is told transferring, transferAccepted and terminated with 0/7015 and AppTransferred, a consultative one to both calls; in a group call the transferee leaves and the call is established again. A target rings for a minute. A telephone that no number sponsors fails with 500/7000.",
    why: "Examples show the first; the rest is not documented."
  },
  {
    id: "graph.bots",
    about: ["Call_Create", "Call_Transfer", "Call_Redirect", "Participant_Invite"],
    what: "Whatever would have a bot call a bot is refused with 403/7505.",
    why: "Reported for create; Microsoft says of the others that they are not supported."
  },
  {
    id: "graph.groupTenant",
    about: ["Call_Create"],
    what: "A group call without tenantId is accepted.",
    why: "The documented example has none, one report of 2019 says 403/7505."
  },
  {
    id: "graph.channelTenant",
    about: ["Call_Create"],
    what: "In beta a meeting of a channel (a thread of `thread.skype` or `thread.tacv2`) is joined without tenantId in the tenant that its organizer names; every other join without tenantId is 403/7505.",
    why: "The two documented examples have none; the reports of 403/7505 are of scheduled meetings, whose examples got theirs upon them."
  },
  {
    id: "graph.permissions",
    what: "A missing permission is 403/7504; those that a page says are checked when a call is created are not checked again.",
    why: "The code is reported, the status is not."
  },
  {
    id: "graph.groupOnly",
    about: [
      "Call_Mute",
      "Call_Unmute",
      "Participant_Mute",
      "Participant_MuteAll",
      "Participant_Invite",
      "Participant_Delete",
      "Participant_StartHoldMusic",
      "Participant_StopHoldMusic",
      "Call_AddLargeGalleryView",
      "AudioRoutingGroup_Create"
    ],
    what: "What is documented for group calls alone is refused with 400 in a call between two.",
    why: "Documented without the answer."
  },
  {
    id: "graph.peerRoster",
    about: ["Participant_List"],
    what: "The list of participants of a call between two is empty.",
    why: "Reported by users; not documented."
  },
  {
    id: "graph.inviteFailures",
    about: ["Participant_Invite"],
    what: "An operation whose participants all fail ends failed with the result of the last; telephones that no number sponsors with 412/9999, in a meeting that was joined by token with 403/9999. A call to be replaced that is not there is 500/7700.",
    why: "412/9999 and 403 are reported, the rest is taken from transfers."
  },
  {
    id: "graph.invitedTwice",
    about: ["Participant_Invite", "Call_Create", "Call_Redirect"],
    what: "Somebody who is in the call or rings already cannot be invited: the operation fails with 400/8559, nobody rings, and the participant keeps its id. A request that names somebody twice is refused with 400.",
    why: "Microsoft's page of call says that an identity cannot be invited twice; the code is that of the same platform in ACS."
  },
  {
    id: "graph.removal",
    about: ["Participant_Delete"],
    what: "Who waits in the lobby is refused, and an invitation that rings is taken back under the participantId that it has, which ends its operation failed with 400/8508. Who is taken out is gone from the roster that the others are told; an application that is taken out ends with 200/5300.",
    why: "The page says that somebody can be taken out before they answer, and that no notification is sent before or after."
  },
  {
    id: "graph.audioRouting",
    about: ["AudioRoutingGroup_Create", "AudioRoutingGroup_Update", "Participant_Invite", "Call_Create"],
    what: "Everybody in a call hears everybody, but who was invited with removeFromDefaultAudioRoutingGroup hears nobody, prompts included, and is heard by nobody; a group lets its receivers hear its sources besides, whatever its routingMode and however many speak. Recordings have everybody.",
    why: "Documented is a private route between a source and receivers, and that who is out of the default mixer can talk to nobody; a user reports that the source of a group is heard by all the others as ever."
  },
  {
    id: "graph.holdMusic",
    about: ["Participant_StartHoldMusic", "Participant_StopHoldMusic"],
    what: "Music begins and ends 0.2 s after its answer; it makes the participant be on hold for Call Automation. A file that cannot be played fails with 400/8535 or 400/8536.",
    why: "Documented without times and failures."
  },
  {
    id: "graph.recordingStatus",
    about: ["Call_UpdateRecordingStatus", "Call_StartRecording", "Call_StopRecording"],
    what: "Who records is shown by its own line of the roster. Outside a policy's call updateRecordingStatus is 400/8506.",
    why: "The code is reported, the status is not."
  },
  {
    id: "graph.transcription",
    about: ["Call_StartTranscription", "Call_StopTranscription"],
    what: "A call that is transcribed is notified with its transcription after the operation.",
    why: "Documented without notifications."
  },
  {
    id: "graph.lobby",
    about: ["Participant_AdmitFromLobby", "Participant_AdmitAllFromLobby", "Participant_RemoveFromLobby"],
    what: "These are answered 200, completed. Guests wait in the lobby, established and without audio, for 30 minutes at most: media of their own calls and mute or hold of others who wait there are refused with 400. Who waits too long or is refused ends with 200/5855.",
    why: "They are in Graph's metadata alone; the code is documented, the time is not."
  },
  {
    id: "graph.policy",
    about: ["Call_UpdateRecordingStatus"],
    what: "A policy's application is hidden from the rosters of others; that it was brought in is told by applicationMetadata and incomingContext.",
    why: "Documented without an example of the whole."
  },
  {
    id: "graph.policyJoining",
    about: ["Call_Answer"],
    what: "Who joins under a policy is asked about at the address of the call, and the answer counts for five seconds. Who is rejected stays out of the call, and so does who nobody decides about: no answer in time, another status than 200, another body. A new application has five seconds to answer, and the participant is in after it.",
    why: "The notification and its answers are documented without addresses, times and what follows; recording applications are required before a call is established unless a policy says otherwise."
  },
  {
    id: "graph.olderForm",
    what: "An incoming call in the older form has an id, participants, modalities and callState; an answer other than 204 leaves it ringing until its time is over.",
    why: "Microsoft documents that there is such a form, and the 204."
  },
  {
    id: "graph.redirectedNotification",
    what: "A 302 to the notification of an incoming call is followed five times at most; what the call is told until it is answered goes to the last address.",
    why: "The 302 is documented, and that the callbackUri of the answer or the webhook is told of what follows."
  },
  {
    id: "graph.throttling",
    about: ["Call_Create"],
    what: "With throttling on, requests are counted for each application as those of Chat are; a 101st call at a time is 429 with Retry-After 10.",
    why: "The limits are published, how they are counted and what a call too many is answered with is not."
  },
  {
    id: "graph.tones",
    about: ["Call_SendDtmfTones"],
    what: "A sent key takes 250 ms beside the delay that was asked for; cancelMediaProcessing leaves them alone.",
    why: "Documented without times."
  },
  {
    id: "graph.silence",
    about: ["Call_RecordResponse", "Call_Record"],
    what: "A participant who is loud enough speaks; the silence after what was said ends a recording with 200/0, maxSilenceTimeout. A recording can be fetched until a minute after its call.",
    why: "The sub-code and the time are not published."
  },
  {
    id: "graph.voicemail",
    about: ["Call_Create", "Call_Redirect", "Call_Transfer"],
    what: "A target of endpointType voicemail answers after 20 seconds, for every user.",
    why: "Reported as late, without a time."
  },
  {
    id: "graph.callbackToken",
    what: "Notifications are signed for five minutes, without iat, with cty in the header and the appid of the calling service.",
    why: "Read from a token that a user published; which appid others have is not known."
  },
  {
    id: "graph.networkCalls",
    what: "A call between the services has Graph's callChainId as Call Automation's correlationId; Graph's applications are microsoftTeamsApp there, and ACS users are acsUser in Graph.",
    why: "Microsoft documents calls between both for Teams users only."
  },
  {
    id: "graph.sharing",
    about: ["ContentSharingSession_List", "ContentSharingSession_Get"],
    what: "Sessions have the id of who presents; that they begin and end is notified created and deleted at contentSharingSessions.",
    why: "Documented without an example of v1.0."
  },
  {
    id: "graph.select",
    what: "$select leaves the members that are named and annotations; a name that there is not is passed over.",
    why: "Graph refuses unknown names; which it knows of calls is not published."
  }
]

/** The operations of which nothing is assumed besides what is assumed of the service as a whole. */
export const nothingAssumedOf: ReadonlyArray<string> = [
  "AudioRoutingGroup_Delete",
  "AudioRoutingGroup_Get",
  "AudioRoutingGroup_List",
  "Call_ChangeScreenSharingRole",
  "Call_Get",
  "Call_KeepAlive",
  "Call_LogTeleconferenceDeviceQuality",
  "Participant_Get",
  "Participant_ReportSyntheticMedia"
]
