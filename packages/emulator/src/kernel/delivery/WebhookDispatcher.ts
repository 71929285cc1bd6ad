/**
 * The delivery of the local cloud: a lane per key, retries on the network clock, faults, and what is not delivered at all.
 *
 * Any 2xx acknowledges. Nothing goes to another machine unless its host was allowed; such a post is noted as blocked. A lane of callbacks or
 * notifications has one post on its way at a time, until that has gone unanswered for too long: it is tried on beside those that follow.
 * Posts of Event Grid do not wait for each other.
 */
import type { Delivery, Post } from "../../service/Delivery.ts"
import type { Journal } from "../Journal.ts"
import { type Attempt, telling } from "./DeliveryAttempts.ts"
import * as Attempts from "./DeliveryAttempts.ts"
import { blocked, endpointOf, pathOf } from "./destination.ts"
import type { CallbackKind, Faults } from "../control/Faults.ts"
import type { Acknowledgement } from "./Sender.ts"

/** Milliseconds of network time before each further attempt; the last goes on. Assumed for callbacks, documented for Event Grid. */
const waits = { callback: [1_000, 2_000, 4_000, 8_000], eventGrid: [10_000, 30_000, 60_000, 300_000] } as const

/** Statuses after which Event Grid does not try again. */
const final = new Set([400, 401, 403, 413])

/** How long a reordered post waits for another to overtake it, in milliseconds of network time. */
const overtaking = 2_000

/** So many milliseconds of network time a callback that nobody answers holds up the later ones of its lane. */
const holding = 10_000

/** The delivery with what the kernel asks of it. */
export interface Courier extends Delivery {
  /** Resolves when nothing is on its way; a post that waits for its next attempt is not. */
  readonly idle: () => Promise<void>
  /** Forgets every post that has not left. */
  readonly reset: () => void
}

interface Parcel {
  readonly post: Post
  readonly body: string
  readonly lane: Lane
  /** Of the world that it was posted in. */
  readonly era: object
  attempts: number
  /** Whether a fault was looked for; one post meets at most one. */
  checked: boolean
  fault: { readonly kind: CallbackKind; readonly delayMs?: number | undefined } | undefined
  attempt: Attempt | undefined
  /** Whether somebody was told that it is not answered. */
  isTold: boolean
  /** Network time until which its lane waits for it; nothing while nobody is silent. */
  until: number | undefined
  /** Ends that count. */
  answered: () => void
  /** Whether the later ones of its lane went on without it. */
  late: boolean
}

interface Lane {
  readonly key: string
  /** Whether one post waits for the end of the one before. */
  readonly inOrder: boolean
  readonly waiting: Array<Parcel>
  /** The one that the others wait for. */
  current: Parcel | undefined
  /** A reordered post that waits for another to overtake it. */
  held: Parcel | undefined
}

/** What the courier works with. */
export interface Given extends Attempts.Given {
  readonly journal: Journal
  readonly faults: Faults
  readonly retries: number
  readonly allowedHosts: ReadonlyArray<string>
  /** Told in a line what an application keeps waiting. */
  readonly warn: (line: string) => void
}

/** What a post begins with. */
const unsent = {
  attempts: 0,
  checked: false,
  fault: undefined,
  attempt: undefined,
  isTold: false,
  until: undefined,
  answered: () => {},
  late: false
} as const

