/**
 * The client of Call Automation: the service that every function of this package needs from the context, and the operations that
 * belong to no call yet.
 */
import type { CallOptions, Client, ClientOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Connection from "@effect-comms/core/Connection"
import type { ClientOperation } from "@effect-comms/core/ClientOperation"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import { type ApiVersion, service } from "./ApiVersion.ts"
import { andWaitOnItsLeg } from "./internal/awaiting.ts"
import { CallAutomation } from "./internal/client.ts"
import * as Outcome from "./Outcome.ts"
import * as operations from "./generated/operations.ts"

export type { AndWait, WaitOptions } from "./internal/awaiting.ts"
export { CallAutomation } from "./internal/client.ts"

/** Where to and with which credential, and the defaults of every call. */
export type Options = (Connection.KeyOfResource | Connection.Endpoint) & ClientOptions<ApiVersion>

/** Makes a client; fails with `InvalidRequest` when the connection string, endpoint or version is none. */
export const make = (options: Options): Effect.Effect<Client<ApiVersion>, CommunicationError> =>
  Connection.makeOfResource(service, options)

/** Provides a client. */
export const layer = (options: Options): Layer.Layer<CallAutomation, CommunicationError> =>
  Layer.effect(CallAutomation, make(options))

/** Provides a client of the connection string in the configuration; default `COMMUNICATION_CONNECTION_STRING`. */
export const layerConfig = (
  options: { readonly connectionString?: Config.Config<Redacted.Redacted> } & ClientOptions<ApiVersion> = {}
): Layer.Layer<CallAutomation, CommunicationError | Config.ConfigError> =>
  Layer.effect(
    CallAutomation,
    Effect.flatMap(options.connectionString ?? Config.Redacted("COMMUNICATION_CONNECTION_STRING"), (connectionString) =>
      make({ ...options, connectionString })
    )
  )

/** The client function of an operation; every function of this package is one. */
export const method =
  <I, A>(operation: ClientOperation<I, A>) =>
  (input: I, options?: CallOptions<ApiVersion>): Effect.Effect<A, CommunicationError, CallAutomation> =>
    CallAutomation.use((client) => client.invoke(operation, input, options))

/**
 * Calls one or several participants; the outcome comes as CallConnected or CreateCallFailed.
 *
 * A failure that leaves open whether the call was made is `Ambiguous`: recordings do not show that the service recognises a repeat.
 * Source: Call Automation - Create Call.
 */
export const createCall = /* @__PURE__ */ method(operations.createCall)

/**
 * Answers an incoming call; the outcome comes as CallConnected or AnswerFailed.
 *
 * A failure that leaves open whether the call was answered is `Ambiguous`.
 * Source: Call Automation - Answer Call.
 */
export const answerCall = /* @__PURE__ */ method(operations.answerCall)

/**
 * Lets an incoming call ring at somebody else; no event tells this application what becomes of it.
 *
 * A failure that leaves open whether the call was redirected is `Ambiguous`.
 * Source: Call Automation - Redirect Call.
 */
export const redirectCall = /* @__PURE__ */ method(operations.redirectCall)

/**
 * Declines an incoming call; no event follows for this application, the caller's CreateCallFailed has the reason as its code.
 *
 * A failure that leaves open whether the call was declined is `Ambiguous`.
 * Source: Call Automation - Reject Call.
 */
export const rejectCall = /* @__PURE__ */ method(operations.rejectCall)

/**
 * Joins a call that is going on, a group call or a room; the outcome comes as CallConnected or ConnectFailed. Since 2024-06-15-preview.
 *
 * The answer's `correlationId` is the request's own: the call's comes with the events and with `CallConnection.getCall`.
 * A failure that leaves open whether the application has joined is `Ambiguous`.
 * Source: Call Automation - Connect.
 */
export const connectCall = /* @__PURE__ */ method(operations.connect)

/**
 * `createCall`, until somebody has answered: the CallConnected of the leg. Needs `CallEvents` as well.
 *
 * When the answer never came, the first event that carries the request's context tells which leg it is: let every call have its own.
 */
export const createCallAndWait = /* @__PURE__ */ andWaitOnItsLeg(operations.createCall, Outcome.createCall)

/** `answerCall`, until the leg is connected. Needs `CallEvents` as well. */
export const answerCallAndWait = /* @__PURE__ */ andWaitOnItsLeg(operations.answerCall, Outcome.answerCall)

/** `connectCall`, until the application has joined. Needs `CallEvents` as well. */
export const connectCallAndWait = /* @__PURE__ */ andWaitOnItsLeg(operations.connect, Outcome.connectCall)
