/**
 * The secret of an Entra application: client credentials exchanged for tokens of Microsoft Graph, in any national cloud.
 *
 * The token endpoint is asked over the client's own transport. The secret is in no error.
 */
import * as Redacted from "effect/Redacted"
import type { Credential } from "./Credential.ts"
import * as clientCredentials from "./internal/clientCredentials.ts"

/** The application and where it signs in. */
export interface Options extends clientCredentials.Application {
  /** The application's secret. */
  readonly clientSecret: string | Redacted.Redacted
}

/**
 * A credential of an application's tokens, kept until shortly before their end and fetched once however many calls wait.
 *
 * Fails with `Unauthorized` when the authority refuses (its code is named), with `Transport` when it could not be reached or failed.
 * After a failure the authority is left alone for a moment, the longer the more often it fails; calls meanwhile fail likewise.
 * Throws a `TypeError` that names the option that is wrong.
 */
export const make = (options: Options): Credential => {
  const { clientId, clientSecret, tenantId } = options
  const secret = Redacted.isRedacted(clientSecret) ? clientSecret : Redacted.make(clientSecret)
  clientCredentials.demand([
    ["tenantId", tenantId],
    ["clientId", clientId],
    ["clientSecret", Redacted.value(secret)]
  ])
  return clientCredentials.make(options, {
    parameters: () => ({ client_secret: Redacted.value(secret) }),
    hide: (text) => text.replaceAll(Redacted.value(secret), "<secret>")
  })
}