/** A courier without posts. */
export const make = (given: Given): Courier => {
  const { faults, journal, network, sender } = given
  const attempts = Attempts.make(given)
  const lanes = new Map<string, Lane>()
  let era = {}

  const note = ({ attempts, late, post }: Parcel, outcome: string, more: Record<string, unknown> = {}) =>
    journal.write({
      kind: "callback",
      name: post.type,
      data: { kind: post.kind, url: post.url, outcome, attempt: attempts, ...(late ? { late } : {}), ...more }
    })

  const problemOf = (url: string): string | undefined =>
    sender.inProcess ? undefined : blocked(url, given.allowedHosts)

  /** Puts the post that was held back to the head of its lane. */
  const release = (lane: Lane) => {
    if (lane.held !== undefined) lane.waiting.unshift(lane.held)
    lane.held = undefined
  }
  /** Lets those that wait for a post go on. */
  const clear = ({ lane }: Parcel) => {
    lane.current = undefined
    release(lane)
  }
  const end = (parcel: Parcel) => {
    parcel.answered()
    const { lane } = parcel
    if (lane.inOrder && lane.current !== parcel) return
    clear(parcel)
    next(lane)
  }

  const go = (parcel: Parcel) => {
    parcel.attempts++
    const spoil = parcel.fault?.kind === "bad-signature"
    if (spoil) parcel.fault = undefined
    const { body, post } = parcel
    parcel.attempt = attempts.begin({
      post,
      body,
      spoil,
      // What was on its way when the world was emptied ends without anybody being told.
      isWanted: () => parcel.era === era,
      sent: () => hold(parcel),
      silent: () => tell(parcel),
      settled: (outcome) => {
        parcel.attempt = undefined
        arrived(parcel, outcome)
      }
    })
  }

  const tell = (parcel: Parcel) => {
    const { isTold, lane, late, post } = parcel
    if (isTold) return
    parcel.isTold = true
    const isAwaited = lane.current === parcel
    note(parcel, "waiting", { waitedMs: telling, ...(isAwaited ? { holdsUp: lane.waiting.length } : {}) })
    const others = `; later events of call ${post.key} wait for it, ${holding / 1000} s at most`
    given.warn(
      `${post.type}: no answer from ${endpointOf(post.url)} within ${telling / 1000} s${isAwaited && !late ? others : ""}`
    )
  }

  /** Counts how long a lane waits for a post that nobody answers, over all attempts until one has an answer. */
  const hold = (parcel: Parcel) => {
    if (parcel.lane.current !== parcel || parcel.until !== undefined) return
    parcel.until = network.now() + holding
    const stop = network.after(holding, () => {
      if (parcel.attempt === undefined) pass(parcel)
      else parcel.attempt.unlessAnswered(() => pass(parcel))
    })
    parcel.answered = () => {
      stop()
      parcel.until = undefined
    }
  }

  /** The later ones of its lane go on without it. */
  const pass = (parcel: Parcel) => {
    const { lane } = parcel
    if (lane.current !== parcel) return
    note(parcel, "unanswered", { waitedMs: holding, holdsUp: lane.waiting.length })
    parcel.late = true
    clear(parcel)
    next(lane)
  }

  const arrived = (parcel: Parcel, outcome: Acknowledgement | string) => {
    const { post } = parcel
    const status = typeof outcome === "string" ? undefined : outcome.status
    if (status !== undefined) parcel.answered()
    if (status !== undefined && status >= 200 && status < 300) {
      note(parcel, "delivered", { status, event: post.body })
      if (parcel.fault?.kind !== "duplicate") return end(parcel)
      parcel.fault = undefined
      return go(parcel)
    }
    const eventGrid = post.kind === "eventGrid"
    const over = parcel.attempts > given.retries || (eventGrid && status !== undefined && final.has(status))
    const why = status === undefined ? { error: outcome } : { status }
    note(parcel, over ? "failed" : "retrying", { ...why, event: post.body })
    if (over) return end(parcel)
    // A connection that breaks is no answer either.
    if (status === undefined) hold(parcel)
    if (parcel.until !== undefined && parcel.until <= network.now()) pass(parcel)
    const steps = waits[eventGrid ? "eventGrid" : "callback"]
    network.after(steps[Math.min(parcel.attempts, steps.length) - 1] ?? 0, () => go(parcel))
  }

  const next = (lane: Lane) => {
    while (lane.current === undefined) {
      const parcel = lane.waiting.shift()
      if (parcel === undefined) {
        if (lane.held === undefined && lanes.get(lane.key) === lane) lanes.delete(lane.key)
        return
      }
      if (lane.inOrder) lane.current = parcel
      if (isOver(parcel)) clear(parcel)
    }
  }

  /** Lets a post depart; whether that was the end of it already. */
  const isOver = (parcel: Parcel): boolean => {
    const { lane, post } = parcel
    const problem = problemOf(post.url)
    if (problem !== undefined) {
      note(parcel, "blocked", { error: problem, event: post.body })
      return true
    }
    if (!parcel.checked) parcel.fault = faults.ofCallback(post.type, pathOf(post.url))
    parcel.checked = true
    switch (parcel.fault?.kind) {
      case "drop":
        note(parcel, "dropped", { event: post.body })
        return true
      case "delay":
        network.after(parcel.fault.delayMs ?? 1_000, () => go(parcel))
        return false
      case "reorder":
        parcel.fault = undefined
        // It overtakes one that waits for that already.
        if (lane.held !== undefined) break
        lane.current = undefined
        lane.held = parcel
        network.after(overtaking, () => {
          if (lane.held !== parcel) return
          release(lane)
          next(lane)
        })
        return false
    }
    go(parcel)
    return false
  }

  return {
    post: (post) => {
      let lane = lanes.get(post.key)
      if (lane === undefined) {
        lane = { key: post.key, inOrder: post.kind !== "eventGrid", waiting: [], current: undefined, held: undefined }
        lanes.set(post.key, lane)
      }
      const body = JSON.stringify(post.body)
      lane.waiting.push({ post, body, lane, era, ...unsent })
      next(lane)
    },
    // Who is sent something over a media socket, has it open.
    heardAt: (url) => (/^wss?:/i.test(url) || problemOf(url) === undefined ? [endpointOf(url)] : []),
    idle: attempts.idle,
    reset: () => {
      lanes.clear()
      era = {}
    }
  }
}
