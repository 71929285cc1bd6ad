/**
 * Verifies the JWT that Microsoft puts on webhooks: signature by the published keys, issuer, audience, tenant and times. It fails closed.
 *
 * Form and algorithm are looked at first, and so are claims before keys are asked for once more: a token that can never be good causes no
 * requests.
 *
 * Addresses and issuers are given, since national clouds and the local cloud have their own. Issuers are compared without a trailing
 * slash, and need not be the prefix of their metadata's address: Microsoft's are not. `jose` does the cryptography.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Jose from "jose"
import * as Redaction from "./Redaction.ts"
import * as goodSignatures from "./internal/goodSignatures.ts"
import { timeOf } from "./internal/time.ts"
import { RemoteKeys, Unavailable } from "./internal/webhookKeys.ts"
import { whyOf } from "./internal/whyOf.ts"

/** Where the signing keys are: an OpenID metadata document, a key set, or the keys themselves. */
export type Keys =
  | {
      /** The URL of the OpenID metadata, which name the URL of the keys. */
      readonly metadataUrl: string
    }
  | {
      /** The URL of the keys, a JSON Web Key Set. */
      readonly jwksUrl: string
    }
  | {
      /** The keys themselves, a JSON Web Key Set. */
      readonly jwks: {
        /** JSON Web Keys. */
        readonly keys: ReadonlyArray<Readonly<Record<string, unknown>>>
      }
    }

