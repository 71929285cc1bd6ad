/**
 * A bounded time for work that takes a signal, also for work that does not look at it.
 *
 * `AbortSignal.timeout` cannot be taken back: its timer, and everything that listens to it, stay until the time is over.
 */

// The machine's timers, also when tests replace the global ones.
const { clearTimeout, setTimeout } = globalThis

/** Runs the work with a limit in milliseconds; when it is exceeded, rejects and aborts the signal. */
export const within = async <A>(millis: number, work: (signal: AbortSignal) => Promise<A>): Promise<A> => {
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`no answer within ${millis} ms`)
      reject(error)
      controller.abort(error)
    }, millis)
  })
  try {
    return await Promise.race([work(controller.signal), late])
  } finally {
    clearTimeout(timer)
  }
}
