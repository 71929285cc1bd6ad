/** The participants of a call: list, read, invite, mute, hold and remove them, and let them in from the lobby. */
export * from "./generated/Participant.ts"
