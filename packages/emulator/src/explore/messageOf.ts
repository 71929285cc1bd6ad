/** What was thrown, as a line of a report. */

/** The message of what was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The same without the sequence of what happened, which is printed once. */
export const firstLineOf = (error: unknown): string => messageOf(error).split("\n\n")[0] ?? ""
