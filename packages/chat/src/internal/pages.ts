/** How a function of a list uses the client in the context. */
import type { CallOptions } from "@effect-comms/core/Client"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Paging from "@effect-comms/core/internal/Paging"
import type * as Stream from "effect/Stream"
import type { ApiVersion } from "../ApiVersion.ts"
import { Chat } from "./client.ts"

/** The items of a list; pages are loaded as they are asked for. */
export const pages = <I, T>(
  operation: ClientOperation<I, Paging.Page<T>>,
  input: I,
  options?: CallOptions<ApiVersion>
): Stream.Stream<T, CommunicationError, Chat> => Paging.stream(Chat, operation, input, options)
