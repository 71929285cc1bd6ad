/** Handlers of notifications by their kind, and which of them a notification has. */
import type { CallNotification, Notification } from "./Notification.ts"

type Tag = Notification["_tag"]
type OfTag<Name extends Tag> = Extract<Notification, { readonly _tag: Name }>

/** A handler for each kind of notification that a program is interested in. */
export type OfKinds<Result> = {
  readonly [Name in Tag]?: ((notification: OfTag<Name>) => Result) | undefined
}

/** What a program does with notifications of some kinds. */
export interface ByKind<Result> {
  /** Called for every notification of its kind, such as `Operation`, before `onEvent`. */
  readonly on?: OfKinds<Result> | undefined
  /** Called for every call that comes in: the notification that creates it in the state `incoming`. */
  readonly onIncomingCall?: ((notification: CallNotification) => Result) | undefined
}

const isOf = <Name extends Tag>(notification: Notification, name: Name): notification is OfTag<Name> =>
  notification._tag === name

const ofKind = <Result, Name extends Tag>(
  on: OfKinds<Result>,
  name: Name,
  notification: Notification
): ReadonlyArray<() => Result> => {
  const handle = on[name]
  return handle !== undefined && isOf(notification, name) ? [() => handle(notification)] : []
}

/** The handlers of a notification's kind. */
export const byKind = <Result>({
  on = {},
  onIncomingCall
}: ByKind<Result>): ((notification: Notification) => ReadonlyArray<() => Result>) => {
  return (notification) => {
    const incoming =
      onIncomingCall !== undefined &&
      notification._tag === "Call" &&
      notification.changeType === "created" &&
      notification.call.state === "incoming"
        ? [() => onIncomingCall(notification)]
        : []
    return [...incoming, ...ofKind(on, notification._tag, notification)]
  }
}
