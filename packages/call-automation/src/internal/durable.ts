/** What call flows that are kept on disk need of the events of calls: how a body is read, whose an event is, and what ends a wait. */
export { type Decoded, decodeBody, type EventDecodeError, type InvalidEvent } from "../events/decode.ts"
export { CallEnded, failureOf, OperationFailed, OutcomeTimeout } from "./endings.ts"
export { legOf } from "./legOf.ts"
export { type Criteria, isOneOf, isShared, verdict } from "./matching.ts"
export type { Outcome } from "./outcome.ts"
