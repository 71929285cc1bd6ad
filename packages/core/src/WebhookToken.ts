/**
 * Verifies the JWT that Microsoft puts on webhooks: signature by the published keys, issuer, audience, tenant and times. It fails closed.
 *
 * Addresses and issuers are given, since national clouds and the local cloud have their own. Issuers are compared without a trailing
 * slash, and need not be the prefix of their metadata's address: Microsoft's are not. `jose` does the cryptography.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Jose from "jose"
import * as Redaction from "./Redaction.ts"
import { timeOf } from "./internal/time.ts"

/** Where the keys are: an OpenID metadata document, a key set, or the keys themselves. */
export type Keys =
  | { readonly metadataUrl: string }
  | { readonly jwksUrl: string }
  | { readonly jwks: { readonly keys: ReadonlyArray<Readonly<Record<string, unknown>>> } }

/** What a token must be. */
export type Options = Keys & {
  readonly issuers: ReadonlyArray<string>
  /** The id of the resource (ACS) or of the application (Graph). */
  readonly audience: string | ReadonlyArray<string>
  /** The tenants that `tid` may name, or `any` that it must name one. Default: `tid` is not looked at. */
  readonly tenants?: ReadonlyArray<string> | "any"
  /** By how much clocks may differ; default 300, as Microsoft's own libraries. */
  readonly clockToleranceSeconds?: number
  /** How long metadata and keys are kept, in milliseconds; an unknown key is looked for at once, every 30 seconds at most. Default two hours. */
  readonly keepMillis?: number
  /** Gets metadata and keys; default the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch
}

/** What a good token says. */
export interface Claims {
  readonly iss: string
  readonly aud: string | ReadonlyArray<string>
  readonly exp: number
  readonly tid?: string
  readonly [claim: string]: unknown
}

/** Why a token is not good. Everything but `KeysUnavailable` is final. */
export type Reason =
  | "Missing"
  | "Malformed"
  | "Algorithm"
  | "UnknownKey"
  | "Signature"
  | "Expired"
  | "NotYetValid"
  | "Issuer"
  | "Audience"
  | "Tenant"
  | "KeysUnavailable"

/** A webhook's token that is not good; the webhook must not be believed. */
export class WebhookTokenError extends Data.TaggedError("WebhookTokenError")<{
  readonly reason: Reason
  /** The header or claim, and what was expected there; never the token. */
  readonly description: string
  readonly cause?: unknown
}> {
  override get message(): string {
    return `${this.reason}: ${this.description}`
  }
}

/** Verifies tokens of one issuer family. */
export interface WebhookToken {
  /** Verifies a token, or a whole `Authorization` header with one. */
  readonly verify: (token: string | undefined) => Effect.Effect<Claims, WebhookTokenError>
}

const failed = (reason: Reason, description: string, cause?: unknown): WebhookTokenError =>
  new WebhookTokenError({ reason, description, cause })

const bare = (issuer: string): string => issuer.replace(/\/+$/, "")

const textOf = (value: unknown): string => Redaction.mask(value instanceof Error ? value.message : String(value))

/** Makes a verifier. Throws a `TypeError` when an option would let everything through or nothing could ever pass. */
export const make = (options: Options): WebhookToken => {
  const { clockToleranceSeconds = 300, tenants } = options
  const issuers = new Set(options.issuers.map(bare))
  const audiences = typeof options.audience === "string" ? [options.audience] : [...options.audience]
  if (issuers.size === 0 || issuers.has("")) throw new TypeError("issuers: expected at least one, none empty")
  if (audiences.length === 0 || audiences.includes(""))
    throw new TypeError("audience: expected at least one, none empty")
  const keysOf = keySource(options)

  const check = async (token: string, nowMillis: number): Promise<Claims> => {
    const { payload } = await Jose.jwtVerify(token, await keysOf(nowMillis), {
      algorithms: ["RS256"],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(nowMillis),
      audience: audiences
    })
    const { aud, exp, iss, tid } = payload
    if (typeof iss !== "string" || !issuers.has(bare(iss))) throw failed("Issuer", "iss: expected another issuer")
    if (aud === undefined || exp === undefined) throw failed("Malformed", "exp and aud: are required")
    if (tid !== undefined && typeof tid !== "string") throw failed("Tenant", "tid: expected a text")
    if (tenants !== undefined && (tid === undefined || tid === "" || (tenants !== "any" && !tenants.includes(tid))))
      throw failed("Tenant", "tid: expected another tenant")
    return { ...payload, iss, aud, exp, ...(tid === undefined ? {} : { tid }) }
  }

  return {
    verify: (token) =>
      Effect.withFiber((fiber) => {
        const bearer = (token ?? "").replace(/^\s*bearer\s+/i, "").trim()
        if (bearer === "") return Effect.fail(failed("Missing", "Authorization: expected a bearer token"))
        return Effect.tryPromise({ try: () => check(bearer, timeOf(fiber).now()), catch: errorOf })
      })
  }
}

const keySource = (options: Options): ((nowMillis: number) => Promise<Jose.JWTVerifyGetKey>) => {
  const { fetch = globalThis.fetch, keepMillis = 7_200_000 } = options
  if ("jwks" in options) {
    const local = Jose.createLocalJWKSet({ keys: options.jwks.keys.map((key) => ({ ...key })) })
    return () => Promise.resolve(local)
  }
  const remote = (url: string): Jose.JWTVerifyGetKey =>
    Jose.createRemoteJWKSet(new URL(url), {
      cacheMaxAge: keepMillis,
      [Jose.customFetch]: (address, init) => fetch(address, init)
    })
  if ("jwksUrl" in options) {
    const keys = remote(options.jwksUrl)
    return () => Promise.resolve(keys)
  }
  const { metadataUrl } = options
  let kept: { readonly url: string; readonly keys: Jose.JWTVerifyGetKey; readonly until: number } | undefined
  const discover = async (nowMillis: number): Promise<Jose.JWTVerifyGetKey> => {
    const url = await jwksUri(fetch, metadataUrl)
    const keys = kept?.url === url ? kept.keys : remote(url)
    kept = { url, keys, until: nowMillis + keepMillis }
    return keys
  }
  let looking: Promise<Jose.JWTVerifyGetKey> | undefined
  return (nowMillis) => {
    if (kept !== undefined && nowMillis < kept.until) return Promise.resolve(kept.keys)
    return (looking ??= discover(nowMillis).finally(() => {
      looking = undefined
    }))
  }
}

const jwksUri = async (fetch: typeof globalThis.fetch, metadataUrl: string): Promise<string> => {
  try {
    const response = await fetch(metadataUrl, { signal: AbortSignal.timeout(5_000), redirect: "manual" })
    if (response.status !== 200) throw new Error(`status ${response.status}`)
    const document: unknown = await response.json()
    const uri: unknown =
      typeof document === "object" && document !== null ? Reflect.get(document, "jwks_uri") : undefined
    if (typeof uri !== "string" || !URL.canParse(uri)) throw new Error("it has no jwks_uri")
    return uri
  } catch (cause) {
    throw failed("KeysUnavailable", `the metadata document: ${textOf(cause)}`, cause)
  }
}

const errorOf = (cause: unknown): WebhookTokenError => {
  if (cause instanceof WebhookTokenError) return cause
  if (cause instanceof Jose.errors.JWTExpired) return failed("Expired", "exp: the token has expired", cause)
  if (cause instanceof Jose.errors.JWTClaimValidationFailed) {
    const { claim } = cause
    if (claim === "aud") return failed("Audience", "aud: expected another audience", cause)
    if (claim === "iss") return failed("Issuer", "iss: expected another issuer", cause)
    if (claim === "nbf") return failed("NotYetValid", "nbf: the token is not valid yet", cause)
    return failed("Malformed", `${claim}: ${cause.reason}`, cause)
  }
  if (cause instanceof Jose.errors.JOSEAlgNotAllowed) return failed("Algorithm", "alg: expected RS256", cause)
  if (cause instanceof Jose.errors.JWKSNoMatchingKey || cause instanceof Jose.errors.JWKSMultipleMatchingKeys)
    return failed("UnknownKey", "kid: no published key has this id", cause)
  if (cause instanceof Jose.errors.JWSSignatureVerificationFailed)
    return failed("Signature", "the signature does not fit", cause)
  if (
    cause instanceof Jose.errors.JWTInvalid ||
    cause instanceof Jose.errors.JWSInvalid ||
    cause instanceof Jose.errors.JOSENotSupported
  )
    return failed("Malformed", "expected a signed JWT", cause)
  // What is left are the ways in which keys cannot be had: no answer, a bad status, a key set that is none.
  return failed("KeysUnavailable", `the key set: ${textOf(cause)}`, cause)
}
