/** `@azure/communication-identity`, unmodified, on a local cloud behind a port. */
import { CommunicationIdentityClient } from "@azure/communication-identity"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { official } from "../official/support.ts"
import { at, rejected } from "./support/wire.ts"

describe("the official Identity client", () => {
  it.live("createUser", () =>
    Effect.gen(function* () {
      const { cloud, identity } = yield* official()
      const user = yield* Effect.promise(() => identity.createUser())
      assert.match(user.communicationUserId, new RegExp(`^8:acs:${cloud.resourceId}_[0-9a-f-]{36}$`))
    })
  )

  it.live("createUserAndToken and getToken, for the lifetime asked", () =>
    Effect.gen(function* () {
      const { chat, identity } = yield* official()
      const made = yield* Effect.promise(() =>
        identity.createUserAndToken(["chat", "voip"], { tokenExpiresInMinutes: 60 })
      )
      const issued = yield* Effect.promise(() => identity.getToken(made.user, ["chat"]))
      assert.isAbove(issued.expiresOn.getTime() - made.expiresOn.getTime(), 22 * 3_600_000)
      for (const token of [made.token, issued.token]) {
        const { chatThread } = yield* Effect.promise(() => chat(token).createChatThread({ topic: "t" }))
        assert.deepStrictEqual(chatThread?.createdBy, { kind: "communicationUser", ...made.user })
      }
    })
  )

  it.live("revokeTokens ends the tokens of the user", () =>
    Effect.gen(function* () {
      const { chat, identity } = yield* official()
      const { token, user } = yield* Effect.promise(() => identity.createUserAndToken(["chat"]))
      yield* Effect.promise(() => identity.revokeTokens(user))
      const error = yield* rejected(() => chat(token).createChatThread({ topic: "t" }))
      assert.strictEqual(at(error, "statusCode"), 401)
      assert.strictEqual(at(error, "code"), "Unauthorized")
    })
  )

  it.live("deleteUser, after which the user is unknown", () =>
    Effect.gen(function* () {
      const { identity } = yield* official()
      const user = yield* Effect.promise(() => identity.createUser())
      yield* Effect.promise(() => identity.deleteUser(user))
      const error = yield* rejected(() => identity.getToken(user, ["chat"]))
      assert.strictEqual(at(error, "statusCode"), 404)
      assert.strictEqual(at(error, "code"), "NotFound")
    })
  )

  it.live("reads what is refused: a lifetime of 59 minutes, a wrong key", () =>
    Effect.gen(function* () {
      const { cloud, identity } = yield* official()
      const short = yield* rejected(() => identity.createUserAndToken(["chat"], { tokenExpiresInMinutes: 59 }))
      assert.strictEqual(at(short, "statusCode"), 400)
      assert.include(String(at(short, "message")), "expiresInMinutes")
      const absentee = new CommunicationIdentityClient(`endpoint=${cloud.origin}/;accesskey=c3RyYW5nZXI=`, {
        allowInsecureConnection: true
      })
      const error = yield* rejected(() => absentee.createUser())
      assert.strictEqual(at(error, "statusCode"), 401)
    })
  )
})
