/** `resultInformation` of recognitions: the documented codes and sub codes; the texts are made. */
import { SubCode } from "@effect-comms/call-automation/ResultCodes"
import { actionFailed } from "./results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"

const completed = (subCode: SubCode, what: string): ResultInformation => ({
  code: 200,
  subCode,
  message: `Action completed, ${what}.`
})

export const maxTones = completed(SubCode.MaxTonesReceived, "as many tones as wanted were received")
export const stopTone = completed(SubCode.StopToneDetected, "a stop tone was received")
export const toneMatched = completed(SubCode.DtmfOptionMatched, "the tone of a choice was received")
export const phraseMatched = completed(SubCode.SpeechOptionMatched, "the phrase of a choice was recognized")
export const speechRecognized = completed(SubCode.SpeechRecognized, "speech was recognized")

export const initialSilence = actionFailed(400, SubCode.InitialSilenceTimeout, "initial silence timeout reached")
export const interToneSilence = actionFailed(400, SubCode.InterDigitTimeout, "inter-digit silence timeout reached")
export const incorrectTone = actionFailed(500, SubCode.IncorrectToneDetected, "the tone is that of no choice")
export const phraseMismatch = actionFailed(400, SubCode.SpeechOptionNotMatched, "the phrase is that of no choice")
export const speechNotRecognized = actionFailed(400, SubCode.SpeechNotRecognized, "speech could not be recognized")

// These come about only when they are ordered.
export const promptFailed = actionFailed(500, SubCode.PlayPromptFailed, "the prompt could not be played")
export const beepFailed = actionFailed(500, SubCode.PlayBeepFailed, "the beep could not be played")
export const speechTimeout = actionFailed(408, SubCode.SpeechRecognitionTimeout, "speech was not recognized in time")
