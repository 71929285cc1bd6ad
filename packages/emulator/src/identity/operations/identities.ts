/**
 * The operations of Identity: for whom tokens are issued, with which scopes and for how long. The tokens themselves are the kernel's.
 */
import {
  AccessToken,
  create,
  deleteIdentity,
  issueAccessToken,
  revokeAccessTokens
} from "@effect-comms/identity/operations"
import * as Redacted from "effect/Redacted"
import { on } from "../../service/Handler.ts"
import { Refusal } from "../../service/Refusal.ts"
import type { EmulatorContext } from "../../service/EmulatorContext.ts"
import type { Users } from "../state/Users.ts"

/** A token is good for so long when nothing is said. Source: Communication Identity - Create. */
const defaultMinutes = 1440

/** The scopes that a version knows, in Microsoft's order. */
const scopesOf = (version: string): ReadonlyArray<string> =>
  version === "2022-10-01" ? ["chat", "voip"] : ["chat", "voip", "chat.join", "chat.join.limited", "voip.join"]

const refuse = (description: string): Refusal => new Refusal({ status: 400, code: "BadRequest", description })

/** Recorded, with a content type that has no charset. */
const notOwned = (): Refusal =>
  new Refusal({
    status: 401,
    code: "IdentityNotOwned",
    description: "Provided identity doesn't belong to the resource.",
    headers: { "content-type": "application/json" }
  })

/** Microsoft writes when a token ends with seven fraction digits and an offset. */
const dateText = (millis: number) =>
  AccessToken.fields.expiresOn.make(`${new Date(millis).toISOString().slice(0, -1)}0000+00:00`)

/** The handlers, for the users given. */
export const identityHandlers = (emulator: EmulatorContext, users: Users) => {
  const { journal, userTokens } = emulator

  const check = (field: string, scopes: ReadonlyArray<string>, version: string): void => {
    const known = scopesOf(version)
    for (const scope of scopes)
      if (!known.includes(scope)) throw refuse(`${field}: expected scopes of ${known.join(", ")} in version ${version}`)
  }

  const existing = (id: string): string => {
    if (users.isForeign(id)) throw notOwned()
    if (!users.has(id)) throw new Refusal({ status: 404, code: "NotFound", description: "The identity was not found." })
    return id
  }

  const issue = (id: string, scopes: ReadonlyArray<string>, minutes: number = defaultMinutes): AccessToken => {
    const { expiresAt, token } = userTokens.issue(id, scopes, minutes)
    journal.write({ kind: "state", name: "token issued", data: { id, scopes, expiresOn: dateText(expiresAt) } })
    return { token: Redacted.make(token), expiresOn: dateText(expiresAt) }
  }

  return [
    on(create, ({ payload }, { version }) => {
      const scopes = payload.createTokenWithScopes ?? []
      check("createTokenWithScopes", scopes, version)
      const id = users.create()
      journal.write({ kind: "state", name: "identity created", data: { id } })
      const identity = { id }
      if (scopes.length === 0) return { status: 201, body: { identity } }
      return { status: 201, body: { identity, accessToken: issue(id, scopes, payload.expiresInMinutes) } }
    }),
    on(issueAccessToken, ({ params, payload }, { version }) => {
      const id = existing(params.id)
      if (payload.scopes.length === 0) throw refuse("scopes: expected at least one scope")
      check("scopes", payload.scopes, version)
      return { status: 200, body: issue(id, payload.scopes, payload.expiresInMinutes) }
    }),
    on(revokeAccessTokens, ({ params }) => {
      const id = existing(params.id)
      userTokens.revoke(id)
      journal.write({ kind: "state", name: "tokens revoked", data: { id } })
      return { status: 204, body: undefined }
    }),
    on(deleteIdentity, ({ params }) => {
      const id = existing(params.id)
      users.remove(id)
      userTokens.revoke(id)
      journal.write({ kind: "state", name: "identity deleted", data: { id } })
      return { status: 204, body: undefined }
    })
  ]
}
