/**
 * What a recording has of sound: when it recorded, who was there, and what was heard, all on the network's time. No samples are kept.
 */
import { rawId, type CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"

/** A time during which it recorded; the last goes on while it has no end. */
interface Span {
  readonly from: number
  to: number | undefined
}

/** Something that was heard, by the raw id of who made it. */
interface Heard {
  readonly of: string
  readonly from: number
  readonly to: number
  readonly hertz: ReadonlyArray<number>
}

/** The tape. */
export interface Tape {
  readonly spans: Array<Span>
  readonly heard: Array<Heard>
  /** Raw ids, in the order they came. */
  readonly participants: Set<string>
}

/** Nothing yet. */
export const makeTape = (): Tape => ({ spans: [], heard: [], participants: new Set() })

const isRolling = ({ spans }: Tape): boolean => {
  const last = spans.at(-1)
  return last !== undefined && last.to === undefined
}

/** Records from now on. */
export const roll = (
  tape: Tape,
  now: number,
  participants: Iterable<{ readonly identifier: CommunicationIdentifier }>
): void => {
  for (const { identifier } of participants) tape.participants.add(rawId(identifier))
  if (!isRolling(tape)) tape.spans.push({ from: now, to: undefined })
}

/** Records no longer. */
export const halt = (tape: Tape, now: number): void => {
  const last = tape.spans.at(-1)
  if (last !== undefined) last.to ??= now
}

/** Somebody is there now. */
export const join = (tape: Tape, identifier: CommunicationIdentifier): void => {
  if (isRolling(tape)) tape.participants.add(rawId(identifier))
}

/** Somebody is heard for so long. */
export const hear = (
  tape: Tape,
  of: CommunicationIdentifier,
  from: number,
  millis: number,
  hertz: ReadonlyArray<number>
): void => {
  if (!isRolling(tape)) return
  join(tape, of)
  tape.heard.push({ of: rawId(of), from, to: from + millis, hertz })
}

/** A piece of network time, and where it begins on the tape; all in milliseconds. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly at: number
}

/** What was recorded, in order. */
export const piecesOf = ({ spans }: Tape): ReadonlyArray<Piece> => {
  let at = 0
  return spans.map(({ from, to = from }) => {
    const piece = { from, to, at }
    at += to - from
    return piece
  })
}
