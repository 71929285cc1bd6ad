/** The calls of Graph of one local cloud: what is there, how it is found, and the little that every change needs. */
import type { EmulatorContext } from "../../service/EmulatorContext.ts"
import type { Content } from "../../service/Files.ts"
import type { Conversation, Participant } from "../../telephony/Conversation.ts"
import type { Network } from "../../telephony/Network.ts"
import {
  type Call,
  callOfLine,
  type ConversationRecord,
  type Owner,
  type ParticipantRecord,
  type Waiting
} from "./Call.ts"
import { applicationIdentity, identityOf } from "./identities.ts"
import { keyOf } from "./ids.ts"

/** A recording that can be fetched while its call goes on. */
interface RecordedResponse {
  readonly token: string
  readonly content: Content
}

/** The calls. */
export interface Calls {
  readonly emulator: EmulatorContext
  /** The telephone network, which other services' applications are on as well. */
  readonly network: Network
  /** By id, without dashes and in lower case. */
  readonly calls: Map<string, Call>
  readonly records: WeakMap<Participant, ParticipantRecord>
  readonly conversations: WeakMap<Conversation, ConversationRecord>
  /** By the id of the operation. */
  readonly recordings: Map<string, RecordedResponse>
  /** Where applications are notified of calls that come in from the network, by client id in lower case. */
  readonly webhooks: Map<string, string>
  /** The number of the next `@odata.etag`. */
  readonly nextTag: () => number
  /** The application that was last seen, for calls that come in. */
  seen: Owner | undefined
  /** Writes a change of state to the journal. */
  readonly note: (call: Call, state: string, more?: Readonly<Record<string, unknown>>) => void
  readonly reset: () => void
}

/** The number in the first `@odata.etag`: that of Microsoft's example. */
const firstTag = 54_451

/** URLs by client id, in lower case; that of all by the empty text. */
const webhooksOf = (given: ReadonlyArray<string>): Map<string, string> =>
  new Map(
    given.map((text) => {
      const [, clientId = "", url = text] = /^([^=/?]+)=(.+)$/.exec(text) ?? []
      return [clientId.toLowerCase(), url]
    })
  )

/** Makes the state of a local cloud without calls. */
export const makeCalls = (emulator: EmulatorContext, network: Network): Calls => {
  let tag = firstTag
  const calls = new Map<string, Call>()
  const recordings = new Map<string, RecordedResponse>()
  const state: Calls = {
    emulator,
    network,
    calls,
    records: new WeakMap(),
    conversations: new WeakMap(),
    recordings,
    webhooks: webhooksOf(emulator.options.graphWebhooks),
    nextTag: () => tag++,
    seen: undefined,
    note: (call, name, more = {}) =>
      network.note(`Graph call ${name}`, call.conversation, { callId: call.id, ...more }),
    reset: () => {
      network.reset()
      calls.clear()
      recordings.clear()
      state.seen = undefined
    }
  }
  return state
}

/** The call of an id, in either case and with or without dashes. */
export const findCall = ({ calls }: Calls, id: string): Call | undefined => calls.get(keyOf(id))

/** What Graph knows of a participant; one that came through another service gets an id of Graph now. */
export const recordOf = (
  calls: Calls,
  participant: Participant,
  named?: Partial<ParticipantRecord>
): ParticipantRecord => {
  const known = calls.records.get(participant)
  if (known !== undefined) return known
  const own = callOfLine(participant.line)
  const record: ParticipantRecord = {
    id: own?.myParticipantId ?? calls.network.guid(),
    identity: own === undefined ? identityOf(participant.identifier) : applicationIdentity(own.owner.clientId),
    endpointType: undefined,
    isHidden: false,
    recordingStatus: undefined,
    isSharing: undefined,
    reportedAt: undefined,
    ...named
  }
  calls.records.set(participant, record)
  return record
}

/** What Graph keeps of a conversation. */
export const conversationOf = (calls: Calls, conversation: Conversation): ConversationRecord => {
  const known = calls.conversations.get(conversation)
  if (known !== undefined) return known
  const record: ConversationRecord = { lobby: new Map(), sessions: new Map(), invited: new Map() }
  calls.conversations.set(conversation, record)
  return record
}

/** Who waits in the lobby of a call by its id of Graph. */
export const findWaiting = (calls: Calls, { conversation }: Call, id: string): Waiting | undefined =>
  [...conversationOf(calls, conversation).lobby.values()].find(({ record }) => keyOf(record.id) === keyOf(id))

/** The participant of a call by its id of Graph. */
export const participantById = (calls: Calls, call: Call, id: string): Participant | undefined =>
  [...call.conversation.participants.values()].find(
    (participant) => keyOf(recordOf(calls, participant).id) === keyOf(id)
  )

/** Whether an audio routing group of a call lets one participant be heard by another, each by `keyOf` its identifier. */
export const isRouted = (calls: Calls, call: Call, from: string, to: string): boolean => {
  const idOf = (key: string): string | undefined => {
    const participant = call.conversation.participants.get(key)
    return participant === undefined ? undefined : keyOf(recordOf(calls, participant).id)
  }
  const [source, receiver] = [idOf(from), idOf(to)]
  const names = (ids: ReadonlyArray<string>, id: string | undefined) => ids.some((each) => keyOf(each) === id)
  return [...call.groups.values()].some(
    ({ receivers, sources }) => names(sources, source) && names(receivers, receiver)
  )
}
