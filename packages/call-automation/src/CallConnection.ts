/**
 * Operations on a call connection and its participants.
 *
 * Where a function says "the outcome comes as", the service accepts the operation at once and performs it later. The function of the same
 * name that ends in `AndWait` takes the same input, waits for that event as well and gives it. It needs `CallEvents`, to which the webhooks
 * have to come, and fails with `CommunicationError` (not accepted), `OperationFailed`, `CallEnded`, or `OutcomeTimeout` after `waitMillis`;
 * an `Ambiguous` is a failure only when no event comes either. A context is made where none is given. Interrupting it undoes nothing.
 */
export * from "./generated/CallConnection.ts"
