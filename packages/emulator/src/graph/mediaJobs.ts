/**
 * How long playing and recording take on the network clock, and how they end.
 *
 * The other side is silent, so a recording ends by its limits, by a stop tone, or because nobody spoke.
 */
import type { playPrompt, recordResponse } from "@effect-comms/graph-calls/operations"
import type { NetworkClock } from "../service/NetworkClock.ts"
import { fileDuration, fileFailure } from "../telephony/Prompt.ts"
import type { CommsOperation, Outcome } from "./CommsOperation.ts"
import type { MediaJob } from "./MediaQueue.ts"
import * as results from "./results.ts"

/** From the start of a file that cannot be played to its failure: as recorded for ACS. */
const failureMillis = 1500
const beepMillis = 500
const defaultSeconds = 5

type Prompts = (typeof playPrompt.payload.Type)["prompts"]

/** How long prompts last, or after how long they fail and why. */
const lengthOf = (prompts: Prompts): { readonly millis: number; readonly failure: results.Result | undefined } => {
  let millis = 0
  for (const { loop = 1, mediaInfo } of prompts) {
    const failure = fileFailure(mediaInfo.uri)
    if (failure !== undefined) return { millis: millis + failureMillis, failure: results.promptFailed(failure) }
    millis += fileDuration(mediaInfo.uri) * loop
  }
  return { millis, failure: undefined }
}

const reason = (shown: boolean, completionReason: string) => (shown ? { completionReason } : {})

/** Plays prompts; in beta for ever when asked to. */
export const playJob = (
  network: NetworkClock,
  operation: CommsOperation,
  request: typeof playPrompt.payload.Type,
  beta: boolean
): MediaJob => ({
  operation,
  start: (finish) => {
    const { failure, millis } = lengthOf(request.prompts)
    if (request.loop === true && failure === undefined) return () => undefined
    return network.after(millis, () =>
      finish(
        failure === undefined
          ? { status: "completed", resultInfo: results.completed, ...reason(beta, "completedSuccessfully") }
          : { status: "failed", resultInfo: failure, ...reason(beta, "unknown") }
      )
    )
  },
  cancelled: { status: "failed", resultInfo: results.cancelled, ...reason(beta, "mediaOperationCanceled") }
})

const toneKeys: Readonly<Record<string, string>> = { star: "*", pound: "#" }
const keyOf = (tone: string): string => toneKeys[tone] ?? tone.replace("tone", "")

const nothing = { recordingLocation: "", recordingAccessToken: "" }

/** Plays a prompt and a beep and records until something ends it. */
export const recordJob = (
  network: NetworkClock,
  operation: CommsOperation,
  request: typeof recordResponse.payload.Type,
  recording: { readonly recordingLocation: string; readonly recordingAccessToken: string }
): MediaJob => {
  let stopped: (() => void) | undefined
  const success = (resultInfo: results.Result, completionReason: string): Outcome => ({
    status: "completed",
    resultInfo,
    ...recording,
    completionReason
  })
  return {
    operation,
    start: (finish) => {
      const { failure, millis } = lengthOf(request.prompts ?? [])
      if (failure !== undefined)
        return network.after(millis, () =>
          finish({ status: "failed", resultInfo: failure, ...nothing, completionReason: "playPromptFailed" })
        )
      const longest = request.maxRecordDurationInSeconds ?? defaultSeconds
      const silence = request.initialSilenceTimeoutInSeconds ?? defaultSeconds
      const record = (): (() => void) => {
        stopped = () => {
          stop()
          finish(success(results.stopTone, "stopToneDetected"))
        }
        return network.after(Math.min(longest, silence) * 1000, () =>
          finish(
            silence < longest
              ? {
                  status: "failed",
                  resultInfo: results.initialSilence,
                  ...nothing,
                  completionReason: "initialSilenceTimeout"
                }
              : success(results.maxRecordDuration, "maxRecordDurationReached")
          )
        )
      }
      const before = millis + (request.playBeep === false ? 0 : beepMillis)
      let stop =
        before === 0
          ? record()
          : network.after(before, () => {
              stop = record()
            })
      return () => stop()
    },
    tone: (tone) => {
      if (request.stopTones?.includes(keyOf(tone)) === true) stopped?.()
    },
    cancelled: { status: "failed", resultInfo: results.cancelled, ...nothing, completionReason: "operationCanceled" }
  }
}
