/** What `GET /_emulator/state` shows of calls. */
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import { locationsOf } from "./media/RecordingFiles.ts"
import { type Call, type Leg, legOfLine } from "./state/Call.ts"
import type { Calls } from "./state/Calls.ts"

const callConnectionIdOf = (leg: Leg | undefined) =>
  leg === undefined ? {} : { callConnectionId: leg.callConnectionId }

const shownIn = (call: Call) =>
  [...call.participants.values()].map(({ identifier, isMuted, isOnHold, line }) => ({
    identifier,
    isMuted,
    isOnHold,
    ...callConnectionIdOf(legOfLine(line))
  }))

const streams = ({ mediaStreaming, transcription }: Leg) => ({
  ...(mediaStreaming === undefined
    ? {}
    : { mediaStreaming: { state: mediaStreaming.state(), ...mediaStreaming.traffic() } }),
  ...(transcription === undefined
    ? {}
    : { transcription: { state: transcription.state(), ...transcription.traffic() } })
})

/** The calls as JSON, and everybody who is in one. */
export const state = (calls: Calls): Readonly<Record<string, unknown>> => {
  const conversations = [...calls.conversations.values()]
  return {
    calls: conversations.map((call) => ({
      serverCallId: call.serverCallId,
      correlationId: call.correlationId,
      openedAt: new Date(call.openedAt).toISOString(),
      participants: shownIn(call),
      legs: [...call.legs].map((leg) => ({
        callConnectionId: leg.callConnectionId,
        role: leg.role,
        state: leg.state,
        version: leg.version,
        callbackUri: leg.callbackUri,
        ...streams(leg)
      })),
      invitations: [...call.invitations].map(({ invitationId, party, state }) => ({
        invitationId,
        participant: rawId(party),
        state
      })),
      recordings: [...call.recordings].map(({ recordingId, state }) => ({ recordingId, state }))
    })),
    recordingFiles: [...calls.chunks.keys()].map((id) => locationsOf(calls.emulator.origin(), id)),
    participants: conversations.flatMap((call) =>
      shownIn(call).map((participant) => ({ serverCallId: call.serverCallId, ...participant }))
    )
  }
}
