/** What is done with one thread, its members and its messages, as the client's user. */
export * from "./generated/ChatThread.ts"
export type { AddChatParticipantsError } from "./internal/failOnPartial.ts"
