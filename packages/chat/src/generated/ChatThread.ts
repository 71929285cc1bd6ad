// Written by `pnpm derive` from the declarations of this package. ChatThread: Operations on one chat thread, its members and its messages, as the client's user.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { ApiVersion } from "../ApiVersion.ts"
import { type Chat, invoke } from "../internal/client.ts"
import { transfer } from "../internal/transfer.ts"
import { pages } from "../internal/pages.ts"
import { addedChatParticipants } from "../internal/failOnPartial.ts"
import type { AddChatParticipantsError } from "../internal/failOnPartial.ts"
import type {
  AddChatParticipantsInput,
  ChatImageFile,
  ChatMessage,
  ChatMessageReadReceipt,
  ChatParticipant,
  ChatThreadProperties,
  DeleteChatImageInput,
  DeleteChatMessageInput,
  GetChatImageInput,
  GetChatMessageInput,
  GetChatThreadPropertiesInput,
  ListChatMessagesInput,
  ListChatParticipantsInput,
  ListChatReadReceiptsInput,
  RemoveChatParticipantInput,
  SendChatMessageInput,
  SendChatMessageResult,
  SendChatReadReceiptInput,
  SendTypingNotificationInput,
  UpdateChatMessageInput,
  UpdateChatParticipantInput,
  UpdateChatThreadPropertiesInput,
  UploadChatImageInput,
  UploadChatImageResult
} from "./models.ts"
import * as operations from "./operations.ts"

export type {
  AddChatParticipantsInput,
  ChatImageFile,
  ChatMessage,
  ChatMessageReadReceipt,
  ChatParticipant,
  ChatThreadProperties,
  DeleteChatImageInput,
  DeleteChatMessageInput,
  GetChatImageInput,
  GetChatMessageInput,
  GetChatThreadPropertiesInput,
  ListChatMessagesInput,
  ListChatParticipantsInput,
  ListChatReadReceiptsInput,
  RemoveChatParticipantInput,
  SendChatMessageInput,
  SendChatMessageResult,
  SendChatReadReceiptInput,
  SendTypingNotificationInput,
  UpdateChatMessageInput,
  UpdateChatParticipantInput,
  UpdateChatThreadPropertiesInput,
  UploadChatImageInput,
  UploadChatImageResult
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
 * Deletes an image of a chat thread.
 *
 * Unless the client was made for the version that has it, give it in the options.
 * In api-version 2024-06-05-preview only.
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Source: Chat Thread - Delete Chat Image.
 */
export const deleteChatImage = (
  input: DeleteChatImageInput,
  options?: CallOptions<"2024-06-05-preview">
): Effect.Effect<void, CommunicationError, Chat> => invoke(operations.deleteChatImage, input, options)

/**
 * Deletes a message of the client's user.
 *
 * Only its sender may delete a message. It stays in the list with `deletedOn` and without its content.
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Microsoft's JavaScript client calls it `deleteMessage`.
 * Source: Chat Thread - Delete Chat Message.
 */
export const deleteChatMessage = (
  input: DeleteChatMessageInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, Chat> => invoke(operations.deleteChatMessage, input, options)

/**
 * Gets the bytes of an image of a chat thread.
 *
 * Unless the client was made for the version that has it, give it in the options.
 * In api-version 2024-06-05-preview only.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: Chat Thread - Get Chat Image.
 */
export const getChatImage = (
  input: GetChatImageInput,
  options?: CallOptions<"2024-06-05-preview">
): Effect.Effect<ChatImageFile, CommunicationError, Chat> => transfer(operations.getChatImage, input, options)

/**
 * Gets a message of a chat thread.
 *
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Microsoft's JavaScript client calls it `getMessage`.
 * Source: Chat Thread - Get Chat Message.
 */
export const getChatMessage = (
  input: GetChatMessageInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<ChatMessage, CommunicationError, Chat> => invoke(operations.getChatMessage, input, options)

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
 * Lists the read receipts of a chat thread, the latest of each member; `maxPageSize` limits the items of a page and `skip`
 * leaves out the first.
 *
 * Pages are loaded as their items are asked for.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Microsoft's JavaScript client calls it `listReadReceipts`.
 * Source: Chat Thread - List Chat Read Receipts.
 */
export const listChatReadReceipts = (
  input: ListChatReadReceiptsInput,
  options?: CallOptions<ApiVersion>
): Stream.Stream<ChatMessageReadReceipt, CommunicationError, Chat> =>
  pages(operations.listChatReadReceipts, input, options)

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
 * Tells the other members of a chat thread that the client's user has read it up to a message.
 *
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Microsoft's JavaScript client calls it `sendReadReceipt`.
 * Source: Chat Thread - Send Chat Read Receipt.
 */
export const sendChatReadReceipt = (
  input: SendChatReadReceiptInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, Chat> => invoke(operations.sendChatReadReceipt, input, options)

/**
 * Tells the other members of a chat thread that the client's user is typing; clients show it for some seconds.
 *
 * `contentType` may be `application/merge-patch+json` in 2021-09-07 and 2021-10-01-preview7.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Chat Thread - Send Typing Notification.
 */
export const sendTypingNotification = (
  input: SendTypingNotificationInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, Chat> => invoke(operations.sendTypingNotification, input, options)

/**
 * Edits a message of the client's user; what is left out stays as it is.
 *
 * Only its sender may edit a message.
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Microsoft's JavaScript client calls it `updateMessage`.
 * Source: Chat Thread - Update Chat Message.
 */
export const updateChatMessage = (
  input: UpdateChatMessageInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, Chat> => invoke(operations.updateChatMessage, input, options)

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

/**
 * Uploads an image to a chat thread; a message shows it when it is among its `attachments`.
 *
 * Unless the client was made for the version that has it, give it in the options.
 * In api-version 2024-06-05-preview only.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Chat Thread - Upload Chat Image.
 */
export const uploadChatImage = (
  input: UploadChatImageInput,
  options?: CallOptions<"2024-06-05-preview">
): Effect.Effect<UploadChatImageResult, CommunicationError, Chat> =>
  transfer(operations.uploadChatImage, input, options)
