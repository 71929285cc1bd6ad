/** How operations, attempts and legs end: shapes only. The texts and sub codes of each outcome are in `events/results.ts`. */

/** How something ended. */
export interface ResultInformation {
  readonly code: number
  readonly subCode: number
  readonly message: string
}

/** The sub codes that recordings show on the leg that did not ask for the end of the call. */
export type EndOfOthers = 5001 | 5002 | 7000
