/**
 * How long playing takes on the network clock, and how it ends: prompts wait for one another in the queue of their call.
 */
import type { MediaPrompt } from "@effect-comms/graph-calls/schemas"
import type { Prompt } from "../../telephony/Conversation.ts"
import { fileDuration, fileFailure } from "../../telephony/Prompt.ts"
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

/** How long prompts last, or after how long they fail and why. */
export const lengthOf = (
  prompts: ReadonlyArray<MediaPrompt>
): { readonly millis: number; readonly failure: Result | undefined } => {
  let millis = 0
  for (const { loop = 1, mediaInfo } of prompts) {
    const failure = fileFailure(mediaInfo.uri)
    if (failure !== undefined) return { millis: millis + failureMillis, failure: results.promptFailed(failure) }
    millis += fileDuration(mediaInfo.uri) * loop
  }
  return { millis, failure: undefined }
}

/** Writes to the journal that prompts are heard from now on. */
export const notePrompts = (calls: Calls, { conversation, id }: Call, prompts: ReadonlyArray<MediaPrompt>): void =>
  calls.network.note("prompts heard", conversation, {
    callId: id,
    prompts: prompts.map(({ mediaInfo }) => ({ file: mediaInfo.uri }))
  })

/** Something to play or record. */
export interface Job {
  readonly operation: CommsOperation
  /** Begins; `finish` is called at most once. The result stops it without an outcome. */
  readonly start: (finish: (outcome: Outcome) => void, prompt: Prompt) => () => void
  /** How it ends when it is cancelled. */
  readonly cancelled: Outcome
}

/** Puts a job into the queue of its call; its application is told how it ended. */
export const queue = (calls: Calls, call: Call, { cancelled, operation, start }: Job): void => {
  let stop = () => {}
  const prompt: Prompt = {
    heard: false,
    start: () => {
      stop = start((outcome) => {
        stop = () => {}
        operation.outcome = outcome
        tellOperation(calls, call, operation)
        dequeue(call, prompt)
      }, prompt)
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
  return {
    operation,
    start: (finish, prompt) => {
      const { failure, millis } = lengthOf(request.prompts)
      prompt.heard = failure === undefined
      if (prompt.heard) notePrompts(calls, call, request.prompts)
      if (request.loop === true && failure === undefined) return () => {}
      return later(calls, call, millis, () =>
        finish(
          failure === undefined
            ? { status: "completed", resultInfo: results.completed, ...reason(beta, "completedSuccessfully") }
            : { status: "failed", resultInfo: failure, ...reason(beta, "unknown") }
        )
      )
    },
    cancelled: { status: "failed", resultInfo: results.cancelled, ...reason(beta, "mediaOperationCanceled") }
  }
}
