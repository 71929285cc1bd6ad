/** The schemas that the services share. Clients do not load them: generated sources have their types and codecs. */
export * from "./CommunicationIdentifier.ts"
export * from "./DateTimeText.ts"
