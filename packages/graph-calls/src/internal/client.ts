/** The client in the context, and how a function of an operation uses it. */
import type { CallOptions, Client } from "@effect-comms/core/Client"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"

/** The client of Graph's calls in the context. */
export class GraphCalls extends Context.Service<GraphCalls, Client<ApiVersion>>()(
  "@effect-comms/graph-calls/GraphCalls"
) {}

/** Performs an operation. */
export const invoke = <I, A>(
  operation: ClientOperation<I, A>,
  input: I,
  options?: CallOptions<ApiVersion>
): Effect.Effect<A, CommunicationError, GraphCalls> =>
  GraphCalls.use((client) => client.invoke(operation, input, options))
