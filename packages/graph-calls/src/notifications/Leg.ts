/**
 * What is remembered of one call's notifications: what is a duplicate, what ended, who waits.
 *
 * It knows no time and no HTTP: the service says when the grace after the call's end is over.
 */
import * as Seen from "@effect-comms/core/Seen"
import { outcomeOf } from "./outcome.ts"
import type { CallNotification, Notification, OperationNotification, ParticipantsNotification } from "./Notification.ts"

/** Somebody who waits for the end of an operation. */
export interface Wait {
  readonly matches: (notification: OperationNotification) => boolean
  readonly ended: (notification: OperationNotification) => void
  readonly callEnded: (notification: CallNotification) => void
}

/** Somebody who is told of everything. */
export interface Listener {
  readonly next: (notification: Notification) => void
  readonly end: () => void
}

/** The memory of one call. */
export interface Leg {
  /** Takes a notification; `undefined` when it says nothing new. */
  readonly accept: (notification: Notification) => Notification | undefined
  /** The end of the call, once it was notified. */
  readonly end: () => CallNotification | undefined
  /** The grace is over: no wait will be answered any more. */
  readonly close: () => void
  /** The end of an operation that was notified already. */
  readonly held: (matches: Wait["matches"]) => OperationNotification | undefined
  readonly wait: (wait: Wait) => () => void
  /** Tells what was kept, then what comes. */
  readonly listen: (listener: Listener) => () => void
  /** Lets the listeners go. */
  readonly dismiss: () => void
  /** Whether nobody waits or listens. */
  readonly idle: () => boolean
}

const is = (changeType: string, expected: string): boolean => changeType.toLowerCase() === expected

/** Whether an operation's notification is its last. */
const isEnd = ({ changeType, operation }: OperationNotification): boolean =>
  is(changeType, "deleted") || outcomeOf(operation) !== undefined

/** Whether a call's notification is that of its end. */
const isCallEnd = ({ call, changeType }: CallNotification): boolean =>
  is(changeType, "deleted") || call.state === "terminated"

/** Makes the memory of a call, which keeps at most so many notifications of each kind. */
export const make = (keep: number): Leg => {
  const history: Array<Notification> = []
  const ends: Array<OperationNotification> = []
  const once = Seen.make(keep)
  const newest = new Map<string, string>()
  const waits = new Set<Wait>()
  const listeners = new Set<Listener>()
  let roster = -Infinity
  let end: CallNotification | undefined
  let closed = false

  const dismiss = () => {
    for (const listener of listeners) listener.end()
    listeners.clear()
  }

  const push = <A>(list: Array<A>, item: A) => {
    list.push(item)
    if (list.length > keep) list.shift()
  }

  /**
   * Graph numbers its notifications in no way. A creation, an end and a numbered key happen once. An update is a duplicate when it
   * equals the newest of its resource: an equal one further back may well be news, such as a roster after somebody came and went.
   */
  const isDuplicate = (notification: Notification): boolean => {
    if (notification._tag === "Unknown" || notification._tag === "Invalid") return false
    const { changeType } = notification
    const content = contentOf(notification)
    const tone = notification._tag === "Call" ? notification.call.toneInfo?.sequenceId : undefined
    if (!is(changeType, "updated")) return !once.add(`${changeType} ${content}`)
    if (tone !== undefined) return !once.add(`tone ${content}`)
    const resource = resourceOf(notification)
    if (newest.get(resource) === content) return true
    newest.delete(resource)
    newest.set(resource, content)
    const [oldest] = newest.keys()
    if (newest.size > keep && oldest !== undefined) newest.delete(oldest)
    return false
  }

  const aged = (notification: ParticipantsNotification): Notification => {
    const { sequenceNumber } = notification
    if (sequenceNumber === undefined) return notification
    if (sequenceNumber < roster) return { ...notification, stale: true }
    roster = sequenceNumber
    return notification
  }

  return {
    accept: (given) => {
      if (isDuplicate(given)) return undefined
      const notification = given._tag === "Participants" ? aged(given) : given
      push(history, notification)
      if (notification._tag === "Call" && isCallEnd(notification)) end ??= notification
      if (notification._tag === "Operation" && isEnd(notification)) {
        push(ends, notification)
        for (const wait of waits) {
          if (!wait.matches(notification)) continue
          waits.delete(wait)
          wait.ended(notification)
        }
      }
      for (const listener of listeners) listener.next(notification)
      return notification
    },
    end: () => end,
    close: () => {
      if (end === undefined) return
      closed = true
      for (const wait of waits) wait.callEnded(end)
      waits.clear()
      dismiss()
    },
    held: (matches) => ends.findLast(matches),
    wait: (wait) => {
      waits.add(wait)
      return () => void waits.delete(wait)
    },
    listen: (listener) => {
      for (const notification of history) listener.next(notification)
      if (closed) listener.end()
      else listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    dismiss,
    idle: () => waits.size === 0 && listeners.size === 0
  }
}

type Typed = Exclude<Notification, { readonly _tag: "Unknown" | "Invalid" }>

const resourceOf = (notification: Typed): string => {
  if (notification._tag !== "Operation") return notification._tag
  const { operation, operationId } = notification
  return `Operation ${operationId ?? operation.clientContext ?? ""}`
}

const contentOf = (notification: Typed): string => {
  const content =
    notification._tag === "Call"
      ? notification.call
      : notification._tag === "Operation"
        ? notification.operation
        : [notification.roster, notification.sequenceNumber, notification.participants]
  return `${resourceOf(notification)} ${JSON.stringify(content)}`
}
