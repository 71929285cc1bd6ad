/**
 * The token endpoint `/{tenant}/oauth2/v2.0/token` and the bearers that it gives: client credentials, for Graph or for ACS.
 */
import { randomUUID } from "node:crypto"
import * as AccessTokens from "./AccessTokens.ts"
import type { Answer, Request } from "../http/Exchange.ts"
import { decode } from "./jwt.ts"
import { consumersTenantId, isTenantless, tenantIdOf } from "./tenants.ts"

/** The audience of tokens for ACS. */
export const acsAudience = "https://communication.azure.com"
/** The audience of tokens for Graph, whichever cloud's root was asked for. */
export const graphAudience = "https://graph.microsoft.com"

const graphRoots = new Set([
  graphAudience,
  "https://graph.microsoft.us",
  "https://dod-graph.microsoft.us",
  "https://microsoftgraph.chinacloudapi.cn"
])

/** An application that a bearer names. */
interface Application {
  readonly clientId: string
  readonly tenantId: string
}

/** The endpoint and the reader of its tokens. */
export interface ApplicationTokens {
  /** The secret of the tokens, in base64, by which those that were issued stay good. */
  readonly save: () => string
  readonly restore: (secret: string) => void
  /** The tenant of a path that is the token endpoint. */
  readonly tenantOf: (path: string) => string | undefined
  readonly answer: (tenant: string, request: Request) => Answer
  /** A refusal in the endpoint's form, for a status of which nothing else is known. */
  readonly refuse: (status: number, description: string) => Answer
  readonly read: (token: string, audience: string) => Application | "foreign" | "expired"
  /** An application read out of a token of anybody, as far as it says. */
  readonly readRelaxed: (token: string) => Application
}

/** Tokens of a local cloud. */
export const make = (options: {
  readonly graphClient: string | undefined
  readonly wall: () => number
}): ApplicationTokens => {
  let tokens = AccessTokens.make()
  const refuse = (status: number, error: string, code: number, description: string): Answer => {
    const timestamp = new Date(options.wall()).toISOString().replace("T", " ").replace(/\.\d+/, "")
    const body = {
      error,
      error_description: `AADSTS${code}: ${description}`,
      error_codes: [code],
      timestamp,
      trace_id: randomUUID(),
      correlation_id: randomUUID()
    }
    return { status, headers: { "content-type": "application/json; charset=utf-8" }, body: JSON.stringify(body) }
  }
  return {
    save: () => tokens.secret,
    restore: (secret) => {
      tokens = AccessTokens.make(secret)
    },
    refuse: (status, description) =>
      refuse(status, status < 500 ? "invalid_request" : "temporarily_unavailable", 90033, description),
    tenantOf: (path) => /^\/([^/]+)\/oauth2\/v2\.0\/token\/?$/i.exec(path)?.[1],
    answer: (tenant, request) => {
      if (request.method !== "POST")
        return refuse(405, "invalid_request", 900561, "The endpoint only accepts POST requests.")
      const body = request.body ?? ""
      const form = new URLSearchParams(typeof body === "string" ? body : Buffer.from(body).toString("utf8"))
      const basic = /^Basic (.+)$/i.exec(request.header("authorization") ?? "")?.[1]
      const [basicId, basicSecret] = basic === undefined ? [] : Buffer.from(basic, "base64").toString("utf8").split(":")
      const clientId = form.get("client_id") ?? formDecoded(basicId ?? "")
      const secret = form.get("client_secret") ?? formDecoded(basicSecret ?? "")
      if (form.get("grant_type") !== "client_credentials")
        return refuse(400, "unsupported_grant_type", 70003, "grant_type: expected client_credentials.")
      if (clientId === "")
        return refuse(400, "invalid_request", 900144, "client_id: expected the id of an application.")
      if (isTenantless(tenant))
        return refuse(
          400,
          "invalid_request",
          50059,
          "No tenant-identifying information found in either the request or implied by any provided credentials."
        )
      const tid = tenantIdOf(tenant)
      if (tid === consumersTenantId)
        return refuse(
          400,
          "unauthorized_client",
          700016,
          "client_id: the application was not found in the directory 'Microsoft Accounts'."
        )
      const assertion = form.get("client_assertion") ?? ""
      if (secret === "" && assertion === "")
        return refuse(401, "invalid_client", 7000218, "client_secret: expected a secret, or client_assertion.")
      const problem = assertion === "" ? undefined : problemOfAssertion(form, clientId, options.wall())
      if (problem !== undefined) return refuse(401, "invalid_client", 700027, problem)
      if (options.graphClient !== undefined) {
        const [id, ...rest] = options.graphClient.split(":")
        if (id !== clientId)
          return refuse(400, "unauthorized_client", 700016, "client_id: the application is not known.")
        if (assertion === "" && rest.join(":") !== secret)
          return refuse(401, "invalid_client", 7000215, "client_secret: it is not the secret.")
      }
      const scope = form.get("scope") ?? ""
      if (!/^\S+\/\.default$/.test(scope))
        return refuse(400, "invalid_scope", 1002012, "scope: expected one resource and /.default.")
      const resource = scope.replace(/(?<!\/)\/+\.default$/, "")
      const audience =
        resource === acsAudience
          ? acsAudience
          : graphRoots.has(resource) || resource === request.origin
            ? graphAudience
            : undefined
      if (audience === undefined) return refuse(400, "invalid_resource", 500011, "scope: the resource is not known.")
      const second = Math.floor(options.wall() / 1000)
      const token = tokens.issue({
        aud: audience,
        iss: `https://sts.windows.net/${tid}/`,
        iat: second,
        nbf: second,
        exp: second + 3600,
        appid: clientId,
        tid
      })
      const answer = { token_type: "Bearer", expires_in: 3599, ext_expires_in: 3599, access_token: token }
      return {
        status: 200,
        headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
        body: JSON.stringify(answer)
      }
    },
    read: (token, audience) => {
      const claims = tokens.read(token, options.wall())
      if (AccessTokens.isRefused(claims)) return claims.problem
      if (claims["aud"] !== audience) return "foreign"
      return { clientId: textOf(claims["appid"]), tenantId: textOf(claims["tid"]) }
    },
    readRelaxed: (token) => {
      const claims = decode(token.split(".")[1] ?? "") ?? {}
      return { clientId: textOf(claims["appid"] ?? claims["azp"]), tenantId: textOf(claims["tid"]) }
    }
  }
}

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

/** What is wrong with the assertion of an application that has a certificate; its signature is not checked, the certificate is nowhere. */
const problemOfAssertion = (form: URLSearchParams, clientId: string, wall: number): string | undefined => {
  if (form.get("client_assertion_type") !== assertionType) return `client_assertion_type: expected ${assertionType}.`
  const parts = (form.get("client_assertion") ?? "").split(".")
  const claims = parts.length === 3 ? decode(parts[1] ?? "") : undefined
  if (claims === undefined) return "client_assertion: expected a signed JWT."
  for (const name of ["iss", "sub"])
    if (textOf(claims[name]).toLowerCase() !== clientId.toLowerCase())
      return `client_assertion: expected the client id as ${name}.`
  const { exp } = claims
  return typeof exp === "number" && exp * 1000 > wall ? undefined : "client_assertion: expected an exp to come."
}

/** A part of Basic credentials, which are encoded as forms are; nothing when they are not. */
const formDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll("+", " "))
  } catch {
    return ""
  }
}

const textOf = (claim: unknown): string => (typeof claim === "string" ? claim : "")
