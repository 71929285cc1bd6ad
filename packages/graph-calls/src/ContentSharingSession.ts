/** The sessions of a call in which content is shared. */
export * from "./generated/ContentSharingSession.ts"
