/**
 * The users of the resource: created, read, given tokens, and ended.
 */
import {
  create,
  deleteIdentity,
  getIdentity,
  issueAccessToken,
  revokeAccessTokens
} from "@effect-comms/identity/operations"
import { on } from "../../service/Handler.ts"
import type { EmulatorContext } from "../../service/EmulatorContext.ts"
import { dateText } from "../state/dateText.ts"
import { notFound, notOwned, refuse } from "../requests/refusals.ts"
import type { Tokens } from "../engine/Tokens.ts"
import type { User, Users } from "../state/Users.ts"

/** The handlers, for the users given. */
export const identityHandlers = (emulator: EmulatorContext, users: Users, tokens: Tokens) => {
  const { journal, userTokens } = emulator

  const existing = (id: string): User => {
    if (users.isForeign(id)) throw notOwned()
    const user = users.get(id)
    if (user === undefined) throw notFound("identity")
    return user
  }

  const shown = ({ customId, id, lastTokenIssuedAt: issued }: User) => ({
    ...(customId === undefined ? {} : { customId }),
    ...(issued === undefined ? {} : { lastTokenIssuedAt: dateText(issued) }),
    id
  })

  return [
    on(create, ({ payload }, { version }) => {
      const { createTokenWithScopes: scopes = [], customId, expiresInMinutes } = payload
      tokens.check("createTokenWithScopes", scopes, version)
      const problem = customId === undefined ? undefined : problemOf(customId)
      if (problem !== undefined) throw refuse(problem)
      const id = users.create(customId)
      const identity = shown(existing(id))
      journal.write({ kind: "state", name: "identity created", data: { id } })
      if (scopes.length === 0) return { status: 201, body: { identity } }
      return { status: 201, body: { identity, accessToken: tokens.issue(id, scopes, expiresInMinutes) } }
    }),
    on(getIdentity, ({ params }) => ({ status: 200, body: shown(existing(params.id)) })),
    on(issueAccessToken, ({ params, payload }, { version }) => {
      const { id } = existing(params.id)
      if (payload.scopes.length === 0) throw refuse("scopes: expected at least one scope")
      tokens.check("scopes", payload.scopes, version)
      return { status: 200, body: tokens.issue(id, payload.scopes, payload.expiresInMinutes) }
    }),
    on(revokeAccessTokens, ({ params }) => {
      const { id } = existing(params.id)
      userTokens.revoke(id)
      journal.write({ kind: "state", name: "tokens revoked", data: { id } })
      return { status: 204, body: undefined }
    }),
    on(deleteIdentity, ({ params }) => {
      const { id } = existing(params.id)
      users.remove(id)
      userTokens.revoke(id)
      journal.write({ kind: "state", name: "identity deleted", data: { id } })
      return { status: 204, body: undefined }
    })
  ]
}

const problemOf = (customId: string): string | undefined =>
  customId === "" || customId.length > 256 ? "customId: expected 1 to 256 characters" : undefined
