/**
 * What participants of a call say, as one leg is sent it: each utterance when it is over, half of it before when intermediate results
 * were asked for, and a summary of all of them.
 *
 * Nobody is really understood: the text is the one that the control for speech was given, whatever the language.
 */
import {
  TranscriptionCallSummaryUpdated,
  TranscriptionFailed,
  TranscriptionStarted,
  TranscriptionStopped,
  TranscriptionUpdated
} from "@effect-comms/call-automation/events"
import type { createCall } from "@effect-comms/call-automation/operations"
import { encode, type Packet, type WordData } from "@effect-comms/call-automation/StreamingData"
import type { MediaSocket } from "../../service/MediaSockets.ts"
import { keyOf } from "../../telephony/Identifier.ts"
import type { InputListener, Utterance } from "../../telephony/Conversation.ts"
import { trackPending, type Leg } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { emit } from "../events/emit.ts"
import { isAudible } from "../../telephony/Playback.ts"
import { actionCompleted, callTerminated, nothingSaid, transcriptionFailures } from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import { analysisMetadata, analysisOf, isRedacted, redacted } from "./SpeechAnalysis.ts"
import type { RequestRef, TranscriptSettings, TranscriptStream } from "../state/MediaStream.ts"
import { makeMediaStream, ofLeg, statusOf, type StreamKind } from "./MediaStream.ts"
import * as timing from "../state/timing.ts"

type Options = NonNullable<(typeof createCall)["payload"]["Type"]["transcriptionOptions"]>
const ticksPerMillisecond = 10_000
/** How many utterances a summary may be of. */
const remembered = 100
/** When neither the options nor the start names a language. */
const defaultLocale = "en-US"

type TranscriptionEvent =
  | typeof TranscriptionStarted
  | typeof TranscriptionUpdated
  | typeof TranscriptionStopped
  | typeof TranscriptionFailed

const kinds = { started: TranscriptionStarted, stopped: TranscriptionStopped, failed: TranscriptionFailed }

const send = (
  calls: Calls,
  leg: Leg,
  kind: TranscriptionEvent,
  transcriptionStatusDetails: string,
  resultInformation: ResultInformation,
  { operationContext, url }: RequestRef
): void => {
  const transcriptionUpdate = { transcriptionStatus: statusOf(kind), transcriptionStatusDetails }
  emit(calls, leg, kind, { transcriptionUpdate, operationContext, resultInformation }, { url })
}

const kindOf = (calls: Calls, leg: Leg): StreamKind => ({
  emit: (change, details, result, request) => send(calls, leg, kinds[change], details, result, request),
  unreachable: { details: "streamConnectionUnsuccessful", result: transcriptionFailures.unreachable },
  interrupted: transcriptionFailures.unreachable,
  cancelled: transcriptionFailures.cancelled,
  addressless: transcriptionFailures.addressless
})

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
export const makeTranscriptStream = (
  calls: Calls,
  leg: Leg,
  subscriptionId: string,
  options: Options
): TranscriptStream => {
  const { call } = leg
  const { network } = calls.emulator
  const said: Array<{ readonly by: string; readonly text: string }> = []
  let settings: TranscriptSettings = {}
  let framesSent = 0
  let sendPacket: (packet: Packet) => void = () => {}

  const set = (given: TranscriptSettings) => {
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
  const summarized = (
    resultInformation: ResultInformation,
    transcriptionMessage: string | undefined,
    { operationContext, url }: RequestRef
  ) => {
    const transcriptionStatusDetails = transcriptionMessage === undefined ? "callSummaryFailure" : "callSummarySuccess"
    const transcriptionUpdate = {
      transcriptionStatus: "callSummaryUpdated",
      transcriptionStatusDetails,
      ...(transcriptionMessage === undefined ? {} : { transcriptionMessage })
    }
    const fields = { transcriptionUpdate, operationContext, resultInformation }
    emit(calls, leg, TranscriptionCallSummaryUpdated, fields, { url })
  }
  const summarizeNow = (request: RequestRef) => {
    const message = summary()
    summarized(message === undefined ? nothingSaid : actionCompleted, message, request)
  }

  const beginFeed = (socket: MediaSocket) => {
    const begun = network.now()
    const waiting = new Set<() => void>()
    said.length = 0
    sendPacket = (packet) => {
      socket.send(encode(packet))
      framesSent++
    }
    sendPacket(metadata())
    const at = (moment: number, task: () => void) => {
      const stop = calls.later(Math.max(0, moment - network.now()), () => {
        waiting.delete(stop)
        task()
      })
      waiting.add(stop)
    }
    const speech = (text: string, confidence: number, utterance: Utterance) => {
      const { from, participant, until } = utterance
      if (confidence === 0 || !isAudible(participant)) return
      const words = wordsOf(text, (from - begun) * ticksPerMillisecond, (until - from) * ticksPerMillisecond)
      const result = (resultState: "Intermediate" | "Final", heard: ReadonlyArray<Word>) => {
        const offsetInTicks = heard[0]?.offsetInTicks ?? 0
        const last = heard.at(-1)
        const said = resultState === "Final" ? text : heard.map((word) => word.text).join(" ")
        const shown = isRedacted(settings) ? redacted(text).slice(0, said.length) : said
        sendPacket({
          _tag: "TranscriptionData",
          text: shown,
          format: "display",
          confidence,
          offsetInTicks,
          durationInTicks: last === undefined ? 0 : last.offsetInTicks + last.durationInTicks - offsetInTicks,
          // The words would show what is masked.
          words: isRedacted(settings) ? [] : heard,
          participant: participant.identifier,
          resultState,
          ...analysisOf(settings, utterance, resultState)
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
    const heardAt: InputListener["heardAt"] = (input) => (input === "speech" ? options.transportUrl : undefined)
    const listener: InputListener = { of: undefined, heardAt, tone: () => {}, speech }
    call.listeners.add(listener)
    return () => {
      call.listeners.delete(listener)
      for (const stop of waiting) stop()
      sendPacket = () => {}
    }
  }

  const stream = makeMediaStream(calls, leg, kindOf(calls, leg), options.transportUrl, {
    begin: beginFeed,
    receive: () => {},
    legEnded: () => {
      if (settings.summarizationOptions?.enableEndCallSummary === true) summarizeNow(ofLeg(leg))
    }
  })
  return {
    ...stream,
    locale,
    set,
    traffic: () => ({ framesSent }),
    update: (given, request) => {
      const canceled = () =>
        send(calls, leg, TranscriptionFailed, "unspecifiedError", transcriptionFailures.cancelled, request)
      const tryComplete = trackPending(leg, canceled)
      calls.later(timing.transcriptionUpdating, () => {
        if (!tryComplete()) return
        if (stream.state() !== "active") return canceled()
        set(given)
        sendPacket(metadata())
        send(calls, leg, TranscriptionUpdated, "transcriptionLocaleUpdated", actionCompleted, request)
      })
    },
    summarize: (request) => {
      const tryComplete = trackPending(leg, () => summarized(callTerminated, undefined, request))
      calls.later(timing.summarizing, () => {
        if (tryComplete()) summarizeNow(request)
      })
    }
  }
}
