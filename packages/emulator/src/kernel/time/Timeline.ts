/**
 * The network clock: time that can stand still, run faster or be pushed, and the tasks that become due on it.
 *
 * Tasks run one after the other, in order of time and then of putting; while one runs, the clock shows the moment it was due. A task that
 * throws is reported and does not stop the others.
 */
import type { NetworkClock } from "../../service/NetworkClock.ts"
import type { TimeSource } from "./TimeSource.ts"

interface Task {
  readonly at: number
  readonly order: number
  run: () => void
  /** It has run, or was taken back and only waits for being thrown away. */
  gone: boolean
}

/** The network clock with its handles. */
export interface Timeline extends NetworkClock {
  /** Runs what is due; called before anything from outside is looked at, so that time never seems to go back. */
  readonly catchUp: () => void
  /** Moves on by a number of milliseconds, task by task; `settle` is awaited before the first and after every moment. */
  readonly advance: (millis: number, settle: () => Promise<void>) => Promise<void>
  /** How fast network time goes: 1 as its source, 0 not at all unless advanced. */
  readonly setScale: (scale: number) => void
  readonly scale: () => number
  /** When the next task is due, in milliseconds since 1970; `undefined` when none waits. */
  readonly nextDue: () => number | undefined
  /** Forgets every task. */
  readonly clear: () => void
}

const before = (a: Task, b: Task): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/** The last moment that Microsoft's times can write, that of the year 9999: the clock stands still there. */
export const endOfTime = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** The most canceled tasks that are kept; above this number no more than half of all tasks. */
const leftovers = 1000

const nothing = () => undefined

/** A clock over a source. */
export const make = (source: TimeSource, failed: (error: unknown) => void): Timeline => {
  let heap: Array<Task> = []
  /** How many tasks of the heap were taken back. */
  let gone = 0
  let order = 0
  let scale = 1
  let base = source.now()
  let since = base
  /** The moment shown while a task runs or the clock is advanced. */
  let shown: number | undefined
  let advancing = false
  let stopWaking: (() => void) | undefined
  let wakeAt = Infinity

  const flowing = () => Math.min(base + (source.now() - since) * scale, endOfTime)
  const now = () => shown ?? flowing()

  const push = (task: Task) => {
    let index = heap.push(task) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = heap[parent]
      if (above === undefined || before(above, task)) break
      heap[index] = above
      heap[parent] = task
      index = parent
    }
  }
  const pop = () => {
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let index = 0
    for (;;) {
      const left = heap[2 * index + 1]
      const right = heap[2 * index + 2]
      const child = right !== undefined && left !== undefined && before(right, left) ? 2 * index + 2 : 2 * index + 1
      const below = heap[child]
      if (below === undefined || before(last, below)) break
      heap[index] = below
      index = child
    }
    heap[index] = last
  }
  const head = (): Task | undefined => {
    while (heap[0]?.gone === true) {
      pop()
      gone--
    }
    return heap[0]
  }
  /** What is due in a day is not kept for a day when it was taken back at once. */
  const takeBack = (task: Task) => {
    if (task.gone) return
    task.gone = true
    // Whatever it would have worked with is free already.
    task.run = nothing
    gone++
    if (gone <= leftovers || gone * 2 <= heap.length) return
    heap = heap.filter((each) => !each.gone).toSorted((a, b) => (before(a, b) ? -1 : 1))
    gone = 0
  }

  const runUntil = (moment: number) => {
    for (let task = head(); task !== undefined && task.at <= moment; task = head()) {
      pop()
      task.gone = true
      shown = task.at
      const { run } = task
      task.run = nothing
      try {
        run()
      } catch (error) {
        failed(error)
      }
    }
  }
  const arm = () => {
    const next = head()
    if (next === undefined || scale === 0 || advancing) {
      stopWaking?.()
      stopWaking = undefined
      wakeAt = Infinity
      return
    }
    if (next.at === wakeAt) return
    stopWaking?.()
    wakeAt = next.at
    stopWaking = source.after(Math.max(0, Math.ceil((next.at - flowing()) / scale)), () => {
      stopWaking = undefined
      wakeAt = Infinity
      catchUp()
    })
  }
  const catchUp = () => {
    if (shown !== undefined) return
    runUntil(flowing())
    shown = undefined
    arm()
  }
  const hold = () => {
    const moment = now()
    base = moment
    since = source.now()
    return moment
  }

  return {
    now,
    catchUp,
    scale: () => scale,
    nextDue: () => head()?.at,
    after: (delay, run) => {
      const task: Task = { at: now() + Math.max(0, delay), order: order++, run, gone: false }
      push(task)
      if (shown === undefined) arm()
      return () => takeBack(task)
    },
    setScale: (value) => {
      catchUp()
      hold()
      scale = value
      wakeAt = Infinity
      arm()
    },
    clear: () => {
      for (const task of heap) {
        task.gone = true
        task.run = nothing
      }
      heap = []
      gone = 0
      arm()
    },
    advance: async (millis, settle) => {
      const target = Math.min(now() + millis, endOfTime)
      if (source.adjust !== undefined && scale === 1) {
        catchUp()
        await settle()
        while (now() < target) {
          const next = head()
          await source.adjust(Math.max(0, Math.min(next?.at ?? target, target) - now()))
          await settle()
          catchUp()
        }
        await settle()
        return
      }
      catchUp()
      shown = hold()
      advancing = true
      arm()
      try {
        await settle()
        for (let next = head(); next !== undefined && next.at <= target; next = head()) {
          runUntil(next.at)
          await settle()
        }
      } finally {
        base = Math.max(target, shown)
        since = source.now()
        shown = undefined
        advancing = false
        arm()
      }
    }
  }
}
