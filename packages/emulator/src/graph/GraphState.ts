/** Every call of Graph that is going on, from its creation to its end, on the telephone network it shares with ACS. */
import type { RequestContext } from "../service/Handler.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import { ring } from "../telephony/Ring.ts"
import { ringMillis, type SipStatus } from "../telephony/WhoAnswers.ts"
import { audioActive, type Call, type CallRequest, hasRoster, type Owner } from "./Call.ts"
import { keyOf } from "./ids.ts"
import { makeMediaQueue } from "./MediaQueue.ts"
import { makeNotifications, type Notifications } from "./Notifications.ts"
import { partyOf } from "./parties.ts"
import { callNotFound, unauthorized } from "./refusals.ts"
import { endedByBot, notReached, type Result, unanswered } from "./results.ts"

/** A meeting lets the application in after so long. */
const joinMillis = 100
/** From answering to audio that flows. */
const audioMillis = 50
/** When beta tells that it rings. */
const ringingMillis = 20
/** An incoming call that nobody answers ends after so long. */
const answerMillis = 15_000

/** The calls of all applications. */
export interface GraphState {
  readonly emulator: EmulatorContext
  readonly notifications: Notifications
  readonly all: () => ReadonlyArray<Call>
  /** The application that asks. */
  readonly owner: (context: RequestContext) => Owner
  /** The application that was last seen, for calls that come in. */
  readonly lastOwner: () => Owner | undefined
  /** The call of an id; refused when there is none, or it is another application's. */
  readonly enter: (id: string, context: RequestContext) => Call
  readonly find: (id: string) => Call
  /** Calls somebody, or joins a meeting. */
  readonly create: (owner: Owner, request: CallRequest, beta: boolean) => Call
  /** Somebody calls the application. */
  readonly incoming: (owner: Owner, request: CallRequest) => Call
  /** The application hangs up. */
  readonly hangUp: (call: Call) => void
  readonly clear: () => void
}

/** No calls yet. */
export const makeGraphState = (emulator: EmulatorContext): GraphState => {
  const { guid, journal, network } = emulator
  const calls = new Map<string, Call>()
  const notifications = makeNotifications(emulator)
  let seen: Owner | undefined

  const note = (call: Call, state: string, more: Readonly<Record<string, unknown>> = {}): void =>
    journal.write({ kind: "state", name: `Graph call ${state}`, data: { callId: call.id, ...more } })

  const open = (owner: Owner, request: CallRequest, own: Pick<Call, "beta" | "direction" | "state">): Call => {
    const call: Call = {
      ...own,
      id: guid(),
      owner,
      request,
      tenantId: request.tenantId ?? owner.tenantId,
      callChainId: request.callChainId ?? guid(),
      myParticipantId: guid(),
      audio: false,
      tonesSubscribed: false,
      tones: 0,
      present: new Map(),
      operations: new Map(),
      media: makeMediaQueue((operation) => notifications.operation(call, operation)),
      pending: []
    }
    calls.set(keyOf(call.id), call)
    return call
  }

  const close = (call: Call): void => {
    calls.delete(keyOf(call.id))
    for (const stop of call.pending) stop()
    call.media.stop()
  }

  const terminate = (call: Call, resultInfo: Result): void => {
    close(call)
    note(call, "terminated", { code: resultInfo.code, subcode: resultInfo.subcode })
    notifications.call(call, "deleted", "terminated", { resultInfo })
  }

  const later = (call: Call, millis: number, task: () => void): void => {
    call.pending.push(network.after(millis, task))
  }

  const meeting = ({ request: { chatInfo, meetingInfo } }: Call) =>
    meetingInfo === undefined ? {} : { ...(chatInfo === undefined ? {} : { chatInfo }), meetingInfo }

  const establish = (call: Call): void => {
    call.state = "established"
    note(call, "established")
    notifications.call(call, "updated", "established", meeting(call))
    if (hasRoster(call)) notifications.roster(call)
    later(call, audioMillis, () => {
      call.audio = true
      notifications.call(call, "updated", "established", audioActive)
    })
  }

  /** Lets everybody ring who is called; the first who answers establishes the call, the last who does not ends it. */
  const dial = (call: Call): void => {
    const { ringingTimeoutInSeconds, targets = [] } = call.request
    let ringing = targets.length
    for (const { identity } of targets) {
      const party = partyOf(identity) ?? ""
      const timeout = ringingTimeoutInSeconds === undefined ? ringMillis(party) : ringingTimeoutInSeconds * 1000
      const answered = (): void => {
        ringing--
        call.present.set(guid(), identity)
        if (call.state === "established") notifications.roster(call)
        else establish(call)
      }
      const failed = (status: SipStatus): void => {
        ringing--
        if (ringing === 0 && call.present.size === 0) terminate(call, unanswered(party, status))
      }
      call.pending.push(ring(network, party, { answered, failed }, timeout))
    }
    if (call.beta)
      later(call, ringingMillis, () => {
        call.state = "ringing"
        notifications.call(call, "updated", "ringing")
      })
  }

  const owner = ({ principal }: RequestContext): Owner => {
    if (principal._tag !== "GraphApplication") throw unauthorized()
    seen = { clientId: principal.clientId, tenantId: principal.tenantId }
    return seen
  }
  const find = (id: string): Call => {
    const call = calls.get(keyOf(id))
    if (call === undefined) throw callNotFound()
    return call
  }

  return {
    emulator,
    notifications,
    all: () => [...calls.values()],
    owner,
    lastOwner: () => seen,
    enter: (id, context) => {
      const { clientId } = owner(context)
      const call = find(id)
      if (call.owner.clientId !== clientId) throw callNotFound()
      return call
    },
    find,
    create: (owner, request, beta) => {
      const call = open(owner, request, { beta, direction: "outgoing", state: "establishing" })
      note(call, "establishing")
      later(call, 0, () => notifications.call(call, "updated", "establishing", meeting(call)))
      if (request.meetingInfo === undefined) dial(call)
      else later(call, joinMillis, () => establish(call))
      return call
    },
    incoming: (owner, request) => {
      const call = open(owner, request, { beta: false, direction: "incoming", state: "incoming" })
      note(call, "incoming")
      const { requestedModalities, source, targets } = request
      const data = { direction: "incoming", source, targets, requestedModalities, tenantId: call.tenantId }
      notifications.call(call, "created", "incoming", { ...data, myParticipantId: call.myParticipantId })
      later(call, answerMillis, () => terminate(call, notReached))
      return call
    },
    hangUp: (call) => {
      close(call)
      note(call, "terminating")
      network.after(0, () => {
        notifications.call(call, "updated", "terminating")
        notifications.call(call, "deleted", "terminated", { resultInfo: endedByBot })
      })
    },
    clear: () => {
      for (const call of calls.values()) close(call)
      seen = undefined
    }
  }
}
