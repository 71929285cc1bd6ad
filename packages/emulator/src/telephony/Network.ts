/**
 * The telephone network of a local cloud: one for all services, so that an application of one calls those of another. It knows
 * conversations and who can be called, and no service by name.
 */
import type { Journal } from "../service/Journal.ts"
import type { NetworkClock } from "../service/NetworkClock.ts"
import type { Conversation, Endpoint } from "./Conversation.ts"
import { type LiveStore, makeLiveStore } from "../sound/LiveSound.ts"
import * as Scripts from "./Scripts.ts"

/** How much of what comes in as sound is kept for recordings and downloads: half an hour at 16 kHz. */
const mostLiveBytes = 64 * 1024 * 1024

/** The network. */
export interface Network {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** `after` of the network clock, but forgotten by a reset. */
  readonly later: (millis: number, task: () => void) => () => void
  readonly guid: () => string
  /** Writes a change of a conversation to the journal. */
  readonly note: (name: string, conversation: Conversation, data?: Readonly<Record<string, unknown>>) => void
  /** The applications that can be called; of several that own somebody the first is. Others are scripted. */
  readonly endpoints: Set<Endpoint>
  /** What comes in as sound while it is heard. */
  readonly live: LiveStore
  /** Meetings by their names. */
  readonly meetings: Map<string, Conversation>
  /** What parties were ordered to do when they are called. */
  readonly scripts: Scripts.Scripts
  readonly reset: () => void
}

/** A network on which nobody talks. */
export const makeNetwork = (given: {
  readonly network: NetworkClock
  readonly journal: Journal
  readonly guid: () => string
}): Network => {
  const meetings = new Map<string, Conversation>()
  const live = makeLiveStore(mostLiveBytes)
  let era = 0
  return {
    now: given.network.now,
    later: (millis, task) => {
      const mine = era
      return given.network.after(millis, () => {
        if (mine === era) task()
      })
    },
    guid: given.guid,
    note: (name, { names }, data = {}) => given.journal.write({ kind: "state", name, data: { ...names, ...data } }),
    endpoints: new Set(),
    live,
    meetings,
    scripts: Scripts.make(),
    reset: () => {
      era++
      live.reset()
      meetings.clear()
    }
  }
}

/** Opens a conversation that nobody is in yet: a call, or the meeting of that name. */
export const openConversation = (
  { guid, meetings, now }: Network,
  {
    correlationId = guid(),
    meeting
  }: { readonly meeting?: string | undefined; readonly correlationId?: string | undefined } = {}
): Conversation => {
  const conversation: Conversation = {
    correlationId,
    openedAt: now(),
    meeting,
    endsBelow: meeting === undefined ? 2 : 0,
    names: { correlationId },
    participants: new Map(),
    lines: new Set(),
    invitations: new Set(),
    pastInvitations: new Set(),
    listeners: new Set(),
    voices: new Map(),
    playbacks: new Set(),
    tracks: new Set(),
    prompts: [],
    endings: new Set(),
    stopTalking: () => undefined,
    ended: false
  }
  if (meeting !== undefined) meetings.set(meeting, conversation)
  return conversation
}
