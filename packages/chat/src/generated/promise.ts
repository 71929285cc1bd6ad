// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public functions.
import type { CallOptions, Client } from "@effect-comms/core/Client"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import * as Context from "effect/Context"
import type { ApiVersion } from "../ApiVersion.ts"
import * as ChatFunctions from "../Chat.ts"
import * as ChatThreadFunctions from "../ChatThread.ts"
import { Chat } from "../internal/client.ts"
import type { CreatedChatThread } from "../internal/failOnPartial.ts"
import type {
  AddChatParticipantsInput,
  ChatMessage,
  ChatParticipant,
  ChatThreadProperties,
  CreateChatThreadInput,
  DeleteChatThreadInput,
  GetChatThreadPropertiesInput,
  ListChatMessagesInput,
  ListChatParticipantsInput,
  RemoveChatParticipantInput,
  SendChatMessageInput,
  SendChatMessageResult,
  UpdateChatParticipantInput,
  UpdateChatThreadPropertiesInput
} from "./models.ts"

/** Operations on one chat thread, its members and its messages, as the client's user. */
export interface ChatThreadClient {
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
  /** Operations on one chat thread, its members and its messages, as the client's user. */
  readonly chatThread: ChatThreadClient
}

/** The functions of a client. */
export const clientOf = (client: Client<ApiVersion>): ChatClient => {
  const api = PromiseApi.make(Context.make(Chat, client))
  const { call, iterate } = api
  return {
    createChatThread: call(ChatFunctions.createChatThread),
    deleteChatThread: call(ChatFunctions.deleteChatThread),
    chatThread: {
      addChatParticipants: call(ChatThreadFunctions.addChatParticipants),
      get: call(ChatThreadFunctions.get),
      getChatThreadProperties: call(ChatThreadFunctions.get),
      listChatMessages: iterate(ChatThreadFunctions.listChatMessages),
      listChatParticipants: iterate(ChatThreadFunctions.listChatParticipants),
      removeChatParticipant: call(ChatThreadFunctions.removeChatParticipant),
      sendChatMessage: call(ChatThreadFunctions.sendChatMessage),
      updateChatParticipant: call(ChatThreadFunctions.updateChatParticipant),
      updateChatThreadProperties: call(ChatThreadFunctions.updateChatThreadProperties)
    }
  }
}
