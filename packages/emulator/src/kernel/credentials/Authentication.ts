/**
 * Who sends a request: the resource by its key or an Entra token, an ACS user, or a Graph application. Everybody else is refused.
 */
import type { Principal } from "../../service/Handler.ts"
import type { Options } from "../../Options.ts"
import { Refusal } from "../../service/Refusal.ts"
import type { OwnedUserTokens } from "./UserTokens.ts"
import { acsAudience, type ApplicationTokens, graphAudience } from "./ApplicationTokens.ts"
import type { Dialect } from "../http/Dialect.ts"
import type { Request } from "../http/Exchange.ts"
import * as SharedKey from "./SharedKey.ts"

/** Gives the principal of a request, or throws the refusal. */
export type Authenticate = (dialect: Dialect, request: Request) => Principal

/** Checks credentials of a local cloud. */
export const make = (given: {
  readonly options: Options
  readonly wall: () => number
  readonly userTokens: OwnedUserTokens
  readonly applicationTokens: ApplicationTokens
}): Authenticate => {
  const { applicationTokens, options, userTokens, wall } = given
  const problemOfSignature = SharedKey.make(options.accessKey)

  const user = (token: string | undefined): Principal => {
    if (token === undefined) throw unauthorized("Authorization: expected the bearer token of a user.")
    const read = userTokens.read(token)
    if ("problem" in read) throw unauthorized(`Authorization: the token is ${worded[read.problem]}.`)
    if (!read.scopes.some((scope) => scope.startsWith("chat")))
      throw new Refusal({ status: 403, code: "Forbidden", description: "The token does not have the scope chat." })
    return { _tag: "User", ...read }
  }

  const application = (token: string | undefined): Principal => {
    if (token === undefined) throw invalidToken("Access token is empty.")
    const read = applicationTokens.read(token, graphAudience)
    if (typeof read === "object") return { _tag: "GraphApplication", ...read }
    if (options.relaxedGraph) return { _tag: "GraphApplication", ...applicationTokens.readRelaxed(token) }
    throw invalidToken(
      read === "expired"
        ? "Lifetime validation failed, the token is expired."
        : "The token was not issued for this service."
    )
  }

  const resource = (dialect: Dialect, token: string | undefined, request: Request): Principal => {
    const refused = dialect === "identity" ? denied : unauthorized
    if (token !== undefined) {
      const read = applicationTokens.read(token, acsAudience)
      if (typeof read === "object") return { _tag: "Resource" }
      throw refused(`Authorization: the token is ${worded[read]}.`)
    }
    if (request.header("authorization") === undefined)
      throw refused("Authorization: expected an HMAC-SHA256 signature or a bearer token.")
    const problem = problemOfSignature(request, wall())
    if (problem !== undefined) throw (dialect === "identity" ? denied : unsigned)(problem)
    return { _tag: "Resource" }
  }

  return (dialect, request) => {
    const token = /^Bearer\s+(\S+)$/i.exec(request.header("authorization") ?? "")?.[1]
    if (dialect === "graph") return application(token)
    return dialect === "chat" ? user(token) : resource(dialect, token, request)
  }
}

const worded = { foreign: "not one that was issued here", expired: "expired", revoked: "revoked" }

const unauthorized = (description: string) => new Refusal({ status: 401, code: "Unauthorized", description })

/** Identity's words, reported from the real service. */
const denied = (description: string) =>
  new Refusal({ status: 401, code: "Denied", description: `Denied by the resource provider. ${description}` })

/** Call Automation's words for a signature that is wrong, reported from the real service. */
const unsigned = (description: string) =>
  new Refusal({ status: 401, code: "7509", description: `HMAC-SHA256 validation failed. ${description}` })

const invalidToken = (description: string) =>
  new Refusal({ status: 401, code: "InvalidAuthenticationToken", description })
