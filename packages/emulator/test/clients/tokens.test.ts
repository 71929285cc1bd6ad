/**
 * Tokens on a machine whose clock is not the service's, and Entra tokens by credentials of the shape that Microsoft's own clients take: what
 * `@azure/identity` makes is one of them.
 */
import { CommunicationIdentityClient } from "@azure/communication-identity"
import * as Chat from "@effect-comms/chat/Chat"
import * as EntraCredential from "@effect-comms/core/EntraCredential"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as Identity from "@effect-comms/identity/Identity"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as LocalCloud from "../../src/Emulator.ts"
import { begin } from "../identity/support/wire.ts"
import { overHttp, secure } from "../official/support.ts"
import { cloud } from "../chat/support/users.ts"

const { Emulator } = LocalCloud

describe("a user's token with a refresher", () => {
  for (const minutes of [4, -4])
    it.effect(`is renewed in time where the clock is ${-minutes} minutes ahead of the service's`, () =>
      Effect.gen(function* () {
        yield* begin
        const { advance, origin, setWallOffset } = yield* Emulator
        yield* setWallOffset(minutes * 60_000)
        const { identity } = yield* CommunicationIdentity.create({})
        const context = yield* Effect.context<Identity.Identity>()
        let renewals = 0
        const credential = UserTokenCredential.make({
          refresh: () => {
            renewals++
            const issue = CommunicationIdentity.issueAccessToken({
              id: identity.id,
              scopes: ["chat"],
              expiresInMinutes: 60
            })
            return Effect.runPromiseWith(context)(Effect.map(issue, ({ token }) => token))
          }
        })
        const client = yield* Chat.make({ endpoint: origin, credential })
        const create = Effect.provideService(Chat.createChatThread({ topic: "t" }), Chat.Chat, client)
        yield* Effect.all([create, create, create], { concurrency: "unbounded" })
        assert.strictEqual(renewals, 1)
        for (let minute = 0; minute < 180; minute++) {
          yield* advance(60_000)
          yield* create
        }
        assert.isAtMost(renewals, 5)
      }).pipe(Effect.provide(cloud()))
    )
})

describe("a user's token that was taken back", () => {
  it.effect("is renewed within the call that finds it out; without a refresher the call is Unauthorized", () =>
    Effect.gen(function* () {
      yield* begin
      const { journal, origin } = yield* Emulator
      const { accessToken, identity } = yield* CommunicationIdentity.create({ createTokenWithScopes: ["chat"] })
      assert(accessToken !== undefined)
      const context = yield* Effect.context<Identity.Identity>()
      let renewals = 0
      const refresh = () => {
        renewals++
        const issue = CommunicationIdentity.issueAccessToken({ id: identity.id, scopes: ["chat"] })
        return Effect.runPromiseWith(context)(Effect.map(issue, ({ token }) => token))
      }
      const clientOf = (credential: Parameters<typeof Chat.make>[0]["credential"]) =>
        Chat.make({ endpoint: origin, credential })
      const refreshing = yield* clientOf(UserTokenCredential.make({ token: accessToken.token, refresh }))
      const fixed = yield* clientOf(UserTokenCredential.make(accessToken.token))
      const create = Chat.createChatThread({ topic: "t" })
      yield* Effect.provideService(create, Chat.Chat, refreshing)
      yield* CommunicationIdentity.revokeAccessTokens({ id: identity.id })
      const error = yield* Effect.flip(Effect.provideService(create, Chat.Chat, fixed))
      assert(error._tag === "CommunicationError")
      assert.deepStrictEqual([error.reason._tag, error.attempts], ["Unauthorized", 1])
      yield* Effect.provideService(create, Chat.Chat, refreshing)
      assert.strictEqual(renewals, 1)
      const created = (yield* journal()).filter(({ name }) => name === "thread created")
      assert.lengthOf(created, 2)
    }).pipe(Effect.provide(cloud()))
  )
})

/** What Microsoft's clients take: the `TokenCredential` that every class of `@azure/identity` implements. */
type TokenCredential = Extract<ConstructorParameters<typeof CommunicationIdentityClient>[1], { getToken: unknown }>

const Answer = Schema.Struct({ access_token: Schema.String, expires_in: Schema.Int })

/** A client with a secret, as `ClientSecretCredential` is one, at the token endpoint of a local cloud. */
const clientSecret = (origin: string) => {
  const asked: Array<string | Array<string>> = []
  const credential: TokenCredential = {
    getToken: async (scopes, options) => {
      asked.push(scopes)
      const response = await fetch(`${origin}/contoso/oauth2/v2.0/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: "app",
          client_secret: "secret",
          scope: [scopes].flat().join(" ")
        }),
        ...(options?.abortSignal instanceof AbortSignal ? { signal: options.abortSignal } : {})
      })
      const { access_token: token, expires_in } = Schema.decodeUnknownSync(Answer)(await response.json())
      const now = Date.now()
      return {
        token,
        expiresOnTimestamp: now + expires_in * 1_000,
        refreshAfterTimestamp: now + expires_in * 500,
        tokenType: "Bearer"
      }
    }
  }
  return { asked, credential }
}

describe("an Entra credential", () => {
  it.live("of the shape of @azure/identity is taken by our client and Microsoft's alike, and asked once", () =>
    Effect.gen(function* () {
      const { origin } = yield* LocalCloud.serve({ port: 0 })
      const { asked, credential } = clientSecret(origin)
      const theirs = new CommunicationIdentityClient(secure(origin), credential, overHttp(origin))
      const { communicationUserId } = yield* Effect.promise(() => theirs.createUser())
      assert.match(communicationUserId, /^8:acs:/)
      asked.length = 0
      const ours = Identity.layer({ endpoint: origin, credential: EntraCredential.make(credential) })
      const all = yield* Effect.all(
        Array.from({ length: 5 }, () => CommunicationIdentity.create({})),
        { concurrency: "unbounded" }
      ).pipe(Effect.provide(ours))
      assert.strictEqual(new Set(all.map(({ identity }) => identity.id)).size, 5)
      assert.deepStrictEqual(asked, [EntraCredential.communicationScope])
    })
  )

  it.live("that refuses as @azure/identity does is Unauthorized, and nothing is sent", () =>
    Effect.gen(function* () {
      const { journal, origin } = yield* LocalCloud.serve({ port: 0 })
      class AuthenticationError extends Error {
        override readonly name = "AuthenticationError"
        readonly statusCode = 401
      }
      const credential: TokenCredential = {
        getToken: () => Promise.reject(new AuthenticationError("AADSTS7000215: the secret is not valid"))
      }
      const ours = Identity.layer({ endpoint: origin, credential: EntraCredential.make(credential) })
      const error = yield* Effect.flip(CommunicationIdentity.create({}).pipe(Effect.provide(ours)))
      assert(error._tag === "CommunicationError")
      assert.strictEqual(error.reason._tag, "Unauthorized")
      assert.deepStrictEqual(
        (yield* journal()).filter(({ kind }) => kind === "request"),
        []
      )
    })
  )
})
