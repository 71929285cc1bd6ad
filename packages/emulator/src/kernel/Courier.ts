/**
 * The delivery of the local cloud: a queue per key, retries on the network clock, faults, and what is not delivered at all.
 *
 * Any 2xx acknowledges. Nothing goes to another machine unless its host was allowed; such a post is noted as blocked.
 */
import type { Delivery, Post } from "../Delivery.ts"
import type { Journal } from "../Journal.ts"
import type { NetworkClock } from "../NetworkClock.ts"
import type { CallbackTokens } from "./CallbackTokens.ts"
import type { CallbackKind, Faults } from "./Faults.ts"
import { isLoopback } from "./loopback.ts"
import type { Acknowledgement, Delivered, Sender } from "./Sender.ts"

/** Milliseconds of network time before each further attempt; the last goes on. Assumed for callbacks, documented for Event Grid. */
const waits = { callback: [1_000, 2_000, 4_000, 8_000], eventGrid: [10_000, 30_000, 60_000, 300_000] } as const

/** Statuses after which Event Grid does not try again. */
const final = new Set([400, 401, 403, 413])

/** How long a reordered post waits for another to overtake it, in milliseconds of network time. */
const overtaking = 2_000

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
  attempts: number
  /** Whether a fault was looked for; one post meets at most one. */
  checked: boolean
  fault: { readonly kind: CallbackKind; readonly delayMs?: number | undefined } | undefined
}

interface Queue {
  readonly waiting: Array<Parcel>
  busy: boolean
  /** A reordered post that waits for another to overtake it. */
  held: Parcel | undefined
}

/** What the courier works with. */
export interface Given {
  readonly sender: Sender
  readonly tokens: CallbackTokens
  readonly network: NetworkClock
  readonly journal: Journal
  readonly faults: Faults
  readonly retries: number
  readonly allowedHosts: ReadonlyArray<string>
  readonly defect: (error: unknown) => void
}

