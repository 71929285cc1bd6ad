/**
 * The client of Identity: the service that every function of this package needs from the context.
 *
 * It acts for the resource, with its access key or with Entra. The tokens that it issues are what clients of Chat use.
 */
import type { Client, ClientOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Connection from "@effect-comms/core/Connection"
import * as configuration from "@effect-comms/core/internal/configuration"
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import { type ApiVersion, service } from "./ApiVersion.ts"
import { Identity } from "./internal/client.ts"

export { Identity } from "./internal/client.ts"

/** Where to and with which credential, and the defaults of every call. */
export type Options = (Connection.KeyOfResource | Connection.Endpoint) & ClientOptions<ApiVersion>

/** Makes a client; fails with `InvalidRequest` when the connection string, endpoint or version is invalid. */
export const make = (options: Options): Effect.Effect<Client<ApiVersion>, CommunicationError> =>
  Connection.makeOfResource(service, options)

/** Provides a client. */
export const layer = (options: Options): Layer.Layer<Identity, CommunicationError> =>
  Layer.effect(Identity, make(options))

/** Provides a client of the connection string in the configuration; default `COMMUNICATION_CONNECTION_STRING`. */
export const layerConfig = (
  options: {
    /** The connection string; default `COMMUNICATION_CONNECTION_STRING`. */
    readonly connectionString?: Config.Config<Redacted.Redacted>
  } & ClientOptions<ApiVersion> = {}
): Layer.Layer<Identity, CommunicationError | Config.ConfigError> =>
  Layer.effect(
    Identity,
    Effect.flatMap(
      options.connectionString ?? configuration.secret("COMMUNICATION_CONNECTION_STRING"),
      (connectionString) => make({ ...options, connectionString })
    )
  )
