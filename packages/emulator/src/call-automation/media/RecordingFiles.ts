/**
 * The files that a recording leaves: a chunk for every four hours, its bytes, its metadata, and where they are.
 *
 * WAV, the default of audio, is computed as it is read; MP3, and MP4 with AAC and a black picture, are encoded when they are asked for first.
 */
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Picture from "../../encoding/picture.ts"
import { type Content, contentOf, type File, type Files } from "../../service/Files.ts"
import { profile } from "../profile.ts"
import { heardOn, soundsOf } from "../../telephony/Mix.ts"
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
  const others = [...audioChannelParticipantOrdering.map(rawId), ...heardOn(track), ...track.participants]
  for (const id of new Set(others)) {
    if (![...channels.values()].includes(id)) {
      let free = 0
      while (channels.has(free)) free++
      if (free < mostChannels) channels.set(free, id)
    }
  }
  return channels
}

/** Of MP3 and MP4, in bits a second. */
const encodedBitrate = 32_000
/** A longer chunk is not encoded, in milliseconds: it would take minutes. */
const longestEncoded = 60 * 60 * 1000

/** The picture of MP4. */
const videoConfiguration = { longerSideLength: Picture.width, shorterSideLength: Picture.height, framerate: 1 }

const isEncoded = (format: string): format is "mp3" | "mp4" => format === "mp3" || format === "mp4"

/** What encodes a chunk when it is asked for first, and has it then; one that failed is tried again. */
const encoded = (wave: () => Content, format: string, frames: number): Chunk["content"] => {
  if (!isEncoded(format) || frames > longestEncoded * Wave.framesPerMilli) return undefined
  let made: Promise<Content> | undefined
  const make = async () => {
    try {
      const { encode } = await import("../../encoding/encode.ts")
      return contentOf(await encode({ content: wave(), sampleRate: Wave.sampleRate, bitrate: encodedBitrate }, format))
    } catch (error) {
      made = undefined
      throw error
    }
  }
  return () => (made ??= make())
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
  const { format, sound } = chunk
  if (sound === undefined) return { ...chunk, content: undefined }
  const wave = () => Wave.make(sound.channels, sound.frames, sound.sounds)
  return { ...chunk, content: format === "wav" ? wave : encoded(wave, format, sound.frames) }
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
        audioConfiguration: {
          sampleRate: Wave.sampleRate,
          bitRate: format === "wav" ? Wave.sampleRate * 16 * count : encodedBitrate,
          channels: count
        },
        ...(format === "mp4" ? { videoConfiguration } : {})
      },
      participants
    }
    const sound = { channels: count, frames, sounds: soundsOf(track, pieces, channelOf) }
    return chunkOf({ documentId, index, isLast: to === total, metadata, format, sound })
  })
}

const root = "/v1/objects/"

/** Where a chunk is. */
export const locationsOf = (origin: string, documentId: string) => ({
  contentLocation: `${origin}${root}${documentId}/content/video`,
  metadataLocation: `${origin}${root}${documentId}/content/acsmetadata`,
  deleteLocation: `${origin}${root}${documentId}`
})

const json = (value: unknown): Content => contentOf(Buffer.from(JSON.stringify(value)))

const type = "application/octet-stream"

/** What is at a path below a chunk's. */
const fileOf = (chunk: Chunk, name: string | undefined): File | undefined => {
  if (name === "acsmetadata") return { type, content: json(chunk.metadata) }
  if (name !== "video") return undefined
  const problem = "The local cloud encodes up to an hour: start longer recordings with recordingFormatType wav."
  return { type, content: chunk.content?.(), problem }
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