/** A courier without posts. */
export const make = (given: Given): Courier => {
  const { faults, journal, network, sender, tokens } = given
  let queues = new Map<string, Queue>()
  let moving = 0
  let resting: Array<() => void> = []

  const rest = () => {
    if (moving > 0) return
    const told = resting
    resting = []
    for (const tell of told) tell()
  }
  const note = ({ attempts, post }: Parcel, outcome: string, more: Record<string, unknown> = {}) =>
    journal.write({
      kind: "callback",
      name: post.type,
      data: { kind: post.kind, url: post.url, outcome, attempt: attempts, ...more }
    })

  const problemOf = (url: string): string | undefined => {
    if (sender.inProcess) return undefined
    const to = URL.canParse(url) ? new URL(url) : undefined
    if (to === undefined || !/^https?:$/.test(to.protocol)) return "it is no http or https URL"
    if (isLoopback(to.hostname)) return undefined
    if (!given.allowedHosts.includes(to.hostname) && !given.allowedHosts.includes(to.host))
      return "its host is not this machine and was not allowed"
    return to.protocol === "https:" ? undefined : "plain http is for this machine only"
  }

  const end = (queue: Queue, parcel: Parcel, status: number | undefined, body: string) => {
    queue.busy = false
    // What was on its way when the world was emptied ends without anybody being told.
    if (queues.get(parcel.post.key) !== queue) return
    try {
      parcel.post.done?.(status, body)
    } catch (error) {
      given.defect(error)
    }
    release(parcel.post.key, queue)
    next(parcel.post.key, queue)
  }

  const attempt = async (parcel: Parcel): Promise<Acknowledgement | string> => {
    const { post } = parcel
    const headers: Record<string, string> = { "content-type": "application/json", ...post.headers }
    if (post.sign !== undefined) {
      const authorization = await tokens.authorization(post.sign)
      const bad = parcel.fault?.kind === "bad-signature"
      headers["authorization"] = bad ? spoilt(authorization) : authorization
      if (bad) parcel.fault = undefined
    }
    const request: Delivered = { method: "POST", url: post.url, headers, body: parcel.body }
    return await new Promise((resolve) => sender.send(request, resolve))
  }

  const go = (queue: Queue, parcel: Parcel) => {
    parcel.attempts++
    moving++
    const settle = (outcome: Acknowledgement | string) => {
      arrived(queue, parcel, outcome)
      moving--
      rest()
    }
    attempt(parcel).then(settle, (error: unknown) => {
      given.defect(error)
      settle("it could not be signed or sent")
    })
  }

  const arrived = (queue: Queue, parcel: Parcel, outcome: Acknowledgement | string) => {
    const { post } = parcel
    const status = typeof outcome === "string" ? undefined : outcome.status
    const body = typeof outcome === "string" ? "" : (outcome.body ?? "")
    if (status !== undefined && status >= 200 && status < 300) {
      note(parcel, "delivered", { status, event: post.body })
      if (parcel.fault?.kind === "duplicate") {
        parcel.fault = undefined
        return go(queue, parcel)
      }
      return end(queue, parcel, status, body)
    }
    const eventGrid = post.kind === "eventGrid"
    const over = parcel.attempts > given.retries || (eventGrid && status !== undefined && final.has(status))
    const why = status === undefined ? { error: outcome } : { status }
    note(parcel, over ? "failed" : "retrying", { ...why, event: post.body })
    if (over) return end(queue, parcel, undefined, body)
    const steps = waits[eventGrid ? "eventGrid" : "callback"]
    network.after(steps[Math.min(parcel.attempts, steps.length) - 1] ?? 0, () => {
      if (queues.get(post.key) === queue) go(queue, parcel)
    })
  }

  /** Puts the post that was held back to the head of its queue. */
  const release = (key: string, queue: Queue) => {
    if (queue.held === undefined || queues.get(key) !== queue) return
    queue.waiting.unshift(queue.held)
    queue.held = undefined
  }

  const next = (key: string, queue: Queue) => {
    if (queue.busy || queues.get(key) !== queue) return
    const parcel = queue.waiting.shift()
    if (parcel === undefined) {
      if (queue.held === undefined) queues.delete(key)
      return
    }
    const { post } = parcel
    queue.busy = true
    const problem = problemOf(post.url)
    if (problem !== undefined) {
      note(parcel, "blocked", { error: problem, event: post.body })
      return end(queue, parcel, undefined, "")
    }
    if (!parcel.checked) parcel.fault = faults.ofCallback(post.type, pathOf(post.url))
    parcel.checked = true
    switch (parcel.fault?.kind) {
      case "drop":
        note(parcel, "dropped", { event: post.body })
        return end(queue, parcel, undefined, "")
      case "delay":
        network.after(parcel.fault.delayMs ?? 1_000, () => {
          if (queues.get(key) === queue) go(queue, parcel)
        })
        return
      case "reorder":
        parcel.fault = undefined
        // It overtakes one that waits for that already.
        if (queue.held !== undefined) return go(queue, parcel)
        queue.busy = false
        queue.held = parcel
        if (queue.waiting.length > 0) return next(key, queue)
        network.after(overtaking, () => {
          if (queue.held !== parcel) return
          release(key, queue)
          next(key, queue)
        })
        return
      default:
        return go(queue, parcel)
    }
  }

  return {
    post: (post) => {
      let queue = queues.get(post.key)
      if (queue === undefined) queues.set(post.key, (queue = { waiting: [], busy: false, held: undefined }))
      queue.waiting.push({ post, body: JSON.stringify(post.body), attempts: 0, checked: false, fault: undefined })
      next(post.key, queue)
    },
    idle: () =>
      new Promise((resolve) => {
        resting.push(resolve)
        rest()
      }),
    reset: () => {
      queues = new Map()
    }
  }
}

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url)

/** The same token with another signature. */
const spoilt = (authorization: string): string =>
  authorization.replace(/\.([^.]+)$/, (_, signature: string) => `.${signature.slice(7)}${signature.slice(0, 7)}`)
