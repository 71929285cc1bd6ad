/**
 * The files that a recording leaves: a chunk for every four hours, its bytes, its metadata, and where they are.
 *
 * Sound is real in WAV, the default of audio; other formats have metadata, and their bytes are refused.
 */
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { Content, File, Files } from "../../service/Files.ts"
import { profile } from "../profile.ts"
import { soundsOf } from "../../telephony/Mix.ts"
import * as Wave from "../../telephony/Wave.ts"
import type { Chunk, RecordingOptions } from "../state/Call.ts"
import { type Piece, piecesOf, type Track } from "../../telephony/Track.ts"

/** The format of a recording, with the defaults. */
export const formatOf = ({ recordingChannelType, recordingContentType, recordingFormatType }: RecordingOptions) => {
  const channelType = recordingChannelType ?? "mixed"
  const sound = channelType === "unmixed" || (recordingFormatType ?? "mp4") !== "mp4"
  const contentType = recordingContentType ?? (sound ? "audio" : "audioVideo")
  const format = recordingFormatType ?? (contentType === "audioVideo" ? "mp4" : "wav")
  return { channelType, contentType, format }
}

/** A chunk is four hours long at most; documented. */
const chunkMillis = 4 * 60 * 60 * 1000
/** Channels of an unmixed recording at most; documented. */
const mostChannels = 5

/** The raw ids by channel: who was given one, then who was named, then who was heard first, then who came first. */
const channelsOf = (track: Track, { audioChannelParticipantOrdering = [], channelAffinity = [] }: RecordingOptions) => {
  const channels = new Map<number, string>()
  for (const { channel, participant } of channelAffinity)
    if (channel !== undefined && !channels.has(channel)) channels.set(channel, rawId(participant))
  const others = [
    ...audioChannelParticipantOrdering.map(rawId),
    ...track.sounds.map(({ of }) => of),
    ...track.participants
  ]
  for (const id of new Set(others)) {
    if (![...channels.values()].includes(id)) {
      let free = 0
      while (channels.has(free)) free++
      if (free < mostChannels) channels.set(free, id)
    }
  }
  return channels
}

/** What of the track is in a chunk, with places counted from its beginning. */
const cut = (pieces: ReadonlyArray<Piece>, from: number, to: number): ReadonlyArray<Piece> =>
  pieces.flatMap((piece) => {
    const [first, last] = [Math.max(piece.at, from), Math.min(piece.at + piece.to - piece.from, to)]
    const begun = piece.from + first - piece.at
    return last > first ? [{ from: begun, to: begun + last - first, at: first - from }] : []
  })

const pausesOf = (pieces: ReadonlyArray<Piece>) =>
  pieces.flatMap(({ to }, i) => {
    const next = pieces[i + 1]
    return next === undefined || next.from === to
      ? []
      : [{ startTime: new Date(to).toISOString(), duration: next.from - to }]
  })

/** A chunk with its bytes. */
export const chunkOf = (chunk: Omit<Chunk, "content">): Chunk => {
  const { sound } = chunk
  return { ...chunk, content: sound === undefined ? undefined : Wave.make(sound.channels, sound.frames, sound.sounds) }
}

/** The chunks of a recording that is over; none when it recorded nothing. */
export const chunksOf = (
  track: Track,
  options: RecordingOptions,
  given: { readonly resourceId: string; readonly callId: string; readonly guid: () => string }
): ReadonlyArray<Chunk> => {
  const all = piecesOf(track)
  const last = all.at(-1)
  const total = last === undefined ? 0 : last.at + last.to - last.from
  const { channelType, contentType, format } = formatOf(options)
  const mixed = channelType === "mixed"
  const channels = mixed ? new Map<number, string>() : channelsOf(track, options)
  const byId = new Map([...channels].map(([channel, id]) => [id, channel]))
  const count = mixed ? 1 : Math.max(0, ...channels.keys()) + 1
  const participants = [...track.participants].map((participantId) => {
    const channel = byId.get(participantId)
    return channel === undefined ? { participantId } : { participantId, channel }
  })
  return Array.from({ length: Math.ceil(total / chunkMillis) }, (_, index) => {
    const documentId = `0-local-d1-${given.guid().replaceAll("-", "")}`
    const [from, to] = [index * chunkMillis, Math.min(total, (index + 1) * chunkMillis)]
    const pieces = cut(all, from, to)
    const frames = Math.round((to - from) * Wave.framesPerMilli)
    const channelOf = (id: string) => (mixed ? 0 : byId.get(id))
    const metadata = {
      resourceId: given.resourceId,
      callId: given.callId,
      chunkDocumentId: documentId,
      chunkIndex: index,
      chunkStartTime: new Date(pieces[0]?.from ?? 0).toISOString(),
      chunkDuration: to - from,
      pauseResumeIntervals: pausesOf(pieces),
      recordingInfo: {
        contentType,
        channelType,
        format,
        audioConfiguration: { sampleRate: Wave.sampleRate, bitRate: Wave.sampleRate * 16 * count, channels: count }
      },
      participants
    }
    const sound = format === "wav" ? { channels: count, frames, sounds: soundsOf(track, pieces, channelOf) } : undefined
    return chunkOf({ documentId, index, isLast: to === total, metadata, sound })
  })
}

const root = "/v1/objects/"

/** Where a chunk is. */
export const locationsOf = (origin: string, documentId: string) => ({
  contentLocation: `${origin}${root}${documentId}/content/video`,
  metadataLocation: `${origin}${root}${documentId}/content/acsmetadata`,
  deleteLocation: `${origin}${root}${documentId}`
})

const json = (value: unknown): Content => {
  const bytes = Buffer.from(JSON.stringify(value))
  return { length: bytes.length, read: (from, to) => bytes.subarray(from, to) }
}

const type = "application/octet-stream"

/** What is at a path below a chunk's. */
const fileOf = (chunk: Chunk, name: string | undefined): File | undefined => {
  if (name === "acsmetadata") return { type, content: json(chunk.metadata) }
  if (name !== "video") return undefined
  const problem = "The local cloud records WAV alone: start the recording with recordingFormatType wav."
  return { type, content: chunk.content, problem }
}

/** Chunks by their document ids, as files. */
export const filesOf = (chunks: Map<string, Chunk>): Files => {
  const partsOf = (path: string) => /^\/v1\/objects\/([^/]+)(?:\/content\/([^/]+))?$/.exec(path) ?? []
  const { contentLocation, deleteLocation, metadataLocation } = locationsOf("", "{documentId}")
  return {
    profile,
    paths: [
      { method: "GET", path: contentLocation, summary: "The sound of a chunk of a recording." },
      { method: "GET", path: metadataLocation, summary: "What is known of a chunk of a recording." },
      { method: "DELETE", path: deleteLocation, summary: "Deletes a chunk of a recording." }
    ],
    owns: (path) => path.startsWith(root),
    read: (path) => {
      const [, documentId = "", name] = partsOf(path)
      const chunk = chunks.get(documentId)
      return chunk === undefined ? undefined : fileOf(chunk, name)
    },
    remove: (path) => {
      const [, documentId = "", name] = partsOf(path)
      return name === undefined && chunks.delete(documentId)
    }
  }
}
