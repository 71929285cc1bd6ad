/**
 * Client credentials of Entra exchanged for tokens, whatever proves the application: its secret or its certificate.
 *
 * Source: Microsoft identity platform, "OAuth 2.0 client credentials flow".
 */
import * as Effect from "effect/Effect"
import { type Credential, CredentialError } from "../Credential.ts"
import { CurrentTransport } from "../CurrentTransport.ts"
import { addresses, type NationalCloud } from "../NationalCloud.ts"
import * as Redaction from "../Redaction.ts"
import { TransportError, type WireResponse } from "../Transport.ts"
import { isToken } from "./bearer.ts"
import * as TokenCache from "./tokenCache.ts"

/** An application and where it signs in. */
export interface Application {
  /** The tenant's id or domain. */
  readonly tenantId: string
  /** The application's id. */
  readonly clientId: string
  /** Default `global`. */
  readonly cloud?: NationalCloud
  /** Where tokens are issued, `scheme://host[:port]`; default the cloud's, another for the local cloud. */
  readonly authority?: string
  /** What the token is for; default `{root of Graph in the cloud}/.default`. */
  readonly scope?: string
}

/** What proves an application. */
export interface Proof {
  /** The parameters of a request to the token endpoint at this address and time. */
  readonly parameters: (
    tokenUrl: string,
    nowMillis: number
  ) => Readonly<Record<string, string>> | Effect.Effect<Readonly<Record<string, string>>, CredentialError>
  /** Takes what is secret out of a text of the endpoint. */
  readonly hide: (text: string) => string
}

/** A failure without the secret. */
export const failed = (kind: CredentialError["kind"], description: string, cause?: unknown): CredentialError =>
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

/** Throws a `TypeError` when one of the values, which may come from the environment, is no text. */
export const demand = (values: ReadonlyArray<readonly [name: string, value: unknown]>): void => {
  for (const [name, value] of values)
    if (typeof value !== "string" || value === "") throw new TypeError(`${name}: expected a string that is not empty`)
}

/** A credential of an application; throws a `TypeError` that names the option that is wrong. */
export const make = (application: Application, { hide, parameters }: Proof): Credential => {
  const { clientId, cloud = "global", tenantId } = application
  const authority = application.authority ?? addresses[cloud].authority
  if (!URL.canParse(authority) || !/^https?:$/.test(new URL(authority).protocol))
    throw new TypeError("authority: expected an http or https URL")
  const { origin, pathname } = new URL(authority)
  const path = `${pathname.replace(/\/$/, "")}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`
  const common = {
    client_id: clientId,
    grant_type: "client_credentials",
    scope: application.scope ?? `${addresses[cloud].graph}/.default`
  }

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
      const text = Redaction.mask(hide(said))
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

  const exchange = (proof: Readonly<Record<string, string>>, now: number) =>
    Effect.withFiber<TokenCache.Token, CredentialError>((fiber) =>
      Effect.callback((resume) => {
        const sent = fiber.getRef(CurrentTransport).send(
          {
            method: "POST",
            origin,
            path,
            headers: ["content-type", "application/x-www-form-urlencoded", "accept", "application/json"],
            body: new URLSearchParams({ ...common, ...proof }).toString()
          },
          (outcome) =>
            resume(
              outcome instanceof TransportError
                ? Effect.fail(failed("Transport", outcome.message, outcome))
                : read(outcome, now)
            )
        )
        return Effect.sync(() => sent.cancel())
      })
    )

  return TokenCache.make((now) => {
    const proof = parameters(origin + path, now)
    return Effect.isEffect(proof) ? Effect.flatMap(proof, (given) => exchange(given, now)) : exchange(proof, now)
  })
}
