/** The request with which the service opens a media socket: who sent it, and for which call. */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as WebhookToken from "@effect-comms/core/WebhookToken"
import * as Effect from "effect/Effect"
import * as verification from "./verification.ts"

/** The headers of a request as the web standard gives them. */
export interface StandardHeaders {
  /** Gives the value of a header, whatever the case of its name; `null` when the request does not have it. */
  get(name: string): string | null
}

/** The headers of a request, as the web standard or, by names in lower case, as Node gives them. */
export type UpgradeHeaders = StandardHeaders | Readonly<Record<string, string | ReadonlyArray<string> | undefined>>

/** Whose socket it is. */
export interface Upgrade {
  /** The id of the application's leg of the call: the header `x-ms-call-connection-id`. */
  readonly callConnectionId: string | undefined
  /** The id of the call for support: the header `x-ms-call-correlation-id`. */
  readonly correlationId: string | undefined
}

/** Verifies the requests that open media sockets. */
export interface UpgradeVerifier {
  /** Verifies the token of a request. Accept the socket when it succeeds, else answer with `statusOf` the error. */
  readonly verify: (headers: UpgradeHeaders) => Effect.Effect<Upgrade, WebhookToken.WebhookTokenError>
}

const isStandard = (headers: UpgradeHeaders): headers is StandardHeaders => typeof headers["get"] === "function"

const valueOf = (headers: UpgradeHeaders, name: string): string | undefined => {
  if (isStandard(headers)) return headers.get(name) ?? undefined
  const value = headers[name]
  return typeof value === "string" || value === undefined ? value : value[0]
}

/** Verifies by the token in `Authorization`, as `CallEvents` does for webhooks; without an audience it accepts no request. */
export const verifier = (options: verification.Verification): Effect.Effect<UpgradeVerifier, CommunicationError> =>
  Effect.map(verification.verifier(options, "MediaSocket"), ({ verify }) => ({
    verify: (headers) =>
      Effect.map(verify(valueOf(headers, "authorization")), () => ({
        callConnectionId: valueOf(headers, "x-ms-call-connection-id"),
        correlationId: valueOf(headers, "x-ms-call-correlation-id")
      }))
  }))

/** The HTTP status that refuses the upgrade: 503 when the signing keys could not be fetched. */
export const statusOf = (error: WebhookToken.WebhookTokenError): 401 | 503 =>
  error.reason === "KeysUnavailable" ? 503 : 401
