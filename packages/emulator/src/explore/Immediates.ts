/**
 * What is to run with the next turn of the event loop while a plan runs, so that time does not move while an application is at work: the steps
 * of effects are such tasks, and a call flow takes many of them between a webhook and its next request.
 *
 * They are the process's: of explorations at the same time each sees those of all.
 */

const pending = new Set<object>()
let watching = 0
let original = globalThis.setImmediate
let originalClear = globalThis.clearImmediate

const counted = <Args extends Array<unknown>>(task: (...args: Args) => void, ...args: Args): NodeJS.Immediate => {
  const immediate = original(() => {
    pending.delete(immediate)
    task(...args)
  })
  pending.add(immediate)
  return immediate
}

const clear = (immediate: NodeJS.Immediate | undefined): void => {
  if (immediate !== undefined) pending.delete(immediate)
  originalClear(immediate)
}

/** Whether there are any; the event loop's turns of the exploration itself are none. */
export const isAny = (): boolean => pending.size > 0

/** Counts them until the result is called. */
export const watch = (): (() => void) => {
  if (watching++ === 0) {
    original = globalThis.setImmediate
    originalClear = globalThis.clearImmediate
    globalThis.setImmediate = Object.assign(counted, { __promisify__: original.__promisify__ })
    globalThis.clearImmediate = clear
  }
  return () => {
    if (--watching > 0) return
    globalThis.setImmediate = original
    globalThis.clearImmediate = originalClear
    pending.clear()
  }
}
