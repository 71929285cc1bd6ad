/**
 * The packets of media sockets as declared schemas of what is on the wire, and what is made of each. The client reads them by hand, since
 * fifty a second come on every socket; these are what its reading is judged by.
 *
 * The fields stand in the order in which the client looks at them, because the first that does not fit is the one it names.
 */
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"

const optionalText = Field.optional(Schema.String)
const optionalNumber = Field.optional(Schema.Number)
const optionalFlag = Field.optional(Schema.Boolean)

/** Base64 with or without padding. */
const Base64 = Schema.String.check(
  Schema.isPattern(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/, { expected: "base64" })
)

const AudioMetadata = Schema.Struct({
  length: optionalNumber,
  subscriptionId: Schema.String,
  encoding: Schema.String,
  sampleRate: Schema.Number,
  channels: Schema.Number
})

const AudioData = Schema.Struct({
  timestamp: optionalText,
  participantRawID: optionalText,
  data: Base64,
  silent: optionalFlag
})

const DtmfData = Schema.Struct({ data: Schema.String })

const TranscriptionMetadata = Schema.Struct({
  locale: optionalText,
  callConnectionId: optionalText,
  correlationId: optionalText,
  speechRecognitionModelEndpointId: optionalText,
  speechModelEndpointId: optionalText,
  locales: Field.optional(Schema.Array(Schema.String)),
  enableSentimentAnalysis: optionalFlag,
  piiRedactionOptions: Field.optional(Schema.Struct({ enable: optionalFlag, redactionType: optionalText })),
  subscriptionId: Schema.String
})

const Word = Schema.Struct({ text: Schema.String, offset: optionalNumber, duration: optionalNumber })

const TranscriptionData = Schema.Struct({
  format: optionalText,
  confidence: optionalNumber,
  participantRawID: optionalText,
  resultStatus: optionalText,
  sentimentAnalysisResult: Field.optional(Schema.Struct({ sentiment: optionalText })),
  languageIdentified: optionalText,
  text: Schema.String,
  offset: optionalNumber,
  duration: optionalNumber,
  words: Field.optional(Schema.Array(Word))
})

/** The members of an object that are there under other names. */
const renamed = (
  value: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>>
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(value).map(([key, one]) => [names[key] ?? key, one]))

const ticks = { offset: "offsetInTicks", duration: "durationInTicks" }

const speaker = (rawId: string | undefined) => (rawId === undefined ? {} : { participant: fromRawId(rawId) })

/** A kind of packet: the field that has it, its schema, and what is made of it. */
export interface PacketSchema {
  readonly kind: string
  readonly field: string
  readonly schema: Schema.Codec<unknown, unknown>
  readonly made: (value: unknown) => unknown
}

const packet = <A>(
  kind: string,
  field: string,
  schema: Schema.Codec<A, unknown>,
  made: (value: A) => Readonly<Record<string, unknown>>
): PacketSchema => ({
  kind,
  field,
  schema,
  made: (value) => ({ _tag: kind, ...made(Schema.decodeUnknownSync(Schema.toType(schema))(value)) })
})

/** The kinds of packets that the service sends. */
export const packets: ReadonlyArray<PacketSchema> = [
  packet("AudioMetadata", "audioMetadata", AudioMetadata, (value) => value),
  packet("AudioData", "audioData", AudioData, ({ data, participantRawID, silent, timestamp }) => ({
    data: Uint8Array.from(Buffer.from(data, "base64")),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...speaker(participantRawID),
    isSilent: silent ?? false
  })),
  packet("DtmfData", "dtmfData", DtmfData, (value) => value),
  packet("TranscriptionMetadata", "transcriptionMetadata", TranscriptionMetadata, (value) => value),
  packet(
    "TranscriptionData",
    "transcriptionData",
    TranscriptionData,
    ({ participantRawID, resultStatus, words = [], ...rest }) => ({
      ...renamed(rest, ticks),
      words: words.map((word) => renamed(word, ticks)),
      ...speaker(participantRawID),
      ...(resultStatus === undefined ? {} : { resultState: resultStatus })
    })
  )
]

/** What an application sends: audio. */
export const OutAudioData = Schema.Struct({ data: Base64 })
