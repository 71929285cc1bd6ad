// Written by `pnpm derive` from the declarations of this package. TeamsExtension: The principals of Microsoft Entra tenants that may use a resource with Teams Phone extensibility.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { type Identity, invoke } from "../internal/client.ts"
import type {
  CommunicationIdentityAccessTokenResult,
  DeleteAssignmentInput,
  GetAssignmentInput,
  TeamsExtensionAssignmentResponse,
  UpsertAssignmentInput
} from "./models.ts"
import * as operations from "./operations.ts"

export type {
  CommunicationIdentityAccessTokenResult,
  DeleteAssignmentInput,
  GetAssignmentInput,
  TeamsExtensionAssignmentResponse,
  UpsertAssignmentInput
} from "./models.ts"

/**
 * Deletes the assignment of a principal of a tenant to the resource.
 *
 * Since api-version 2025-06-30.
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Source: Teams Extension - Delete Assignment.
 */
export const deleteAssignment = (
  input: DeleteAssignmentInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, Identity> => invoke(operations.deleteAssignment, input, options)

/**
 * Exchanges the Entra access token that is the client's credential for a token of Communication Services with which the
 * Teams user takes part in calls.
 *
 * The client needs an Entra credential of that user, not the access key of the resource, and the user an assignment.
 * Since api-version 2025-06-30.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Teams Extension - Exchange Token.
 */
export const exchangeToken = (
  input: {},
  options?: CallOptions<ApiVersion>
): Effect.Effect<CommunicationIdentityAccessTokenResult, CommunicationError, Identity> =>
  invoke(operations.exchangeTeamsExtensionToken, input, options)

/**
 * Gets the assignment of a principal of a tenant to the resource.
 *
 * Since api-version 2025-06-30.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: Teams Extension - Get Assignment.
 */
export const getAssignment = (
  input: GetAssignmentInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<TeamsExtensionAssignmentResponse, CommunicationError, Identity> =>
  invoke(operations.getAssignment, input, options)

/**
 * Creates or replaces the assignment of a principal of a tenant, which lets it use the resource with Teams Phone
 * extensibility.
 *
 * Since api-version 2025-06-30.
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Source: Teams Extension - Upsert Assignment.
 */
export const upsertAssignment = (
  input: UpsertAssignmentInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<TeamsExtensionAssignmentResponse, CommunicationError, Identity> =>
  invoke(operations.upsertAssignment, input, options)
