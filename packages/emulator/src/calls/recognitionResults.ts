/** `resultInformation` of recognitions: the documented codes and sub codes; the texts are made. */
import type { ResultInformation } from "./results.ts"

const completed = (subCode: number, what: string): ResultInformation => ({
  code: 200,
  subCode,
  message: `Action completed, ${what}.`
})

const failed = (code: number, subCode: number, why: string): ResultInformation => ({
  code,
  subCode,
  message: `Action failed, ${why}.`
})

export const maxTones = completed(8531, "as many tones as wanted were received")
export const stopTone = completed(8514, "a stop tone was received")
export const toneMatched = completed(8533, "the tone of a choice was received")
export const phraseMatched = completed(8545, "the phrase of a choice was recognized")
export const speechRecognized = completed(8569, "speech was recognized")

export const initialSilence = failed(400, 8510, "initial silence timeout reached")
export const interToneSilence = failed(400, 8532, "inter-digit silence timeout reached")
export const incorrectTone = failed(500, 8534, "the tone is that of no choice")
export const phraseMismatch = failed(400, 8547, "the phrase is that of no choice")
export const speechNotRecognized = failed(400, 8563, "speech could not be recognized")

// These come about only when they are ordered.
export const promptFailed = failed(500, 8511, "the prompt could not be played")
export const beepFailed = failed(500, 8512, "the beep could not be played")
export const speechTimeout = failed(408, 8570, "speech was not recognized in time")
