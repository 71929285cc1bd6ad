/**
 * What a call is made of besides the conversation: the applications' legs, recordings, and how its operations are to fail.
 *
 * Only shapes and the smallest questions about them; conversations, participants and those who ring are the network's.
 */
import type { createCall, startRecording } from "@effect-comms/call-automation/operations"
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import type { Content } from "../../service/Files.ts"
import type { Conversation, Invitation, Line, Participant } from "../../telephony/Conversation.ts"
import type { AudioStream, TranscriptStream } from "./MediaStream.ts"
import type { Track } from "../../telephony/Track.ts"
import type { Parts } from "../../telephony/Wave.ts"

/** A leg as answers show it. */
export type Properties = (typeof createCall)["success"][201]["Type"]

/** A conversation that applications of Call Automation are in, with what it has besides. */
export interface Call extends Conversation {
  readonly serverCallId: string
  /** Legs that have not begun to end; each is among the lines of the conversation. */
  readonly legs: Set<Leg>
  /** How its next media operations are to fail, in the order in which it was ordered. */
  readonly mediaFailures: Array<MediaFailure>
  /** Recordings that have not been stopped; at most one. */
  readonly recordings: Set<Recording>
}

/** One application's view of a call: what it addresses by a callConnectionId, and where its events go. */
export interface Leg extends Line {
  readonly call: Call
  readonly callConnectionId: string
  readonly role: "creator" | "answerer" | "connector"
  /** A connector does not take part; nobody else has its user. */
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
  /** What its bytes are computed of; `undefined` when that is not kept. */
  readonly sound: Parts | undefined
  readonly format: string
  /** `undefined` when there is none; encoded when it is asked for first. */
  readonly content: (() => Content | Promise<Content>) | undefined
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

const isLeg = (line: Line): line is Leg => "callConnectionId" in line

/** A line that is a leg of Call Automation; `undefined` when it is another service's, or none. */
export const legOfLine = (line: Line | undefined): Leg | undefined =>
  line !== undefined && isLeg(line) ? line : undefined

/**
 * Notes an accepted operation on its leg. `ended` is called when the leg ends first; the result says whether the operation may
 * end by itself now, and is true at most once.
 */
export const trackPending = (leg: Leg, ended: () => void): (() => boolean) => {
  leg.pending.add(ended)
  return () => leg.state === "connected" && leg.pending.delete(ended)
}
