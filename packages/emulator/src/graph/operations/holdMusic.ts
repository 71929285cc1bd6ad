/** StartHoldMusic and stopHoldMusic: a participant of a group call hears music instead of the others, until it is taken off hold. */
import { startHoldMusic, stopHoldMusic } from "@effect-comms/graph-calls/operations"
import type { Participant } from "../../telephony/Conversation.ts"
import { playOnHold, stopOnHold } from "../../telephony/Playback.ts"
import { holdMusic, looped } from "../../sound/Sound.ts"
import { tellRosters } from "../../telephony/Membership.ts"
import { lengthOf, onceLoaded, soundOf } from "../media/prompts.ts"
import { begin, finish, finishLater, grouped, participantOf, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Call } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { later } from "../state/later.ts"

const noteOf = ({ network }: Calls, call: Call, name: string, { identifier }: Participant): void =>
  network.note(name, call.conversation, { callId: call.id, participant: identifier })

export const handleStartHoldMusic = (calls: Calls) =>
  onGraph(startHoldMusic, ({ params, payload }, context) => {
    const call = grouped(calls, params.callId, context)
    const participant = participantOf(calls, call, params.participantId)
    const operation = begin(calls, call, "startHoldMusicOperation", payload.clientContext)
    const sounds = soundOf(calls, payload.customPrompt === undefined ? [] : [payload.customPrompt])
    onceLoaded(sounds, (loaded) => {
      const { failure, millis } = lengthOf(loaded)
      const music = payload.customPrompt === undefined ? holdMusic : looped(loaded.sound)
      if (failure !== undefined)
        later(calls, call, millis, () => finish(calls, call, operation, { status: "failed", resultInfo: failure }))
      else
        finishLater(calls, call, operation, () => {
          if (!participant.holds.has("music")) noteOf(calls, call, "participant held", participant)
          participant.holds.add("music")
          playOnHold(calls.network, call.conversation, { of: call.user, to: participant, music })
          tellRosters(call.conversation)
        })
      return () => {}
    })
    return reply(call, operation, context, 202)
  })

export const handleStopHoldMusic = (calls: Calls) =>
  onGraph(stopHoldMusic, ({ params, payload }, context) => {
    const call = grouped(calls, params.callId, context)
    const participant = participantOf(calls, call, params.participantId)
    const operation = begin(calls, call, "stopHoldMusicOperation", payload.clientContext)
    finishLater(calls, call, operation, () => {
      if (participant.holds.delete("music")) noteOf(calls, call, "participant resumed", participant)
      stopOnHold(calls.network, call.conversation, participant)
      tellRosters(call.conversation)
    })
    return reply(call, operation, context, 202)
  })
