// Written by `pnpm derive` from the declarations of this package. CallAutomation: Creates, answers, redirects and rejects calls, and connects to ongoing ones.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { type CallAutomation, invoke } from "../internal/client.ts"
import type { AndWait } from "../internal/awaiting.ts"
import { andWaitOnItsLeg } from "../internal/awaiting.ts"
import type { EventOf } from "./events.ts"
import type {
  AnswerCallInput,
  CallConnectionProperties,
  ConnectInput,
  CreateCallInput,
  RedirectCallInput,
  RejectCallInput
} from "./models.ts"
import * as operations from "./operations.ts"
import * as outcomes from "./outcomes.ts"

export type {
  AnswerCallInput,
  CallConnectionProperties,
  ConnectInput,
  CreateCallInput,
  RedirectCallInput,
  RejectCallInput
} from "./models.ts"

/**
 * Answers an incoming call.
 *
 * The outcome comes as `CallConnected` or `AnswerFailed`; `answerCallAndWait` waits for it.
 * Retry class `claimed`: it is not sent again after a failure that leaves open whether it was executed, which is
 * `Ambiguous`, unless `trustRepeatability` is set.
 * Source: Call Automation - Answer Call.
 */
export const answerCall = (
  input: AnswerCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<CallConnectionProperties, CommunicationError, CallAutomation> =>
  invoke(operations.answerCall, input, options)

/**
 * Does what `answerCall` does and waits for the outcome: the `CallConnected` event that reports success.
 *
 * When no response came, the first event that carries the context of the request identifies the leg: give every call a
 * context of its own.
 * Fails with `OperationFailed` (`AnswerFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const answerCallAndWait: AndWait<AnswerCallInput, EventOf<"CallConnected">> = /* @__PURE__ */ andWaitOnItsLeg(
  operations.answerCall,
  outcomes.answerCall
)

/**
 * Connects the application to an ongoing call, a group call or a room.
 *
 * The `correlationId` of the response is the request's own; the call's is in its events and in `CallConnection.get`.
 * The outcome comes as `CallConnected` or `ConnectFailed`; `connectAndWait` waits for it.
 * Since api-version 2024-06-15-preview.
 * Retry class `claimed`: it is not sent again after a failure that leaves open whether it was executed, which is
 * `Ambiguous`, unless `trustRepeatability` is set.
 * Microsoft's JavaScript client calls it `connectCall`.
 * Source: Call Automation - Connect.
 */
export const connect = (
  input: ConnectInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<CallConnectionProperties, CommunicationError, CallAutomation> =>
  invoke(operations.connect, input, options)

/**
 * Does what `connect` does.
 *
 * @deprecated Use `connect`.
 */
export const connectCall: typeof connect = connect

/**
 * Does what `connect` does and waits for the outcome: the `CallConnected` event that reports success.
 *
 * When no response came, the first event that carries the context of the request identifies the leg: give every call a
 * context of its own.
 * Fails with `OperationFailed` (`ConnectFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const connectAndWait: AndWait<ConnectInput, EventOf<"CallConnected">> = /* @__PURE__ */ andWaitOnItsLeg(
  operations.connect,
  outcomes.connect
)

/**
 * Does what `connectAndWait` does.
 *
 * @deprecated Use `connectAndWait`.
 */
export const connectCallAndWait: AndWait<ConnectInput, EventOf<"CallConnected">> = connectAndWait

/**
 * Creates a call to one or several participants.
 *
 * The response says that the call was accepted, not that a participant has answered.
 * The outcome comes as `CallConnected` or `CreateCallFailed`; `createCallAndWait` waits for it.
 * Retry class `claimed`: it is not sent again after a failure that leaves open whether it was executed, which is
 * `Ambiguous`, unless `trustRepeatability` is set.
 * Source: Call Automation - Create Call.
 */
export const createCall = (
  input: CreateCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<CallConnectionProperties, CommunicationError, CallAutomation> =>
  invoke(operations.createCall, input, options)

/**
 * Does what `createCall` does and waits for the outcome: the `CallConnected` event that reports success.
 *
 * When no response came, the first event that carries the context of the request identifies the leg: give every call a
 * context of its own.
 * Fails with `OperationFailed` (`CreateCallFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const createCallAndWait: AndWait<CreateCallInput, EventOf<"CallConnected">> = /* @__PURE__ */ andWaitOnItsLeg(
  operations.createCall,
  outcomes.createCall
)

/**
 * Redirects an incoming call to another participant.
 *
 * No further event about the call reaches this application.
 * Retry class `claimed`: it is not sent again after a failure that leaves open whether it was executed, which is
 * `Ambiguous`, unless `trustRepeatability` is set.
 * Source: Call Automation - Redirect Call.
 */
export const redirectCall = (
  input: RedirectCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.redirectCall, input, options)

/**
 * Rejects an incoming call.
 *
 * No event follows for this application; the caller's CreateCallFailed carries the reason as its code.
 * Retry class `claimed`: it is not sent again after a failure that leaves open whether it was executed, which is
 * `Ambiguous`, unless `trustRepeatability` is set.
 * Source: Call Automation - Reject Call.
 */
export const rejectCall = (
  input: RejectCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.rejectCall, input, options)
