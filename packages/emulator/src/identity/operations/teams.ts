/** What Teams users and other principals of Entra tenants do with the resource: assignments, and tokens for those that they have. */
import {
  deleteAssignment,
  exchangeEntraIdToken,
  exchangeTeamsExtensionToken,
  exchangeTeamsUserAccessToken,
  getAssignment,
  upsertAssignment
} from "@effect-comms/identity/operations"
import * as Redacted from "effect/Redacted"
import { on, type RequestContext } from "../../service/Handler.ts"
import type { EmulatorContext } from "../../service/EmulatorContext.ts"
import type { Tokens } from "../engine/Tokens.ts"
import { forbidden, notFound, refuse, unauthorized } from "../requests/refusals.ts"
import { claimsOf } from "../requests/claims.ts"
import { type Assignment, type Assignments, isGuid } from "../state/Assignments.ts"

/** What a token of a Teams user allows. */
const scopes = ["chat", "voip"]

const checkGuid = (field: string, text: string): void => {
  if (!isGuid(text)) throw refuse(`${field}: expected a GUID`)
}

/** The handlers, over the assignments given. */
export const teamsHandlers = (emulator: EmulatorContext, assignments: Assignments, tokens: Tokens) => {
  const { journal, resourceId, wall } = emulator

  const existing = (tenantId: string, objectId: string): Assignment => {
    const assignment = assignments.get(tenantId, objectId)
    if (assignment === undefined) throw notFound("assignment")
    return assignment
  }

  /** Who the Entra token of a request is of. */
  const principalOf = (context: RequestContext) => {
    const bearer = /^Bearer\s+(\S+)$/i.exec(context.header("authorization") ?? "")?.[1]
    const claims = bearer === undefined ? undefined : claimsOf(bearer)
    if (claims === undefined) throw unauthorized("Authorization: expected the Entra access token of a principal.")
    const { appid = "", oid = appid, tid = "" } = claims
    return { appid, oid, tid, id: `8:acs:${resourceId}_${tid}_${oid}` }
  }

  return [
    on(exchangeEntraIdToken, (_, context) => {
      const { id } = principalOf(context)
      return { status: 200, body: { identity: { id }, accessToken: tokens.issue(id, scopes) } }
    }),

    on(exchangeTeamsUserAccessToken, ({ payload }) => {
      const { appId, token, userId } = payload
      checkGuid("appId", appId)
      checkGuid("userId", userId)
      const claims = claimsOf(Redacted.value(token))
      if (claims === undefined) throw unauthorized("token: expected an Entra access token of a Teams user.")
      if (claims.expires !== undefined && claims.expires <= wall())
        throw unauthorized("token: expected an Entra access token that has not expired.")
      if (claims.oid !== undefined && claims.oid.toLowerCase() !== userId.toLowerCase())
        throw unauthorized("userId: expected the user of the token.")
      if (claims.appid !== undefined && claims.appid.toLowerCase() !== appId.toLowerCase())
        throw unauthorized("appId: expected the application of the token.")
      return { status: 200, body: tokens.issue(`8:orgid:${userId}`, scopes) }
    }),

    on(exchangeTeamsExtensionToken, (_, context) => {
      const { appid, id, oid, tid } = principalOf(context)
      const assignment = assignments.get(tid, oid)
      if (assignment === undefined) throw forbidden("The principal has no assignment to the resource.")
      const { clientIds = [] } = assignment
      if (clientIds.length > 0 && !clientIds.some((clientId) => clientId.toLowerCase() === appid.toLowerCase()))
        throw forbidden("The assignment of the principal does not name the application of the token.")
      return { status: 200, body: { identity: { id }, accessToken: tokens.issue(id, scopes) } }
    }),

    on(getAssignment, ({ params }) => ({ status: 200, body: existing(params.tenantId, params.objectId) })),

    on(upsertAssignment, ({ params, payload }) => {
      const { objectId, tenantId } = params
      checkGuid("tenantId", tenantId)
      checkGuid("objectId", objectId)
      const { clientIds, principalType } = payload
      if (principalType !== "user" && principalType !== "resourceAccount")
        throw refuse("principalType: expected user or resourceAccount")
      for (const [i, clientId] of (clientIds ?? []).entries()) checkGuid(`clientIds[${i}]`, clientId)
      const assignment = { objectId, tenantId, principalType, ...(clientIds === undefined ? {} : { clientIds }) }
      const isNew = assignments.set(assignment)
      journal.write({ kind: "state", name: "assignment", data: { ...assignment } })
      return { status: isNew ? 201 : 200, body: assignment }
    }),

    on(deleteAssignment, ({ params }) => {
      const { objectId, tenantId } = existing(params.tenantId, params.objectId)
      assignments.remove(tenantId, objectId)
      journal.write({ kind: "state", name: "assignment deleted", data: { tenantId, objectId } })
      return { status: 204, body: undefined }
    })
  ]
}
