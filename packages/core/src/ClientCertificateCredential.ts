/**
 * The certificate of an Entra application: an assertion signed with its key, exchanged for tokens of Microsoft Graph in any national cloud.
 *
 * The token endpoint is asked over the client's own transport; the key leaves the program never, and is in no error. `jose` signs.
 * Source: Microsoft identity platform, "Application authentication certificate credentials".
 */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Jose from "jose"
import type { Credential } from "./Credential.ts"
import * as clientCredentials from "./internal/clientCredentials.ts"

/** The application, its certificate, and where it signs in. */
export interface Options extends clientCredentials.Application {
  /** The certificate in PEM, as it was uploaded to the application's registration. */
  readonly certificate: string
  /** The private key of the certificate, RSA in PEM of PKCS #8. */
  readonly privateKey: string | Redacted.Redacted
}

const algorithm = "PS256"
const lifetimeSeconds = 600
const type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

const bytesOf = (certificate: string): Uint8Array<ArrayBuffer> => {
  const [, base64 = ""] = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/.exec(certificate) ?? []
  if (base64.trim() === "") throw new TypeError("certificate: expected a certificate in PEM")
  try {
    return Uint8Array.from(atob(base64.replace(/\s/g, "")), (character) => character.charCodeAt(0))
  } catch {
    throw new TypeError("certificate: expected a certificate in PEM")
  }
}

/**
 * A credential of an application's tokens, kept until shortly before their end and fetched once however many calls wait.
 *
 * Fails as `ClientSecretCredential` does, and with `Unauthorized` when the key cannot sign. Throws a `TypeError` that names the option that is
 * wrong.
 */
export const make = (options: Options): Credential => {
  const { clientId, privateKey, tenantId } = options
  const key = Redacted.isRedacted(privateKey) ? privateKey : Redacted.make(privateKey)
  clientCredentials.demand([
    ["tenantId", tenantId],
    ["clientId", clientId],
    ["certificate", options.certificate],
    ["privateKey", Redacted.value(key)]
  ])
  const certificate = bytesOf(options.certificate)
  if (!Redacted.value(key).includes("-----BEGIN PRIVATE KEY-----"))
    throw new TypeError("privateKey: expected a key in PEM of PKCS #8")

  const prepare = async () => ({
    key: await Jose.importPKCS8(Redacted.value(key), algorithm),
    thumbprint: Jose.base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", certificate)))
  })
  let signing: ReturnType<typeof prepare> | undefined
  const sign = async (tokenUrl: string, nowMillis: number): Promise<string> => {
    const { key, thumbprint } = await (signing ??= prepare())
    const seconds = Math.floor(nowMillis / 1_000)
    return new Jose.SignJWT({
      aud: tokenUrl,
      iss: clientId,
      sub: clientId,
      jti: crypto.randomUUID(),
      nbf: seconds,
      exp: seconds + lifetimeSeconds
    })
      .setProtectedHeader({ alg: algorithm, typ: "JWT", "x5t#S256": thumbprint })
      .sign(key)
  }

  return clientCredentials.make(options, {
    parameters: (tokenUrl, nowMillis) =>
      Effect.map(
        Effect.tryPromise({
          try: () => sign(tokenUrl, nowMillis),
          // What the platform says of a key may show it.
          catch: () => clientCredentials.failed("Unauthorized", "privateKey: expected an RSA key that can sign")
        }),
        (client_assertion) => ({ client_assertion, client_assertion_type: type })
      ),
    hide: (text) => text
  })
}
