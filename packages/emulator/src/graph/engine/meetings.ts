/** Meetings: the application joins, or waits in the lobby until somebody lets it in. */
import { enter, tellRosters } from "../../telephony/Membership.ts"
import { tellRoster } from "../events/emit.ts"
import { lobbyExpired } from "../events/results.ts"
import type { Call, ParticipantRecord, Waiting } from "../state/Call.ts"
import { type Calls, conversationOf, recordOf } from "../state/Calls.ts"
import { applicationIdentity } from "../state/identities.ts"
import { later } from "../state/later.ts"
import * as timing from "../state/timing.ts"
import { establish, hear, leave } from "./calls.ts"

const recordOfApplication = (call: Call): ParticipantRecord => ({
  id: call.myParticipantId,
  identity: call.request.source?.identity ?? applicationIdentity(call.owner.clientId),
  endpointType: undefined,
  isHidden: false,
  recordingStatus: undefined,
  isSharing: undefined,
  reportedAt: undefined
})

/** The application is in. */
const enterMeeting = (calls: Calls, call: Call): void => {
  enter(calls.network, call.conversation, call.user, call, (participant) =>
    recordOf(calls, participant, recordOfApplication(call))
  )
}

/** Somebody waits in the lobby of a conversation, for a limited time. */
export const wait = (
  calls: Calls,
  call: Pick<Call, "conversation">,
  record: ParticipantRecord,
  given: Pick<Waiting, "admit" | "refuse">
): void => {
  const { lobby } = conversationOf(calls, call.conversation)
  const { endings } = call.conversation
  const forget = (): void => {
    stop()
    lobby.delete(record.id)
    endings.delete(forget)
  }
  const over = (task: () => void) => () => {
    forget()
    task()
    tellRosters(call.conversation)
  }
  const waiting: Waiting = {
    record,
    admit: over(given.admit),
    refuse: over(given.refuse),
    forget
  }
  const stop = calls.network.later(timing.lobby, waiting.refuse)
  lobby.set(record.id, waiting)
  endings.add(forget)
}

/** Joins: a guest is established in the lobby and sees nobody else until it is let in. */
export const joinMeeting = (calls: Calls, call: Call): void =>
  void later(calls, call, timing.joining, () => {
    if (call.request.source?.identity?.guest === undefined) return enterMeeting(calls, call)
    call.isInLobby = true
    wait(calls, call, recordOfApplication(call), {
      admit: () => {
        call.isInLobby = false
        enterMeeting(calls, call)
        tellRoster(calls, call)
        hear(calls, call)
      },
      refuse: () => leave(calls, call, lobbyExpired)
    })
    establish(calls, call)
    for (const line of call.conversation.lines) if (line !== call && line.state === "connected") line.tellRoster()
  })
