/** Every public module of the package, by its name. */
export type * from "./generated/models.ts"
export * as ApiVersion from "./ApiVersion.ts"
export * as Chat from "./Chat.ts"
export * as ChatThread from "./ChatThread.ts"
export * as PartialFailure from "./PartialFailure.ts"
export * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
export * as DateTimeText from "@effect-comms/core/DateTimeText"
export * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
