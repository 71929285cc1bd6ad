// Written by `pnpm derive` from the declarations of this package. ChatThread: Operations on one chat thread, its members and its messages, as the client's user.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { ApiVersion } from "../ApiVersion.ts"
import { type Chat, invoke } from "../internal/client.ts"
import { pages } from "../internal/pages.ts"
import { addedChatParticipants } from "../internal/failOnPartial.ts"
import type { AddChatParticipantsError } from "../internal/failOnPartial.ts"
import type {
  AddChatParticipantsInput,
  ChatMessage,
  ChatParticipant,
  ChatThreadProperties,
  GetChatThreadPropertiesInput,
  ListChatMessagesInput,
  ListChatParticipantsInput,
  RemoveChatParticipantInput,
  SendChatMessageInput,
  SendChatMessageResult,
  UpdateChatParticipantInput,
  UpdateChatThreadPropertiesInput
} from "./models.ts"
import * as operations from "./operations.ts"

export type {
  AddChatParticipantsInput,
  ChatMessage,
  ChatParticipant,
  ChatThreadProperties,
  GetChatThreadPropertiesInput,
  ListChatMessagesInput,
  ListChatParticipantsInput,
  RemoveChatParticipantInput,
  SendChatMessageInput,
  SendChatMessageResult,
  UpdateChatParticipantInput,
  UpdateChatThreadPropertiesInput
} from "./models.ts"

/**
 * Adds members to a chat thread.
 *
 * `PartialFailure` is the error when some were refused; the others are members.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Microsoft's JavaScript client calls it `addParticipants`.
 * Source: Chat Thread - Add Chat Participants.
 */
export const addChatParticipants = (
  input: AddChatParticipantsInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, AddChatParticipantsError, Chat> =>
  Effect.flatMap(invoke(operations.addChatParticipants, input, options), addedChatParticipants)

/**
 * Gets the properties of a chat thread: its topic, dates, creator and policies.
 *
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Microsoft's JavaScript client calls it `getProperties`.
 * Source: Chat Thread - Get Chat Thread Properties.
 */
export const get = (
  input: GetChatThreadPropertiesInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<ChatThreadProperties, CommunicationError, Chat> =>
  invoke(operations.getChatThreadProperties, input, options)

/**
 * Does what `get` does.
 *
 * @deprecated Use `get`.
 */
export const getChatThreadProperties: typeof get = get

/**
 * Lists the messages of a chat thread, newest first, system messages included; `startTime` leaves out older ones.
 *
 * Pages are loaded as their items are asked for.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Microsoft's JavaScript client calls it `listMessages`.
 * Source: Chat Thread - List Chat Messages.
 */
export const listChatMessages = (
  input: ListChatMessagesInput,
  options?: CallOptions<ApiVersion>
): Stream.Stream<ChatMessage, CommunicationError, Chat> => pages(operations.listChatMessages, input, options)

/**
 * Lists the members of a chat thread; `maxPageSize` limits the items of a page and `skip` leaves out the first members.
 *
 * Pages are loaded as their items are asked for.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Microsoft's JavaScript client calls it `listParticipants`.
 * Source: Chat Thread - List Chat Participants.
 */
export const listChatParticipants = (
  input: ListChatParticipantsInput,
  options?: CallOptions<ApiVersion>
): Stream.Stream<ChatParticipant, CommunicationError, Chat> => pages(operations.listChatParticipants, input, options)

/**
 * Removes a member from a chat thread: `{ chatThreadId, ...CommunicationIdentifier.communicationUser(id) }`.
 *
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Microsoft's JavaScript client calls it `removeParticipant`.
 * Source: Chat Thread - Remove Chat Participant.
 */
export const removeChatParticipant = (
  input: RemoveChatParticipantInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, Chat> => invoke(operations.removeChatParticipant, input, options)

/**
 * Sends a message to a chat thread.
 *
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Microsoft's JavaScript client calls it `sendMessage`.
 * Source: Chat Thread - Send Chat Message.
 */
export const sendChatMessage = (
  input: SendChatMessageInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<SendChatMessageResult, CommunicationError, Chat> => invoke(operations.sendChatMessage, input, options)

/**
 * Updates a member's display name, roles, or the time from which history is shared with it; what is left out stays as it
 * is (assumed).
 *
 * No version is chosen without the caller: unless the client was made for that version, give it in the options, or the
 * call is refused with `InvalidRequest` before anything is sent. `contentType` may be `application/json` (default) or
 * `application/merge-patch+json`.
 * In api-version 2021-10-01-preview7 only.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Chat Thread - Update Chat Participant.
 */
export const updateChatParticipant = (
  input: UpdateChatParticipantInput,
  options?: CallOptions<"2021-10-01-preview7">
): Effect.Effect<void, CommunicationError, Chat> => invoke(operations.updateChatParticipant, input, options)

/**
 * Updates the topic, the metadata or the retention policy of a chat thread; what is left out stays as it is.
 *
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Microsoft's JavaScript client calls it `updateTopic`.
 * Source: Chat Thread - Update Chat Thread Properties.
 */
export const updateChatThreadProperties = (
  input: UpdateChatThreadPropertiesInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, Chat> => invoke(operations.updateChatThreadProperties, input, options)
