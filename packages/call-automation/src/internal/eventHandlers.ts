/** Handlers of events by their kind, and which of them an event has. */
import type { Decoded } from "../events/decode.ts"
import type { Event, EventName, EventOf } from "../generated/events.ts"

/** A handler for each kind of event that a program is interested in. */
export type OfKinds<Result> = {
  readonly [Name in EventName]?: ((event: EventOf<Name>) => Result) | undefined
}

/** What a program does with events of some kinds. */
export interface ByKind<Result> {
  /** Called for every event of its kind, such as `CallConnected`, before `onEvent`. */
  readonly on?: OfKinds<Result> | undefined
  /** Called for every incoming call: the same as `on.IncomingCall`, which is called as well. */
  readonly onIncomingCall?: ((event: EventOf<"IncomingCall">) => Result) | undefined
}

const isOf = <Name extends EventName>(event: Event, name: Name): event is Event & EventOf<Name> => event._tag === name

const ofKind = <Result, Name extends EventName>(
  on: OfKinds<Result>,
  name: Name,
  event: Event
): ReadonlyArray<() => Result> => {
  const handle = on[name]
  return handle !== undefined && isOf(event, name) ? [() => handle(event)] : []
}

/** The handlers of an event's kind; `undefined` when there are none of any kind. */
export const byKind = <Result>({
  on = {},
  onIncomingCall
}: ByKind<Result>): ((event: Decoded) => ReadonlyArray<() => Result>) => {
  return (event) => {
    if (event._tag === "UnknownEvent" || event._tag === "InvalidEvent") return []
    const incoming = onIncomingCall === undefined ? {} : { IncomingCall: onIncomingCall }
    return [...ofKind<Result, EventName>(incoming, event._tag, event), ...ofKind(on, event._tag, event)]
  }
}
