/** What the local cloud does that no recording and no document shows. */

/** One assumption; without `about` it is about the events that its words name, or else about its service as a whole. */
export interface Assumption {
  readonly id: string
  /** Ids of operations, and kinds of events without their prefix. */
  readonly about?: ReadonlyArray<string>
  readonly what: string
  readonly why: string
}
