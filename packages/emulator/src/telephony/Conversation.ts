/**
 * What a conversation on the telephone network is made of, whichever service's applications are in it: its participants, the lines of
 * applications, those who are still ringing, what is heard and what is listened to.
 *
 * Only shapes and the smallest questions about them; `Membership.ts` and `Invitations.ts` change them.
 */
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import { keyOf } from "./Identifier.ts"
import type { Sound } from "../sound/Sound.ts"
import type { Tone } from "./Tones.ts"
import type { Track } from "./Track.ts"
import type { AttemptStatus } from "./WhoAnswers.ts"

/** Somebody in a conversation. */
export interface Participant {
  readonly identifier: CommunicationIdentifier
  /** The line of the application that this participant belongs to. */
  readonly line: Line | undefined
  /** Whether it called in; everybody else was called, joined, or is an application's own. */
  readonly hasCalled: boolean
  isMuted: boolean
  /** Whether it is in the common audio: it hears the others and is heard by them; else by routes alone. */
  isMixed: boolean
  /** What keeps it on hold: that somebody asked for it, music, and prompts to others. Each ends by itself. */
  readonly holds: Set<"asked" | "music" | Prompt>
  readonly isOnHold: boolean
  /** Called after it was muted or put on hold, or no longer is; set while something of it is heard. */
  changed: () => void
}

/** An application's line: how its service follows what becomes of a conversation. Each service has its own kind. */
export interface Line {
  readonly conversation: Conversation
  /** As whom the application takes part, if it does. */
  readonly user: CommunicationIdentifier
  state: "connecting" | "connected" | "ending" | "ended"
  /** Whether it called and the first who answers connects it. */
  readonly isCaller: boolean
  /** Its queue of prompts. */
  readonly prompts: Array<Prompt>
  /** It is connected from now on; called at most once. */
  readonly connect: () => void
  /** Participants came, left or changed while it was connected. */
  readonly tellRoster: () => void
  /** It ends because others ended the conversation. */
  readonly end: () => void
  /** Whether its application routes the audio of one participant to another, each by its `keyOf`; default not. */
  readonly routes?: (from: string, to: string) => boolean
}

/** A conversation, as all services see it. */
export interface Conversation {
  /** What its applications know it by in common: Call Automation's `correlationId`, Graph's `callChainId`. */
  readonly correlationId: string
  /** Milliseconds since 1970, of network time. */
  readonly openedAt: number
  /** The meeting that it is; `undefined` when somebody called somebody. */
  readonly meeting: string | undefined
  /** With fewer participants it ends: two, or none for a meeting. */
  readonly endsBelow: number
  /** What the journal names it by. */
  readonly names: Record<string, string>
  /** By `keyOf` their identifier, in the order they came. */
  readonly participants: Map<string, Participant>
  /** Lines that have not begun to end. */
  readonly lines: Set<Line>
  /** Who was called or invited and has not joined. */
  readonly invitations: Set<Invitation>
  /** Ids of the last invitations that are over, however they ended. */
  readonly pastInvitations: Set<string>
  /** Those that take tones and speech of participants. */
  readonly listeners: Set<InputListener>
  /** By `keyOf` a participant: until when, in network time, it makes itself heard. */
  readonly voices: Map<string, number>
  /** What is heard in it, and was a moment ago. */
  readonly playbacks: Set<Playback>
  /** What is recorded of it. */
  readonly tracks: Set<Track>
  /** Prompts and recognitions to everybody in it: the first is under way. */
  readonly prompts: Array<Prompt>
  /** What is to be done when it has ended. */
  readonly endings: Set<() => void>
  /** Takes back that those who are left to themselves hang up. */
  stopTalking: () => void
  ended: boolean
}

/** A time in which a voice is not heard. */
interface Gap {
  readonly from: number
  to: number
}

/** A sound on the network's time. */
export interface Playback {
  /** In whose voice. */
  readonly of: CommunicationIdentifier
  /** `keyOf` that. */
  readonly by: string
  readonly kind: "voice" | "prompt" | "holdMusic"
  readonly sound: Sound
  readonly from: number
  /** When it ends; `Infinity` while nobody knows. */
  to: number
  /** When a voice was muted or on hold, in order; the last goes on while it has no end. */
  readonly gaps: Array<Gap>
  /** `keyOf` those who hear it; `undefined` for everybody. */
  readonly listeners: ReadonlySet<string> | undefined
  /** The application that sent it over its media socket. */
  readonly line: Line | undefined
}

/** What a caller hands on to an application that is called: headers by name. */
export interface CustomContext {
  readonly sipHeaders: Readonly<Record<string, string>>
  readonly voipHeaders: Readonly<Record<string, string>>
}

/** Why nobody can answer any more: somebody did, or declined, or sent it on, it rang for too long, or the caller took it back. */
export type Withdrawal = "answered" | "declined" | "redirected" | "unanswered" | "takenBack"

/** What an application was told of a call that rings for it. */
interface Offer {
  /** What the application answers with: an incomingCallContext, the id of a call. */
  readonly id: string
  /** Nobody can answer with it any more. */
  readonly withdraw: (why: Withdrawal) => void
  /** How long it rings at most; default the longer patience of caller and called. */
  readonly timeoutMillis?: number
}

