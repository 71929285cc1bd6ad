import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type { ClientOperation } from "@effect-comms/core/ClientOperation"
import * as Paging from "@effect-comms/core/Paging"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { ApiVersion } from "../ApiVersion.ts"
import { Chat } from "../Chat.ts"

/** The client function of a list: its items as a stream. */
export const pages =
  <I, T>(operation: ClientOperation<I, Paging.Page<T>>) =>
  (input: I, options?: CallOptions<ApiVersion>): Stream.Stream<T, CommunicationError, Chat> =>
    Stream.unwrap(Effect.map(Chat, (client) => Paging.stream(client, operation, input, options)))
