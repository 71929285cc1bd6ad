/**
 * Who sends a request: the resource by its key or an Entra token, an ACS user, or a Graph application. Everybody else is refused.
 */
import type { Principal } from "../../service/Handler.ts"
import type { Options } from "../../Options.ts"
import { Refusal } from "../../service/Refusal.ts"
import type { OwnedUserTokens } from "./UserTokens.ts"
import { acsAudience, type ApplicationTokens, graphAudience } from "./ApplicationTokens.ts"
import type { Credentials, ServiceProfile } from "../../service/ServiceProfile.ts"
import type { Request } from "../http/Exchange.ts"
import * as SharedKey from "./SharedKey.ts"

/** Gives the principal of a request, or throws the refusal. */
export type Authenticate = (profile: ServiceProfile, request: Request) => Principal

/** Checks credentials of a local cloud. */
export const make = (given: {
  readonly options: Options
  readonly wall: () => number
  readonly userTokens: OwnedUserTokens
  readonly applicationTokens: ApplicationTokens
}): Authenticate => {
  const { applicationTokens, options, userTokens, wall } = given
  const problemOfSignature = SharedKey.make(options.accessKey)

  const user = (token: string | undefined, scope: string): Principal => {
    if (token === undefined) throw unauthorized("Authorization: expected the bearer token of a user.")
    const read = userTokens.read(token)
    if ("problem" in read) throw unauthorized(`Authorization: the token is ${worded[read.problem]}.`)
    if (!read.scopes.some((each) => each.startsWith(scope)))
      throw new Refusal({ status: 403, code: "Forbidden", description: `The token does not have the scope ${scope}.` })
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

  const resource = (
    { refuse, refuseSignature }: Extract<Credentials, { readonly _tag: "Resource" }>,
    token: string | undefined,
    request: Request
  ): Principal => {
    if (token !== undefined) {
      const read = applicationTokens.read(token, acsAudience)
      if (typeof read === "object") return { _tag: "Resource" }
      throw refuse(`Authorization: the token is ${worded[read]}.`)
    }
    if (request.header("authorization") === undefined)
      throw refuse("Authorization: expected an HMAC-SHA256 signature or a bearer token.")
    const problem = problemOfSignature(request, wall())
    if (problem !== undefined) throw refuseSignature(problem)
    return { _tag: "Resource" }
  }

  return ({ credentials }, request) => {
    const token = /^Bearer\s+(\S+)$/i.exec(request.header("authorization") ?? "")?.[1]
    switch (credentials._tag) {
      case "GraphApplication":
        return application(token)
      case "User":
        return user(token, credentials.scope)
      case "Resource":
        return resource(credentials, token, request)
    }
  }
}

const worded = { foreign: "not one that was issued here", expired: "expired", revoked: "revoked" }

const unauthorized = (description: string) => new Refusal({ status: 401, code: "Unauthorized", description })

const invalidToken = (description: string) =>
  new Refusal({ status: 401, code: "InvalidAuthenticationToken", description })
