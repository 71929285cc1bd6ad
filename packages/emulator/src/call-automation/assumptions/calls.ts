/** How a call is made, rings, connects and ends. What no recording shows, or recordings show in several forms, as data for the parity table. */
import type { Assumption } from "../../service/Assumption.ts"

export const calls: ReadonlyArray<Assumption> = [
  {
    id: "calls.source",
    about: ["CreateCall"],
    what: "A call created without a source gets a new ACS user of the resource as its source, who takes part and is listed in rosters.",
    why: "Recorded calls name their source; it is listed."
  },
  {
    id: "calls.answeredBy",
    about: ["CreateCall", "AnswerCall"],
    what: "A call to a phone number or a Teams Phone resource account is answered by answeredBy, else by a new ACS user of the resource; answeredFor shows the number.",
    why: "Recordings have ACS users as callees only."
  },
  {
    id: "calls.callerId",
    about: ["CreateCall", "CallConnection_AddParticipant", "CallConnection_TransferToParticipant"],
    what: "Calling a phone number without sourceCallerIdNumber is 400/8523 (a transfer needs none); one that the resource does not own is 403/7507, if the local cloud was given the numbers that it owns.",
    why: "Both codes are documented; which requests get them is not."
  },
  {
    id: "calls.oneself",
    about: ["CreateCall", "AnswerCall"],
    what: "Calling the source itself, or answering as the caller, is 400/8523.",
    why: "A participant is in a call once; no recording shows an attempt."
  },
  {
    id: "calls.callbackUri",
    what: "A callback URL that is not https (http is allowed for this machine and allowed hosts) is 400/8523.",
    why: "Documented that it must be https; the response to anything else is not."
  },
  {
    id: "calls.notEstablished",
    what: "Operations on participants and media of a call that still rings are 400/8501; reading the call works.",
    why: "The code is documented without the operations that return it."
  },
  {
    id: "calls.incomingCallContext",
    about: ["AnswerCall", "RedirectCall", "RejectCall"],
    what: "A context that was answered, has timed out or never existed is 404/8522 Call not found.",
    why: "No recording answers a call twice."
  },
  {
    id: "calls.statuses",
    about: ["CreateCallFailed", "AddParticipantFailed", "CallTransferFailed"],
    what: "The status given by the last digits comes back as code, with sub code 10057 (408), 10037 (480) or 0 for users, and 560000 and the status for phone numbers; messages are invented, except that of 603 and those of 408 and 480 of invitations.",
    why: "A user's decline is recorded; the sub codes of 408, 480 and phone numbers are documented for invitations and calls, the other sub codes for users are not."
  },
  {
    id: "calls.connectOrder",
    about: ["ParticipantsUpdated"],
    what: "The first ParticipantsUpdated arrives before CallConnected from 2024-09-15 on, and after it in earlier versions.",
    why: "So on 19 of 24 recorded legs of the newer previews, and on all four legs of the older ones."
  },
  {
    id: "calls.group",
    about: ["CreateCall"],
    what: "A group call connects with the first target that answers, and fails with the last status when no target does.",
    why: "Recorded calls have one target."
  },
  {
    id: "calls.connectingEnds",
    what: "When another participant ends a leg that is still connecting, it gets CallDisconnected and CreateCallFailed, AnswerFailed or ConnectFailed with code 487; when its own application ends it, CallDisconnected only.",
    why: "Only the decline is recorded."
  },
  {
    id: "calls.getConnecting",
    about: ["CallConnection_GetCall"],
    what: "GET of the creator's leg has no serverCallId before it is connected; only the answering leg has answeredBy.",
    why: "Recorded GETs are of connected calls."
  },
  {
    id: "calls.connect",
    about: ["Connect"],
    what: "An application that connects to a call is not a participant and is in no roster; the other legs get no event. It gets its own CallConnected and first roster. The server call id of no call is 404/8522, of one that still rings 400/8501.",
    why: "The request and its response are recorded."
  },
  {
    id: "calls.meetings",
    about: ["Connect"],
    what: "Every group call id and room id exists; the last digits of the id are a status as those of a number, which CallDisconnected and ConnectFailed have. A meeting continues without participants as long as an application is in it.",
    why: "No group call or room of a recording can be read, and the local cloud has no Rooms service."
  },
  {
    id: "calls.reject",
    about: ["RejectCall", "CreateCallFailed"],
    what: "After a call is rejected as busy, the caller's call ends with 486, as forbidden with 403, with reason none or without a reason with 603, 0.1 s later; in a group call the other targets keep ringing. Any other reason is 400/8523.",
    why: "Only a decline is recorded."
  },
  {
    id: "calls.redirect",
    about: ["RedirectCall"],
    what: "A redirected call rings at the target with the same call and correlation ids; for the first application it is over: 404/8522. The timeout of the inviting operation goes on, that of the target starts anew; the caller gets the target's status. AddParticipantSucceeded names the participant who was invited, rosters the one who answered. Redirecting to the caller is 400/8523, to somebody in the call or already invited 400/8559.",
    why: "No recording redirects a call; that a redirected call could still be answered was once documented as a defect."
  },
  {
    id: "calls.hangUp",
    about: ["CallConnection_HangupCall", "CallDisconnected"],
    what: "Hanging up ends the own leg with 200/7000; the others get a roster, or, when only one is left, the end of the call: as when others ended it, or 560000 or 540000 for a phone number that was called or that called.",
    why: "Recorded for terminate only; the end by a phone is documented, and reported from production."
  },
  {
    id: "calls.endOfOthers",
    about: ["CallDisconnected"],
    what: "The legs that did not terminate the call get 200/5001; the setting endOfOthers selects 5002 or 7000 instead.",
    why: "Recorded runs of the same flow differ."
  },
  {
    id: "calls.unattended",
    about: ["CallConnection_HangupCall", "CallConnection_TransferToParticipant", "RedirectCall"],
    what: "When no application is in a call, its participants hang up after five minutes: in a call that the last application left, or that somebody was transferred or redirected into. If an application joins before that, the call goes on.",
    why: "Only an application can end a call of scripted participants."
  },
  {
    id: "calls.pendingEnds",
    what: "Operations that are pending when their leg ends fail with 400/8528 before CallDisconnected (prompts and recognitions: PlayCanceled and RecognizeCanceled with 400/8508; for what was cancelled or stopped before, the event is still sent).",
    why: "Documented is only that no event follows CallDisconnected."
  }
]
