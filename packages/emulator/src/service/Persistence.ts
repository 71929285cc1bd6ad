/**
 * What of a local cloud outlives its process, part by part: each gives what it keeps as JSON, and takes it back when another process goes on
 * with it. Where it is kept is the server's.
 */

/** A part that is kept. */
export interface Persistence {
  /** The member that it has in what is kept. */
  readonly name: string
  /** What is kept, as JSON. */
  readonly save: () => unknown
  /**
   * Takes back what was kept, into an empty world; throws an error when that does not fit. The result, if there is one, runs as soon as
   * applications can be told of something.
   */
  readonly restore: (saved: unknown) => (() => void) | undefined
}
