/**
 * What is made of speech besides its words: its language among several, its sentiment, and its text without personal data.
 *
 * Nobody is really understood: language and sentiment are those that the control for speech was given, personal data are what looks
 * like an e-mail address or a long number.
 */
import type { TranscriptionMetadata } from "@effect-comms/call-automation/StreamingData"
import type { SpeechAttributes } from "../state/Call.ts"
import type { SpeechAnalysisOptions } from "../state/MediaStream.ts"

/** Whether personal data are masked. */
export const isRedacted = ({ piiRedactionOptions }: SpeechAnalysisOptions): boolean =>
  piiRedactionOptions?.enable === true

/** Whether any of it was asked for. */
const isAnalyzed = (analysis: SpeechAnalysisOptions): boolean =>
  isRedacted(analysis) || analysis.enableSentimentAnalysis === true || (analysis.locales ?? []).length > 0

/** The language of speech: the one that it is in, if it is among these, else the first of them. */
export const languageAmong = (languages: ReadonlyArray<string>, { language }: SpeechAttributes): string | undefined =>
  languages.find((each) => each.toLowerCase() === language?.toLowerCase()) ?? languages[0]

/** What the metadata of a transcription say of it, and of its model; packets of others have the model's older name. */
export const analysisMetadata = (
  analysis: SpeechAnalysisOptions,
  model: string | undefined
): Omit<TranscriptionMetadata, "_tag" | "subscriptionId"> => {
  if (!isAnalyzed(analysis)) return model === undefined ? {} : { speechRecognitionModelEndpointId: model }
  return {
    ...(model === undefined ? {} : { speechModelEndpointId: model }),
    locales: analysis.locales ?? [],
    enableSentimentAnalysis: analysis.enableSentimentAnalysis ?? false,
    ...(isRedacted(analysis) ? { piiRedactionOptions: { enable: true, redactionType: "MaskWithCharacter" } } : {})
  }
}

/** What a result says of it; a sentiment is that of a whole utterance. */
export const analysisOf = (
  { enableSentimentAnalysis, locales = [] }: SpeechAnalysisOptions,
  attributes: SpeechAttributes,
  resultState: "Intermediate" | "Final"
) => {
  const languageIdentified = languageAmong(locales, attributes)
  return {
    ...(enableSentimentAnalysis === true && resultState === "Final"
      ? { sentimentAnalysisResult: { sentiment: attributes.sentiment } }
      : {}),
    ...(languageIdentified === undefined ? {} : { languageIdentified })
  }
}

/** Such as `+1 (425) 555-0123` and `4/7/1990`: digits with what groups them. */
const numbers = /[+(]?\d(?:[\d\s()./-]*\d)?/g
/** A number with fewer digits identifies nobody. */
const tellingDigits = 4
/** With the bounds of RFC 5321, so that long texts take no longer than others. */
const addresses = /[^\s@]{1,64}@[^\s@]{0,254}[\p{L}\p{N}]/gu
const mask = (text: string): string => "*".repeat(text.length)

/** The text with its e-mail addresses and long numbers masked; it is as long as before. */
export const redacted = (text: string): string =>
  text
    .replace(addresses, mask)
    .replace(numbers, (number) => (number.replace(/\D/g, "").length < tellingDigits ? number : mask(number)))
