/** Ids of calls, operations and participants: GUIDs in lower case with dashes; requests may write them otherwise. */

/** What two ways to write the same id have in common. */
export const keyOf = (id: string): string => id.replaceAll("-", "").toLowerCase()
