/**
 * The Chat clients of users, each made once in a process: their tokens are issued when they are first needed, and renewed.
 *
 * Which client it is, is said from outside: the one in memory, or the one whose operations are steps of a flow.
 */
import type * as Chat from "@effect-comms/chat/Chat"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type { Credential } from "@effect-comms/core/Credential"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import type * as Identity from "@effect-comms/identity/Identity"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

type Client = Layer.Layer<Chat.Chat, CommunicationError>

/** Gives the client of a user by the id of the user. */
export class ChatUsers extends Context.Service<ChatUsers, { readonly client: (id: string) => Client }>()(
  "@effect-comms/sample/ChatUsers"
) {}

/** Provides the clients that are made of a credential so. */
export const layer = <R>(
  clientOf: (credential: Credential) => Layer.Layer<Chat.Chat, CommunicationError, R>
): Layer.Layer<ChatUsers, never, Identity.Identity | R> =>
  Layer.effect(
    ChatUsers,
    Effect.gen(function* () {
      const context = yield* Effect.context<Identity.Identity | R>()
      const clients = new Map<string, Client>()
      const make = (id: string): Client => {
        const token = Effect.map(CommunicationIdentity.issueAccessToken({ id, scopes: ["chat"] }), ({ token }) => token)
        const credential = UserTokenCredential.make({
          refresh: (signal) => Effect.runPromiseWith(context)(token, { signal })
        })
        return Layer.provide(clientOf(credential), Layer.succeedContext(context))
      }
      return {
        client: (id) => {
          const client = clients.get(id) ?? make(id)
          clients.set(id, client)
          return client
        }
      }
    })
  )
