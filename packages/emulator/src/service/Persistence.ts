/**
 * The parts of a local cloud that outlive its process: each saves its state as JSON, which another process restores. Where the state is
 * stored is up to the server.
 */

/** A persistent part. */
export interface Persistence {
  /** Its member in the saved state. */
  readonly name: string
  /** Gives its state, as JSON. */
  readonly save: () => unknown
  /**
   * Restores a saved state into an empty local cloud; throws an error when it is invalid. The result, if there is one, runs once events can
   * be delivered.
   */
  readonly restore: (saved: unknown) => (() => void) | undefined
}
