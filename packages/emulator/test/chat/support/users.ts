/** Users of a local cloud in this process who chat, through our clients and as the wire has it. */
import * as Chat from "@effect-comms/chat/Chat"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as Identity from "@effect-comms/identity/Identity"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as LocalCloud from "../../../src/Emulator.ts"
import { exchange, type Received, type Sent } from "../../identity/support/wire.ts"

const { Emulator } = LocalCloud

/** A local cloud and the client of its identities. */
export const cloud = (options: LocalCloud.Options = {}) =>
  Layer.unwrap(Emulator.use(({ connectionString }) => Effect.succeed(Identity.layer({ connectionString })))).pipe(
    Layer.provideMerge(LocalCloud.layer(options))
  )

/** Somebody who chats. */
export interface User {
  readonly id: string
  /** The user as a participant, without `kind`: on the wire of Chat there is none. */
  readonly identifier: {
    readonly communicationIdentifier: { readonly rawId: string; readonly communicationUser: { readonly id: string } }
  }
  readonly client: Effect.Success<ReturnType<typeof Chat.make>>
  /** Sends a request with the user's token; without a version of its own it is 2024-03-07. */
  readonly send: (sent: Sent) => Effect.Effect<Received, never, LocalCloud.Emulator>
  /** Runs what needs a client of Chat as this user. */
  readonly as: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, Exclude<R, Chat.Chat>>
}

/** Makes a user with a token for Chat. */
export const user: Effect.Effect<User, never, LocalCloud.Emulator | Identity.Identity> = Effect.gen(function* () {
  const { origin } = yield* Emulator
  const { accessToken, identity } = yield* CommunicationIdentity.create({ createTokenWithScopes: ["chat"] })
  assert(accessToken !== undefined)
  const { token } = accessToken
  const client = yield* Chat.make({ endpoint: origin, credential: UserTokenCredential.make(token) })
  const authorization = `Bearer ${Redacted.value(token)}`
  return {
    id: identity.id,
    identifier: { communicationIdentifier: { rawId: identity.id, communicationUser: { id: identity.id } } },
    client,
    send: (sent: Sent) => {
      const path = sent.path.includes("?") ? sent.path : `${sent.path}?api-version=2024-03-07`
      return exchange({ ...sent, path, headers: { authorization, ...sent.headers } })
    },
    as: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.provideService(effect, Chat.Chat, client)
  }
}).pipe(Effect.orDie)

/** The path of a thread. */
export const pathOf = (threadId: string): string => `/chat/threads/${encodeURIComponent(threadId)}`
