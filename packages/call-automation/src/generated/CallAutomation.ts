// Written by `pnpm derive` from the declarations of this package. CallAutomation: Creates, answers, redirects and rejects calls, and connects to ongoing ones.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { type CallAutomation, invoke } from "../internal/client.ts"
import type {
  AnswerCallInput,
  CallConnectionProperties,
  ConnectInput,
  CreateCallInput,
  RedirectCallInput,
  RejectCallInput
} from "./models.ts"
import * as operations from "./operations.ts"

export type {
  AnswerCallInput,
  CallConnectionProperties,
  ConnectInput,
  CreateCallInput,
  RedirectCallInput,
  RejectCallInput
} from "./models.ts"

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
export const connectCall = connect
