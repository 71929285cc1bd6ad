/** The control of the two clocks of a local cloud: that of its network, and the wall clock that judges credentials. */
import type { Timeline } from "./Timeline.ts"

/** What the clocks show. */
export interface ClockState {
  /** ISO 8601. */
  readonly network: string
  /** ISO 8601. */
  readonly wall: string
  readonly scale: number
  readonly wallOffsetMs: number
  /** When something is due next on the network, ISO 8601; missing when nothing is. */
  readonly nextDue?: string
}

/** What the clocks show, in milliseconds since 1970. */
interface ClockReading {
  readonly network: number
  readonly wall: number
  /** When something is due next on the network. */
  readonly nextDue: number | undefined
}

/** The wall clock: its source with an offset. */
export interface WallClock {
  /** The time, in milliseconds since 1970. */
  readonly now: () => number
  /** How far it is from its source, in milliseconds. */
  readonly offset: () => number
  readonly setOffset: (millis: number) => void
}

/** Makes the wall clock of a source. */
export const makeWall = (source: () => number): WallClock => {
  let wallOffset = 0
  return {
    now: () => source() + wallOffset,
    offset: () => wallOffset,
    setOffset: (millis) => {
      wallOffset = millis
    }
  }
}

/** Controls the clocks. */
export interface ClockControl {
  /** Advances network time; resolves once everything that became due is delivered and acknowledged. */
  readonly advance: (millis: number) => Promise<void>
  /** How fast network time goes: 1 as real time, 0 only when advanced. */
  readonly setScale: (scale: number) => void
  /** How far the wall clock is from its source, in milliseconds. */
  readonly setWallOffset: (millis: number) => void
  /** Whether network time is being advanced. */
  readonly isAdvancing: () => boolean
  readonly read: () => ClockReading
  readonly show: () => ClockState
}

/** Makes the control; each advance waits until the local cloud is idle at every step. */
export const make = ({
  idle,
  network,
  wall
}: {
  readonly network: Timeline
  readonly wall: WallClock
  readonly idle: () => Promise<void>
}): ClockControl => {
  let advancing = 0
  let advanced: Promise<void> = Promise.resolve()
  const read = () => {
    const due = network.nextDue()
    return {
      network: Math.floor(network.now()),
      wall: Math.floor(wall.now()),
      // A fraction of a millisecond more, not less, so that advancing to it reaches it.
      nextDue: due === undefined ? undefined : Math.ceil(due)
    }
  }
  return {
    advance: (millis) => {
      advancing++
      const mine = advanced
        .then(() => network.advance(millis, idle))
        .finally(() => {
          advancing--
        })
      advanced = mine.catch(() => {})
      return mine
    },
    isAdvancing: () => advancing > 0,
    setScale: network.setScale,
    setWallOffset: wall.setOffset,
    read,
    show: () => {
      const shown = read()
      return {
        network: new Date(shown.network).toISOString(),
        wall: new Date(shown.wall).toISOString(),
        scale: network.scale(),
        wallOffsetMs: wall.offset(),
        ...(shown.nextDue === undefined ? {} : { nextDue: new Date(shown.nextDue).toISOString() })
      }
    }
  }
}
