/**
 * The calls of one local cloud: what is there, how it is found, and the little that every change needs.
 */
import type { EmulatorContext } from "../../service/EmulatorContext.ts"
import type { Conversation, Invitation, Playback } from "../../telephony/Conversation.ts"
import * as Network from "../../telephony/Network.ts"
import type { Call, Chunk, Leg, Recording } from "./Call.ts"
import { makeTimestamps } from "./Timestamps.ts"
import type { EndOfOthers } from "./ResultInformation.ts"

/** What may be set where recordings differ. */
export interface Settings {
  /** The sub code on the legs that did not terminate the call; default 5001. */
  readonly endOfOthers: EndOfOthers
}

/** The calls. */
export interface Calls {
  readonly emulator: EmulatorContext
  /** The telephone network, which other services' applications are on as well. */
  readonly network: Network.Network
  readonly settings: Settings
  /** Legs by callConnectionId in lower case; an ending leg is gone at once. */
  readonly legs: Map<string, Leg>
  /** Conversations by serverCallId. */
  readonly conversations: Map<string, Call>
  /** Applications' invitations by incomingCallContext, until answered. */
  readonly contexts: Map<string, Invitation>
  /** Recordings by recordingId, until stopped. */
  readonly recordings: Map<string, Recording>
  /** Chunks of recordings by their document ids, until deleted. */
  readonly chunks: Map<string, Chunk>
  /** What applications sent over their media sockets. */
  readonly applicationAudio: Map<string, Array<Playback>>
  /** `after` of the network clock, but forgotten by a reset. */
  readonly later: (millis: number, task: () => void) => () => void
  /** The next event time. */
  readonly timestamp: () => string
  /** Writes a change of state to the journal. */
  readonly note: (name: string, call: Conversation, data?: Readonly<Record<string, unknown>>) => void
  readonly reset: () => void
}

/** Makes the state of a local cloud without calls. */
export const makeCalls = (emulator: EmulatorContext, network: Network.Network, settings: Settings): Calls => {
  const legs = new Map<string, Leg>()
  const conversations = new Map<string, Call>()
  const contexts = new Map<string, Invitation>()
  const recordings = new Map<string, Recording>()
  const chunks = new Map<string, Chunk>()
  const applicationAudio = new Map<string, Array<Playback>>()
  return {
    emulator,
    network,
    settings,
    legs,
    conversations,
    contexts,
    recordings,
    chunks,
    applicationAudio,
    later: network.later,
    timestamp: makeTimestamps(emulator.network.now),
    note: network.note,
    reset: () => {
      network.reset()
      legs.clear()
      conversations.clear()
      contexts.clear()
      recordings.clear()
      chunks.clear()
      applicationAudio.clear()
    }
  }
}

/** A conversation as Call Automation has it: with what it keeps of it, from when its first application is notified of it. */
export const callOf = (calls: Calls, conversation: Conversation): Call => {
  const known = calls.conversations.get(conversation.names["serverCallId"] ?? "")
  if (known !== undefined) return known
  const { guid, network } = calls.emulator
  const serverCallId = Buffer.from(`https://conv.local/calling/conv/${guid()}?i=0&e=${network.now()}`).toString(
    "base64url"
  )
  conversation.names["serverCallId"] = serverCallId
  const call: Call = Object.assign(conversation, {
    serverCallId,
    legs: new Set<Leg>(),
    mediaFailures: [],
    recordings: new Set<Recording>()
  })
  calls.conversations.set(serverCallId, call)
  call.endings.add(() => calls.conversations.delete(serverCallId))
  calls.note("call opened", call)
  return call
}

/** Opens a conversation that nobody is in yet: a call, or the meeting of that name. */
export const openConversation = (calls: Calls, meeting?: string): Call =>
  callOf(calls, Network.openConversation(calls.network, { meeting }))
