/**
 * The delivery of the local cloud: a lane per key, retries on the network clock, faults, and what is not delivered at all.
 *
 * Any 2xx acknowledges. Nothing goes to another machine unless its host was allowed; such a post is noted as blocked. A lane of callbacks or
 * notifications has one post on its way at a time, until that has gone unanswered for too long: it is tried on beside those that follow.
 * Posts of Event Grid do not wait for each other. A 302 is followed where a service says so.
 */
import type { Delivery, Post } from "../../service/Delivery.ts"
import type { Journal } from "../../service/Journal.ts"
import { type DeliveryAttempt, warningMillis } from "./DeliveryAttempts.ts"
import * as Attempts from "./DeliveryAttempts.ts"
import { blocked, endpointOf, pathOf } from "./destination.ts"
import type { CallbackKind, Faults } from "../control/Faults.ts"
import type { DeliveryAdvice } from "./DeliveryAdvice.ts"
import { answerOf } from "./Sender.ts"
import * as Sent from "./Sent.ts"
import type { Acknowledgement } from "./Sender.ts"

/** Milliseconds of network time before each further attempt; the last goes on. Assumed for callbacks, documented for Event Grid. */
const waits = { callback: [1_000, 2_000, 4_000, 8_000], eventGrid: [10_000, 30_000, 60_000, 300_000] } as const

/** Statuses after which Event Grid does not try again. */
const final = new Set([400, 401, 403, 413])

/** How many addresses a post is sent on to. */
const hops = 5

/** How long a reordered post waits for another to overtake it, in milliseconds of network time. */
const overtaking = 2_000

/** The milliseconds of network time for which an unanswered callback holds up the later ones of its lane. */
const holding = 10_000

/** The delivery with what the kernel asks of it. */
export interface WebhookDispatcher extends Delivery {
  /** Resolves when nothing is on its way; a post that waits for its next attempt is not. */
  readonly idle: () => Promise<void>
  /** Delivers an event again, as it was, under a new signature; `undefined` when it is not known any more. */
  readonly replay: (which: Sent.Which) => Sent.SentEvent | undefined
  /** Forgets every post that has not left. */
  readonly reset: () => void
}

interface QueuedDelivery {
  /** With another address when it was sent on. */
  post: Post
  readonly body: string
  /** The number of the entry that says there is such an event. */
  readonly sequence: number
  readonly lane: Lane
  /** Of the state that it was posted in: a reset begins another. */
  readonly era: object
  attempts: number
  /** The newest entry of the journal when it was sent last: what its application does for it comes after that. */
  sentAfter: number
  /** How often it was sent on. */
  hops: number
  /** Whether a fault was looked for; one post meets at most one. */
  checked: boolean
  fault: { readonly kind: CallbackKind; readonly delayMs?: number | undefined } | undefined
  /** The kind of the fault that it met, for the journal. */
  met: CallbackKind | undefined
  attempt: DeliveryAttempt | undefined
  /** Whether a warning was written that it is not answered. */
  isWarned: boolean
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
  readonly waiting: Array<QueuedDelivery>
  /** The one that the others wait for. */
  current: QueuedDelivery | undefined
  /** A reordered post that waits for another to overtake it. */
  held: QueuedDelivery | undefined
}

/** What the dispatcher works with. */
export interface Dependencies extends Attempts.Dependencies {
  readonly journal: Journal
  readonly faults: Faults
  readonly retries: number
  /** How many entries the journal keeps. */
  readonly entries: number
  readonly allowedHosts: ReadonlyArray<string>
  readonly advice: DeliveryAdvice
  /** Takes a line that says what an application keeps waiting. */
  readonly warn: (line: string) => void
}

/** What a post begins with. */
const unsent = {
  attempts: 0,
  sentAfter: 0,
  hops: 0,
  checked: false,
  fault: undefined,
  met: undefined,
  attempt: undefined,
  isWarned: false,
  until: undefined,
  answered: () => {},
  late: false
} as const

/** What the token on a post claims, but for its times. */
const claimsOf = ({ sign }: Post) =>
  sign === undefined
    ? {}
    : {
        claims: {
          iss: sign.signer.issuer,
          aud: sign.audience,
          ...(sign.tenantId === undefined ? {} : { tid: sign.tenantId })
        }
      }

