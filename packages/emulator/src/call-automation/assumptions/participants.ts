/** Who is in a call: invitations, removals, transfers, moves, mutes and rosters. What no recording shows, or recordings show in several forms, as data for the parity table. */
import type { Assumption } from "../../service/Assumption.ts"

export const participants: ReadonlyArray<Assumption> = [
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
    what: "GET participant, hold, unhold, play, recognize, continuous DTMF recognition and sendDtmfTones for somebody who is not in the call are 404/8522 Participant not found.",
    why: "Only the unknown call is recorded."
  },
  {
    id: "calls.duplicateParticipant",
    about: ["CallConnection_AddParticipant"],
    what: "Adding somebody who is in the call or already invited is 400/8559.",
    why: "The code is documented; which requests get it is not."
  },
  {
    id: "calls.sequenceNumbers",
    about: ["ParticipantsUpdated"],
    what: "The rosters of a leg are numbered 1, 3, 5, 6, 8, 9, 11 and so on.",
    why: "Recorded numbers start at 1, never include 2, grow and skip; no rule could be derived from them."
  },
  {
    id: "calls.invitationTimeout",
    about: ["CallConnection_AddParticipant"],
    what: "Without invitationTimeoutInSeconds an invitation rings as long as a call does: 85 s for users, 115 s for telephones; 0 fails at once.",
    why: "The documented bounds are 0 and 180; a default is not documented."
  },
  {
    id: "calls.invitationFailures",
    what: "AddParticipantFailed has the status, and the message of a cancelled invitation with another reason.",
    why: "A cancelled invitation is recorded, one that times out is documented; the messages of other reasons are invented."
  },
  {
    id: "calls.addSucceeded",
    what: "AddParticipantSucceeded arrives before the roster that includes the participant.",
    why: "No recording has an accepted invitation."
  },
  {
    id: "calls.cancelTooLate",
    about: ["CallConnection_CancelAddParticipant"],
    what: "Cancelling an invitation that is over ends with CancelAddParticipantFailed 400/8585, one that never existed with 404/8522.",
    why: "Only the success is recorded."
  },
  {
    id: "calls.cancelByOther",
    about: ["CallConnection_CancelAddParticipant"],
    what: "An invitation that another leg cancels ends for the inviting leg with AddParticipantFailed 487/5234.",
    why: "Recorded cancels come from the inviting leg, which gets no AddParticipantFailed."
  },
  {
    id: "calls.customContext",
    about: ["CallConnection_AddParticipant", "CallConnection_TransferToParticipant", "IncomingCall"],
    what: "IncomingCall has the customContext of addParticipant and transfers with both kinds of headers, if there are any, also after a redirect; that of createCall is not passed on. SIP header values may contain any character except control characters. A value beyond the limits is 400/8523.",
    why: "The limits and the two operations are documented; recordings show that empty ones, also of createCall, are left out."
  },
  {
    id: "calls.removal",
    about: ["CallConnection_RemoveParticipant", "CallDisconnected"],
    what: "Every leg of a call of two gets 200/5300; in a larger call the leg of the removed participant gets it and the others a roster.",
    why: "Recordings end at the first CallDisconnected of the creator's leg, and are of calls of two only."
  },
  {
    id: "calls.removeAbsent",
    about: ["CallConnection_RemoveParticipant"],
    what: "Removing somebody who is not in the call is accepted and ends with RemoveParticipantFailed 400/8558.",
    why: "The code is documented; which requests get it is not."
  },
  {
    id: "calls.mute",
    about: ["CallConnection_Mute", "ParticipantsUpdated"],
    what: "Muted participants are muted at once; every leg gets a roster 0.3 s later; anybody except an ACS user is 400/8523, somebody who is not in the call 404/8522, and then nobody is muted.",
    why: "One recording mutes an ACS user and reads the participant; no roster and no failure is recorded."
  },
  {
    id: "calls.move",
    about: ["CallConnection_MoveParticipants"],
    what: "Each participant is reported separately: MoveParticipantSucceeded before the roster that includes the participant, or MoveParticipantFailed 400 with 8558 (not in the other call), 8559 (in this call already, or invited) or 8585 (the user of an application, whose leg stays).",
    why: "No recording moves a participant."
  },
  {
    id: "calls.moveOrigin",
    about: ["CallConnection_MoveParticipants"],
    what: "The other call continues as after somebody left: its legs get a roster, or the end when only one is left. An unknown fromCall is 404/8522; the same call, an empty list, or a participant listed twice is 400/8523.",
    why: "No recording moves a participant."
  },
  {
    id: "calls.transfer",
    about: ["CallConnection_TransferToParticipant"],
    what: "The transferee calls the target in a new call with new ids. When the target has answered: CallTransferAccepted, and the transferee's own leg ends with 200/5001 (endOfOthers); a call of two ends for the others with 200/7000, in a larger call they get a roster. A failed transfer changes nothing.",
    why: "Documented in words: a transferred call of two leaves the application."
  },
  {
    id: "calls.transferFailures",
    what: "CallTransferFailed has the status of a failed call, 408 after 60 s; 400/8528 when the leg ends first, 400/8558 when the transferee has left.",
    why: "The timeout is documented; which failures get the other codes is not."
  },
  {
    id: "calls.transferRefusals",
    about: ["CallConnection_TransferToParticipant"],
    what: "In a larger call, a transfer without transferee is 400/8523, as is one of the application's own user; of somebody who is not in the call 404/8522; to somebody in it 400/8559; of somebody whose transfer is pending 409/8607.",
    why: "The codes are documented; which requests get them is not."
  },
  {
    id: "calls.transferState",
    about: ["CallConnection_GetCall"],
    what: "GET of a leg that a pending transfer would end shows the state transferring.",
    why: "The state is documented, when it is shown is not."
  }
]
