/**
 * The clock of everything that happens on the simulated network: real, scaled, driven by a test, or an Effect `Clock`.
 */

/** Gives the time and runs what is due. */
export interface NetworkClock {
  /** Milliseconds since 1970 on the network. */
  readonly now: () => number
  /** Runs `task` after a number of milliseconds of network time; the result takes it back. Tasks of one moment run in the order they were put. */
  readonly after: (delayMillis: number, task: () => void) => () => void
}
