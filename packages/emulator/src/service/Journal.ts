/** What happened in the local cloud, for people and tests: the kernel keeps it, services write to it. */

/**
 * What kinds there are: a request and its answer, a change of state, an event for an application, an attempt to deliver
 * it (`callback`), a media socket, a control that was used, and a fault that was ordered or is the local cloud's own.
 */
export const kinds = ["request", "answer", "state", "event", "callback", "media", "control", "fault"] as const

/** A kind of entries. */
type Kind = (typeof kinds)[number]

/** What happened, without its number and time. */
export interface Happening {
  readonly kind: Kind
  /** One word or name for people: an operation's id, an event's type, a state. */
  readonly name: string
  /** Whatever belongs to it, as JSON; keys and tokens in it are masked. */
  readonly data: Readonly<Record<string, unknown>>
}

/** An entry of the journal. */
export interface Entry extends Happening {
  /** 1, 2, 3 … */
  readonly sequence: number
  /** Network time, ISO 8601. */
  readonly time: string
}

/** The journal. */
export interface Journal {
  readonly write: (happening: Happening) => void
  /** What is kept of the entries behind that number, oldest first. */
  readonly after: (sequence: number) => ReadonlyArray<Entry>
  /** The number of the newest entry, 0 for none. */
  readonly last: () => number
  /** Called with every new entry; the result ends it. */
  readonly subscribe: (listener: (entry: Entry) => void) => () => void
}
