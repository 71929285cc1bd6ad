/**
 * The events of Chat as values and schemas. They come through Event Grid.
 *
 * No client is imported here: `ChatEvents` decodes and publishes them.
 */
export type { ChatEvent, Envelope } from "./events/ChatEvent.ts"
export { type Batch, type Decoded, EventDecodeError, InvalidEvent, type UnknownEvent } from "./events/decode.ts"
export type { EventKind } from "./events/EventKind.ts"
export * from "./events/kinds.ts"
export * from "./events/messages.ts"
export * from "./events/subscription.ts"
export * from "./events/threads.ts"
export type * from "./generated/events.ts"
