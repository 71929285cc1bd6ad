import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type { ClientOperation } from "@effect-comms/core/ClientOperation"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { Chat } from "../Chat.ts"

/** The client function of an operation. */
export const method =
  <I, A>(operation: ClientOperation<I, A>) =>
  (input: I, options?: CallOptions<ApiVersion>): Effect.Effect<A, CommunicationError, Chat> =>
    Chat.use((client) => client.invoke(operation, input, options))
