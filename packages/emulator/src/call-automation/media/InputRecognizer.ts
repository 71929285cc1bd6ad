/**
 * What becomes of the tones and speech of one participant: the end of a recognition, as its limits, choices and silences say.
 *
 * A state machine on the network clock; prompts, queues and events are no business of it.
 */
import type { EventOf } from "@effect-comms/call-automation/events"
import type { recognize } from "@effect-comms/call-automation/operations"
import type { Tone } from "../../telephony/Tones.ts"
import type { SpeechAttributes } from "../../telephony/Conversation.ts"
import type { Calls } from "../state/Calls.ts"
import * as results from "../events/recognitionResults.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import { languageAmong } from "./SpeechAnalysis.ts"

/** What is waited for. */
export type InputType = "dtmf" | "speech" | "speechOrDtmf" | "choices"

type Options = (typeof recognize)["payload"]["Type"]["recognizeOptions"]

/** What RecognizeCompleted says of the input. */
type Recognized = Pick<
  EventOf<"RecognizeCompleted">["data"],
  "recognitionType" | "dtmfResult" | "choiceResult" | "speechResult"
>

/** How it ends: one of these is called, and once. */
export interface Endings {
  readonly completed: (recognized: Recognized, result: ResultInformation) => void
  readonly failed: (result: ResultInformation) => void
}

/** One recognition. */
export interface InputRecognizer {
  readonly takesTones: boolean
  readonly takesSpeech: boolean
  /** From now on silence counts. */
  readonly listen: () => void
  readonly tone: (tone: Tone) => void
  readonly speech: (text: string, confidence: number, attributes: SpeechAttributes) => void
  /** Somebody speaks: silence does not count until the result is called. */
  readonly speaking: () => () => void
  /** Ends it without a result. */
  readonly stop: () => void
}

/** Microsoft's defaults: seconds of silence before the first input, and between two keys; milliseconds after speech. */
const initialSilenceSeconds = 5
const interToneSeconds = 2
const endSilenceMillis = 2000

const normal = (phrase: string): string =>
  phrase
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

/** Prepares a recognition. */
export const makeInputRecognizer = (
  calls: Pick<Calls, "later">,
  { inputType, options }: { readonly inputType: InputType; readonly options: Options },
  endings: Endings
): InputRecognizer => {
  const { choices = [], dtmfOptions } = options
  const tones: Array<Tone> = []
  const heard: Array<{ readonly text: string; readonly confidence: number }> = []
  let over = false
  let speakers = 0
  /** What silence ends, when it counts. */
  let silence: readonly [millis: number, ending: () => void] | undefined
  let unwait = () => {}

  const end = () => {
    over = true
    unwait()
  }
  const fail = (result: ResultInformation) => {
    end()
    endings.failed(result)
  }
  const complete = (result: ResultInformation, recognized: Recognized) => {
    end()
    endings.completed(recognized, result)
  }
  const wait = (millis: number, ending: () => void) => {
    unwait()
    unwait = calls.later(millis, ending)
  }
  /** The same, not while somebody speaks. */
  const waitForSilence = (millis: number, ending: () => void) => {
    silence = [millis, ending]
    if (speakers === 0) wait(millis, ending)
    else unwait()
  }
  const { enableSentimentAnalysis = false, speechLanguages = [] } = options
  /** What a result says besides the words; the event leaves out what its version lacks. */
  const analysisOf = (confidence: number, attributes: SpeechAttributes) => ({
    confidence,
    languageIdentified: languageAmong(speechLanguages, attributes),
    sentimentAnalysisResult: enableSentimentAnalysis ? { sentiment: attributes.sentiment } : undefined
  })

  const toneOfChoice = (tone: Tone) => {
    const choice = choices.find((each) => each.tone === tone)
    if (choice === undefined) return fail(results.incorrectTone)
    complete(results.toneMatched, { recognitionType: "choices", choiceResult: { label: choice.label } })
  }
  const collect = (tone: Tone) => {
    const collected = (): Recognized => ({ recognitionType: "dtmf", dtmfResult: { tones: [...tones] } })
    if (dtmfOptions?.stopTones?.includes(tone) === true) return complete(results.stopTone, collected())
    tones.push(tone)
    if (tones.length === dtmfOptions?.maxTonesToCollect) return complete(results.maxTones, collected())
    wait((dtmfOptions?.interToneTimeoutInSeconds ?? interToneSeconds) * 1000, () => fail(results.interToneSilence))
  }
  const phraseOfChoice = (text: string, confidence: number, attributes: SpeechAttributes) => {
    for (const { label, phrases } of choices) {
      const recognizedPhrase = phrases.find((phrase) => normal(phrase) === normal(text))
      if (recognizedPhrase === undefined) continue
      return complete(results.phraseMatched, {
        recognitionType: "choices",
        choiceResult: { label, recognizedPhrase, ...analysisOf(confidence, attributes) }
      })
    }
    fail(results.phraseMismatch)
  }
  const listenOn = (text: string, confidence: number, attributes: SpeechAttributes) => {
    heard.push({ text, confidence })
    waitForSilence(options.speechOptions?.endSilenceTimeoutInMs ?? endSilenceMillis, () => {
      const speech = heard.map((each) => each.text).join(" ")
      const least = Math.min(...heard.map((each) => each.confidence))
      complete(results.speechRecognized, {
        recognitionType: "speech",
        speechResult: { speech, ...analysisOf(least, attributes) }
      })
    })
  }

  return {
    takesTones: inputType !== "speech",
    takesSpeech: inputType !== "dtmf",
    listen: () =>
      waitForSilence((options.initialSilenceTimeoutInSeconds ?? initialSilenceSeconds) * 1000, () =>
        fail(results.initialSilence)
      ),
    tone: (tone) => {
      // Of speech or keys, what comes first decides.
      if (over || heard.length > 0) return
      if (inputType === "choices") toneOfChoice(tone)
      else collect(tone)
    },
    speech: (text, confidence, attributes) => {
      if (over || tones.length > 0) return
      if (confidence === 0) fail(results.speechNotRecognized)
      else if (inputType === "choices") phraseOfChoice(text, confidence, attributes)
      else listenOn(text, confidence, attributes)
    },
    speaking: () => {
      speakers++
      // Between keys it is the next key that is waited for.
      if (!over && tones.length === 0) unwait()
      return () => {
        speakers--
        if (over || tones.length > 0 || speakers > 0 || silence === undefined) return
        wait(...silence)
      }
    },
    stop: () => {
      over = true
      unwait()
    }
  }
}
