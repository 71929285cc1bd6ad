// Written by `pnpm derive` from the declarations of this package. Chat: Creates, lists and deletes chat threads.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { ApiVersion } from "../ApiVersion.ts"
import { type Chat, invoke } from "../internal/client.ts"
import { pages } from "../internal/pages.ts"
import { createdChatThread } from "../internal/failOnPartial.ts"
import type { CreateChatThreadError, CreatedChatThread } from "../internal/failOnPartial.ts"
import type { ChatThreadItem, CreateChatThreadInput, DeleteChatThreadInput, ListChatThreadsInput } from "./models.ts"
import * as operations from "./operations.ts"

export type { ChatThreadItem, CreateChatThreadInput, DeleteChatThreadInput, ListChatThreadsInput } from "./models.ts"

/**
 * Creates a chat thread; the user of the client is a member of it.
 *
 * `repeatability.requestId` of the options is sent as the idempotency id. `PartialFailure` is the error when the thread
 * was created and participants were refused: the thread is in its `result`.
 * Retry class `claimed`: it is not sent again after a failure that leaves open whether it was executed, which is
 * `Ambiguous`, unless `trustRepeatability` is set.
 * Source: Chat - Create Chat Thread.
 */
export const createChatThread = (
  input: CreateChatThreadInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<CreatedChatThread, CreateChatThreadError, Chat> =>
  Effect.flatMap(invoke(operations.createChatThread, input, options), createdChatThread)

/**
 * Deletes a chat thread for all its members.
 *
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Source: Chat - Delete Chat Thread.
 */
export const deleteChatThread = (
  input: DeleteChatThreadInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, Chat> => invoke(operations.deleteChatThread, input, options)

/**
 * Lists the chat threads that the user of the client is a member of; `startTime` leaves out threads without a later
 * message.
 *
 * Pages are loaded as their items are asked for.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: Chat - List Chat Threads.
 */
export const listChatThreads = (
  input: ListChatThreadsInput,
  options?: CallOptions<ApiVersion>
): Stream.Stream<ChatThreadItem, CommunicationError, Chat> => pages(operations.listChatThreads, input, options)
