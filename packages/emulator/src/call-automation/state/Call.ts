/**
 * What a call is made of: the conversation, its participants, the applications' legs, and those who are still ringing.
 *
 * Only shapes and the smallest questions about them; what changes them is in `Conversation.ts` and `Invitations.ts`.
 */
import type { createCall, startRecording } from "@effect-comms/call-automation/operations"
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import type { Content } from "../../service/Files.ts"
import { keyOf } from "../../telephony/Identifier.ts"
import type { Tone } from "../../telephony/Tones.ts"
import type { AudioStream, TranscriptStream } from "./MediaStream.ts"
import type { AttemptStatus } from "./ResultInformation.ts"
import type { Track } from "./Track.ts"

/** A leg as answers show it. */
export type Properties = (typeof createCall)["success"][201]["Type"]

/** Somebody in a call. */
export interface Participant {
  readonly identifier: CommunicationIdentifier
  /** The leg of the application that this participant belongs to. */
  readonly leg: Leg | undefined
  /** Whether it called in; everybody else is a user of the resource or was called. */
  readonly hasCalled: boolean
  isMuted: boolean
  /** What keeps it on hold: that somebody asked for it, and prompts to others. Each ends by itself. */
  readonly holds: Set<"asked" | Prompt>
  readonly isOnHold: boolean
}

/** A conversation, whoever sees it. */
export interface Call {
  readonly serverCallId: string
  readonly correlationId: string
  /** The group call or room that it is; `undefined` when somebody called somebody. */
  readonly meeting: string | undefined
  /** With fewer participants it ends: two, or none for a meeting. */
  readonly endsBelow: number
  /** By `keyOf` their identifier, in the order they came. */
  readonly participants: Map<string, Participant>
  /** Legs that have not begun to end. */
  readonly legs: Set<Leg>
  /** Who was called or invited and has not joined. */
  readonly invitations: Set<Invitation>
  /** Ids of the last invitations that are over, however they ended. */
  readonly pastInvitations: Set<string>
  /** Those that take tones and speech of participants. */
  readonly listeners: Set<InputListener>
  /** By `keyOf` a participant: until when, in network time, it makes itself heard. */
  readonly voices: Map<string, number>
  /** How its next media operations are to fail, in the order in which it was ordered. */
  readonly mediaFailures: Array<MediaFailure>
  /** Prompts and recognitions of the call: the first is under way. */
  readonly prompts: Array<Prompt>
  /** Recordings that have not been stopped; at most one. */
  readonly recordings: Set<Recording>
  /** Takes back that those who are left to themselves hang up. */
  stopTalking: () => void
  ended: boolean
}

/** One application's view of a call: what it addresses by a callConnectionId, and where its events go. */
export interface Leg {
  readonly call: Call
  readonly callConnectionId: string
  readonly role: "creator" | "answerer" | "connector"
  /** As whom the application takes part; a connector does not take part, nobody else has its user. */
  readonly user: CommunicationIdentifier
  /** The api-version of the request that made the leg; its events say it. */
  readonly version: string
  readonly callbackUri: string
  readonly operationContext: string | undefined
  /** What does not change of what answers show. */
  readonly properties: Properties
  /** The invitation that it answered. */
  readonly invitation: Invitation | undefined
  /** Whether its request named the Azure AI services that speak texts and recognize speech. */
  readonly hasAiServices: boolean
  state: "connecting" | "connected" | "ending" | "ended"
  /** How many rosters it was sent. */
  rosters: number
  /** Operations that were accepted and have not ended; each is called when the leg ends first. */
  readonly pending: Set<() => void>
  /** By `keyOf` the participant of each continuous DTMF recognition: what ends it. */
  readonly continuousDtmf: Map<string, () => void>
  /** Whom it is transferring. */
  readonly transferees: Set<Participant>
  /** What waits until it is connected. */
  readonly connecting: Set<() => void>
  /** Its audio and its transcript as they are streamed, if its options asked for that. */
  mediaStreaming: AudioStream | undefined
  transcription: TranscriptStream | undefined
}

/** Headers by name that a call comes with. */
export interface CustomContext {
  readonly sipHeaders: Readonly<Record<string, string>>
  readonly voipHeaders: Readonly<Record<string, string>>
}

