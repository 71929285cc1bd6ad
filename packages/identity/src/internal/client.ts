/** The client in the context, and how a function of an operation uses it. */
import type { CallOptions, Client } from "@effect-comms/core/Client"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"

/** The client of Identity in the context. */
export class Identity extends Context.Service<Identity, Client<ApiVersion>>()("@effect-comms/identity/Identity") {}

/** Performs an operation. */
export const invoke = <I, A>(
  operation: ClientOperation<I, A>,
  input: I,
  options?: CallOptions<ApiVersion>
): Effect.Effect<A, CommunicationError, Identity> => Identity.use((client) => client.invoke(operation, input, options))
