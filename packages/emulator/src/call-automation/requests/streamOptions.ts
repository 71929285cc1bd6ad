/** Media streaming and transcription that create, answer and connect ask for: what is refused, and what answers show of a leg's. */
import { ApiVersions } from "@effect-comms/call-automation/ApiVersion"
import type { createCall } from "@effect-comms/call-automation/operations"
import type { RequestContext } from "../../service/Handler.ts"
import { makeAudioStream } from "../media/AudioStream.ts"
import type { Leg, Properties } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { invalidBody } from "./refusals.ts"
import { checkOneOf, checkTransportUrl } from "./checks.ts"
import type { SpeechAnalysisOptions } from "../state/MediaStream.ts"
import { transcriptionFailures } from "../events/results.ts"
import { ofLeg } from "../media/MediaStream.ts"
import { makeTranscriptStream } from "../media/TranscriptStream.ts"

type Payload = (typeof createCall)["payload"]["Type"]
type Wanted = Pick<Payload, "mediaStreamingOptions" | "transcriptionOptions">

/** The versions in which an object has members by its transport, and fewer of them are required. */
const polymorphic: ReadonlySet<string> = new Set(ApiVersions.from("2025-05-15"))

const checkNeeded = (context: RequestContext, field: string, value: unknown): void => {
  if (value === undefined && !polymorphic.has(context.version))
    throw invalidBody(context, `${field}: expected in this version.`)
}

/** Refuses an unknown way to mask personal data; `at` is where it stands, with a dot at its end. */
export const checkRedaction = (
  context: RequestContext,
  at: string,
  { piiRedactionOptions }: Pick<SpeechAnalysisOptions, "piiRedactionOptions">
): void =>
  checkOneOf(context, `${at}piiRedactionOptions.redactionType`, piiRedactionOptions?.redactionType, [
    "maskWithCharacter"
  ])

const hasRegion = (locale: string): boolean => {
  try {
    return new Intl.Locale(locale).region !== undefined
  } catch {
    return false
  }
}

/** Refuses a language without a region; `at` is where it stands, with a dot at its end. */
export const checkLocales = (
  context: RequestContext,
  at: string,
  {
    locale,
    locales = []
  }: { readonly locale?: string | undefined; readonly locales?: ReadonlyArray<string> | undefined }
): void => {
  if (locale !== undefined && !hasRegion(locale))
    throw invalidBody(
      context,
      `${at}locale: only locales that contain region information are supported, such as en-US.`
    )
  if (!locales.every(hasRegion))
    throw invalidBody(
      context,
      `${at}locales: only locales that contain region information are supported, such as en-US.`
    )
}

/** Refuses options that are incomplete or unknown. */
export const checkStreaming = (calls: Calls, context: RequestContext, wanted: Wanted): void => {
  const { mediaStreamingOptions: media, transcriptionOptions: transcription } = wanted
  if (media !== undefined) {
    const at = "mediaStreamingOptions."
    checkOneOf(context, `${at}transportType`, media.transportType, ["websocket"])
    checkOneOf(context, `${at}audioChannelType`, media.audioChannelType, ["mixed", "unmixed"])
    checkOneOf(context, `${at}contentType`, media.contentType, ["audio"])
    checkOneOf(context, `${at}audioFormat`, media.audioFormat, ["pcm16KMono", "pcm24KMono"])
    checkNeeded(context, `${at}transportUrl`, media.transportUrl)
    checkNeeded(context, `${at}contentType`, media.contentType)
    checkTransportUrl(calls, context, `${at}transportUrl`, media.transportUrl)
  }
  if (transcription !== undefined) {
    const at = "transcriptionOptions."
    checkOneOf(context, `${at}transportType`, transcription.transportType, ["websocket"])
    checkNeeded(context, `${at}transportUrl`, transcription.transportUrl)
    checkNeeded(context, `${at}startTranscription`, transcription.startTranscription)
    if (transcription.locale === undefined && context.version !== "2025-08-15-preview")
      throw invalidBody(context, `${at}locale: expected a language, such as en-US.`)
    checkTransportUrl(calls, context, `${at}transportUrl`, transcription.transportUrl)
    checkRedaction(context, at, transcription)
    checkLocales(context, at, transcription)
  }
}

/** What the answer to create, answer and connect shows: media streaming is there although nothing was asked for. */
export const subscriptions = (calls: Calls, wanted: Wanted): Properties => {
  const { mediaStreamingOptions: media, transcriptionOptions: transcription } = wanted
  const { guid } = calls.emulator
  return {
    mediaStreamingSubscription: {
      id: guid(),
      state: media === undefined ? "disabled" : "inactive",
      subscribedContentTypes: ["audio"]
    },
    ...(transcription === undefined
      ? {}
      : {
          transcriptionSubscription: {
            id: guid(),
            state: "inactive",
            subscribedResultTypes:
              transcription.enableIntermediateResults === true ? ["intermediate", "final"] : ["final"],
            ...(transcription.locale === undefined ? {} : { locale: transcription.locale })
          }
        })
  }
}

/** Gives a leg what its options ask for, to begin when it is connected, or when it is started. */
export const subscribe = (calls: Calls, leg: Leg, wanted: Wanted): void => {
  const { mediaStreamingOptions: media, transcriptionOptions: transcription } = wanted
  const { mediaStreamingSubscription, transcriptionSubscription } = leg.properties
  if (media !== undefined) {
    const stream = makeAudioStream(calls, leg, mediaStreamingSubscription?.id ?? "", media)
    leg.mediaStreaming = stream
    if (media.startMediaStreaming === true) leg.connecting.add(() => stream.start(ofLeg(leg)))
  }
  if (transcription !== undefined) {
    const transcript = makeTranscriptStream(calls, leg, transcriptionSubscription?.id ?? "", transcription)
    leg.transcription = transcript
    if (transcription.startTranscription === true)
      leg.connecting.add(() =>
        transcript.start(ofLeg(leg), leg.hasAiServices ? undefined : transcriptionFailures.unprepared)
      )
  }
}

const progressOf = (state: string): "active" | "inactive" =>
  state === "active" || state === "stopping" ? "active" : "inactive"

/** What GET shows of a leg: a disabled subscription is its state alone. */
export const current = ({ mediaStreaming, properties, transcription }: Leg): Properties => {
  const { mediaStreamingSubscription, transcriptionSubscription } = properties
  return {
    ...properties,
    mediaStreamingSubscription:
      mediaStreaming === undefined
        ? { state: "disabled" }
        : { ...mediaStreamingSubscription, state: progressOf(mediaStreaming.state()) },
    transcriptionSubscription:
      transcription === undefined
        ? { state: "disabled", subscribedResultTypes: [] }
        : {
            ...transcriptionSubscription,
            state: progressOf(transcription.state()),
            locale: transcription.locale()
          }
  }
}
