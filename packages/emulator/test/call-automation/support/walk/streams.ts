/**
 * Acts on streams: audio and transcripts started, stopped, updated and summed up, and an application that refuses their sockets, closes
 * them, or sends audio back. What must hold of sockets is in `sockets.ts`.
 */
import * as operations from "@effect-comms/call-automation/operations"
import { audioData, encode, stopAudio } from "@effect-comms/call-automation/OutStreamingData"
import * as Effect from "effect/Effect"
import type { Taken } from "../mediaApplication.ts"
import { english, mixed } from "../streams.ts"
import type { Act, Scene } from "./Scene.ts"

/** The first version whose legs are asked for with all of these. */
export const streamsSince = "2025-05-15"

const streamsThat = (start: boolean) => ({
  mediaStreamingOptions: {
    ...mixed,
    transportUrl: "wss://127.0.0.1/media",
    startMediaStreaming: start,
    enableBidirectional: true,
    enableDtmfTones: true
  },
  transcriptionOptions: {
    ...english,
    transportUrl: "wss://127.0.0.1/text",
    startTranscription: start,
    enableIntermediateResults: true
  }
})

/** Streams of a leg that are started when somebody asks for that. */
export const streamsThatWait = streamsThat(false)
/** Streams of a leg that start when it is connected. */
export const streamsThatStart = streamsThat(true)

const endSummary = { summarizationOptions: { enableEndCallSummary: true, locale: "en-US" } }

/** Does something with a socket that is open, if one is. */
const onSocket =
  (name: string, run: (socket: Taken, scene: Scene) => Effect.Effect<void>): Act["run"] =>
  (scene) => {
    const open = scene.world.application.taken.filter(({ over }) => !over)
    const socket = scene.one([open.at(-1), open[0]])
    if (socket === undefined) return Effect.void
    scene.world.log.push(name)
    return run(socket, scene)
  }

/** Acts on streams. */
export const streams: ReadonlyArray<Act> = [
  {
    name: "stream audio",
    weight: 4,
    endings: ["MediaStreamingStarted", "MediaStreamingFailed"],
    run: ({ ask, emitted }) => ask(operations.startMediaStreaming, emitted())
  },
  {
    name: "stream audio no more",
    weight: 2,
    endings: ["MediaStreamingStopped"],
    run: ({ ask, emitted }) => ask(operations.stopMediaStreaming, emitted())
  },
  {
    name: "transcribe",
    weight: 4,
    endings: ["TranscriptionStarted", "TranscriptionFailed"],
    run: ({ ask, one, emitted }) =>
      ask(operations.startTranscription, { ...one<object>([{}, { locale: "de-DE" }, endSummary]), ...emitted() })
  },
  {
    name: "transcribe no more",
    weight: 2,
    endings: ["TranscriptionStopped"],
    run: ({ ask, emitted }) => ask(operations.stopTranscription, emitted())
  },
  {
    name: "transcribe otherwise",
    weight: 2,
    endings: ["TranscriptionUpdated", "TranscriptionFailed"],
    run: ({ ask, emitted }) => ask(operations.updateTranscription, { locale: "sv-SE", ...emitted() })
  },
  {
    name: "summarize",
    weight: 2,
    endings: ["TranscriptionCallSummaryUpdated"],
    run: ({ ask, one, emitted }) => ask(operations.summarizeCall, { ...one<object>([{}, endSummary]), ...emitted() })
  },
  {
    name: "refuse sockets",
    weight: 1,
    run: ({ one, world }) =>
      Effect.sync(() => {
        const why = one(["no", undefined])
        world.application.refuse(why)
        world.log.push(why === undefined ? "take sockets" : "refuse sockets")
      })
  },
  { name: "close a socket", weight: 1, run: onSocket("close a socket", ({ close }) => close) },
  {
    name: "send audio back",
    weight: 2,
    run: onSocket("send audio back", ({ send }, { one }) =>
      send(one([encode(audioData(new Uint8Array(640))), encode(stopAudio), "hello"]))
    )
  }
]
