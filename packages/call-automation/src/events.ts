/**
 * The webhook events of Call Automation as values and schemas, and the decoder of their bodies.
 *
 * No client and no cryptography is imported here: `CallEvents` verifies, publishes and awaits.
 */
export * from "./events/connection.ts"
export {
  type Batch,
  type Decoded,
  decodeResult,
  EventDecodeError,
  InvalidEvent,
  type UnknownEvent
} from "./events/decode.ts"
export type { CallEvent, Envelope } from "./events/CallEvent.ts"
export type { EventKind } from "./events/EventKind.ts"
export * from "./events/eventGrid.ts"
export * from "./events/kinds.ts"
export * from "./events/media.ts"
export * from "./events/participants.ts"
export * from "./events/recognition.ts"
export * from "./events/recording.ts"
export * from "./events/streaming.ts"
export type * from "./generated/events.ts"