/** What a token must be. */
export type Options = Keys & {
  /** What `iss` may be. */
  readonly issuers: ReadonlyArray<string>
  /** The id of the resource (ACS) or of the application (Graph); a GUID in either case. */
  readonly audience: string | ReadonlyArray<string>
  /** The tenants that `tid` may name, GUIDs in either case, or `any` that it must name one. Default: `tid` is not looked at. */
  readonly tenants?: ReadonlyArray<string> | "any"
  /** By how much clocks may differ; default 300, as Microsoft's own libraries. */
  readonly clockToleranceSeconds?: number
  /** How long metadata and signing keys are kept, in milliseconds; an unknown key is looked for at once, every 30 seconds at most. Default two hours. */
  readonly keepMillis?: number
  /**
   * How much longer the last good signing keys are used when no newer ones can be fetched, in milliseconds; default 24 hours, 0 for not at all. A
   * warning is logged, as it is when webhooks are refused because no keys are available. A key that is not among them is not accepted.
   */
  readonly staleKeysMillis?: number
  /**
   * Gets metadata and signing keys, of at most 1 MiB each, within five seconds, without following redirects; default the global `fetch`. After a
   * failure it is asked again after a pause of one second, which doubles up to a minute.
   */
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

/** What is known of a token that is not good. */
export interface Trouble {
  /** What is wrong. */
  readonly reason: Reason
  /** The header or claim, and what was expected there; never the token. */
  readonly description: string
  /** What was thrown, when something was, as a copy that may be printed. */
  readonly cause?: unknown
}

/** A webhook's token that is not good; the webhook must not be believed. */
export class WebhookTokenError extends Data.TaggedError("WebhookTokenError")<Trouble> {
  constructor(trouble: Trouble) {
    super(Redaction.maskProps(trouble))
    Redaction.markMasked(this)
  }

  override get message(): string {
    return `${this.reason}: ${this.description}`
  }
}

/** Verifies tokens of one issuer family. */
export interface WebhookToken {
  /** Verifies a token, or a whole `Authorization` header with one. What is not a single text, such as several headers, is refused. */
  readonly verify: (token: string | undefined) => Effect.Effect<Claims, WebhookTokenError>
}

const failed = (reason: Reason, description: string, cause?: unknown): WebhookTokenError =>
  new WebhookTokenError({ reason, description, cause })

/** An issuer without slashes at its end. It may be anybody's text: the time that it takes grows as its length. */
const bare = (issuer: string): string => {
  let end = issuer.length
  while (issuer[end - 1] === "/") end--
  return issuer.slice(0, end)
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An id as it is compared: a GUID in either case is the same. */
const canonical = (id: string): string => (guid.test(id) ? id.toLowerCase() : id)

const algorithm = "RS256"
/** Far more than a server takes as headers. */
const longestToken = 65_536

/** One text or several, none of them empty; programs in JavaScript may give none at all. */
const named = (name: "issuers" | "audience", given: unknown): ReadonlyArray<string> => {
  const list: ReadonlyArray<unknown> = Array.isArray(given) ? given : [given]
  const texts = list.flatMap((one) =>
    typeof one === "string" && (name === "issuers" ? bare(one) : one) !== "" ? [one] : []
  )
  if (texts.length === 0 || texts.length < list.length)
    throw new TypeError(`${name}: expected at least one, none empty`)
  return texts
}

const isDuration = (millis: number): boolean => millis >= 0

/** Makes a verifier. Throws a `TypeError` when an option would let everything through or nothing could ever pass. */
export const make = (options: Options): WebhookToken => {
  const { clockToleranceSeconds = 300, keepMillis = 7_200_000, staleKeysMillis = 86_400_000 } = options
  const issuers = new Set(named("issuers", options.issuers).map(bare))
  const audiences = new Set(named("audience", options.audience).map(canonical))
  const tenants = typeof options.tenants === "object" ? new Set(options.tenants.map(canonical)) : options.tenants
  for (const [name, value] of Object.entries({ clockToleranceSeconds, keepMillis, staleKeysMillis }))
    if (!isDuration(value)) throw new TypeError(`${name}: expected a number from 0`)
  const { getKey, takeWarnings } = keySource({ ...options, keepMillis, staleKeysMillis })
  const expected: Expected = { issuers, audiences, tenants, clockToleranceSeconds }

  const check = async ({ payload: claims, token }: Examined, nowMillis: number): Promise<Claims> => {
    const claimed = refusing(() => claimsOf(claims, nowMillis, expected))
    const flaw = claimed instanceof WebhookTokenError ? claimed : undefined
    const options = {
      algorithms: [algorithm],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(nowMillis)
    }
    const payload = await goodSignatures.verified(
      { token, claims },
      (header, input) => getKey(header, input, nowMillis, flaw),
      (keyOf) => Jose.jwtVerify(token, keyOf, options)
    )
    return claimsOf(payload, nowMillis, expected)
  }

  return {
    verify: (given) =>
      Effect.withFiber((fiber) => {
        const nowMillis = timeOf(fiber).now()
        const token = refusing(() => examined(given))
        if (token instanceof WebhookTokenError) return Effect.fail(token)
        return Effect.onExit(Effect.tryPromise({ try: () => check(token, nowMillis), catch: errorOf }), () =>
          Effect.forEach(takeWarnings(), (warning) => Effect.logWarning(warning), { discard: true })
        )
      })
  }
}

interface Expected {
  readonly issuers: ReadonlySet<string>
  readonly audiences: ReadonlySet<string>
  readonly tenants: ReadonlySet<string> | "any" | undefined
  readonly clockToleranceSeconds: number
}

const refusing = <A>(make: () => A): A | WebhookTokenError => {
  try {
    return make()
  } catch (cause) {
    return errorOf(cause)
  }
}

/** A token that has the form and the algorithm of a good one, and what it claims, which is not verified. */
interface Examined {
  readonly token: string
  readonly payload: Jose.JWTPayload
}

/** The token of a header, which has the form and the algorithm of a good one; throws otherwise. */
const examined = (given: unknown): Examined => {
  if (given !== undefined && given !== null && typeof given !== "string")
    throw failed("Malformed", "Authorization: expected one text")
  const token = (given ?? "").replace(/^\s*bearer\s+/i, "").trim()
  if (token === "") throw failed("Missing", "Authorization: expected a bearer token")
  if (token.length > longestToken) throw failed("Malformed", `expected a token of at most ${longestToken} characters`)
  const { alg } = decoded(() => Jose.decodeProtectedHeader(token))
  if (alg !== algorithm) throw failed("Algorithm", `alg: expected ${algorithm}`)
  return { token, payload: decoded(() => Jose.decodeJwt(token)) }
}

const decoded = <A>(decode: () => A): A => {
  try {
    return decode()
  } catch (cause) {
    throw failed("Malformed", "expected a signed JWT", cause)
  }
}

/** The claims that a token has; throws when one of them is not what is expected. */
const claimsOf = (payload: Jose.JWTPayload, nowMillis: number, expected: Expected): Claims => {
  const { aud, exp, iss, nbf, tid } = payload
  const { audiences, clockToleranceSeconds, issuers, tenants } = expected
  const seconds = Math.floor(nowMillis / 1_000)
  if (typeof iss !== "string" || !issuers.has(bare(iss))) throw failed("Issuer", "iss: expected another issuer")
  if (aud === undefined || ![aud].flat().some((one) => audiences.has(canonical(one))))
    throw failed("Audience", "aud: expected another audience")
  if (typeof exp !== "number") throw failed("Malformed", "exp: is required, as a number")
  if (exp <= seconds - clockToleranceSeconds) throw failed("Expired", "exp: the token has expired")
  if (nbf !== undefined && !(nbf <= seconds + clockToleranceSeconds))
    throw failed("NotYetValid", "nbf: the token is not valid yet")
  if (tid !== undefined && typeof tid !== "string") throw failed("Tenant", "tid: expected a string")
  if (tenants !== undefined && (tid === undefined || tid === "" || (tenants !== "any" && !tenants.has(canonical(tid)))))
    throw failed("Tenant", "tid: expected another tenant")
  return { ...payload, iss, aud, exp, ...(tid === undefined ? {} : { tid }) }
}

type GetKey = (
  header: Jose.JWSHeaderParameters,
  token: Jose.FlattenedJWSInput,
  nowMillis: number,
  flaw: Error | undefined
) => ReturnType<RemoteKeys["keyOf"]>

const keySource = (
  options: Options & { readonly keepMillis: number; readonly staleKeysMillis: number }
): { readonly getKey: GetKey; readonly takeWarnings: () => ReadonlyArray<string> } => {
  if ("jwks" in options)
    return {
      getKey: Jose.createLocalJWKSet({ keys: options.jwks.keys.map((key) => ({ ...key })) }),
      takeWarnings: () => []
    }
  const { fetch = (input, init) => globalThis.fetch(input, init), keepMillis, staleKeysMillis: staleMillis } = options
  const isMetadata = "metadataUrl" in options
  const url = isMetadata ? options.metadataUrl : options.jwksUrl
  if (!URL.canParse(url)) throw new TypeError(`${isMetadata ? "metadataUrl" : "jwksUrl"}: expected a URL`)
  const keys = new RemoteKeys({ url, isMetadata, fetch, keepMillis, staleMillis })
  return {
    getKey: (header, token, nowMillis, flaw) => keys.keyOf(header, token, nowMillis, flaw),
    takeWarnings: () => keys.takeWarnings()
  }
}

const errorOf = (cause: unknown): WebhookTokenError => {
  if (cause instanceof WebhookTokenError) return cause
  if (cause instanceof Unavailable) return failed("KeysUnavailable", cause.message, cause.cause ?? cause)
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
  // What is left are the ways in which keys cannot be fetched: no answer, a bad status, an invalid key set.
  return failed("KeysUnavailable", `the key set: ${whyOf(cause)}`, cause)
}
