/**
 * How long playing takes on the network clock, and how it ends: prompts wait for one another in the queue of their call.
 */
import type { MediaPrompt } from "@effect-comms/graph-calls/schemas"
import type { Prompt } from "../../telephony/Conversation.ts"
import { begin, end as endPlayback } from "../../telephony/Playback.ts"
import { type Loaded, loadPrompt, type PromptSound } from "../../telephony/PromptSound.ts"
import { looped, type Sound } from "../../sound/Sound.ts"
import { dequeue, enqueue } from "../../telephony/PromptQueue.ts"
import { tellOperation } from "../events/emit.ts"
import * as results from "../events/results.ts"
import type { Call } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import type { CommsOperation, Outcome } from "../state/CommsOperation.ts"
import type { Result } from "../state/Result.ts"
import { later } from "../state/later.ts"

/** From the start of a file that cannot be played to its failure: as recorded for ACS. */
const failureMillis = 1500

/** Begins to load what prompts sound like. */
export const soundOf = (calls: Calls, prompts: ReadonlyArray<MediaPrompt>): PromptSound =>
  loadPrompt(
    calls.network,
    calls.emulator.media,
    prompts.map(({ loop, mediaInfo }) => ({ uri: mediaInfo.uri, loop }))
  )

/** How long prompts last, or after how long they fail and why. */
export const lengthOf = ({
  failure,
  sound
}: Loaded): { readonly millis: number; readonly failure: Result | undefined } =>
  failure === undefined
    ? { millis: sound.millis, failure: undefined }
    : { millis: sound.millis + failureMillis, failure: results.promptFailed(failure[1]) }

/** Runs a task once prompts are loaded, now if they are; the result stops it or what it gives. */
export const onceLoaded = (sounds: PromptSound, task: (loaded: Loaded) => () => void): (() => void) => {
  const loaded = sounds.loaded()
  if (loaded !== undefined) return task(loaded)
  let stop = sounds.whenLoaded(() => {
    stop = onceLoaded(sounds, task)
  })
  return () => stop()
}

/** Lets everybody hear a prompt in the application's voice; the result ends it. */
export const hear = ({ network }: Calls, { conversation, user }: Call, sound: Sound): (() => void) => {
  const playback = begin(network, conversation, { of: user, kind: "prompt", sound })
  return () => endPlayback(network, playback)
}

/** Writes to the journal that prompts are heard from now on. */
export const notePrompts = (calls: Calls, { conversation, id }: Call, prompts: ReadonlyArray<MediaPrompt>): void =>
  calls.network.note("prompts heard", conversation, {
    callId: id,
    prompts: prompts.map(({ mediaInfo: { uri } }) => ({ file: uri.startsWith("data:") ? "data:" : uri }))
  })

/** Something to play or record. */
export interface Job {
  readonly operation: CommsOperation
  /** Begins; `finish` is called at most once. The result stops it without an outcome. */
  readonly start: (finish: (outcome: Outcome) => void) => () => void
  /** How it ends when it is cancelled. */
  readonly cancelled: Outcome
}

/** Puts a job into the queue of its call; its application is told how it ended. */
export const queue = (calls: Calls, call: Call, { cancelled, operation, start }: Job): void => {
  let stop = () => {}
  const prompt: Prompt = {
    start: () => {
      stop = start((outcome) => {
        stop = () => {}
        operation.outcome = outcome
        tellOperation(calls, call, operation)
        dequeue(call, prompt)
      })
    },
    cancel: () => {
      stop()
      operation.outcome = cancelled
      later(calls, call, 0, () => tellOperation(calls, call, operation))
    }
  }
  enqueue(call, prompt)
}

/** Ends what a call plays and records, and what waits for it; its application is told after the answer has gone. */
export const cancelAll = (call: Call): void => {
  for (const prompt of call.prompts.splice(0)) prompt.cancel()
}

const reason = (isShown: boolean, completionReason: string) => (isShown ? { completionReason } : {})

/** Plays prompts; in beta for ever when asked to. */
export const playJob = (
  calls: Calls,
  call: Call,
  operation: CommsOperation,
  request: { readonly prompts: ReadonlyArray<MediaPrompt>; readonly loop?: boolean | undefined }
): Job => {
  const beta = call.version === "beta"
  const sounds = soundOf(calls, request.prompts)
  return {
    operation,
    start: (finish) =>
      onceLoaded(sounds, (loaded) => {
        const { failure, millis } = lengthOf(loaded)
        const isEndless = request.loop === true && failure === undefined
        if (failure === undefined) notePrompts(calls, call, request.prompts)
        const silence = hear(calls, call, isEndless ? looped(loaded.sound) : loaded.sound)
        if (isEndless) return silence
        const stop = later(calls, call, millis, () =>
          finish(
            failure === undefined
              ? { status: "completed", resultInfo: results.completed, ...reason(beta, "completedSuccessfully") }
              : { status: "failed", resultInfo: failure, ...reason(beta, "unknown") }
          )
        )
        return () => {
          stop()
          silence()
        }
      }),
    cancelled: { status: "failed", resultInfo: results.cancelled, ...reason(beta, "mediaOperationCanceled") }
  }
}
