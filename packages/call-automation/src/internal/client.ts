/** The client in the context, and how a function of an operation uses it. */
import type { CallOptions, Client } from "@effect-comms/core/Client"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"

/** The client of Call Automation in the context. */
export class CallAutomation extends Context.Service<CallAutomation, Client<ApiVersion>>()(
  "@effect-comms/call-automation/CallAutomation"
) {}

/** Performs an operation. */
export const invoke = <I, A>(
  operation: ClientOperation<I, A>,
  input: I,
  options?: CallOptions<ApiVersion>
): Effect.Effect<A, CommunicationError, CallAutomation> =>
  CallAutomation.use((client) => client.invoke(operation, input, options))
