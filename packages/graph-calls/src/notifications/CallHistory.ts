/**
 * What is remembered of one call's notifications: what is a duplicate, what ended, the waits.
 *
 * It knows no time and no HTTP: the service says when the grace after the call's end is over.
 */
import type { Linked, Recency } from "@effect-comms/core/internal/Recency"
import * as Seen from "@effect-comms/core/internal/Seen"
import { outcomeOf } from "./outcome.ts"
import type { CallNotification, Notification, OperationNotification, ParticipantsNotification } from "./Notification.ts"

/** A wait for the end of an operation. */
export interface Wait {
  readonly matches: (notification: OperationNotification) => boolean
  readonly ended: (notification: OperationNotification) => void
  readonly callEnded: (notification: CallNotification) => void
}

/** A listener to all notifications. */
export interface Listener {
  readonly next: (notification: Notification) => void
  readonly end: () => void
}

const is = (changeType: string, expected: string): boolean => changeType.toLowerCase() === expected

/** Whether an operation's notification is its last. */
const isEnd = ({ changeType, operation }: OperationNotification): boolean =>
  is(changeType, "deleted") || outcomeOf(operation) !== undefined

/** Whether a call's notification is that of its end. */
const isCallEnd = ({ call, changeType }: CallNotification): boolean =>
  is(changeType, "deleted") || call.state === "terminated"

/** A creation, an end or a numbered tone among the newest of this number is recognized when it comes again. */
const onceRemembered = 10_000

/** The memory of one call, which keeps a limited number of notifications of each kind. What it does not need yet it does not have. */
export class CallHistory implements Linked<CallHistory> {
  readonly id: string
  readonly #notificationsPerCall: number
  older: CallHistory | undefined = undefined
  newer: CallHistory | undefined = undefined
  /** Where it is without a wait or a listener; of the service alone. */
  idle: Recency<CallHistory> | undefined = undefined
  /** When the last notification came, in seconds; of the service alone. */
  heard = 0
  /** How many notifications said something new. */
  news = 0
  /** The end of the call, once it was notified. */
  end: CallNotification | undefined = undefined
  closed = false
  #roster: number | undefined = undefined
  #history: Array<Notification> | undefined = undefined
  #ends: Array<OperationNotification> | undefined = undefined
  #once: Seen.Seen | undefined = undefined
  #newest: Map<string, string> | undefined = undefined
  #waits: Set<Wait> | undefined = undefined
  #listeners: Set<Listener> | undefined = undefined

  constructor(id: string, notificationsPerCall: number) {
    this.id = id
    this.#notificationsPerCall = notificationsPerCall
  }

  /** Takes a notification; `undefined` when it says nothing new. */
  accept(given: Notification): Notification | undefined {
    if (this.#isDuplicate(given)) return undefined
    this.news++
    const notification = given._tag === "Participants" ? this.#aged(given) : given
    this.#push((this.#history ??= []), notification)
    if (notification._tag === "Call" && isCallEnd(notification)) this.end ??= notification
    if (notification._tag === "Operation" && isEnd(notification)) {
      this.#push((this.#ends ??= []), notification)
      // A wait that begins meanwhile looks at what is held.
      const waits = [...(this.#waits ?? none)]
      for (const wait of waits) {
        if (this.#waits?.has(wait) !== true || !wait.matches(notification)) continue
        this.#waits.delete(wait)
        wait.ended(notification)
      }
    }
    for (const listener of this.#listeners ?? none) listener.next(notification)
    return notification
  }

  /**
   * Graph numbers its notifications in no way. A creation, an end and a numbered tone happen once. An update is a duplicate when it
   * equals the newest of its resource: an equal one further back may well be news, such as a roster after a participant came and went.
   */
  #isDuplicate(notification: Notification): boolean {
    if (notification._tag === "Unknown" || notification._tag === "Invalid") return false
    const { changeType } = notification
    const content = contentOf(notification)
    const tone = notification._tag === "Call" ? notification.call.toneInfo?.sequenceId : undefined
    this.#once ??= Seen.make(Math.max(this.#notificationsPerCall, onceRemembered))
    if (!is(changeType, "updated")) return !this.#once.add(`${changeType} ${content}`)
    if (tone !== undefined) return !this.#once.add(`tone ${content}`)
    const resource = resourceOf(notification)
    const newest = (this.#newest ??= new Map())
    if (newest.get(resource) === content) return true
    newest.delete(resource)
    newest.set(resource, content)
    const [oldest] = newest.keys()
    if (newest.size > this.#notificationsPerCall && oldest !== undefined) newest.delete(oldest)
    return false
  }

  #aged(notification: ParticipantsNotification): Notification {
    const { sequenceNumber } = notification
    if (sequenceNumber === undefined) return notification
    if (this.#roster !== undefined && sequenceNumber < this.#roster) return { ...notification, stale: true }
    this.#roster = sequenceNumber
    return notification
  }

  #push<A>(list: Array<A>, item: A): void {
    list.push(item)
    if (list.length > this.#notificationsPerCall) list.shift()
  }

  /** The grace is over: no wait will be answered any more. */
  close(): void {
    if (this.end === undefined) return
    this.closed = true
    const waits = this.#waits
    this.#waits = undefined
    for (const wait of waits ?? none) wait.callEnded(this.end)
    this.dismiss()
  }

  /** The end of an operation that was notified already. */
  held(matches: Wait["matches"]): OperationNotification | undefined {
    return this.#ends?.findLast(matches)
  }

  wait(wait: Wait): void {
    ;(this.#waits ??= new Set()).add(wait)
  }

  /** Takes a wait back. */
  leave(wait: Wait): void {
    this.#waits?.delete(wait)
  }

  /** Gives what was kept, then what comes. */
  listen(listener: Listener): void {
    for (const notification of this.#history ?? none) listener.next(notification)
    if (this.closed) listener.end()
    else (this.#listeners ??= new Set()).add(listener)
  }

  /** Takes a listener out. */
  unlisten(listener: Listener): void {
    this.#listeners?.delete(listener)
  }

  /** Lets the listeners go. */
  dismiss(): void {
    const listeners = this.#listeners
    this.#listeners = undefined
    for (const listener of listeners ?? none) listener.end()
  }

  /** Whether there is a wait or a listener. */
  inUse(): boolean {
    return (this.#waits?.size ?? 0) > 0 || (this.#listeners?.size ?? 0) > 0
  }
}

const none: ReadonlyArray<never> = []

type Typed = Exclude<Notification, { readonly _tag: "Unknown" | "Invalid" }>

const resourceOf = (notification: Typed): string => {
  if (notification._tag !== "Operation") return notification._tag
  const { operation, operationId } = notification
  return `Operation ${operationId ?? operation.clientContext ?? ""}`
}

const saidBy = (notification: Typed): unknown => {
  switch (notification._tag) {
    case "Call":
      return notification.call
    case "Operation":
      return notification.operation
    case "Participants":
      return [notification.roster, notification.sequenceNumber, notification.participants]
    case "ContentSharing":
      return notification.sessions
    case "ParticipantJoining":
      return notification.joining
    case "ParticipantLeft":
      return notification.left
  }
}

const contentOf = (notification: Typed): string => `${resourceOf(notification)} ${JSON.stringify(saidBy(notification))}`
