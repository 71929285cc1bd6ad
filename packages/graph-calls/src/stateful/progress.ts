/**
 * What is known of a call by its notifications, which come late, twice and in another order: its state only goes forward.
 *
 * It knows no time, no waits and no requests.
 */
import type { Call, CallState, Participant } from "../generated/models.ts"
import type { CallNotification, ParticipantsNotification } from "../notifications/Notification.ts"
import { sameId } from "../notifications/resourceUrl.ts"

/** How far the states are; those that are as far as each other follow each other in either direction. */
const ranks: Readonly<Record<string, number>> = {
  incoming: 0,
  establishing: 1,
  ringing: 2,
  redirecting: 2,
  established: 3,
  hold: 3,
  transferring: 3,
  transferAccepted: 3,
  terminating: 4,
  terminated: 5
}

const isDeleted = ({ changeType }: { readonly changeType: string }): boolean => changeType.toLowerCase() === "deleted"

/** Whether a notification is that of the call's end. */
export const isEnd = (notification: CallNotification): boolean =>
  isDeleted(notification) || notification.call.state === "terminated"

/** Whether a notification says that a transfer failed, after which the call is what it was. */
export const isFailedTransfer = (notification: CallNotification): boolean => {
  const { resultInfo, state } = notification.call
  return !isEnd(notification) && state === "established" && (resultInfo?.code ?? 0) >= 400
}

/** The newest that is known of a call. */
export class Progress {
  resource: Call
  state: CallState
  participants: ReadonlyArray<Participant>
  muted = false
  /** Failures of transfers of which `transferring` is still to come, and says nothing then. */
  #overtaken = 0

  constructor(call: Call, participants: ReadonlyArray<Participant> = []) {
    this.resource = call
    this.state = call.state ?? "establishing"
    this.participants = participants
    this.#ownMute()
  }

  /** Takes a notification of the call, or an answer of the service as one. */
  call(notification: CallNotification): void {
    const { resultInfo: _, toneInfo: __, ...told } = notification.call
    this.state = this.#next(notification)
    const ended = this.state === "terminated" ? { resultInfo: notification.call.resultInfo } : {}
    const { myParticipantId } = this.resource
    this.resource = { ...this.resource, ...told, ...ended, id: this.resource.id, state: this.state }
    if (myParticipantId !== this.resource.myParticipantId) this.#ownMute()
  }

  #next(notification: CallNotification): CallState {
    const { state } = this
    const next = isEnd(notification) ? "terminated" : notification.call.state
    const [was, is] = [ranks[state], ranks[next ?? ""]]
    if (next === undefined || is === undefined) return state
    // A state that is not known to this package is left for any that is.
    if (was === undefined || is > was) return this.#transferring(next, state)
    if (is < was) return state
    if (isFailedTransfer(notification)) {
      if (state === "established" || state === "hold") this.#overtaken++
      return next
    }
    if (state === "transferring") return next === "transferAccepted" ? next : state
    if (state === "transferAccepted") return next === "transferring" ? state : next
    return this.#transferring(next, state)
  }

  #transferring(next: CallState, state: CallState): CallState {
    if (next !== "transferring" || this.#overtaken === 0) return next
    this.#overtaken--
    return state
  }

  /** Takes a roster, unless it is older than the newest. */
  roster(notification: ParticipantsNotification): void {
    if (notification.stale) return
    const { participants, roster } = notification
    if (roster === "full") this.participants = participants
    else {
      const isOf = (id: string | undefined) => (one: Participant) =>
        id !== undefined && one.id !== undefined && sameId(one.id, id)
      let known = this.participants
      for (const changed of participants) {
        const before = known.find(isOf(changed.id))
        const gone = isDeleted(notification) || changed.removedState !== undefined
        if (gone) known = known.filter((one) => one !== before)
        else if (before === undefined) known = [...known, changed]
        else known = known.map((one) => (one === before ? { ...one, ...changed } : one))
      }
      this.participants = known
    }
    this.#ownMute()
  }

  /** The participant that the application is, where the roster has it. */
  own(): Participant | undefined {
    const { myParticipantId } = this.resource
    if (myParticipantId === undefined) return undefined
    return this.participants.find(({ id }) => id !== undefined && sameId(id, myParticipantId))
  }

  #ownMute(): void {
    this.muted = this.own()?.isMuted ?? this.muted
  }
}
