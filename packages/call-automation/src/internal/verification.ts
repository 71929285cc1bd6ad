/** The tokens that Call Automation puts on its callbacks and media sockets: whose are believed. */
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import * as ConnectionString from "@effect-comms/core/ConnectionString"
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import * as LocalVerification from "@effect-comms/core/internal/LocalVerification"
import * as WebhookToken from "@effect-comms/core/WebhookToken"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"

/** Whose tokens are accepted. Without `audience`, none is but the local cloud's. */
export interface Verification {
  /**
   * The connection string of the resource, the same as of the clients. When its endpoint is on this machine and says that it is the local cloud,
   * it gives the audience, issuers and keys that are not given here; of any other endpoint nothing is taken. It is asked at the first token,
   * on servers only.
   */
  readonly connectionString?: string | Redacted.Redacted | undefined
  /** The endpoint of the resource, for programs without a connection string. */
  readonly endpoint?: string | undefined
  /** The immutable id of the ACS resource, a GUID; one or several. Default the local cloud's, where it is that. */
  readonly audience?: string | ReadonlyArray<string> | undefined
  /** Where the signing keys are; default the metadata of the local cloud, where it is that, else of Microsoft's public cloud. */
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

/** The endpoint of the resource, as far as it is given; throws a `TypeError` when it is none. */
const endpointOf = ({ connectionString, endpoint }: Verification): string | undefined => {
  if (connectionString !== undefined) return ConnectionString.parse(connectionString).endpoint
  return endpoint === undefined ? undefined : ConnectionString.origin(endpoint)
}

/** Whether the resource may be the local cloud; not when its endpoint is none, which is said when a verifier is made. */
export const isLocal = (options: Verification): boolean => {
  try {
    return LocalVerification.isLocal(endpointOf(options))
  } catch {
    return false
  }
}

/** A verifier of the tokens, for the module of that name; without an audience it lets nothing through. */
export const verifier = (
  options: Verification,
  module = "CallEvents"
): Effect.Effect<WebhookToken.WebhookToken, CommunicationError> =>
  Effect.withFiber((fiber) => {
    try {
      return Effect.succeed(
        LocalVerification.make({
          service: "callAutomation",
          // With both there is nothing to ask for.
          endpoint: options.audience !== undefined && options.keys !== undefined ? undefined : endpointOf(options),
          transport: fiber.getRef(CurrentTransport),
          fetch: options.fetch,
          verifier: (local) => verifierOf(options, module, local)
        })
      )
    } catch (cause) {
      return Effect.fail(invalid(module, "options", cause instanceof Error ? cause.message : "expected other values"))
    }
  })

const verifierOf = (
  options: Verification,
  module: string,
  local?: LocalVerification.Local
): WebhookToken.WebhookToken => {
  const { audience = local?.audience, clockToleranceSeconds, keys, staleKeysMillis } = options
  if (audience === undefined) return refusing(module)
  const fetch = options.fetch ?? (keys === undefined ? local?.fetch : undefined)
  return WebhookToken.make({
    ...(keys ?? { metadataUrl: local?.metadataUrl ?? metadataUrl }),
    audience,
    issuers: options.issuers ?? local?.issuers ?? [issuer],
    ...(clockToleranceSeconds === undefined ? {} : { clockToleranceSeconds }),
    ...(staleKeysMillis === undefined ? {} : { staleKeysMillis }),
    ...(fetch === undefined ? {} : { fetch })
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
