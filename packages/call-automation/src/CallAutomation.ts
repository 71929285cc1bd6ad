/**
 * The client of Call Automation: the service that every function of this package needs from the context, and the operations that
 * belong to no call yet.
 */
import type { CallOptions, Client, ClientOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Connection from "@effect-comms/core/Connection"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import * as configuration from "@effect-comms/core/internal/configuration"
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import { type ApiVersion, service } from "./ApiVersion.ts"
import { CallAutomation, invoke } from "./internal/client.ts"

export type { AndWait, WaitOptions } from "./internal/awaiting.ts"
export * from "./generated/CallAutomation.ts"
export { CallAutomation } from "./internal/client.ts"

/** Where to and with which credential, and the defaults of every call. */
export type Options = (Connection.KeyOfResource | Connection.Endpoint) & ClientOptions<ApiVersion>

/** Makes a client; fails with `InvalidRequest` when the connection string, endpoint or version is invalid. */
export const make = (options: Options): Effect.Effect<Client<ApiVersion>, CommunicationError> =>
  Connection.makeOfResource(service, options)

/** Provides a client. */
export const layer = (options: Options): Layer.Layer<CallAutomation, CommunicationError> =>
  Layer.effect(CallAutomation, make(options))

/** Provides a client of the connection string in the configuration; default `COMMUNICATION_CONNECTION_STRING`. */
export const layerConfig = (
  options: {
    /** The connection string; default `COMMUNICATION_CONNECTION_STRING`. */
    readonly connectionString?: Config.Config<Redacted.Redacted>
  } & ClientOptions<ApiVersion> = {}
): Layer.Layer<CallAutomation, CommunicationError | Config.ConfigError> =>
  Layer.effect(
    CallAutomation,
    Effect.flatMap(
      options.connectionString ?? configuration.secret("COMMUNICATION_CONNECTION_STRING"),
      (connectionString) => make({ ...options, connectionString })
    )
  )

/** The client function of an operation. */
export const method =
  <I, A>(operation: ClientOperation<I, A>) =>
  (input: I, options?: CallOptions<ApiVersion>): Effect.Effect<A, CommunicationError, CallAutomation> =>
    invoke(operation, input, options)
