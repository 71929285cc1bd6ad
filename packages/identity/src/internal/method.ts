import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type { ClientOperation } from "@effect-comms/core/ClientOperation"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { Identity } from "../Identity.ts"

/** The client function of an operation. */
export const method =
  <I, A>(operation: ClientOperation<I, A>) =>
  (input: I, options?: CallOptions<ApiVersion>): Effect.Effect<A, CommunicationError, Identity> =>
    Identity.use((client) => client.invoke(operation, input, options))
