/** CallMedia_Recognize: plays prompts to a participant and takes what he presses or says. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { PlaySource } from "../schemas/PlaySource.ts"
import { Tone } from "../schemas/Tone.ts"

const since2023October = ApiVersions.from("2023-10-15")
const preview = ApiVersions.only("2025-08-15-preview")

const DtmfOptions = Schema.Struct({
  /** Seconds between two keys, 1 to 60; default 2. */
  interToneTimeoutInSeconds: Field.optional(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 60 }))),
  maxTonesToCollect: Field.optional(Schema.Int),
  /** Keys that end the input. */
  stopTones: Field.optional(Schema.Array(Tone))
}).annotate({ identifier: "DtmfOptions" })

/** Something to choose: by saying one of the phrases, or with a key. */
const Choice = Schema.Struct({
  label: Schema.String,
  phrases: Schema.Array(Schema.String),
  tone: Field.optional(Tone)
}).annotate({ identifier: "Choice" })

const SpeechOptions = Schema.Struct({
  /** Milliseconds of silence that end the speech; default 2000. */
  endSilenceTimeoutInMs: Field.optional(Schema.Int)
}).annotate({ identifier: "SpeechOptions" })

const RecognizeOptions = Schema.Struct({
  /** Whether a key or a word stops the prompts. */
  interruptPrompt: Field.optional(Schema.Boolean),
  /** Seconds from the end of the prompts to the first key or word, 0 to 300 (speech and choices: to 20); default 5. */
  initialSilenceTimeoutInSeconds: Field.optional(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 300 }))),
  targetParticipant: CommunicationIdentifierModel,
  dtmfOptions: Field.optional(DtmfOptions),
  /** Such as `en-US`, the default. */
  speechLanguage: Field.optional(Schema.String).pipe(Field.versions(since2023October)),
  speechRecognitionModelEndpointId: Field.optional(Schema.String).pipe(Field.versions(since2023October)),
  choices: Field.optional(Schema.Array(Choice)).pipe(Field.versions(since2023October)),
  speechOptions: Field.optional(SpeechOptions).pipe(Field.versions(since2023October)),
  speechLanguages: Field.optional(Schema.Array(Schema.String)).pipe(Field.versions(preview)),
  enableSentimentAnalysis: Field.optional(Schema.Boolean).pipe(Field.versions(preview))
}).annotate({ identifier: "RecognizeOptions" })

const RecognizeRequest = Schema.Struct({
  recognizeInputType: openEnum(["dtmf", "speech", "speechOrDtmf", "choices"]),
  playPrompt: Field.optional(PlaySource),
  /** Cancels what plays and recognises, and what waits, instead of waiting for it. */
  interruptCallMediaOperation: Field.optional(Schema.Boolean),
  recognizeOptions: RecognizeOptions,
  operationContext: Field.optional(Schema.String),
  operationCallbackUri: Field.optional(Schema.String).pipe(Field.versions(since2023October)),
  /** Several prompts, one after the other; used instead of `playPrompt`. */
  playPrompts: Field.optional(Schema.Array(PlaySource)).pipe(Field.versions(ApiVersions.from("2024-06-15-preview")))
}).annotate({ identifier: "RecognizeRequest" })

export const recognize = Operation.make("CallMedia_Recognize", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:recognize",
  versions: ApiVersions.all,
  retry: "once",
  params: CallConnectionPath,
  payload: RecognizeRequest,
  success: { 202: Operation.Empty }
})
