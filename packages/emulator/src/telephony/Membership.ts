/**
 * How a conversation changes: somebody enters, somebody leaves, it ends. What applications are told of it is for the services of
 * their lines.
 */
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import { type Conversation, type Line, makeParticipant, type Participant } from "./Conversation.ts"
import { keyOf } from "./Identifier.ts"
import { giveUp, takeBack } from "./Invitations.ts"
import type { Network } from "./Network.ts"
import { silence } from "./Playback.ts"
import { addParticipant } from "./Track.ts"

/** How long participants talk whom no application is with, in milliseconds. */
const talking = 300_000

/** Tells every connected line the roster. */
export const tellRosters = ({ lines }: Conversation): void => {
  for (const line of lines) if (line.state === "connected") line.tellRoster()
}

/**
 * Somebody is in: alone, or as the application of `line`. The first who comes connects the line that called; lines that were
 * connected before are told the roster. `identified` is given the participant before anybody is told. Who is in already stays who it is.
 */
export const enter = (
  network: Network,
  conversation: Conversation,
  identifier: CommunicationIdentifier,
  line: Line | undefined,
  identified: (participant: Participant) => void = () => undefined
): Participant => {
  const known = line === undefined ? conversation.participants.get(keyOf(identifier)) : undefined
  const participant = known ?? makeParticipant(identifier, line)
  if (known === undefined) {
    identified(participant)
    conversation.participants.set(keyOf(identifier), participant)
    for (const track of conversation.tracks) addParticipant(track, identifier)
    network.note("participant entered", conversation, { participant: identifier })
  }
  const before = [...conversation.lines].filter((each) => each.state === "connected")
  line?.connect()
  for (const each of conversation.lines) if (each.isCaller && each.state === "connecting") each.connect()
  if (known === undefined) for (const each of before) each.tellRoster()
  hangUpLater(network, conversation)
  return participant
}

/** Scripted participants whom no application is with talk on for a while; nobody would ever end their call but they. */
const hangUpLater = (network: Network, conversation: Conversation): void => {
  if (conversation.lines.size > 0 || conversation.ended) return
  conversation.stopTalking()
  conversation.stopTalking = network.later(talking, () => {
    if (conversation.lines.size === 0) end(network, conversation)
  })
}

/** A line is not in its conversation any more: whom it called stops ringing. */
export const detach = (network: Network, line: Line): void => {
  line.conversation.lines.delete(line)
  for (const invitation of line.conversation.invitations) if (invitation.by === line) takeBack(invitation)
  hangUpLater(network, line.conversation)
}

const endOf = (line: Line): void => line.end()

/** Ends a conversation for everybody; `endLine` says how each line ends, by default because others ended it. */
export const end = (network: Network, conversation: Conversation, endLine: (line: Line) => void = endOf): void => {
  if (conversation.ended) return
  conversation.ended = true
  conversation.stopTalking()
  for (const invitation of conversation.invitations) {
    const { by } = invitation
    // Who transfers to an application that answered is in another conversation, which goes on: it would never be told.
    if (!takeBack(invitation) && by !== undefined && by.conversation !== conversation) giveUp(invitation)
  }
  for (const line of conversation.lines) endLine(line)
  for (const prompt of conversation.prompts.splice(0)) prompt.cancel()
  for (const ending of conversation.endings) ending()
  conversation.participants.clear()
  if (conversation.meeting !== undefined) network.meetings.delete(conversation.meeting)
  network.note("call ended", conversation)
}

/** Ends a meeting that neither participants nor applications are in; a call has participants as long as it lives. */
export const endWhenEmpty = (network: Network, conversation: Conversation): void => {
  if (conversation.participants.size === 0 && conversation.lines.size === 0) end(network, conversation)
}

/** How lines end when somebody leaves: the participant's own, and those of others if nobody else is left. */
export interface Endings {
  readonly own: (line: Line) => void
  readonly others: (line: Line) => void
}

/**
 * Somebody leaves or is taken out. A call in which one is left alone ends, a meeting goes on; the remaining lines of what goes on are told
 * the roster.
 */
export const leave = (
  network: Network,
  participant: Participant,
  conversation: Conversation,
  { others, own }: Endings = { own: endOf, others: endOf }
): void => {
  conversation.participants.delete(keyOf(participant.identifier))
  silence(network, conversation, keyOf(participant.identifier))
  conversation.voices.delete(keyOf(participant.identifier))
  network.note("participant left", conversation, { participant: participant.identifier })
  if (participant.line !== undefined) own(participant.line)
  if (conversation.participants.size < conversation.endsBelow) end(network, conversation, others)
  else tellRosters(conversation)
  endWhenEmpty(network, conversation)
}
