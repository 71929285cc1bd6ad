/**
 * What an application sends on a bidirectional socket of media streaming: audio that is to be heard in the call, and the order to stop.
 *
 * Source: Microsoft's `OutStreamingData`. Frames are written as its JavaScript client writes them; the decoder, which local clouds use,
 * also reads the names in other case that its .NET client and samples write.
 */
import * as base64 from "#base64"
import { invalid, parsed } from "./internal/parsed.ts"
import { isMembers, type Members, Reading } from "./internal/Reading.ts"
import { InvalidPacket, type UnknownPacket } from "./streaming/packets.ts"

/** Audio for the call: PCM in the format of the subscription. */
export interface OutAudioData {
  readonly _tag: "OutAudioData"
  /** Samples of 16 bits, little-endian. */
  readonly data: Uint8Array
}

/** Forget the audio that was sent and is not heard yet. */
export interface StopAudio {
  readonly _tag: "StopAudio"
}

/** What an application sends. */
export type OutPacket = OutAudioData | StopAudio

/** Audio for the call. */
export const audioData = (data: Uint8Array): OutAudioData => ({ _tag: "OutAudioData", data })

/** Forget the audio that was sent and is not heard yet. */
export const stopAudio: StopAudio = { _tag: "StopAudio" }

/** Encodes what an application sends. */
export const encode = (packet: OutPacket): string =>
  packet._tag === "StopAudio"
    ? `{"kind":"stopAudio","stopAudio":{}}`
    : `{"kind":"audioData","audioData":{"data":"${base64.encode(packet.data)}","isSilent":false},"stopAudio":{}}`

/** Decodes a text frame that an application sent. */
export const decode = (frame: string): OutPacket | UnknownPacket | InvalidPacket => {
  const packet = parsed(frame)
  if (packet instanceof InvalidPacket) return packet
  const kind = member(packet, "kind")
  if (typeof kind !== "string")
    return invalid(frame, undefined, {
      path: ".kind",
      expected: kind === undefined ? "is required" : "expected string"
    })
  switch (kind.toLowerCase()) {
    case "stopaudio":
      return stopAudio
    case "audiodata": {
      const members = member(packet, "audioData")
      if (!isMembers(members))
        return invalid(frame, kind, {
          path: ".audioData",
          expected: members === undefined ? "is required" : "expected object"
        })
      const read = new Reading({ data: member(members, "data") }, ".audioData")
      const data = read.bytes("data")
      return read.problem === undefined ? audioData(data) : invalid(frame, kind, read.problem)
    }
    default:
      return { _tag: "UnknownPacket", kind, packet }
  }
}

/** A member by its name, else by the same name in another case. */
const member = (members: Members, name: string): unknown => {
  if (name in members) return members[name]
  const lower = name.toLowerCase()
  const found = Object.keys(members).find((key) => key.toLowerCase() === lower)
  return found === undefined ? undefined : members[found]
}