/** Somebody who rings. */
export interface Invitation {
  readonly invitationId: string
  readonly call: Call
  /** Who rings; a redirect changes it. */
  party: CommunicationIdentifier
  /** Who the party sees as the caller. */
  readonly from: CommunicationIdentifier
  readonly callerDisplayName: string
  /** What whoever calls hands on to an application that is called; `undefined` when it is nothing. */
  readonly customContext: CustomContext | undefined
  /** The leg that calls; `undefined` when the caller is scripted. */
  readonly by: Leg | undefined
  /** What an application answers with; `undefined` when the party is scripted. */
  incomingCallContext: string | undefined
  /** When it stops ringing, as network time, if whoever invited has said so; else each party has its own patience. */
  readonly until: number | undefined
  state: "ringing" | "answered" | "over"
  stopRinging: () => void
  /** Somebody is in, with a leg when it is an application. */
  readonly joined: (leg: Leg | undefined, joining: CommunicationIdentifier) => void
  /** Who was called last did not come. */
  readonly failed: (status: AttemptStatus, called: CommunicationIdentifier) => void
  /** Cancelled on request of a leg. */
  readonly withdrawn: (by: Leg) => void
}

/** Takes the tones and the speech of a participant, such as a recognition or a media stream. */
export interface InputListener {
  /** `keyOf` the participant; `undefined` listens to everybody. */
  readonly of: string | undefined
  /** Where input is reported just now: an application's callback or media socket. */
  readonly heardAt: (input: "tones" | "speech") => string | undefined
  readonly tone: (tone: Tone) => void
  /** `confidence` is from 0 to 1. */
  readonly speech: (text: string, confidence: number, spoken: Utterance) => void
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

/** What is to be recorded, as the request had it. */
export type RecordingOptions = Pick<
  (typeof startRecording)["payload"]["Type"],
  | "recordingContentType"
  | "recordingChannelType"
  | "recordingFormatType"
  | "audioChannelParticipantOrdering"
  | "channelAffinity"
  | "externalStorage"
>

/** A recording of a call. */
export interface Recording {
  readonly call: Call
  readonly recordingId: string
  /** The recorder takes part with an id of its own, which is not a leg's. */
  readonly recorderId: string
  /** The api-version of the request that started it; its events say it. */
  readonly version: string
  /** Where its events go; without one none is sent. */
  readonly callbackUri: string | undefined
  /** It waits for the leg that it was asked for by; recorded from `active` on. */
  state: "waiting" | "starting" | "active" | "paused" | "over"
  /** When it began to record; the year 1 before it did. */
  startDateTime: DateTimeText
  readonly options: RecordingOptions
  readonly track: Track
}

/** A chunk of a recording. */
export interface Chunk {
  readonly documentId: string
  readonly index: number
  readonly isLast: boolean
  readonly metadata: Readonly<Record<string, unknown>>
  readonly content: Content | undefined
}

/** A media operation that may be ordered to fail. */
export type MediaOperation =
  | "play"
  | "recognize"
  | "hold"
  | "startTranscription"
  | "startMediaStreaming"
  | "startContinuousDtmfRecognition"
  | "sendDtmfTones"

/** A failure that was ordered for the next media operations of a call. */
export interface MediaFailure {
  /** Default: whichever operation may fail so. */
  readonly operation: MediaOperation | undefined
  readonly code: number
  readonly subCode: number
  /** How many operations still fail. */
  left: number
}

/** A prompt or recognition that is under way or waits. */
export interface Prompt {
  /** Whether something of it plays just now. */
  heard: boolean
  readonly start: () => void
  /** Stops it, or takes it out of the queue, and emits that it was cancelled. */
  readonly cancel: () => void
}

/** Somebody who enters a call, as the application of `leg` or alone. */
export const makeParticipant = (
  identifier: CommunicationIdentifier,
  leg?: Leg,
  hasCalled: boolean = false
): Participant => {
  const holds: Participant["holds"] = new Set()
  return {
    identifier,
    leg,
    hasCalled,
    isMuted: false,
    holds,
    get isOnHold() {
      return holds.size > 0
    }
  }
}

/** The participant that an identifier names, or `undefined`. */
export const participantOf = (call: Call, identifier: CommunicationIdentifier): Participant | undefined =>
  call.participants.get(keyOf(identifier))

/**
 * Notes an accepted operation on its leg. `ended` is called when the leg ends first; the result says whether the operation may
 * end by itself now, and is true at most once.
 */
export const trackPending = (leg: Leg, ended: () => void): (() => boolean) => {
  leg.pending.add(ended)
  return () => leg.state === "connected" && leg.pending.delete(ended)
}