/** Applications of a service that can be called. */
export interface Endpoint {
  /** Whether somebody is one of them, as things are now. */
  readonly owns: (party: CommunicationIdentifier) => boolean
  /** Tells the application; `id` is that of this ringing. */
  readonly ring: (invitation: Invitation, id: string) => Offer
}

/** Somebody who rings. */
export interface Invitation {
  readonly invitationId: string
  readonly conversation: Conversation
  /** Who rings; a redirect changes it. */
  party: CommunicationIdentifier
  /** Who the party sees as the caller. */
  readonly from: CommunicationIdentifier
  readonly callerDisplayName: string
  /** `undefined` when it is nothing. */
  readonly customContext: CustomContext | undefined
  /** The line that calls; `undefined` when the caller is scripted. */
  readonly by: Line | undefined
  /** What the application was told; `undefined` when the party is scripted. */
  offer: Offer | undefined
  /** When it stops ringing, as network time, if the inviter has said so; else each party has its own patience. */
  readonly until: number | undefined
  state: "ringing" | "answered" | "over"
  stopRinging: () => void
  /** Somebody is in, with a line when it is an application. */
  readonly joined: (line: Line | undefined, joining: CommunicationIdentifier) => void
  /** Who was called last did not come. */
  readonly failed: (status: AttemptStatus, called: CommunicationIdentifier) => void
  /** Cancelled on request of a line. */
  readonly withdrawn: (by: Line) => void
}

/** What is heard: keys, words that are understood, or a voice without such words. */
export type Input = "tones" | "speech" | "voice"

/** Takes the tones and the speech of a participant, such as a recognition or a media stream. */
export interface InputListener {
  /** `keyOf` the participant; `undefined` listens to everybody. */
  readonly of: string | undefined
  /** `keyOf` a participant that it does not listen to; default nobody. */
  readonly except?: string
  /** Where input is reported just now: an application's callback or media socket. */
  readonly heardAt: (input: Input) => string | undefined
  readonly tone: (tone: Tone) => void
  /** `confidence` is from 0 to 1. */
  readonly speech: (text: string, confidence: number, spoken: Utterance) => void
  /** A voice without words that are understood; default nothing. */
  readonly voice?: (spoken: Utterance) => void
  /** A participant begins to speak; what it gives is called when that is over, after `speech` or `voice`. Default nothing. */
  readonly speaking?: () => () => void
}

/** What is known of speech besides its words. */
export interface SpeechAttributes {
  /** Such as `en-US`; `undefined` when nobody said which. */
  readonly language: string | undefined
  readonly sentiment: string
}

/** Something that a participant says, and from when to when, in network time. */
export interface Utterance extends SpeechAttributes {
  readonly participant: Participant
  readonly from: number
  readonly until: number
}

/** A prompt, recognition or recording that is under way or waits in a queue. */
export interface Prompt {
  readonly start: () => void
  /** Stops it, or takes it out of the queue, and tells that it was cancelled. */
  readonly cancel: () => void
}

/** What keeps somebody on hold; tells of each change. */
class Holds extends Set<"asked" | "music" | Prompt> {
  readonly #changed: () => void

  constructor(changed: () => void) {
    super()
    this.#changed = changed
  }

  override add(hold: "asked" | "music" | Prompt): this {
    super.add(hold)
    this.#changed()
    return this
  }

  override delete(hold: "asked" | "music" | Prompt): boolean {
    const isGone = super.delete(hold)
    this.#changed()
    return isGone
  }
}

/** A participant whose changes are told; a class, since an object with accessors of its own has a shape of its own, which is not soon forgotten. */
class Member implements Participant {
  readonly identifier: CommunicationIdentifier
  readonly line: Line | undefined
  readonly hasCalled: boolean
  isMixed = true
  readonly holds = new Holds(() => this.changed())
  changed: () => void = () => {}
  #isMuted = false

  constructor(identifier: CommunicationIdentifier, line: Line | undefined, hasCalled: boolean) {
    this.identifier = identifier
    this.line = line
    this.hasCalled = hasCalled
  }

  get isMuted(): boolean {
    return this.#isMuted
  }

  set isMuted(value: boolean) {
    this.#isMuted = value
    this.changed()
  }

  get isOnHold(): boolean {
    return this.holds.size > 0
  }
}

/** Somebody who enters, as the application of `line` or alone. */
export const makeParticipant = (
  identifier: CommunicationIdentifier,
  line?: Line,
  hasCalled: boolean = false
): Participant => new Member(identifier, line, hasCalled)

/** Whether the audio of one participant reaches another, each by its `keyOf`: both are in the common audio, or a route leads there. */
export const reaches = ({ lines, participants }: Conversation, from: string, to: string): boolean => {
  const isMixed = (key: string) => participants.get(key)?.isMixed ?? true
  if (from === to || (isMixed(from) && isMixed(to))) return true
  return [...lines].some((line) => line.routes?.(from, to) === true)
}

/** The participant that an identifier names, or `undefined`. */
export const participantOf = (
  conversation: Conversation,
  identifier: CommunicationIdentifier
): Participant | undefined => conversation.participants.get(keyOf(identifier))
