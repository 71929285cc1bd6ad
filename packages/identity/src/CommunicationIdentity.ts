/** The users of a resource and their tokens. */
export * from "./generated/CommunicationIdentity.ts"
