/** Answers and events as such: headers, versions, subjects, times. What no recording shows, or recordings show in several forms, as data for the parity table. */
import type { Assumption } from "../../service/Assumption.ts"

export const messages: ReadonlyArray<Assumption> = [
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
    what: "The events of a removal and a move are sent 0.2 s after the response, of a changed recording after 0.1 s, of an updated transcription after 0.2 s, of a summary after 1 s.",
    why: "Recordings show how long other operations take, not these."
  },
  {
    id: "calls.dataVersion",
    what: "Events state the version of the request that created the leg, and have the fields of that version, whatever later requests use. CreateCallFailed, AnswerFailed and PlayStarted are not sent to legs of versions that do not have them; an event of an operation that the leg's version lacks is sent if the operation was requested in a newer one.",
    why: "No recording mixes versions."
  },
  {
    id: "calls.resultInformation",
    what: "RemoveParticipantSucceeded has resultInformation from 2024-06-15-preview on; events up to 2023-10-15 have eventSource, equal to the source.",
    why: "Recorded without and with them in 2023-10-03-preview, next to the published versions; the value cannot be read."
  },
  {
    id: "calls.incomingCallSubject",
    what: "The subject of IncomingCall is /caller/{rawId}/recipient/{rawId}, not escaped, also for a Teams Phone resource account.",
    why: "From documented samples; the recordings keep the data only."
  },
  {
    id: "calls.chainId",
    about: ["CallConnection_HangupCall", "CallConnection_TerminateCall"],
    what: "X-Microsoft-Skype-Chain-ID is on the responses of hang-up and terminate as on the others; every 404 has a value of its own.",
    why: "Recorded on all except start recording and connect, which have their own; of 404s, two kinds are recorded."
  },
  {
    id: "calls.repeatability",
    about: ["CallConnection_TransferToParticipant", "CallConnection_MoveParticipants", "CallMedia_SendDtmfTones"],
    what: "Transfer, move and sendDtmfTones respond with Repeatability-Result accepted and recognize a repeated pair, as the others that take it.",
    why: "The pair is documented and the clients send it; no recording has one of these operations."
  },
  {
    id: "calls.clientVersion",
    what: "X-Ms-Client-Version is on no response.",
    why: "Recordings have the header; its value cannot be read."
  }
]
