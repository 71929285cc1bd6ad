/** What Call Automation does here that no recording shows, or shows in several forms, as data for the parity table. */
import type { Assumption } from "../service/Assumption.ts"

export const assumptions: ReadonlyArray<Assumption> = [
  {
    id: "calls.source",
    about: ["CreateCall"],
    what: "A call created without source gets a made ACS user of the resource, which takes part and is listed in rosters.",
    why: "Recorded calls name their source; it is listed."
  },
  {
    id: "calls.answeredBy",
    about: ["CreateCall", "AnswerCall"],
    what: "A call to a phone number or a Teams Phone resource account is answered by answeredBy, else by a made ACS user of the resource; answeredFor shows the number.",
    why: "Recordings have ACS users as callees only."
  },
  {
    id: "calls.callerId",
    about: ["CreateCall", "CallConnection_AddParticipant", "CallConnection_TransferToParticipant"],
    what: "Calling a phone number without sourceCallerIdNumber is 400/8523 (a transfer needs none); one that the resource does not own is 403/7507, when it was told which it owns.",
    why: "Both codes are documented, their use here is not."
  },
  {
    id: "calls.oneself",
    about: ["CreateCall", "AnswerCall"],
    what: "Calling the source itself, or answering as the caller, is 400/8523.",
    why: "A participant is in a call once; no recording tries it."
  },
  {
    id: "calls.callbackUri",
    what: "A callback address that is no https URL (http for this machine and allowed hosts) is 400/8523.",
    why: "Documented that it must be https; the answer to anything else is not."
  },
  {
    id: "calls.notEstablished",
    what: "Operations on participants and media of a call that still rings are 400/8501; reading it works.",
    why: "The code is documented without the operations that give it."
  },
  {
    id: "calls.participantNotFound",
    about: [
      "CallConnection_GetParticipant",
      "CallMedia_Hold",
      "CallMedia_Unhold",
      "CallMedia_Play",
      "CallMedia_Recognize",
      "CallMedia_StartContinuousDtmfRecognition",
      "CallMedia_StopContinuousDtmfRecognition",
      "CallMedia_SendDtmfTones"
    ],
    what: "GET participant, hold, unhold, play, recognize, continuous and sent tones of somebody who is not in the call are 404/8522 Participant not found.",
    why: "Only the unknown call is recorded."
  },
  {
    id: "calls.duplicateParticipant",
    about: ["CallConnection_AddParticipant"],
    what: "Adding somebody who is in the call or already invited is 400/8559.",
    why: "The code is documented, its use here is not."
  },
  {
    id: "calls.incomingCallContext",
    about: ["AnswerCall", "RedirectCall", "RejectCall"],
    what: "A context that was answered, timed out or never existed is 404/8522 Call not found.",
    why: "No recording answers twice."
  },
  {
    id: "calls.statuses",
    about: ["CreateCallFailed", "AddParticipantFailed", "CallTransferFailed"],
    what: "Statuses of the ending digits come back as code with sub code 10057 (408), 10037 (480) or 0 for users, and 560000 and the status for telephones; texts but 603's and those of 408 and 480 of invitations are made.",
    why: "Recorded is a user's decline; the sub codes of 408, 480 and telephones are documented of invitations and of calls, those of the others of users are not."
  },
  {
    id: "calls.connectOrder",
    about: ["ParticipantsUpdated"],
    what: "The first roster arrives before CallConnected from 2024-09-15, and after it in earlier versions.",
    why: "19 of 24 recorded legs of the newer previews, and all four of the older ones."
  },
  {
    id: "calls.sequenceNumbers",
    about: ["ParticipantsUpdated"],
    what: "Rosters of a leg are numbered 1, 3, 5, 6, 8, 9, 11 and so on.",
    why: "Recorded numbers start at 1, never show 2, grow and skip without a rule that could be read off them."
  },
  {
    id: "calls.group",
    about: ["CreateCall"],
    what: "A call to several connects with the first who answers and fails with the last status when nobody does.",
    why: "Recorded calls have one target."
  },
  {
    id: "calls.connectingEnds",
    what: "A leg that others end while it connects gets CallDisconnected and CreateCallFailed, AnswerFailed or ConnectFailed with code 487; one that its own application ends gets CallDisconnected alone.",
    why: "Only the decline is recorded."
  },
  {
    id: "calls.endOfOthers",
    about: ["CallDisconnected"],
    what: "The legs that did not terminate the call get 200/5001; the setting endOfOthers gives 5002 or 7000.",
    why: "Recorded runs of the same flow differ."
  },
  {
    id: "calls.reject",
    about: ["RejectCall", "CreateCallFailed"],
    what: "A call rejected with the reason busy ends for the caller with 486, with forbidden with 403, with none or without a reason with 603, 0.1 s later; a group call goes on ringing at the others. A reason that is none of these is 400/8523.",
    why: "Recorded is a decline alone."
  },
  {
    id: "calls.redirect",
    about: ["RedirectCall"],
    what: "A redirected call rings at the target with the same call and correlation ids, and for the first application it is over: 404/8522. A timeout of the inviting operation goes on, the target's own begins anew; the target's status is the caller's. AddParticipantSucceeded names who was invited, rosters who came. To the caller it is 400/8523, to somebody in the call or invited 400/8559.",
    why: "No recording redirects; that a redirected call can still be answered was documented once as a defect."
  },
  {
    id: "calls.transfer",
    about: ["CallConnection_TransferToParticipant"],
    what: "The transferee calls the target in a call of its own, with new ids. Once the target is in: CallTransferAccepted, the transferee's own leg ends with 200/5001 (endOfOthers); in a call of two it ends for the others with 200/7000, in a larger call they get a roster. A failed transfer changes nothing.",
    why: "Documented in words: a transferred call of two leaves the application."
  },
  {
    id: "calls.transferFailures",
    what: "CallTransferFailed has the status of a failed call, after 60 s 408; 400/8528 when the leg ends first, 400/8558 when the transferee has left.",
    why: "The timeout is documented, and the codes are without their use here."
  },
  {
    id: "calls.transferRefusals",
    about: ["CallConnection_TransferToParticipant"],
    what: "In a larger call a transfer without transferee is 400/8523, of the own user too; of somebody who is not in the call 404/8522; to somebody in it 400/8559; of somebody who is being transferred 409/8607.",
    why: "The codes are documented, their use here is not."
  },
  {
    id: "calls.transferState",
    about: ["CallConnection_GetCall"],
    what: "GET of a leg that a pending transfer would end shows transferring.",
    why: "The state is documented without the moment it is shown."
  },
  {
    id: "calls.connect",
    about: ["Connect"],
    what: "A connected application is no participant and in no roster; the other legs are told nothing of it. It gets its own CallConnected and first roster. A server call id of no call is 404/8522, of one that still rings 400/8501.",
    why: "Recorded are the request and its answer."
  },
  {
    id: "calls.meetings",
    about: ["Connect"],
    what: "Every group call id and room id exists; the ending of the id is a status as that of a number, and comes back in CallDisconnected and ConnectFailed. A meeting goes on without participants as long as an application is in it.",
    why: "No group call or room of recordings is readable, and the local cloud has no Rooms."
  },
  {
    id: "calls.hangUp",
    about: ["CallConnection_HangupCall", "CallDisconnected"],
    what: "Hanging up gives the own leg 200/7000; the others get a roster, or the end of the call when one is left alone: as others ended it, or by 560000 or 540000 for a telephone that was called or called.",
    why: "Recorded for terminate only; a telephone's end is documented, and reported from production."
  },
  {
    id: "calls.unattended",
    about: ["CallConnection_HangupCall", "CallConnection_TransferToParticipant", "RedirectCall"],
    what: "Participants whom no application is with any more talk on for five minutes, then they hang up: a call that the last application left, one that somebody was transferred or redirected into. An application that joins it meanwhile keeps it.",
    why: "Nobody but an application could end the call of scripted participants."
  },
  {
    id: "calls.removal",
    about: ["CallConnection_RemoveParticipant", "CallDisconnected"],
    what: "Every leg of a call of two gets 200/5300; in a larger call the removed one's leg gets it and the others a roster.",
    why: "Recordings end at the first CallDisconnected of the creator's leg, and show calls of two only."
  },
  {
    id: "calls.removeStranger",
    about: ["CallConnection_RemoveParticipant"],
    what: "Removing somebody who is not in the call is accepted and ends with RemoveParticipantFailed 400/8558.",
    why: "The code is documented, its use here is not."
  },
  {
    id: "calls.invitationTimeout",
    about: ["CallConnection_AddParticipant"],
    what: "Without invitationTimeoutInSeconds an invitation rings as long as a call does: 85 s for users, 115 s for telephones; 0 fails at once.",
    why: "The documented bounds are 0 and 180; no default is."
  },
  {
    id: "calls.invitationFailures",
    what: "AddParticipantFailed has the status, and the text of a cancelled invitation with another reason.",
    why: "Recorded is the cancelled invitation, documented one that times out; other reasons are made."
  },
  {
    id: "calls.customContext",
    about: ["CallConnection_AddParticipant", "CallConnection_TransferToParticipant", "IncomingCall"],
    what: "IncomingCall has the customContext of addParticipant and transfers, both kinds of headers, when there are any, also after a redirect; one of create is not handed on. SIP values may have any character but controls. What is beyond the limits is 400/8523.",
    why: "Documented are the limits, and the two operations; recorded is that empty ones, of create too, do not show up."
  },
  {
    id: "calls.addSucceeded",
    what: "AddParticipantSucceeded arrives before the roster that shows the participant.",
    why: "No recording has an accepted invitation."
  },
  {
    id: "calls.cancelTooLate",
    about: ["CallConnection_CancelAddParticipant"],
    what: "Cancelling an invitation that is over ends with CancelAddParticipantFailed 400/8585, one that never was with 404/8522.",
    why: "Only the success is recorded."
  },
  {
    id: "calls.cancelByOther",
    about: ["CallConnection_CancelAddParticipant"],
    what: "An invitation that another leg cancels ends for the inviting leg with AddParticipantFailed 487/5234.",
    why: "Recorded cancels come from the inviting leg, which gets no AddParticipantFailed."
  },
  {
    id: "calls.pendingEnds",
    what: "Operations under way when their leg ends fail with 400/8528 before CallDisconnected (prompts and recognitions: PlayCanceled and RecognizeCanceled 400/8508; what was cancelled or stopped is still told so).",
    why: "Documented only that no event follows CallDisconnected."
  },
  {
    id: "calls.holdFile",
    about: ["HoldFailed"],
    what: "Hold music that cannot be downloaded fails as a bad format does, with 8536.",
    why: "Only the bad format is recorded."
  },
  {
    id: "calls.playQueue",
    about: ["CallMedia_Play"],
    what: "Prompts wait for the one that plays; interruptCallMediaOperation cancels all of them with PlayCanceled 400/8508.",
    why: "Documented in words; no recording has two plays at once."
  },
  {
    id: "calls.playOthers",
    about: ["CallMedia_Play", "ParticipantsUpdated"],
    what: "A prompt to some puts everybody else on hold for its duration; a hold that was asked for is another, and each ends by itself: Unhold during the prompt shows when it is over, Hold then goes on.",
    why: "Recorded in calls of two, and never both at once."
  },
  {
    id: "calls.cancelAll",
    about: ["CallMedia_CancelAllMediaOperations", "PlayCanceled", "RecognizeCanceled"],
    what: "CancelAllMediaOperations cancels the prompts and recognitions of every leg of the call, each with 400/8508; keys that are told one by one or sent go on.",
    why: "Documented with its two events; no recording has it."
  },
  {
    id: "calls.recognizeQueue",
    about: ["CallMedia_Recognize"],
    what: "A recognition waits in the queue of the prompts; without interruptCallMediaOperation nothing is cancelled, without interruptPrompt keys and words stop the prompts.",
    why: "Documented in words, the second with its default; no recording has a recognition."
  },
  {
    id: "calls.recognizePrompts",
    about: ["CallMedia_Recognize"],
    what: "Prompts of a recognition are told as PlayStarted and hold nobody; one that cannot be played gives RecognizeFailed 400/8535 or 400/8536 with failedPlaySourceIndex, at the time that a play would fail.",
    why: "Codes and field are documented, order and time are those recorded for play."
  },
  {
    id: "calls.recognizeTones",
    about: ["CallMedia_Recognize", "RecognizeCompleted"],
    what: "The stop tone is not among the tones; inter-tone silence is RecognizeFailed 400/8532; a key of no choice is 500/8534; without maxTonesToCollect stop tones and silence alone end the input.",
    why: "The codes are documented; 8532 under completed and failed both, and the rest without an example."
  },
  {
    id: "calls.recognizeSpeech",
    about: ["CallMedia_Recognize", "RecognizeCompleted", "RecognizeFailed"],
    what: "Speech ends after endSilenceTimeoutInMs and has the least confidence heard; a phrase is that of a choice without regard to case and punctuation; confidence 0 is 400/8563; of speech or keys the first decides.",
    why: "Codes and the time-out are documented; nobody's speech is analysed here."
  },
  {
    id: "calls.mediaFailures",
    about: [
      "CallMedia_Play",
      "CallMedia_Recognize",
      "CallMedia_Hold",
      "CallMedia_StartTranscription",
      "CallMedia_StartMediaStreaming",
      "CallMedia_StartContinuousDtmfRecognition",
      "CallMedia_SendDtmfTones",
      "PlayFailed",
      "RecognizeFailed",
      "HoldFailed",
      "ContinuousDtmfRecognitionToneFailed",
      "SendDtmfTonesFailed"
    ],
    what: "8511, 8512, 8565, 8570, 8572, 8580, 8605, 9999 and ContinuousDtmfRecognitionToneFailed occur only when the control media-failures orders them. A prompt and hold music then fail as a bad file does, a prompt with failedPlaySourceIndex 0; a recognition 0.5 s after its prompts, or instead of them with a code of prompts; a stream in place of its socket, as unspecifiedError; sent tones when the last is sent; a told tone instead of itself, and it is counted.",
    why: "Codes of plays, recognitions and transcriptions are documented, of hold and tones none is but the general 9999; when they come is not."
  },
  {
    id: "calls.longText",
    about: ["CallMedia_Play", "CallMedia_Recognize", "CallMedia_Hold"],
    what: "A text prompt of more than 4000 characters is 400/8523; SSML has no bound.",
    why: "The bound is documented with the advice to use SSML, the answer is not."
  },
  {
    id: "calls.emptyText",
    about: ["CallMedia_Play", "CallMedia_Recognize", "CallMedia_Hold"],
    what: "A prompt of empty text or SSML fails as a bad file does, with 400/8582.",
    why: "The sub code is documented with a play source that is empty, its code is not."
  },
  {
    id: "calls.cognitiveServices",
    about: [
      "CallMedia_Play",
      "CallMedia_Recognize",
      "CallMedia_Hold",
      "CallMedia_StartTranscription",
      "TranscriptionFailed"
    ],
    what: "Play and hold of a text or SSML, recognize of speech or with such a prompt, and startTranscription are 405/8522 on a leg whose request named no cognitiveServicesEndpoint; a transcription that was to start with it is TranscriptionFailed 405/8522.",
    why: "Reports show the code and the text of prompts, the status is documented for transcription; that it is one for each leg is not."
  },
  {
    id: "calls.recognizeAnalysis",
    about: ["CallMedia_Recognize", "RecognizeCompleted"],
    what: "languageIdentified is the language that the control speech says if it is among speechLanguages, else the first of these; sentimentAnalysisResult the sentiment that it says, else neutral; both on legs of 2025-08-15-preview alone.",
    why: "The fields are documented, nobody's speech is analysed here."
  },
  {
    id: "calls.recognizeBounds",
    about: ["CallMedia_Recognize"],
    what: "A silence above 20 s for speech and choices, maxTonesToCollect below 1 and choices without one are 400/8523.",
    why: "The bounds are documented, the answer is not."
  },
  {
    id: "calls.recognitionTexts",
    about: ["RecognizeCompleted", "RecognizeFailed"],
    what: "The texts of recognitions' results are made.",
    why: "Codes are documented, texts are not specified."
  },
  {
    id: "calls.streamStates",
    about: [
      "CallMedia_StartMediaStreaming",
      "CallMedia_StopMediaStreaming",
      "CallMedia_StartTranscription",
      "CallMedia_StopTranscription",
      "CallMedia_UpdateTranscription",
      "CallMedia_SummarizeCall"
    ],
    what: "Starting media streaming or a transcription that is not over, media streaming that the call was made without, and stopping, updating or summarizing one that is not active, are 400/8585; a transcription without transcriptionOptions is 405/8522, an update of a connected leg 405/8520, a language without a region 400/8523.",
    why: "The last three are documented as results of TranscriptionFailed, 8585 without the operations that give it."
  },
  {
    id: "calls.streamOptions",
    about: ["CreateCall", "AnswerCall", "Connect"],
    what: "An address that is no wss URL (ws for this machine and allowed hosts), another transport, channel type, format, content or redaction type, and a member that 2024-06-15-preview requires are 400/8523 when the call is made (the redaction type in starts and updates, too); without an address the start fails with streamUrlMissing and 400/8581.",
    why: "Fields, details and codes are documented, their use here is not but for the address."
  },
  {
    id: "calls.streamStarts",
    about: ["MediaStreamingStarted", "TranscriptionStarted"],
    what: "A stream that a call is to start with starts when its leg is connected; events that no mid-call request asked for carry the context of the leg.",
    why: "Recorded are a start and a stop by request."
  },
  {
    id: "calls.streamFailures",
    what: "A socket that cannot be opened is told as initialWebSocketConnectionFailed with 400/8581 (media streaming) or streamConnectionUnsuccessful with 500/8578 (transcription), one that breaks as streamConnectionInterrupted with 500/8603 and 500/8578; it is not opened again until it is started again.",
    why: "8581 is reported from production, 8578 documented; the details are documented without the codes they go with, and 8603 without its code."
  },
  {
    id: "calls.streamEnds",
    about: ["MediaStreamingFailed", "TranscriptionFailed"],
    what: "The end of a leg is told as MediaStreamingStopped and TranscriptionStopped of what is active, and with 500/8604 and 500/8579 (unspecifiedError) of what starts or is updated, before CallDisconnected; so is an update that a stop overtakes. CancelAllMediaOperations leaves streams alone.",
    why: "Documented are 500/8579 of transcriptions, that no event follows CallDisconnected, and that prompts and recognitions are cancelled."
  },
  {
    id: "calls.streamSubscriptions",
    about: ["CreateCall", "AnswerCall", "Connect", "CallConnection_GetCall"],
    what: "Answers show a subscription as inactive until its start was told, then as active with the same id; transcriptionSubscription only when it was asked for, with its language of now.",
    why: "Recorded are disabled ones, and one that was not started."
  },
  {
    id: "calls.audioFrames",
    about: ["CallMedia_StartMediaStreaming"],
    what: "Who speaks (its text's length), presses keys (250 ms each) or hears a prompt makes a tone of 400 Hz, everything else is silence; muted and held participants are silent. Unmixed frames are of everybody in the call, prompts in the voice of the application's user. A second of untaken frames makes audio be dropped.",
    why: "Documented are the packets; no recording has frames."
  },
  {
    id: "calls.audioBack",
    about: ["CallMedia_StartMediaStreaming"],
    what: "Audio of the application is played on the network clock and heard by nobody; without enableBidirectional it is ignored, a frame that is none stands in the journal, and neither is told.",
    why: "Documented are the packets."
  },
  {
    id: "calls.transcripts",
    about: ["CallMedia_StartTranscription", "CallMedia_UpdateTranscription"],
    what: "An utterance is sent when it is over, its first half of words half way when intermediate results were asked for; offsets count from the start of the transcription, words take time by their letters; confidence 0 is not sent. An update sends its metadata anew, with en-US when no language was ever named.",
    why: "Documented are the packets; times in the examples count from elsewhere."
  },
  {
    id: "calls.transcriptAnalysis",
    what: "With enableSentimentAnalysis, locales or piiRedactionOptions, as the last request gave them and whatever the version of the leg, metadata have speechModelEndpointId, locales, enableSentimentAnalysis and, when it is enabled, piiRedactionOptions. Final results have the sentimentAnalysisResult that the control speech says, else neutral; with locales every result has the languageIdentified that it says if it is among them, else the first, and locale is the first when none was named. Naming a locale without locales ends that.",
    why: "The members of metadata and sentimentAnalysisResult are documented with an example and without their conditions, languageIdentified is in Microsoft's .NET preview; that an update's locale ends the identification is documented. Nobody's speech is analysed here."
  },
  {
    id: "calls.redaction",
    what: "maskWithCharacter, the only type, makes asterisks of e-mail addresses and of numbers of at least four digits with what groups them; redacted results have no words, and summaries are of the redacted text.",
    why: "The example masks a date with its length kept and has no words; what counts as personal data needs somebody who understands it."
  },
  {
    id: "calls.summaries",
    about: ["CallMedia_SummarizeCall"],
    what: "A summary is what was said, of at most the last 100 utterances, one line each; of nothing it is callSummaryFailure with 400/8578. enableEndCallSummary gives one before TranscriptionStopped when the leg ends. TranscriptionCallSummaryUpdated comes whatever the version of the leg.",
    why: "Documented are the event and its details, in 2025-08-15-preview."
  },
  {
    id: "calls.continuousDtmf",
    about: [
      "CallMedia_StartContinuousDtmfRecognition",
      "CallMedia_StopContinuousDtmfRecognition",
      "ContinuousDtmfRecognitionToneReceived",
      "ContinuousDtmfRecognitionStopped"
    ],
    what: "Each start counts sequenceId from 1 and replaces an earlier one of the same participant; tones carry the context of the start, Stopped that of the stop, or of the start when the leg ends; stopping what was not started is 200 without an event.",
    why: "Documented that Stopped comes if it was started, and when the call ends; recorded is its result after a stop."
  },
  {
    id: "calls.sendDtmfTones",
    about: ["CallMedia_SendDtmfTones", "SendDtmfTonesCompleted"],
    what: "Each key takes 250 ms; unknown keys or none, or more than 18, are 400/8523; a participant who left meanwhile gives SendDtmfTonesFailed 400/8558. Nobody in the call hears them.",
    why: "Recorded is the success, documented the bound; failures are documented without codes."
  },
  {
    id: "calls.times",
    about: [
      "CallConnection_RemoveParticipant",
      "CallConnection_MoveParticipants",
      "CallMedia_UpdateTranscription",
      "CallMedia_SummarizeCall",
      "CallRecording_PauseRecording",
      "CallRecording_ResumeRecording",
      "CallRecording_StopRecording"
    ],
    what: "A removal and a move are told 0.2 s after they were accepted, a changed recording after 0.1 s, an updated transcription after 0.2 s, a summary after 1 s.",
    why: "Recordings show how long other things take, not these."
  },
  {
    id: "calls.dataVersion",
    what: "Events say the version of the request that made the leg, and have the fields of that version, whatever later requests use. CreateCallFailed, AnswerFailed and PlayStarted are not sent to legs of versions that do not know them; an event of an operation that the version lacks is sent to whoever asked for it with a newer one.",
    why: "No recording mixes versions."
  },
  {
    id: "calls.resultInformation",
    what: "RemoveParticipantSucceeded has resultInformation from 2024-06-15-preview; events up to 2023-10-15 have eventSource, equal to the source.",
    why: "Recorded without and with them on 2023-10-03-preview, a neighbour of the published versions; the value is not readable."
  },
  {
    id: "calls.getConnecting",
    about: ["CallConnection_GetCall"],
    what: "GET of the creator's leg has no serverCallId before it is connected; answeredBy is on the answering leg only.",
    why: "Recorded GETs are of connected calls."
  },
  {
    id: "calls.incomingCallSubject",
    what: "The subject of IncomingCall is /caller/{rawId}/recipient/{rawId}, unescaped, of a Teams Phone resource account as well.",
    why: "Documented samples; the recordings keep the data only."
  },
  {
    id: "calls.chainId",
    about: ["CallConnection_HangupCall", "CallConnection_TerminateCall"],
    what: "X-Microsoft-Skype-Chain-ID is on the answers of hang-up and terminate as on the others; every 404 has one of its own.",
    why: "Recorded on all but start recording and connect, which have their own; of two kinds of 404."
  },
  {
    id: "calls.repeatability",
    about: ["CallConnection_TransferToParticipant", "CallConnection_MoveParticipants", "CallMedia_SendDtmfTones"],
    what: "Transfer, move and sent tones answer Repeatability-Result accepted and know a repeat, as the others that take the pair.",
    why: "The pair is documented and the clients send it; no recording has one of them."
  },
  {
    id: "calls.clientVersion",
    what: "X-Ms-Client-Version is on no answer.",
    why: "Recordings have the header, its value is not readable."
  },
  {
    id: "calls.mute",
    about: ["CallConnection_Mute", "ParticipantsUpdated"],
    what: "Muted participants are muted at once, every leg is told by a roster 0.3 s later; anybody but an ACS user is 400/8523, a stranger 404/8522, and then nobody is muted.",
    why: "One recording mutes an ACS user and reads the participant; no roster and no failure is recorded."
  },
  {
    id: "calls.move",
    about: ["CallConnection_MoveParticipants"],
    what: "Each participant is told by itself: MoveParticipantSucceeded before the roster that shows it, or MoveParticipantFailed 400 with 8558 (not in the other call), 8559 (here already or invited) or 8585 (the user of an application, whose leg stays).",
    why: "No recording moves anybody."
  },
  {
    id: "calls.moveOrigin",
    about: ["CallConnection_MoveParticipants"],
    what: "The other call goes on as after somebody left: its legs get a roster, or the end when one is left alone. A fromCall that is unknown is 404/8522, one that names the same call 400/8523, as is nobody or somebody twice.",
    why: "No recording moves anybody."
  },
  {
    id: "calls.recordingAccepted",
    about: ["CallRecording_StartRecording"],
    what: "StartRecording answers 200 when the call is named by its server call id, and 202 when it is named by a leg.",
    why: "One recording, by server call id; versions from 2025-05-15 document both statuses without saying when."
  },
  {
    id: "calls.recordingWaits",
    about: ["CallRecording_StartRecording"],
    what: "A recording of a leg that still connects begins when it is connected; when the leg ends first, StartRecordingFailed 400/8528 comes before its CallDisconnected.",
    why: "Documented is the event, not what causes it."
  },
  {
    id: "calls.recordingCallback",
    about: ["RecordingStateChanged", "StartRecordingFailed"],
    what: "Nobody is told of a recording without recordingStateCallbackUri; its failure goes there too, under the recorder's callConnectionId.",
    why: "The recording names one."
  },
  {
    id: "calls.recordingEvents",
    about: [
      "CallRecording_PauseRecording",
      "CallRecording_ResumeRecording",
      "CallRecording_StopRecording",
      "RecordingStateChanged"
    ],
    what: "Pause and stop are told as inactive, resume as active, with the time of the start, by 200/0 without a text; the end of the call stops a recording. One that was to be paused from the start is told as inactive once.",
    why: "Recorded are the two events of the start."
  },
  {
    id: "calls.recordingConflicts",
    about: ["CallRecording_StartRecording", "CallRecording_PauseRecording", "CallRecording_ResumeRecording"],
    what: "A second recording of a call is 409/8553, a pause of what does not record and a resumption of what does 400/8573, contents, channels and format that do not go together 400/8557.",
    why: "The sub codes are documented, their statuses and use here are not."
  },
  {
    id: "calls.recordingLocator",
    about: ["CallRecording_StartRecording", "CallRecording_GetRecordingProperties"],
    what: "A room or no call at all is 400/8523, a group call 404/8522; a stopped recording is 404/8522 Recording not found.",
    why: "Documented is only that rooms cannot be recorded and that exactly one of the two names is given."
  },
  {
    id: "calls.recordingFileReady",
    what: "RecordingFileStatusUpdated comes 2 s after a recording has ended, whoever ended it, with sessionEndReason CallEnded and storageType ACS; not for one that never was active. The call of its subject and of the metadata is the call's correlation id.",
    why: "Documented as some minutes; samples and a report from production show that reason, the storage type and a correlation id in the subject."
  },
  {
    id: "calls.recordingFileSound",
    about: ["RecordingFileStatusUpdated"],
    what: "A recording is silent but for speech (400 Hz for as long as a prompt of that text) and keys (their two tones, 250 ms) of those who are neither muted nor on hold; one voice does one thing after the other. Prompts and hold music are not on it.",
    why: "Nobody really speaks here."
  },
  {
    id: "calls.recordingFileFormat",
    what: "Of WAV the bytes are there; it is the default of audio and of unmixed recordings, mp4 that of the others. mp3 and mp4 are told and described in RecordingFileStatusUpdated and in the metadata, and their bytes are 501 and counted.",
    why: "The local cloud has no encoder, and one format under the name of another would be worse than none."
  },
  {
    id: "calls.recordingFileChannels",
    about: ["CallRecording_StartRecording", "RecordingFileStatusUpdated"],
    what: "An unmixed recording has a channel for each of up to five: channelAffinity first, then audioChannelParticipantOrdering, then who is heard first, then who came first.",
    why: "Documented are the fields, five channels, and the order of speaking where nothing is given."
  },
  {
    id: "calls.recordingFileChunks",
    about: ["RecordingFileStatusUpdated"],
    what: "A chunk for every four hours, all but the last with endReason ChunkMaximumSizeExceeded.",
    why: "Both are documented, not that they belong together."
  },
  {
    id: "calls.recordingFileLocations",
    about: ["RecordingFileStatusUpdated"],
    what: "Files are at the local cloud's own origin under the paths of Microsoft's storage, content/video for sound as well, for 24 hours. The bytes have no etag.",
    why: "Recorded and documented locations are of videos; documents say 24 hours, and 48 elsewhere."
  },
  {
    id: "calls.recordingFileAccess",
    about: ["RecordingFileStatusUpdated"],
    what: "A signature has to be over the host in x-ms-host, which has to be this local cloud; with a token the header may be missing. 401, 404, 405 and 416 have no body.",
    why: "Microsoft's client sends it; recorded are 401 and 404 without a body."
  },
  {
    id: "calls.recordingExternalStorage",
    what: "Of a recording to azureBlobStorage there is no file and RecordingFileStatusUpdated does not come; the journal says so. Without recordingDestinationContainerUrl the start is 400/8523.",
    why: "Nothing leaves the machine."
  }
]
