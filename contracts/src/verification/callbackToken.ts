/**
 * The token of something delivered, verified with the keys that the local cloud publishes: at Microsoft's paths, under Microsoft's issuers.
 *
 * It knows neither the clients' verification nor how the local cloud signs.
 */
import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose"
import * as Schema from "effect/Schema"

/** Where each issuer's OpenID configuration is. Source: "Secure webhook endpoint" of Call Automation; "Calls: webhooks" of Graph. */
const configurations: Readonly<Record<string, string>> = {
  "https://acscallautomation.communication.azure.com": "/calling/.well-known/acsopenidconfiguration",
  "https://api.botframework.com": "/v1/.well-known/OpenIdConfiguration"
}

const Configuration = Schema.Struct({ issuer: Schema.String, jwks_uri: Schema.String })
const Keys = Schema.Struct({
  keys: Schema.Array(
    Schema.StructWithRest(Schema.Struct({ kty: Schema.String }), [Schema.Record(Schema.String, Schema.Unknown)])
  )
})

const decodeConfiguration = Schema.decodeUnknownSync(Configuration)
const decodeKeys = Schema.decodeUnknownSync(Keys)

/** What a token says of who signed it, and for whom. */
export interface Claims {
  readonly issuer: string
  readonly audience: string
  /** The tenant, which only Graph's tokens name. */
  readonly tenant: string | undefined
}

const read = async (url: string): Promise<unknown> => {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.json()
}

/** The claims of an `Authorization` header; rejects a token that is not signed with the local cloud's key, or not valid now. */
export const verified = async (origin: string, authorization: string): Promise<Claims> => {
  const [scheme, token = ""] = authorization.split(" ")
  if (scheme !== "Bearer") throw new Error(`Authorization: expected a bearer token`)
  const { iss = "" } = decodeJwt(token)
  const path = configurations[iss]
  if (path === undefined) throw new Error(`iss: expected ${Object.keys(configurations).join(" or ")}, found ${iss}`)
  const { issuer, jwks_uri } = decodeConfiguration(await read(`${origin}${path}`))
  const { keys } = decodeKeys(await read(jwks_uri))
  const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: keys.map((key) => ({ ...key })) }), {
    issuer,
    algorithms: ["RS256"],
    requiredClaims: ["iss", "aud", "exp"]
  })
  const { aud = "", tid } = payload
  return {
    issuer,
    audience: typeof aud === "string" ? aud : aud.join(" "),
    tenant: typeof tid === "string" ? tid : undefined
  }
}
