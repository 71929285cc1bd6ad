/**
 * What becomes of the keys and words of one participant: the end of a recognition, as its limits, choices and silences say.
 *
 * A state machine on the network clock; prompts, queues and events are no business of it.
 */
import type { recognize } from "@effect-comms/call-automation/operations"
import type { Tone } from "../../telephony/Tones.ts"
import { type Manner, since } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import * as results from "../events/recognitionResults.ts"
import type { ResultInformation } from "../events/results.ts"
import { languageAmong } from "./SpeechAnalysis.ts"

/** What is waited for. */
export type InputType = "dtmf" | "speech" | "speechOrDtmf" | "choices"

type Options = (typeof recognize)["payload"]["Type"]["recognizeOptions"]

/** How it ended. */
export interface Verdict {
  readonly type: "RecognizeCompleted" | "RecognizeFailed"
  readonly result: ResultInformation
  /** The result's own members of the event. */
  readonly first?: Readonly<Record<string, unknown>>
}

/** One recognition. */
export interface Recognition {
  readonly takesTones: boolean
  readonly takesSpeech: boolean
  /** From now on silence counts. */
  readonly listen: () => void
  readonly tone: (tone: Tone) => void
  readonly speech: (text: string, confidence: number, manner: Manner) => void
  /** Ends it without a verdict. */
  readonly stop: () => void
}

/** Microsoft's defaults: seconds of silence before the first input, and between two keys; milliseconds after speech. */
const initialSilenceSeconds = 5
const interToneSeconds = 2
const endSilenceMillis = 2000

/** The version whose recognitions tell the language and the sentiment, when asked to. */
const analysing = "2025-08-15-preview"

const normal = (phrase: string): string =>
  phrase
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

/** Prepares a recognition; `done` is called at most once. `version` decides which members results have. */
export const makeRecognition = (
  calls: Pick<Calls, "later">,
  {
    inputType,
    options,
    version
  }: { readonly inputType: InputType; readonly options: Options; readonly version: string },
  done: (verdict: Verdict) => void
): Recognition => {
  const { choices = [], dtmfOptions } = options
  const tones: Array<Tone> = []
  const heard: Array<{ readonly text: string; readonly confidence: number }> = []
  let over = false
  let unwait = () => {}

  const end = (verdict: Verdict) => {
    over = true
    unwait()
    done(verdict)
  }
  const fail = (result: ResultInformation) => end({ type: "RecognizeFailed", result })
  const complete = (recognitionType: "dtmf" | "speech" | "choices", result: ResultInformation, own: object) =>
    end({ type: "RecognizeCompleted", result, first: { recognitionType, ...own } })
  const wait = (millis: number, ending: () => void) => {
    unwait()
    unwait = calls.later(millis, ending)
  }
  const { enableSentimentAnalysis = false, speechLanguages = [] } = options
  /** What a result says besides the words. */
  const aside = (confidence: number, manner: Manner) => {
    const spoken = languageAmong(speechLanguages, manner)
    return {
      ...(since(version, "2025-05-15") ? { confidence } : {}),
      ...(version !== analysing || spoken === undefined ? {} : { languageIdentified: spoken }),
      ...(version === analysing && enableSentimentAnalysis
        ? { sentimentAnalysisResult: { sentiment: manner.sentiment } }
        : {})
    }
  }

  const toneOfChoice = (tone: Tone) => {
    const choice = choices.find((each) => each.tone === tone)
    if (choice === undefined) return fail(results.incorrectTone)
    complete("choices", results.toneMatched, { choiceResult: { label: choice.label } })
  }
  const collect = (tone: Tone) => {
    const collected = () => ({ dtmfResult: { tones: [...tones] } })
    if (dtmfOptions?.stopTones?.includes(tone) === true) return complete("dtmf", results.stopTone, collected())
    tones.push(tone)
    if (tones.length === dtmfOptions?.maxTonesToCollect) return complete("dtmf", results.maxTones, collected())
    wait((dtmfOptions?.interToneTimeoutInSeconds ?? interToneSeconds) * 1000, () => fail(results.interToneSilence))
  }
  const phraseOfChoice = (text: string, confidence: number, manner: Manner) => {
    for (const { label, phrases } of choices) {
      const recognizedPhrase = phrases.find((phrase) => normal(phrase) === normal(text))
      if (recognizedPhrase === undefined) continue
      return complete("choices", results.phraseMatched, {
        choiceResult: { label, recognizedPhrase, ...aside(confidence, manner) }
      })
    }
    fail(results.phraseMismatch)
  }
  const listenOn = (text: string, confidence: number, manner: Manner) => {
    heard.push({ text, confidence })
    wait(options.speechOptions?.endSilenceTimeoutInMs ?? endSilenceMillis, () => {
      const speech = heard.map((each) => each.text).join(" ")
      const least = Math.min(...heard.map((each) => each.confidence))
      complete("speech", results.speechRecognized, { speechResult: { speech, ...aside(least, manner) } })
    })
  }

  return {
    takesTones: inputType !== "speech",
    takesSpeech: inputType !== "dtmf",
    listen: () =>
      wait((options.initialSilenceTimeoutInSeconds ?? initialSilenceSeconds) * 1000, () =>
        fail(results.initialSilence)
      ),
    tone: (tone) => {
      // Of speech or keys, what comes first decides.
      if (over || heard.length > 0) return
      if (inputType === "choices") toneOfChoice(tone)
      else collect(tone)
    },
    speech: (text, confidence, manner) => {
      if (over || tones.length > 0) return
      if (confidence === 0) fail(results.speechNotRecognized)
      else if (inputType === "choices") phraseOfChoice(text, confidence, manner)
      else listenOn(text, confidence, manner)
    },
    stop: () => {
      over = true
      unwait()
    }
  }
}
