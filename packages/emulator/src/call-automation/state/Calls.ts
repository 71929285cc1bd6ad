/**
 * The calls of one local cloud: what is there, how it is found, and the little that every change needs.
 */
import type { EmulatorContext } from "../../service/EmulatorContext.ts"
import type { Call, Chunk, Invitation, Leg, Recording } from "./Call.ts"
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
  /** `after` of the network clock, but forgotten by a reset. */
  readonly later: (millis: number, task: () => void) => () => void
  /** The next event time. */
  readonly timestamp: () => string
  /** Writes a change of state to the journal. */
  readonly note: (name: string, call: Call, data?: Readonly<Record<string, unknown>>) => void
  readonly reset: () => void
}

/** Makes the state of a local cloud without calls. */
export const makeCalls = (emulator: EmulatorContext, settings: Settings): Calls => {
  const legs = new Map<string, Leg>()
  const conversations = new Map<string, Call>()
  const contexts = new Map<string, Invitation>()
  const recordings = new Map<string, Recording>()
  const chunks = new Map<string, Chunk>()
  let era = 0
  return {
    emulator,
    settings,
    legs,
    conversations,
    contexts,
    recordings,
    chunks,
    later: (millis, task) => {
      const mine = era
      return emulator.network.after(millis, () => {
        if (mine === era) task()
      })
    },
    timestamp: makeTimestamps(emulator.network.now),
    note: (name, call, data = {}) =>
      emulator.journal.write({
        kind: "state",
        name,
        data: { serverCallId: call.serverCallId, correlationId: call.correlationId, ...data }
      }),
    reset: () => {
      era++
      legs.clear()
      conversations.clear()
      contexts.clear()
      recordings.clear()
      chunks.clear()
    }
  }
}

/** Opens a conversation that nobody is in yet: a call, or the meeting of that name. */
export const openConversation = (calls: Calls, meeting?: string): Call => {
  const { guid } = calls.emulator
  const call: Call = {
    serverCallId: Buffer.from(
      `https://conv.local/calling/conv/${guid()}?i=0&e=${calls.emulator.network.now()}`
    ).toString("base64url"),
    correlationId: guid(),
    meeting,
    endsBelow: meeting === undefined ? 2 : 0,
    participants: new Map(),
    legs: new Set(),
    invitations: new Set(),
    pastInvitations: new Set(),
    listeners: new Set(),
    voices: new Map(),
    mediaFailures: [],
    prompts: [],
    recordings: new Set(),
    stopTalking: () => undefined,
    ended: false
  }
  calls.conversations.set(call.serverCallId, call)
  calls.note("call opened", call)
  return call
}

/** Adds a leg that is connecting. */
export const openLeg = (
  calls: Calls,
  made: Pick<
    Leg,
    "call" | "role" | "user" | "version" | "callbackUri" | "operationContext" | "invitation" | "hasAiServices"
  > & {
    readonly properties: Omit<Leg["properties"], "callConnectionId" | "correlationId" | "callbackUri">
  }
): Leg => {
  const callConnectionId = calls.emulator.guid()
  const leg: Leg = {
    ...made,
    callConnectionId,
    properties: {
      ...made.properties,
      callConnectionId,
      correlationId: made.call.correlationId,
      callbackUri: made.callbackUri
    },
    state: "connecting",
    rosters: 0,
    pending: new Set(),
    continuousDtmf: new Map(),
    transferees: new Set(),
    connecting: new Set(),
    mediaStreaming: undefined,
    transcription: undefined
  }
  made.call.legs.add(leg)
  calls.legs.set(callConnectionId.toLowerCase(), leg)
  calls.note("leg opened", made.call, { callConnectionId, role: made.role })
  return leg
}
