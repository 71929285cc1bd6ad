/**
 * What a call plays and records: one thing at a time, in the order it was asked for.
 *
 * Subscriptions to tones are none of its business.
 */
import type { CommsOperation, Outcome } from "./CommsOperation.ts"

/** Something to play or record. */
export interface MediaJob {
  readonly operation: CommsOperation
  /** Begins; `finish` is called at most once. The result stops it without an outcome. */
  readonly start: (finish: (outcome: Outcome) => void) => () => void
  /** Told of a key that is pressed while it runs. */
  readonly tone?: (tone: string) => void
  /** How it ends when it is cancelled. */
  readonly cancelled: Outcome
}

/** The queue of a call. */
export interface MediaQueue {
  readonly add: (job: MediaJob) => void
  /** Ends what runs and what waits; the operations in their order. */
  readonly cancel: () => ReadonlyArray<CommsOperation>
  readonly tone: (tone: string) => void
  /** Ends everything without an outcome: the call is over. */
  readonly stop: () => void
}

/** An empty queue; `ended` is told of every operation that ends by itself. */
export const makeMediaQueue = (ended: (operation: CommsOperation) => void): MediaQueue => {
  let jobs: Array<MediaJob> = []
  let stopRunning: (() => void) | undefined

  const next = (): void => {
    const [job] = jobs
    if (job === undefined) return
    stopRunning = job.start((outcome) => {
      stopRunning = undefined
      jobs.shift()
      job.operation.outcome = outcome
      ended(job.operation)
      next()
    })
  }
  const clear = (): ReadonlyArray<MediaJob> => {
    const all = jobs
    jobs = []
    stopRunning?.()
    stopRunning = undefined
    return all
  }

  return {
    add: (job) => {
      jobs.push(job)
      if (jobs.length === 1) next()
    },
    cancel: () =>
      clear().map(({ cancelled, operation }) => {
        operation.outcome = cancelled
        return operation
      }),
    tone: (tone) => jobs[0]?.tone?.(tone),
    stop: () => void clear()
  }
}
