/**
 * The client of Chat: the service that every function of this package needs from the context, and what is done with whole threads.
 *
 * A client acts for one user, whose token is its credential. Chat knows no shared key.
 */
import type { Client, ClientOptions } from "@effect-comms/core/Client"
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import * as Connection from "@effect-comms/core/Connection"
import type { Credential } from "@effect-comms/core/Credential"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as configuration from "@effect-comms/core/internal/configuration"
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import { type ApiVersion, service } from "./ApiVersion.ts"
import { Chat } from "./internal/client.ts"
import { remembered } from "./internal/madeWith.ts"

export * from "./generated/Chat.ts"
export { Chat } from "./internal/client.ts"
export type { CreateChatThreadError, CreatedChatThread } from "./internal/failOnPartial.ts"

/** Where to and as which user, and the defaults of every call. */
export type Options = Connection.Endpoint & ClientOptions<ApiVersion>

/** Makes a client; fails with `InvalidRequest` when the endpoint or version is invalid. */
export const make = (options: Options): Effect.Effect<Client<ApiVersion>, CommunicationError> =>
  Effect.map(Connection.make(service, options), (client) => remembered(client, options))

/** Provides a client. */
export const layer = (options: Options): Layer.Layer<Chat, CommunicationError> => Layer.effect(Chat, make(options))

/** Where the endpoint and the user's token are in the configuration. */
export interface ConfigOptions extends ClientOptions<ApiVersion> {
  /** Default `COMMUNICATION_ENDPOINT`. */
  readonly endpoint?: Config.Config<string>
  /** Default `COMMUNICATION_USER_TOKEN`. It is not refreshed: programs that outlive it use `layer` with a credential. */
  readonly token?: Config.Config<Redacted.Redacted>
}

/** Provides a client of the endpoint and the user token in the configuration. */
export const layerConfig = (
  options: ConfigOptions = {}
): Layer.Layer<Chat, CommunicationError | Config.ConfigError> => {
  const {
    endpoint = configuration.text("COMMUNICATION_ENDPOINT"),
    token = configuration.secret("COMMUNICATION_USER_TOKEN")
  } = options
  return Layer.effect(
    Chat,
    Effect.flatMap(Effect.all([endpoint, token]), ([endpoint, token]) =>
      Effect.flatMap(credentialOf(token), (credential) => make({ ...options, endpoint, credential }))
    )
  )
}

const credentialOf = (token: Redacted.Redacted): Effect.Effect<Credential, CommunicationError> =>
  Effect.try({
    try: () => UserTokenCredential.make(token),
    catch: () => invalid(service.name, "token", "expected a user access token")
  })
