/** Ids of calls and operations: GUIDs, written with dashes in bodies and without, in capitals, in the URLs of notifications. */

/** What two ways to write the same id have in common. */
export const keyOf = (id: string): string => id.replaceAll("-", "").toLowerCase()

/** An id as the URLs of notifications have it. */
export const inUrl = (id: string): string => id.replaceAll("-", "").toUpperCase()
