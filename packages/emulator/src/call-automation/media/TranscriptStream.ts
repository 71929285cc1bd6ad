/**
 * What participants of a call say, as one leg is sent it: each utterance when it is over, half of it before when intermediate results
 * were asked for, and a summary of all of them.
 *
 * Nobody is really understood: the text is the one that the control for speech was given, whatever the language.
 */
import type { createCall, startTranscription, updateTranscription } from "@effect-comms/call-automation/operations"
import { encode, type Packet, type WordData } from "@effect-comms/call-automation/StreamingData"
import type { MediaSocket } from "../../service/MediaSockets.ts"
import { keyOf } from "../../telephony/Identifier.ts"
import { begin, type Ear, type Leg, type Spoken } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { tell } from "../events/emit.ts"
import { isAudible } from "./Voices.ts"
import {
  actionCompleted,
  callTerminated,
  nothingSaid,
  type ResultInformation,
  transcriptionFailures
} from "../events/results.ts"
import { type Analysis, analysisMetadata, analysisOf, isRedacted, redacted } from "./SpeechAnalysis.ts"
import { type Asked, type Kind, makeSubscription, ofLeg, type Subscription } from "./MediaStream.ts"
import * as timing from "../state/timing.ts"

type Options = NonNullable<(typeof createCall)["payload"]["Type"]["transcriptionOptions"]>
/** What a start or an update may set anew. */
type Settings = Pick<
  (typeof startTranscription)["payload"]["Type"] & (typeof updateTranscription)["payload"]["Type"],
  keyof Analysis | "locale" | "speechModelEndpointId" | "speechRecognitionModelEndpointId" | "summarizationOptions"
>

/** A leg's transcription. */
export interface Transcript extends Subscription {
  /** The language of now. */
  readonly locale: () => string
  /** Sets anew what is given. */
  readonly set: (settings: Settings) => void
  /** Only when it is active: sets anew, and tells. */
  readonly update: (settings: Settings, asked: Asked) => void
  /** Only when it is active: tells a summary of what was said, or that there is none. */
  readonly summarize: (asked: Asked) => void
  readonly traffic: () => { readonly framesSent: number }
}

const ticksPerMillisecond = 10_000
/** How many utterances a summary may be of. */
const remembered = 100
/** When neither the options nor the start names a language. */
const defaultLocale = "en-US"

const update = (transcriptionStatus: string, transcriptionStatusDetails: string, more: object = {}) => ({
  transcriptionUpdate: { transcriptionStatus, transcriptionStatusDetails, ...more }
})

const kind: Kind = {
  started: "TranscriptionStarted",
  stopped: "TranscriptionStopped",
  failed: "TranscriptionFailed",
  update,
  unreachable: { details: "streamConnectionUnsuccessful", result: transcriptionFailures.unreachable },
  interrupted: transcriptionFailures.unreachable,
  cancelled: transcriptionFailures.cancelled,
  addressless: transcriptionFailures.addressless
}

/** A word, when it is spoken. */
type Word = Required<WordData>

/** The words of a text, spread over its time as their lengths are. */
const wordsOf = (said: string, offset: number, duration: number): ReadonlyArray<Word> => {
  const words = said.split(/\s+/).filter((word) => word !== "")
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  const at = (spoken: number) => offset + Math.round((duration * spoken) / Math.max(1, letters))
  let spoken = 0
  return words.map((text) => {
    const from = at(spoken)
    spoken += text.length
    return { text, offsetInTicks: from, durationInTicks: at(spoken) - from }
  })
}

