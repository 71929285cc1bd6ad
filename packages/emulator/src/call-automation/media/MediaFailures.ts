/**
 * Failures of media operations that somebody ordered for a call: the next operation that fits is accepted, and then fails so.
 *
 * They stand for what the local cloud does not have: the services that speak, recognize and play. Only what Microsoft documents of an
 * operation can be ordered. Source: the event codes of "Play audio", "Gather user input" and the call automation error codes.
 */
import { SubCode } from "@effect-comms/call-automation/ResultCodes"
import type { Call, MediaFailure, MediaOperation } from "../state/Call.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import * as recognition from "../events/recognitionResults.ts"
import {
  actionFailed,
  callTerminated,
  promptFailures,
  streamingFailures,
  transcriptionFailures
} from "../events/results.ts"

const aiServices = [
  actionFailed(400, SubCode.CognitiveServicesError, "Azure AI services refused the request as a bad one"),
  actionFailed(401, SubCode.CognitiveServicesError, "Azure AI services did not authenticate the request"),
  actionFailed(403, SubCode.CognitiveServicesError, "Azure AI services forbade the request"),
  actionFailed(408, SubCode.CognitiveServicesError, "Azure AI services did not answer in time"),
  actionFailed(429, SubCode.CognitiveServicesError, "Azure AI services have too many requests")
]
const unknown = actionFailed(500, SubCode.UnknownError, "an internal error of the service")
const ofPrompt = [
  ...promptFailures,
  ...aiServices,
  actionFailed(500, SubCode.ServiceShutdown, "the service that plays is shutting down"),
  unknown
]

/** What each operation may fail with. */
const documented: Readonly<Record<MediaOperation, ReadonlyArray<ResultInformation>>> = {
  play: ofPrompt,
  recognize: [
    ...promptFailures,
    recognition.promptFailed,
    recognition.beepFailed,
    ...aiServices,
    recognition.initialSilence,
    recognition.interToneSilence,
    recognition.incorrectTone,
    recognition.phraseMismatch,
    recognition.speechNotRecognized,
    recognition.speechTimeout,
    unknown
  ],
  hold: ofPrompt,
  startTranscription: [
    ...aiServices,
    actionFailed(400, SubCode.CustomSpeechModelNotSupported, "the custom speech model is not supported"),
    actionFailed(405, SubCode.NotImplemented, "transcription is not supported at this time"),
    actionFailed(400, SubCode.InvalidBody, "the locale is missing or has no region"),
    actionFailed(400, SubCode.CallNotEstablished, "the call is not in Established state"),
    callTerminated,
    ...Object.values(transcriptionFailures),
    unknown
  ],
  startMediaStreaming: [...Object.values(streamingFailures), unknown],
  startContinuousDtmfRecognition: [unknown],
  sendDtmfTones: [unknown]
}

const isOperation = (name: string): name is MediaOperation => Object.hasOwn(documented, name)

/** The operation of a name, or `undefined`. */
export const operationNamed = (name: unknown): MediaOperation | undefined =>
  typeof name === "string" && isOperation(name) ? name : undefined

/** The names of the operations. */
export const operations: ReadonlyArray<string> = Object.keys(documented)

const resultOf = (operation: MediaOperation, code: number, subCode: number): ResultInformation | undefined =>
  documented[operation].find((result) => result.code === code && result.subCode === subCode)

/** Whether an operation, or any, is documented to fail so. */
export const isDocumented = ({ code, operation, subCode }: Omit<MediaFailure, "left">): boolean =>
  operation === undefined
    ? Object.values(documented).some((results) => results.some((one) => one.code === code && one.subCode === subCode))
    : resultOf(operation, code, subCode) !== undefined

/** How an operation that is accepted now is to fail; `undefined` when nothing was ordered for it. */
export const takeFailure = (call: Call, operation: MediaOperation): ResultInformation | undefined => {
  for (const [index, failure] of call.mediaFailures.entries()) {
    if (failure.operation !== undefined && failure.operation !== operation) continue
    const result = resultOf(operation, failure.code, failure.subCode)
    if (result === undefined) continue
    failure.left--
    if (failure.left === 0) call.mediaFailures.splice(index, 1)
    return result
  }
  return undefined
}

/** Whether a failure is one of the prompts, so that nothing of them is heard. */
export const isOfPrompt = ({ subCode }: ResultInformation): boolean =>
  subCode === recognition.promptFailed.subCode || promptFailures.some((prompt) => prompt.subCode === subCode)
