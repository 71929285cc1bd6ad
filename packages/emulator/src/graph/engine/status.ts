/** What participants of a call are like: muted, recording, sharing; and whether a call is transcribed. Everybody in it is notified. */
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import type { Participant } from "../../telephony/Conversation.ts"
import { tellRosters } from "../../telephony/Membership.ts"
import { tellCall } from "../events/emit.ts"
import { type Call, ownParticipant } from "../state/Call.ts"
import { type Calls, recordOf } from "../state/Calls.ts"

/** Mutes participants, or lets them be heard again; the journal names those whom it changes. */
export const setMuted = (
  { network }: Calls,
  call: Call,
  participants: ReadonlyArray<Participant | undefined>,
  isMuted: boolean
): void => {
  for (const participant of participants) {
    if (participant === undefined || participant.isMuted === isMuted) continue
    participant.isMuted = isMuted
    const name = isMuted ? "participant muted" : "participant unmuted"
    network.note(name, call.conversation, { callId: call.id, participant: participant.identifier })
  }
  tellRosters(call.conversation)
}

/** Says whether the application records. */
export const setRecording = (calls: Calls, call: Call, status: string): void => {
  const own = ownParticipant(call)
  if (own !== undefined) recordOf(calls, own).recordingStatus = status
  calls.note(call, "recording status", { status })
  tellRosters(call.conversation)
}

/** Says whether the application shares its screen. */
export const setSharing = (calls: Calls, call: Call, isSharing: boolean): void => {
  const own = ownParticipant(call)
  if (own !== undefined) recordOf(calls, own).isSharing = isSharing
  calls.note(call, "screen sharing", { status: isSharing ? "sharer" : "viewer" })
  tellRosters(call.conversation)
}

/** Says whether a call is transcribed. */
export const setTranscription = (calls: Calls, call: Call, state: "active" | "inactive"): void => {
  const lastModifiedDateTime = DateTimeText.make(new Date(calls.network.now()).toISOString())
  call.transcription = { "@odata.type": "#microsoft.graph.callTranscriptionInfo", state, lastModifiedDateTime }
  calls.note(call, "transcription", { status: state })
  tellCall(calls, call, "updated", call.phase, { transcription: call.transcription })
}
