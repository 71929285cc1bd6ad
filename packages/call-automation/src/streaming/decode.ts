/** From text frames to the packets of the service. Total: nothing is thrown and nothing is dropped. */
import { type CommunicationIdentifier, fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import { invalid, parsed } from "../internal/parsed.ts"
import { isMembers, Reading } from "../internal/Reading.ts"
import {
  type AudioData,
  type AudioMetadata,
  type Decoded,
  type DtmfData,
  InvalidPacket,
  type Packet,
  type PiiRedaction,
  type TranscriptionData,
  type TranscriptionMetadata,
  type WordData
} from "./packets.ts"

/** The speakers of late: the same few are named fifty times a second, and reading a raw id costs as much as reading the packet. */
const speakers = /* @__PURE__ */ new Map<string, CommunicationIdentifier>()
const mostSpeakers = 1024

const speakerOf = (rawId: string): CommunicationIdentifier => {
  const known = speakers.get(rawId)
  if (known !== undefined) return known
  if (speakers.size >= mostSpeakers) speakers.clear()
  const speaker = fromRawId(rawId)
  speakers.set(rawId, speaker)
  return speaker
}

const audioMetadata = (read: Reading): AudioMetadata => {
  const length = read.optionalNumber("length")
  return {
    _tag: "AudioMetadata",
    subscriptionId: read.text("subscriptionId"),
    encoding: read.text("encoding"),
    sampleRate: read.number("sampleRate"),
    channels: read.number("channels"),
    ...(length === undefined ? {} : { length })
  }
}

const audioData = (read: Reading): AudioData => {
  const timestamp = read.optionalTime("timestamp")
  const rawId = read.optionalText("participantRawID")
  return {
    _tag: "AudioData",
    data: read.bytes("data"),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(rawId === undefined ? {} : { participant: speakerOf(rawId) }),
    isSilent: read.flag("silent")
  }
}

const dtmfData = (read: Reading): DtmfData => ({ _tag: "DtmfData", data: read.text("data") })

const localesOf = (read: Reading): ReadonlyArray<string> | undefined => {
  const value = read.optional("locales")
  if (value === undefined) return undefined
  if (!Array.isArray(value)) {
    read.fail("locales", "expected array")
    return undefined
  }
  return value.map((member: unknown, index) => {
    if (typeof member === "string") return member
    read.fail(`locales[${index}]`, "expected string")
    return ""
  })
}

/** Reads an object within the packet; what does not fit in it does not fit in the packet. */
const within = <A>(read: Reading, name: string, part: (read: Reading) => A): A | undefined => {
  const members = read.optional(name)
  if (members === undefined) return undefined
  if (!isMembers(members)) {
    read.fail(name, "expected object")
    return undefined
  }
  const inner = new Reading(members, `${read.path}.${name}`)
  const decoded = part(inner)
  read.problem ??= inner.problem
  return decoded
}

const piiRedaction = (read: Reading): PiiRedaction => {
  const enable = read.optionalFlag("enable")
  const redactionType = read.optionalText("redactionType")
  return { ...(enable === undefined ? {} : { enable }), ...(redactionType === undefined ? {} : { redactionType }) }
}

const sentimentOf = (read: Reading): { readonly sentiment?: string } => {
  const sentiment = read.optionalText("sentiment")
  return sentiment === undefined ? {} : { sentiment }
}

const transcriptionMetadata = (read: Reading): TranscriptionMetadata => {
  const locale = read.optionalText("locale")
  const callConnectionId = read.optionalText("callConnectionId")
  const correlationId = read.optionalText("correlationId")
  const speechRecognitionModelEndpointId = read.optionalText("speechRecognitionModelEndpointId")
  const speechModelEndpointId = read.optionalText("speechModelEndpointId")
  const locales = localesOf(read)
  const enableSentimentAnalysis = read.optionalFlag("enableSentimentAnalysis")
  const piiRedactionOptions = within(read, "piiRedactionOptions", piiRedaction)
  return {
    _tag: "TranscriptionMetadata",
    subscriptionId: read.text("subscriptionId"),
    ...(locale === undefined ? {} : { locale }),
    ...(callConnectionId === undefined ? {} : { callConnectionId }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(speechRecognitionModelEndpointId === undefined ? {} : { speechRecognitionModelEndpointId }),
    ...(speechModelEndpointId === undefined ? {} : { speechModelEndpointId }),
    ...(locales === undefined ? {} : { locales }),
    ...(enableSentimentAnalysis === undefined ? {} : { enableSentimentAnalysis }),
    ...(piiRedactionOptions === undefined ? {} : { piiRedactionOptions })
  }
}

/** Where a phrase or a word lies. */
const place = (read: Reading) => {
  const offsetInTicks = read.optionalNumber("offset")
  const durationInTicks = read.optionalNumber("duration")
  return {
    ...(offsetInTicks === undefined ? {} : { offsetInTicks }),
    ...(durationInTicks === undefined ? {} : { durationInTicks })
  }
}

const wordsOf = (read: Reading): ReadonlyArray<WordData> => {
  const value = read.optional("words") ?? []
  if (!Array.isArray(value)) {
    read.fail("words", "expected array")
    return []
  }
  return value.map((member: unknown, index) => {
    const name = `words[${index}]`
    if (!isMembers(member)) {
      read.fail(name, "expected object")
      return { text: "" }
    }
    const word = new Reading(member, `${read.path}.${name}`)
    const data = { text: word.text("text"), ...place(word) }
    read.problem ??= word.problem
    return data
  })
}

const transcriptionData = (read: Reading): TranscriptionData => {
  const format = read.optionalText("format")
  const confidence = read.optionalNumber("confidence")
  const rawId = read.optionalText("participantRawID")
  const resultState = read.optionalText("resultStatus")
  const sentimentAnalysisResult = within(read, "sentimentAnalysisResult", sentimentOf)
  const languageIdentified = read.optionalText("languageIdentified")
  return {
    _tag: "TranscriptionData",
    text: read.text("text"),
    ...(format === undefined ? {} : { format }),
    ...(confidence === undefined ? {} : { confidence }),
    ...place(read),
    words: wordsOf(read),
    ...(rawId === undefined ? {} : { participant: speakerOf(rawId) }),
    ...(resultState === undefined ? {} : { resultState }),
    ...(sentimentAnalysisResult === undefined ? {} : { sentimentAnalysisResult }),
    ...(languageIdentified === undefined ? {} : { languageIdentified })
  }
}

const kinds = /* @__PURE__ */ new Map<string, readonly [field: string, decode: (read: Reading) => Packet]>([
  ["AudioData", ["audioData", audioData]],
  ["AudioMetadata", ["audioMetadata", audioMetadata]],
  ["DtmfData", ["dtmfData", dtmfData]],
  ["TranscriptionData", ["transcriptionData", transcriptionData]],
  ["TranscriptionMetadata", ["transcriptionMetadata", transcriptionMetadata]]
])

/** Decodes a text frame that the service sent. */
export const decode = (frame: string): Decoded => {
  const packet = parsed(frame)
  if (packet instanceof InvalidPacket) return packet
  const kind = packet["kind"]
  if (typeof kind !== "string")
    return invalid(frame, undefined, {
      path: ".kind",
      expected: kind === undefined ? "is required" : "expected string"
    })
  const known = kinds.get(kind)
  if (known === undefined) return { _tag: "UnknownPacket", kind, packet }
  const [field, decodeKind] = known
  const members = packet[field]
  if (!isMembers(members))
    return invalid(frame, kind, {
      path: `.${field}`,
      expected: members === undefined ? "is required" : "expected object"
    })
  const read = new Reading(members, `.${field}`)
  const decoded = decodeKind(read)
  return read.problem === undefined ? decoded : invalid(frame, kind, read.problem)
}
