/**
 * The client of Chat: the service that every function of this package needs from the context, and what is done with whole threads.
 *
 * A client acts for one user, whose token is its credential. Chat knows no shared key.
 */
import type { CallOptions, Client, ClientOptions } from "@effect-comms/core/Client"
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import * as Connection from "@effect-comms/core/Connection"
import type { Credential } from "@effect-comms/core/Credential"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import { type ApiVersion, service } from "./ApiVersion.ts"
import type { PartialFailure } from "./PartialFailure.ts"
import { unexpected, whole } from "./internal/whole.ts"
import type {
  ChatThreadProperties,
  CreateChatThreadInput,
  CreateChatThreadResult,
  DeleteChatThreadInput
} from "./generated/models.ts"
import * as operations from "./generated/operations.ts"

/** Where to and as which user, and the defaults of every call. */
export type Options = Connection.Endpoint & ClientOptions<ApiVersion>

/** The client of Chat in the context. */
export class Chat extends Context.Service<Chat, Client<ApiVersion>>()("@effect-comms/chat/Chat") {}

/** Makes a client; fails with `InvalidRequest` when the endpoint or version is none. */
export const make = (options: Options): Effect.Effect<Client<ApiVersion>, CommunicationError> =>
  Connection.make(service, options)

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
  const { endpoint = Config.String("COMMUNICATION_ENDPOINT"), token = Config.Redacted("COMMUNICATION_USER_TOKEN") } =
    options
  return Layer.effect(
    Chat,
    Effect.flatMap(Config.all([endpoint, token]), ([endpoint, token]) =>
      Effect.flatMap(credentialOf(token), (credential) => make({ ...options, endpoint, credential }))
    )
  )
}

const credentialOf = (token: Redacted.Redacted): Effect.Effect<Credential, CommunicationError> =>
  Effect.try({
    try: () => UserTokenCredential.make(token),
    catch: () => invalid(service.name, "token", "expected a user access token")
  })

/** A thread that was created with all its participants. */
export interface CreatedChatThread {
  /** The thread. */
  readonly chatThread: ChatThreadProperties
}

/** Why a thread was not created, or not with all its participants. */
export type CreateChatThreadError = CommunicationError | PartialFailure<CreatedChatThread>

const complete = ({
  chatThread,
  invalidParticipants
}: CreateChatThreadResult): Effect.Effect<CreatedChatThread, CreateChatThreadError> =>
  chatThread === undefined
    ? Effect.fail(unexpected(operations.createChatThread.id, "chatThread"))
    : whole(operations.createChatThread.id, { chatThread }, invalidParticipants)

/**
 * Opens a thread; the caller is a member of it. `repeatability.requestId` of the options is sent as its idempotency id.
 *
 * Fails with `PartialFailure` when the thread was created and participants were refused: the thread is in its `result`.
 * Retry class `claimed`. Source: Chat - Create Chat Thread.
 */
export const createChatThread = (
  input: CreateChatThreadInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<CreatedChatThread, CreateChatThreadError, Chat> =>
  Chat.use((client) => Effect.flatMap(client.invoke(operations.createChatThread, input, options), complete))

/** Ends a thread for all its members. Retry class `idempotent`. Source: Chat - Delete Chat Thread. */
export const deleteChatThread = (
  input: DeleteChatThreadInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, Chat> =>
  Chat.use((client) => client.invoke(operations.deleteChatThread, input, options))
