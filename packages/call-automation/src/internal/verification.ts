/** The tokens that Call Automation puts on its callbacks and media sockets: whose are believed. */
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import * as WebhookToken from "@effect-comms/core/WebhookToken"
import * as Effect from "effect/Effect"

/** Whose tokens are accepted. Without `audience`, no token is. */
export interface Verification {
  /** The immutable id of the ACS resource, a GUID; one or several. */
  readonly audience?: string | ReadonlyArray<string>
  /** Where the signing keys are; default the metadata of Microsoft's public cloud. */
  readonly keys?: WebhookToken.Keys
  /** Default Microsoft's `https://acscallautomation.communication.azure.com`. */
  readonly issuers?: ReadonlyArray<string>
  /** By how much clocks may differ; default 300. */
  readonly clockToleranceSeconds?: number
  /** How much longer the last good signing keys are used when no newer ones can be fetched, in milliseconds; default 24 hours. */
  readonly staleKeysMillis?: number
  /** Gets metadata and signing keys; default the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch
}

/** Microsoft's issuer in the public cloud. */
export const issuer = "https://acscallautomation.communication.azure.com"

/** Where that issuer publishes its metadata. */
export const metadataUrl =
  "https://acscallautomation.communication.azure.com/calling/.well-known/acsopenidconfiguration"

/** A verifier of the tokens, for the module of that name; without an audience it lets nothing through. */
export const verifier = (
  options: Verification,
  module = "CallEvents"
): Effect.Effect<WebhookToken.WebhookToken, CommunicationError> => {
  const {
    audience,
    clockToleranceSeconds,
    fetch,
    issuers = [issuer],
    keys = { metadataUrl },
    staleKeysMillis
  } = options
  if (audience === undefined) return Effect.succeed(refusing(module))
  return Effect.try({
    try: () =>
      WebhookToken.make({
        ...keys,
        audience,
        issuers,
        ...(clockToleranceSeconds === undefined ? {} : { clockToleranceSeconds }),
        ...(staleKeysMillis === undefined ? {} : { staleKeysMillis }),
        ...(fetch === undefined ? {} : { fetch })
      }),
    catch: (cause) => invalid(module, "options", cause instanceof Error ? cause.message : "expected other values")
  })
}

const refusing = (module: string): WebhookToken.WebhookToken => ({
  verify: () =>
    Effect.fail(
      new WebhookToken.WebhookTokenError({
        reason: "Audience",
        description: `aud: nothing is expected, since no audience was given to ${module}`
      })
    )
})