/** Makes the transcription that a leg's options asked for. */
export const makeTranscript = (calls: Calls, leg: Leg, subscriptionId: string, options: Options): Transcript => {
  const { call } = leg
  const { network } = calls.simulation
  const said: Array<{ readonly by: string; readonly text: string }> = []
  let settings: Settings = {}
  let framesSent = 0
  let send: (packet: Packet) => void = () => {}

  const set = (given: Settings) => {
    // Who names a language wants that one, and no longer the one that is identified.
    const only = given.locale !== undefined && given.locales === undefined ? { locales: [] } : {}
    settings = { ...settings, ...only, ...given }
  }
  set(options)
  const locale = () => settings.locale ?? settings.locales?.[0] ?? defaultLocale
  const metadata = (): Packet => {
    const model = settings.speechModelEndpointId ?? settings.speechRecognitionModelEndpointId
    return {
      _tag: "TranscriptionMetadata",
      subscriptionId,
      locale: locale(),
      callConnectionId: leg.callConnectionId,
      correlationId: call.correlationId,
      ...analysisMetadata(settings, model)
    }
  }
  const summary = () => {
    const voices = [...new Set(said.map(({ by }) => by))]
    const lines = said.map(({ by, text }) => `Speaker ${voices.indexOf(by) + 1}: ${text}`)
    return lines.length === 0 ? undefined : lines.join("\n")
  }
  const summarized = (result: ResultInformation, message: string | undefined, { operationContext, url }: Asked) => {
    const details = message === undefined ? "callSummaryFailure" : "callSummarySuccess"
    const first = update("callSummaryUpdated", details, message === undefined ? {} : { transcriptionMessage: message })
    tell(calls, leg, "TranscriptionCallSummaryUpdated", { first, operationContext, result, url })
  }
  const summarizeNow = (asked: Asked) => {
    const message = summary()
    summarized(message === undefined ? nothingSaid : actionCompleted, message, asked)
  }

  const beginFeed = (socket: MediaSocket) => {
    const begun = network.now()
    const waiting = new Set<() => void>()
    said.length = 0
    send = (packet) => {
      socket.send(encode(packet))
      framesSent++
    }
    send(metadata())
    const at = (moment: number, task: () => void) => {
      const stop = calls.later(moment - network.now(), () => {
        waiting.delete(stop)
        task()
      })
      waiting.add(stop)
    }
    const speech = (text: string, confidence: number, spoken: Spoken) => {
      const { from, participant, until } = spoken
      if (confidence === 0 || !isAudible(participant)) return
      const words = wordsOf(text, (from - begun) * ticksPerMillisecond, (until - from) * ticksPerMillisecond)
      const result = (resultState: "Intermediate" | "Final", heard: ReadonlyArray<Word>) => {
        const offsetInTicks = heard[0]?.offsetInTicks ?? 0
        const last = heard.at(-1)
        const told = resultState === "Final" ? text : heard.map((word) => word.text).join(" ")
        const shown = isRedacted(settings) ? redacted(text).slice(0, told.length) : told
        send({
          _tag: "TranscriptionData",
          text: shown,
          format: "display",
          confidence,
          offsetInTicks,
          durationInTicks: last === undefined ? 0 : last.offsetInTicks + last.durationInTicks - offsetInTicks,
          // The words would tell what is masked.
          words: isRedacted(settings) ? [] : heard,
          participant: participant.identifier,
          resultState,
          ...analysisOf(settings, spoken, resultState)
        })
        return shown
      }
      if (options.enableIntermediateResults === true)
        at((from + until) / 2, () => result("Intermediate", words.slice(0, Math.ceil(words.length / 2))))
      at(until, () => {
        said.push({ by: keyOf(participant.identifier), text: result("Final", words) })
        if (said.length > remembered) said.shift()
      })
    }
    const heardAt: Ear["heardAt"] = (input) => (input === "speech" ? options.transportUrl : undefined)
    const ear: Ear = { of: undefined, heardAt, tone: () => {}, speech }
    call.ears.add(ear)
    return () => {
      call.ears.delete(ear)
      for (const stop of waiting) stop()
      send = () => {}
    }
  }

  const subscription = makeSubscription(calls, leg, kind, options.transportUrl, {
    begin: beginFeed,
    heard: () => {},
    legEnded: () => {
      if (settings.summarizationOptions?.enableEndCallSummary === true) summarizeNow(ofLeg(leg))
    }
  })
  return {
    ...subscription,
    locale,
    set,
    traffic: () => ({ framesSent }),
    update: (given, asked) => {
      const canceled = () => subscription.told(kind.failed, "unspecifiedError", transcriptionFailures.cancelled, asked)
      const mayEnd = begin(leg, canceled)
      calls.later(timing.transcriptionUpdating, () => {
        if (!mayEnd()) return
        if (subscription.state() !== "active") return canceled()
        set(given)
        send(metadata())
        subscription.told("TranscriptionUpdated", "transcriptionLocaleUpdated", actionCompleted, asked)
      })
    },
    summarize: (asked) => {
      const mayEnd = begin(leg, () => summarized(callTerminated, undefined, asked))
      calls.later(timing.summarizing, () => {
        if (mayEnd()) summarizeNow(asked)
      })
    }
  }
}
