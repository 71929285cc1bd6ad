/** The states of Call Automation's contract about streams of a call: media streaming, transcription and summaries. */
import type * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { ProviderUnderTest } from "../ProviderUnderTest.ts"
import { awhile, connect } from "./calls.ts"
import { given, type State, type States } from "./State.ts"
import { legOf } from "./webhooks.ts"

const Made = Schema.Struct({ callConnectionId: Schema.String, participants: Schema.Array(Schema.String) })
const Leg = Schema.Struct({ callConnectionId: Schema.String })
const Told = Schema.Struct({ callConnectionId: Schema.String, operationContext: Schema.String })

const websocket = { transportType: "websocket", transportUrl: "wss://app.contoso.com/media" }

type Options = Pick<Parameters<typeof CallAutomation.createCall>[0], "mediaStreamingOptions" | "transcriptionOptions">

/** A connected call that was made with options. */
const madeWith = (options: Options): State =>
  given(Made, (provider, { callConnectionId, participants }) =>
    connect(provider, callConnectionId, participants, options)
  )

/** The application asks for something of the call of the contract, and is told. */
const asked = (
  ask: (told: typeof Told.Type) => Effect.Effect<void, unknown, CallAutomation.CallAutomation>,
  before: (provider: ProviderUnderTest) => Promise<void> = () => Promise.resolve()
): State =>
  given(Told, async (provider, { callConnectionId, operationContext }) => {
    await before(provider)
    await provider.run(ask({ callConnectionId: provider.aliases.of(callConnectionId), operationContext }))
    await provider.advance(awhile)
  })

const active = (start: (leg: typeof Leg.Type) => Effect.Effect<void, unknown, CallAutomation.CallAutomation>): State =>
  given(Leg, async (provider, { callConnectionId }) => {
    await provider.run(start({ callConnectionId: provider.aliases.of(callConnectionId) }))
    await provider.advance(awhile)
  })

const refuse = async ({ mediaSockets }: ProviderUnderTest) => mediaSockets.refuse()

/** Somebody says something. */
const speak = async (provider: ProviderUnderTest): Promise<void> => {
  const { callConnectionId, others } = await legOf(provider)
  await Effect.runPromise(provider.cloud.speech(callConnectionId, others[0] ?? "", "My order is late"))
  await provider.advance(awhile)
}

const summarize = (told: typeof Told.Type) => CallMedia.summarizeCall(told, { apiVersion: "2025-08-15-preview" })

export const streaming: States = {
  "a call with media streaming is connected": madeWith({
    mediaStreamingOptions: { ...websocket, audioChannelType: "mixed", startMediaStreaming: false }
  }),
  "a call with transcription is connected": madeWith({
    transcriptionOptions: { ...websocket, locale: "en-US", startTranscription: false }
  }),
  "the media streaming of the call is active": active(CallMedia.startMediaStreaming),
  "the transcription of the call is active": active(CallMedia.startTranscription),
  "media streaming is started": asked(CallMedia.startMediaStreaming),
  "media streaming is stopped": asked(CallMedia.stopMediaStreaming),
  "media streaming is started and nobody takes it": asked(CallMedia.startMediaStreaming, refuse),
  "a transcription is started": asked(CallMedia.startTranscription),
  "a transcription is updated": asked((told) => CallMedia.updateTranscription({ ...told, locale: "de-DE" })),
  "a transcription is stopped": asked(CallMedia.stopTranscription),
  "a transcription is started and nobody takes it": asked(CallMedia.startTranscription, refuse),
  "a call is summarized": asked(summarize, speak),
  "a call in which nothing was said is summarized": asked(summarize)
}
