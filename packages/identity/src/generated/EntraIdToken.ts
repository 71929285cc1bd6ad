// Written by `pnpm derive` from the declarations of this package. EntraIdToken: The Entra access tokens of users, exchanged for access tokens of Communication Services.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import { type Identity, invoke } from "../internal/client.ts"
import type { CommunicationIdentityAccessTokenResult } from "./models.ts"
import * as operations from "./operations.ts"

export type { CommunicationIdentityAccessTokenResult } from "./models.ts"

/**
 * Exchanges the Entra access token that is the client's credential for an access token of the same user for Communication
 * Services.
 *
 * The client needs an Entra credential of that user with a scope below `https://communication.azure.com/clients/`, not the
 * access key of the resource. Unless the client was made for the version that has it, give it in the options.
 * In api-version 2025-03-02-preview only.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Entra Id Token - Exchange.
 */
export const exchange = (
  input: {},
  options?: CallOptions<"2025-03-02-preview">
): Effect.Effect<CommunicationIdentityAccessTokenResult, CommunicationError, Identity> =>
  invoke(operations.exchangeEntraIdToken, input, options)
