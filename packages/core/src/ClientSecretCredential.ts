/**
 * The secret of an Entra application: client credentials exchanged for tokens of Microsoft Graph, in any national cloud.
 *
 * The token endpoint is asked over the client's own transport. The secret is in no error.
 * Source: Microsoft identity platform, "OAuth 2.0 client credentials flow".
 */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { type Credential, CredentialError } from "./Credential.ts"
import { CurrentTransport } from "./CurrentTransport.ts"
import { addresses, type NationalCloud } from "./NationalCloud.ts"
import * as Redaction from "./Redaction.ts"
import { TransportError, type WireResponse } from "./Transport.ts"
import { isToken } from "./internal/bearer.ts"
import * as TokenCache from "./internal/tokenCache.ts"

/** The application and where it signs in. */
export interface Options {
  /** The tenant's id or domain. */
  readonly tenantId: string
  /** The application's id. */
  readonly clientId: string
  /** The application's secret. */
  readonly clientSecret: string | Redacted.Redacted
  /** Default `global`. */
  readonly cloud?: NationalCloud
  /** Where tokens are issued, `scheme://host[:port]`; default the cloud's, another for the local cloud. */
  readonly authority?: string
  /** What the token is for; default `{root of Graph in the cloud}/.default`. */
  readonly scope?: string
}

const failed = (kind: CredentialError["kind"], description: string, cause?: unknown): CredentialError =>
  new CredentialError({ kind, description: `no Graph token: ${description}`, cause })

const parse = (response: WireResponse): unknown => {
  try {
    return JSON.parse(response.text())
  } catch {
    return undefined
  }
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined

/**
 * A credential of an application's tokens, kept until shortly before their end and fetched once however many calls wait.
 *
 * Fails with `Unauthorized` when the authority refuses (its code is named), with `Transport` when it could not be reached or failed.
 * After a failure the authority is left alone for a moment, the longer the more often it fails; calls meanwhile fail likewise.
 * Throws a `TypeError` that names the option that is wrong.
 */
export const make = (options: Options): Credential => {
  const { clientId, cloud = "global", tenantId } = options
  const secret = Redacted.isRedacted(options.clientSecret) ? options.clientSecret : Redacted.make(options.clientSecret)
  for (const [name, value] of [
    ["tenantId", tenantId],
    ["clientId", clientId],
    ["clientSecret", Redacted.value(secret)]
  ])
    // Read from the environment, it may be missing whatever its type says.
    if (typeof value !== "string" || value === "") throw new TypeError(`${name}: expected a string that is not empty`)
  const authority = options.authority ?? addresses[cloud].authority
  if (!URL.canParse(authority) || !/^https?:$/.test(new URL(authority).protocol))
    throw new TypeError("authority: expected an http or https URL")
  const scope = options.scope ?? `${addresses[cloud].graph}/.default`
  const form = () =>
    new URLSearchParams({
      client_id: clientId,
      client_secret: Redacted.value(secret),
      grant_type: "client_credentials",
      scope
    }).toString()

  const read = (response: WireResponse, now: number): Effect.Effect<TokenCache.Token, CredentialError> => {
    const { status } = response
    const body = parse(response)
    if (status !== 200) {
      const code = fieldOf(body, "error")
      const detail = fieldOf(body, "error_description")
      const said = [code, detail]
        .filter((text) => typeof text === "string")
        .join(": ")
        .slice(0, 500)
      const text = Redaction.mask(said.replaceAll(Redacted.value(secret), "<secret>"))
      const final = status >= 400 && status < 500 && status !== 408 && status !== 429
      return Effect.fail(
        failed(final ? "Unauthorized" : "Transport", `status ${status}${text === "" ? "" : `, ${text}`}`)
      )
    }
    const token = fieldOf(body, "access_token")
    const seconds = Number(fieldOf(body, "expires_in"))
    if (!isToken(token)) return Effect.fail(failed("Transport", "the answer has no access_token"))
    if (!(seconds > 0 && seconds < Infinity)) return Effect.fail(failed("Transport", "the answer has no expires_in"))
    const expiresAt = now + seconds * 1000
    return Effect.succeed({ token, expiresAt, refreshAt: Math.max(expiresAt - 300_000, now + (expiresAt - now) / 2) })
  }

  return TokenCache.make((now) =>
    Effect.withFiber((fiber) =>
      Effect.callback((resume) => {
        const { origin, pathname } = new URL(authority)
        const exchange = fiber.getRef(CurrentTransport).send(
          {
            method: "POST",
            origin,
            path: `${pathname.replace(/\/$/, "")}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`,
            headers: ["content-type", "application/x-www-form-urlencoded", "accept", "application/json"],
            body: form()
          },
          (outcome) =>
            resume(
              outcome instanceof TransportError
                ? Effect.fail(failed("Transport", outcome.message, outcome))
                : read(outcome, now)
            )
        )
        return Effect.sync(() => exchange.cancel())
      })
    )
  )
}