/** A dispatcher without posts. */
export const make = (given: Dependencies): WebhookDispatcher => {
  const { faults, journal, network, sender } = given
  const attempts = Attempts.make(given)
  const lanes = new Map<string, Lane>()
  let era = {}

  const sent = Sent.make(given.entries)

  const note = (
    { attempts, late, met, post, sequence }: QueuedDelivery,
    outcome: string,
    more: Record<string, unknown> = {}
  ) =>
    journal.write({
      kind: "callback",
      name: post.type,
      data: {
        kind: post.kind,
        url: post.url,
        outcome,
        attempt: attempts,
        eventSequence: sequence,
        ...(late ? { late } : {}),
        ...(met === undefined ? {} : { fault: met }),
        ...claimsOf(post),
        ...more
      }
    })

  /** Why an attempt failed, and what may be done. */
  const whyOf = ({ sign, url }: Post, outcome: Acknowledgement | string): Record<string, unknown> => {
    const known = typeof outcome === "string" ? { status: undefined, error: outcome } : { status: outcome.status }
    const answer = typeof outcome === "string" ? undefined : answerOf(outcome)
    const advice = given.advice.on({ url, sign, answer, ...known })
    return {
      ...(typeof outcome === "string" ? { error: outcome } : { status: outcome.status }),
      ...(answer === undefined ? {} : { answer }),
      ...(advice === undefined ? {} : { advice })
    }
  }

  const problemOf = (url: string): string | undefined =>
    sender.inProcess ? undefined : blocked(url, given.allowedHosts)

  /** Puts the post that was held back to the head of its lane. */
  const release = (lane: Lane) => {
    if (lane.held !== undefined) lane.waiting.unshift(lane.held)
    lane.held = undefined
  }
  /** Lets those that wait for a post go on. */
  const clear = ({ lane }: QueuedDelivery) => {
    lane.current = undefined
    release(lane)
  }
  const end = (queued: QueuedDelivery) => {
    queued.answered()
    const { lane } = queued
    if (lane.inOrder && lane.current !== queued) return
    clear(queued)
    next(lane)
  }

  /** Tries it again, unless it is too late. */
  const goAgain = (queued: QueuedDelivery): void => {
    if (queued.post.expired?.() !== true) return go(queued)
    note(queued, "failed", { error: "it is too late", event: queued.post.body })
    end(queued)
  }

  const go = (queued: QueuedDelivery): void => {
    queued.attempts++
    queued.sentAfter = journal.last()
    if (queued.fault?.kind === "refuse") {
      queued.fault = undefined
      return arrived(queued, "the connection was refused")
    }
    const isCorrupted = queued.fault?.kind === "bad-signature"
    if (isCorrupted) queued.fault = undefined
    const { body, post } = queued
    queued.attempt = attempts.begin({
      post,
      body,
      isCorrupted,
      // What was on its way at a reset ends without a note.
      isWanted: () => queued.era === era,
      sent: () => hold(queued),
      silent: () => warnUnanswered(queued),
      settled: (outcome) => {
        queued.attempt = undefined
        arrived(queued, outcome)
      }
    })
  }

  const warnUnanswered = (queued: QueuedDelivery) => {
    const { isWarned, lane, late, post } = queued
    if (isWarned) return
    queued.isWarned = true
    const isAwaited = lane.current === queued
    note(queued, "waiting", { waitedMs: warningMillis, ...(isAwaited ? { holdsUp: lane.waiting.length } : {}) })
    const others = `; later events of call ${post.key} wait for it, ${holding / 1000} s at most`
    given.warn(
      `${post.type}: no answer from ${endpointOf(post.url)} within ${warningMillis / 1000} s${isAwaited && !late ? others : ""}`
    )
  }

  /** Counts how long a lane waits for a post that nobody answers, over all attempts until one has an answer. */
  const hold = (queued: QueuedDelivery) => {
    if (queued.lane.current !== queued || queued.until !== undefined) return
    queued.until = network.now() + holding
    const stop = network.after(holding, () => {
      if (queued.attempt === undefined) pass(queued)
      else queued.attempt.unlessAnswered(() => pass(queued))
    })
    // Not written where it is assigned: V8 would take it for old.
    const answered = () => {
      stop()
      queued.until = undefined
    }
    queued.answered = answered
  }

  /** The later ones of its lane go on without it. */
  const pass = (queued: QueuedDelivery) => {
    const { lane } = queued
    if (lane.current !== queued) return
    note(queued, "unanswered", { waitedMs: holding, holdsUp: lane.waiting.length })
    queued.late = true
    clear(queued)
    next(lane)
  }

  const arrived = (queued: QueuedDelivery, answer: Acknowledgement | string): void => {
    const { post } = queued
    const isLost = queued.fault?.kind === "lose-answer"
    if (isLost) queued.fault = undefined
    const outcome = isLost ? "the answer was lost" : answer
    const status = typeof outcome === "string" ? undefined : outcome.status
    if (status !== undefined) queued.answered()
    if (status !== undefined && status >= 200 && status < 300) {
      note(queued, "delivered", { status, sentAfter: queued.sentAfter, event: post.body })
      if (typeof outcome !== "string") post.acknowledged?.(outcome)
      if (queued.fault?.kind !== "duplicate") return end(queued)
      queued.fault = undefined
      return go(queued)
    }
    if (typeof outcome !== "string" && sentOn(queued, outcome)) return
    const eventGrid = post.kind === "eventGrid"
    const over =
      queued.attempts > given.retries ||
      post.expired?.() === true ||
      (eventGrid && status !== undefined && final.has(status))
    const steps = waits[eventGrid ? "eventGrid" : "callback"]
    const againMs = steps[Math.min(queued.attempts, steps.length) - 1] ?? 0
    note(queued, over ? "failed" : "retrying", {
      ...whyOf(post, outcome),
      ...(over ? {} : { againMs }),
      sentAfter: queued.sentAfter,
      event: post.body
    })
    if (over) return end(queued)
    // A connection that breaks is no answer either.
    if (status === undefined) hold(queued)
    if (queued.until !== undefined && queued.until <= network.now()) pass(queued)
    network.after(againMs, () => goAgain(queued))
  }

  /** Sends a post on to the address that its application names, and says whether it did. */
  const sentOn = (queued: QueuedDelivery, { headers, status }: Acknowledgement): boolean => {
    const { post } = queued
    const location = headers?.["location"]
    if (status !== 302 || post.moved === undefined || queued.hops >= hops) return false
    if (location === undefined || !URL.canParse(location, post.url)) return false
    const { href: url } = new URL(location, post.url)
    const problem = problemOf(url)
    note(queued, "redirected", { status, location: url, event: post.body })
    queued.post = { ...post, url }
    if (problem === undefined) {
      post.moved(url)
      queued.hops++
      queued.attempts = 0
      go(queued)
    } else {
      note(queued, "blocked", { error: problem, event: post.body })
      end(queued)
    }
    return true
  }

  const next = (lane: Lane) => {
    while (lane.current === undefined) {
      const queued = lane.waiting.shift()
      if (queued === undefined) {
        if (lane.held === undefined && lanes.get(lane.key) === lane) lanes.delete(lane.key)
        return
      }
      if (lane.inOrder) lane.current = queued
      if (isOver(queued)) clear(queued)
    }
  }

  /** Lets a post depart; whether that was the end of it already. */
  const isOver = (queued: QueuedDelivery): boolean => {
    const { lane, post } = queued
    const problem = problemOf(post.url)
    if (problem !== undefined) {
      note(queued, "blocked", { error: problem, event: post.body })
      return true
    }
    if (!queued.checked) queued.fault = faults.ofCallback(post.type, pathOf(post.url))
    queued.met ??= queued.fault?.kind
    queued.checked = true
    switch (queued.fault?.kind) {
      case "drop":
        note(queued, "dropped", { event: post.body })
        return true
      case "delay":
        network.after(queued.fault.delayMs ?? 1_000, () => go(queued))
        return false
      case "reorder":
        queued.fault = undefined
        // It overtakes one that waits for that already.
        if (lane.held !== undefined) break
        lane.current = undefined
        lane.held = queued
        network.after(overtaking, () => {
          if (lane.held !== queued) return
          release(lane)
          next(lane)
        })
        return false
    }
    go(queued)
    return false
  }

  const post = (given: Post, more: Record<string, unknown> = {}): void => {
    const { key, kind, type, url } = given
    let lane = lanes.get(key)
    if (lane === undefined) {
      lane = { key, inOrder: kind !== "eventGrid", waiting: [], current: undefined, held: undefined }
      lanes.set(key, lane)
    }
    const body = JSON.stringify(given.body)
    journal.write({
      kind: "event",
      name: type,
      data: { kind, url, ...(kind === "eventGrid" ? {} : { call: key }), ...more }
    })
    const sequence = journal.last()
    sent.add({ sequence, post: given }, body.length)
    lane.waiting.push({ post: given, body, sequence, lane, era, ...unsent })
    next(lane)
  }

  return {
    post: (given) => post(given),
    replay: (which) => {
      const found = sent.find(which)
      if (found === undefined) return undefined
      // The first answer was taken already by the code that waited for it.
      const { acknowledged: _, expired: __, moved: ___, ...again } = found.post
      post(again, { replayOf: found.sequence })
      return found
    },
    // Who is sent something over a media socket, has it open.
    heardAt: (url) => (/^wss?:/i.test(url) || problemOf(url) === undefined ? [endpointOf(url)] : []),
    idle: attempts.idle,
    reset: () => {
      lanes.clear()
      sent.clear()
      era = {}
    }
  }
}
