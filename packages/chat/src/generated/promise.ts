// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public functions.
import type { CallOptions, Client } from "@effect-comms/core/Client"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import * as Context from "effect/Context"
import type { ApiVersion } from "../ApiVersion.ts"
import * as ChatFunctions from "../Chat.ts"
import * as ChatThreadFunctions from "../ChatThread.ts"
import { Chat } from "../internal/client.ts"
import { threadFunctions } from "../internal/threadFunctions.ts"
import type { CreatedChatThread } from "../internal/failOnPartial.ts"
import type { ThreadFunctions } from "../internal/threadFunctions.ts"
import type {
  AddChatParticipantsInput,
  ChatImageFile,
  ChatMessage,
  ChatMessageReadReceipt,
  ChatParticipant,
  ChatThreadItem,
  ChatThreadProperties,
  CreateChatThreadInput,
  DeleteChatImageInput,
  DeleteChatMessageInput,
  DeleteChatThreadInput,
  GetChatImageInput,
  GetChatMessageInput,
  GetChatThreadPropertiesInput,
  ListChatMessagesInput,
  ListChatParticipantsInput,
  ListChatReadReceiptsInput,
  ListChatThreadsInput,
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

/** Operations on one chat thread, its members and its messages, as the client's user. */
export interface ChatThreadClient extends ThreadFunctions {
  /**
   * Adds members to a chat thread.
   *
   * `PartialFailure` is the error when some were refused; the others are members.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Microsoft's JavaScript client calls it `addParticipants`.
   * Source: Chat Thread - Add Chat Participants.
   */
  readonly addChatParticipants: (input: AddChatParticipantsInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Deletes an image of a chat thread.
   *
   * Unless the client was made for the version that has it, give it in the options.
   * In api-version 2024-06-05-preview only.
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Source: Chat Thread - Delete Chat Image.
   */
  readonly deleteChatImage: (input: DeleteChatImageInput, options?: CallOptions<"2024-06-05-preview">) => Promise<void>
  /**
   * Deletes a message of the client's user.
   *
   * Only its sender may delete a message. It stays in the list with `deletedOn` and without its content.
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Microsoft's JavaScript client calls it `deleteMessage`.
   * Source: Chat Thread - Delete Chat Message.
   */
  readonly deleteChatMessage: (input: DeleteChatMessageInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Gets the bytes of an image of a chat thread.
   *
   * Unless the client was made for the version that has it, give it in the options.
   * In api-version 2024-06-05-preview only.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Source: Chat Thread - Get Chat Image.
   */
  readonly getChatImage: (
    input: GetChatImageInput,
    options?: CallOptions<"2024-06-05-preview">
  ) => Promise<ChatImageFile>
  /**
   * Gets a message of a chat thread.
   *
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Microsoft's JavaScript client calls it `getMessage`.
   * Source: Chat Thread - Get Chat Message.
   */
  readonly getChatMessage: (input: GetChatMessageInput, options?: CallOptions<ApiVersion>) => Promise<ChatMessage>
  /**
   * Gets the properties of a chat thread: its topic, dates, creator and policies.
   *
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Microsoft's JavaScript client calls it `getProperties`.
   * Source: Chat Thread - Get Chat Thread Properties.
   */
  readonly get: (
    input: GetChatThreadPropertiesInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<ChatThreadProperties>
  /**
   * Does what `get` does.
   *
   * @deprecated Use `get`.
   */
  readonly getChatThreadProperties: ChatThreadClient["get"]
  /**
   * Lists the messages of a chat thread, newest first, system messages included; `startTime` leaves out older ones.
   *
   * Pages are loaded as their items are asked for.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Microsoft's JavaScript client calls it `listMessages`.
   * Source: Chat Thread - List Chat Messages.
   */
  readonly listChatMessages: (
    input: ListChatMessagesInput,
    options?: CallOptions<ApiVersion>
  ) => AsyncIterable<ChatMessage>
  /**
   * Lists the members of a chat thread; `maxPageSize` limits the items of a page and `skip` leaves out the first members.
   *
   * Pages are loaded as their items are asked for.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Microsoft's JavaScript client calls it `listParticipants`.
   * Source: Chat Thread - List Chat Participants.
   */
  readonly listChatParticipants: (
    input: ListChatParticipantsInput,
    options?: CallOptions<ApiVersion>
  ) => AsyncIterable<ChatParticipant>
  /**
   * Lists the read receipts of a chat thread, the latest of each member; `maxPageSize` limits the items of a page and `skip`
   * leaves out the first.
   *
   * Pages are loaded as their items are asked for.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Microsoft's JavaScript client calls it `listReadReceipts`.
   * Source: Chat Thread - List Chat Read Receipts.
   */
  readonly listChatReadReceipts: (
    input: ListChatReadReceiptsInput,
    options?: CallOptions<ApiVersion>
  ) => AsyncIterable<ChatMessageReadReceipt>
  /**
   * Removes a member from a chat thread: `{ chatThreadId, ...CommunicationIdentifier.communicationUser(id) }`.
   *
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Microsoft's JavaScript client calls it `removeParticipant`.
   * Source: Chat Thread - Remove Chat Participant.
   */
  readonly removeChatParticipant: (
    input: RemoveChatParticipantInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<void>
  /**
   * Sends a message to a chat thread.
   *
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Microsoft's JavaScript client calls it `sendMessage`.
   * Source: Chat Thread - Send Chat Message.
   */
  readonly sendChatMessage: (
    input: SendChatMessageInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<SendChatMessageResult>
  /**
   * Tells the other members of a chat thread that the client's user has read it up to a message.
   *
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Microsoft's JavaScript client calls it `sendReadReceipt`.
   * Source: Chat Thread - Send Chat Read Receipt.
   */
  readonly sendChatReadReceipt: (input: SendChatReadReceiptInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Tells the other members of a chat thread that the client's user is typing; clients show it for some seconds.
   *
   * `contentType` may be `application/merge-patch+json` in 2021-09-07 and 2021-10-01-preview7.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Chat Thread - Send Typing Notification.
   */
  readonly sendTypingNotification: (
    input: SendTypingNotificationInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<void>
  /**
   * Edits a message of the client's user; what is left out stays as it is.
   *
   * Only its sender may edit a message.
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Microsoft's JavaScript client calls it `updateMessage`.
   * Source: Chat Thread - Update Chat Message.
   */
  readonly updateChatMessage: (input: UpdateChatMessageInput, options?: CallOptions<ApiVersion>) => Promise<void>
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
  readonly updateChatParticipant: (
    input: UpdateChatParticipantInput,
    options?: CallOptions<"2021-10-01-preview7">
  ) => Promise<void>
  /**
   * Updates the topic, the metadata or the retention policy of a chat thread; what is left out stays as it is.
   *
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Microsoft's JavaScript client calls it `updateTopic`.
   * Source: Chat Thread - Update Chat Thread Properties.
   */
  readonly updateChatThreadProperties: (
    input: UpdateChatThreadPropertiesInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<void>
  /**
   * Uploads an image to a chat thread; a message shows it when it is among its `attachments`.
   *
   * Unless the client was made for the version that has it, give it in the options.
   * In api-version 2024-06-05-preview only.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Chat Thread - Upload Chat Image.
   */
  readonly uploadChatImage: (
    input: UploadChatImageInput,
    options?: CallOptions<"2024-06-05-preview">
  ) => Promise<UploadChatImageResult>
}

/** The client of Chat for one user. */
export interface ChatClient {
  /**
   * Creates a chat thread; the user of the client is a member of it.
   *
   * `repeatability.requestId` of the options is sent as the idempotency id. `PartialFailure` is the error when the thread
   * was created and participants were refused: the thread is in its `result`.
   * Retry class `claimed`: it is not sent again after a failure that leaves open whether it was executed, which is
   * `Ambiguous`, unless `trustRepeatability` is set.
   * Source: Chat - Create Chat Thread.
   */
  readonly createChatThread: (
    input: CreateChatThreadInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<CreatedChatThread>
  /**
   * Deletes a chat thread for all its members.
   *
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Source: Chat - Delete Chat Thread.
   */
  readonly deleteChatThread: (input: DeleteChatThreadInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Lists the chat threads that the user of the client is a member of; `startTime` leaves out threads without a later
   * message.
   *
   * Pages are loaded as their items are asked for.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Source: Chat - List Chat Threads.
   */
  readonly listChatThreads: (
    input: ListChatThreadsInput,
    options?: CallOptions<ApiVersion>
  ) => AsyncIterable<ChatThreadItem>
  /** Operations on one chat thread, its members and its messages, as the client's user. */
  readonly chatThread: ChatThreadClient
}

/** The functions of a client. */
export const clientOf = (client: Client<ApiVersion>): ChatClient => {
  const api = PromiseApi.make(Context.make(Chat, client), client.transport)
  const { call, iterate } = api
  return {
    createChatThread: call(ChatFunctions.createChatThread),
    deleteChatThread: call(ChatFunctions.deleteChatThread),
    listChatThreads: iterate(ChatFunctions.listChatThreads),
    chatThread: {
      addChatParticipants: call(ChatThreadFunctions.addChatParticipants),
      deleteChatImage: call(ChatThreadFunctions.deleteChatImage),
      deleteChatMessage: call(ChatThreadFunctions.deleteChatMessage),
      getChatImage: call(ChatThreadFunctions.getChatImage),
      getChatMessage: call(ChatThreadFunctions.getChatMessage),
      get: call(ChatThreadFunctions.get),
      getChatThreadProperties: call(ChatThreadFunctions.get),
      listChatMessages: iterate(ChatThreadFunctions.listChatMessages),
      listChatParticipants: iterate(ChatThreadFunctions.listChatParticipants),
      listChatReadReceipts: iterate(ChatThreadFunctions.listChatReadReceipts),
      removeChatParticipant: call(ChatThreadFunctions.removeChatParticipant),
      sendChatMessage: call(ChatThreadFunctions.sendChatMessage),
      sendChatReadReceipt: call(ChatThreadFunctions.sendChatReadReceipt),
      sendTypingNotification: call(ChatThreadFunctions.sendTypingNotification),
      updateChatMessage: call(ChatThreadFunctions.updateChatMessage),
      updateChatParticipant: call(ChatThreadFunctions.updateChatParticipant),
      updateChatThreadProperties: call(ChatThreadFunctions.updateChatThreadProperties),
      uploadChatImage: call(ChatThreadFunctions.uploadChatImage),
      ...threadFunctions(api)
    }
  }
}
