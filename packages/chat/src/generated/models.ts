// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public types.
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"

/** The response of `ChatThread_AddChatParticipants`. */
export interface AddChatParticipantsResult {
  /** The participants that were not added, with the errors. */
  readonly invalidParticipants?: ReadonlyArray<ParticipantError> | undefined
}

/** A file or an image of a message. */
export interface ChatAttachment {
  /** The id of the attachment. */
  readonly id: string
  /** What it is. */
  readonly attachmentType: "image" | "file" | (string & {})
  /** The name of the file. */
  readonly name?: string | undefined
  /** Where it can be read. */
  readonly url?: string | undefined
  /** Where a preview of it can be read. */
  readonly previewUrl?: string | undefined
}

/** The bytes of an image, and of what type they are. */
export interface ChatImageFile {
  /** The bytes of the image. */
  readonly image: Uint8Array
  /** The media type, such as `image/png`. */
  readonly contentType?: string | undefined
}

/** A message of a member, or of the system. */
export interface ChatMessage {
  /** The id of the message in its thread. */
  readonly id: string
  /** The type of a message: `text` and `html` are sent by members, the rest by the system. */
  readonly type: ChatMessageType
  /** The sequence number of the message in the thread, as a string. */
  readonly sequenceId: string
  /** The version of the message; it changes with every edit. */
  readonly version: string
  /** The content of a message, or of a system message about the thread. */
  readonly content?: ChatMessageContent | undefined
  /** The name that the sender gave; it is not checked. */
  readonly senderDisplayName?: string | undefined
  /** When it arrived at the service. */
  readonly createdOn: DateTimeText
  /** The sender; absent on messages of the system. */
  readonly senderCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** When it was deleted. */
  readonly deletedOn?: DateTimeText | undefined
  /** When it was last edited. */
  readonly editedOn?: DateTimeText | undefined
  /**
   * Values of the application, by name.
   * Since api-version 2021-09-07.
   */
  readonly metadata?: { readonly [name: string]: string } | undefined
  /**
   * Why a message was stopped or flagged.
   * In api-version 2024-06-05-preview only.
   */
  readonly policyViolation?: PolicyViolation | undefined
}

/** The content of a message, or of a system message about the thread. */
export interface ChatMessageContent {
  /** The content of the message, as text or HTML. */
  readonly message?: string | undefined
  /** The new topic, of a `topicUpdated` message. */
  readonly topic?: string | undefined
  /** The participants added or removed, of a `participantAdded` or `participantRemoved` message. */
  readonly participants?: ReadonlyArray<ChatParticipant> | undefined
  /** The participant that initiated it. */
  readonly initiatorCommunicationIdentifier?: CommunicationIdentifier | undefined
  /**
   * Files and images of the message.
   * Since api-version 2023-11-07.
   */
  readonly attachments?: ReadonlyArray<ChatAttachment> | undefined
}

/** That a member has read the thread up to a message. */
export interface ChatMessageReadReceipt {
  /** The member who read it. */
  readonly senderCommunicationIdentifier: CommunicationIdentifier
  /** The id of the message. */
  readonly chatMessageId: string
  /** When it was read. */
  readonly readOn: DateTimeText
}

/** The response of `ChatThread_ListChatReadReceipts`. */
export interface ChatMessageReadReceiptsCollection {
  /** The items of this page. */
  readonly value: ReadonlyArray<ChatMessageReadReceipt>
  /** The link to the next page; absent on the last. */
  readonly nextLink?: string | undefined
}

/** The type of a message: `text` and `html` are sent by members, the rest by the system. */
export type ChatMessageType =
  | "text"
  | "html"
  | "topicUpdated"
  | "participantAdded"
  | "participantRemoved"
  | (string & {})

/** The response of `ChatThread_ListChatMessages`. */
export interface ChatMessagesCollection {
  /** The items of this page. */
  readonly value: ReadonlyArray<ChatMessage>
  /** The link to the next page; absent on the last. */
  readonly nextLink?: string | undefined
}

/** A member of a thread. */
export interface ChatParticipant {
  /** A user of the resource, or another participant: a raw id, or one nested model, or both. */
  readonly communicationIdentifier: CommunicationIdentifier
  /** The name shown to others; it is not checked. */
  readonly displayName?: string | undefined
  /** The time from which history is shared with the member; default the time of joining. */
  readonly shareHistoryTime?: DateTimeText | undefined
  /**
   * The roles of the member.
   * In api-version 2021-10-01-preview7 only.
   */
  readonly roleIds?: ReadonlyArray<string> | undefined
  /**
   * Values of the application, by name.
   * Since api-version 2024-06-05-preview.
   */
  readonly metadata?: { readonly [name: string]: string } | undefined
}

/** The response of `ChatThread_ListChatParticipants`. */
export interface ChatParticipantsCollection {
  /** The items of this page. */
  readonly value: ReadonlyArray<ChatParticipant>
  /** The link to the next page; absent on the last. */
  readonly nextLink?: string | undefined
}

/** When the service deletes a thread by itself. */
export interface ChatRetentionPolicy {
  /** `threadCreationDate`: this number of days after the creation; `none`: never. */
  readonly kind: "threadCreationDate" | "none" | (string & {})
  /** Days after the creation of the thread; required with `threadCreationDate`. */
  readonly deleteThreadAfterDays?: number | undefined
}

/** A thread in a list. */
export interface ChatThreadItem {
  /** The id of the thread. */
  readonly id: string
  /** The topic of the thread. */
  readonly topic: string
  /** When it was deleted. */
  readonly deletedOn?: DateTimeText | undefined
  /** When its last message arrived. */
  readonly lastMessageReceivedOn?: DateTimeText | undefined
}

/** A thread without its members and messages. */
export interface ChatThreadProperties {
  /** The id of the thread. */
  readonly id: string
  /** The topic of the thread. */
  readonly topic: string
  /** When it was created. */
  readonly createdOn: DateTimeText
  /** The user that created it. */
  readonly createdByCommunicationIdentifier: CommunicationIdentifier
  /** When it was deleted. */
  readonly deletedOn?: DateTimeText | undefined
  /**
   * Values of the application, by name.
   * Since api-version 2024-06-05-preview.
   */
  readonly metadata?: { readonly [name: string]: string } | undefined
  /**
   * When the service deletes a thread by itself.
   * Since api-version 2024-06-05-preview.
   */
  readonly retentionPolicy?: ChatRetentionPolicy | undefined
  /**
   * What may be sent in a thread.
   * In api-version 2024-06-05-preview only.
   */
  readonly messagingPolicy?: MessagingPolicy | undefined
}

/** The response of `Chat_ListChatThreads`. */
export interface ChatThreadsItemCollection {
  /** The items of this page. */
  readonly value: ReadonlyArray<ChatThreadItem>
  /** The link to the next page; absent on the last. */
  readonly nextLink?: string | undefined
}

/** The response of `Chat_CreateChatThread`. */
export interface CreateChatThreadResult {
  /** A thread without its members and messages. */
  readonly chatThread?: ChatThreadProperties | undefined
  /** The participants that were not added, with the errors. */
  readonly invalidParticipants?: ReadonlyArray<ParticipantError> | undefined
}

/** A member of a thread. */
export interface EventParticipant {
  /** The name shown to others; it is not checked. */
  readonly displayName?: string | undefined
  /** The member. */
  readonly participantCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** Values of the application, by name. */
  readonly metadata?: { readonly [name: string]: string } | undefined
}

/** `original`: as it was uploaded; `small`: scaled down. */
export type ImageViewType = "original" | "small" | (string & {})

/** What may be sent in a thread. */
export interface MessagingPolicy {
  /** Whether nothing but text may be sent. */
  readonly textOnlyChat?: boolean | undefined
}

/** Why a participant was not added. */
export interface ParticipantError {
  /** Such as `403` or `404`. */
  readonly code: string
  /** The message of the service; its wording varies. */
  readonly message: string
  /** The raw id of the participant. */
  readonly target?: string | undefined
  /** The errors that led to it. */
  readonly details?: ReadonlyArray<ParticipantError> | undefined
  /** The error below it. */
  readonly innererror?: ParticipantError | undefined
}

/** Why a message was stopped or flagged. */
export interface PolicyViolation {
  /** What was done about the message. */
  readonly state: "contentBlocked" | "warning" | (string & {})
}

/** The response of `ChatThread_SendChatMessage`. */
export interface SendChatMessageResult {
  /** The id of the message. */
  readonly id: string
}

/** The response of `ChatThread_UploadChatImage`. */
export interface UploadChatImageResult {
  /** The id of the image. */
  readonly id: string
  /** What it is as an attachment. */
  readonly attachmentType?: "image" | "file" | (string & {}) | undefined
  /** The name of the file. */
  readonly name?: string | undefined
}

/** The input of `ChatThread_AddChatParticipants`. */
export interface AddChatParticipantsInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
  /** The participants to add. */
  readonly participants: ReadonlyArray<ChatParticipant>
}

/** The input of `Chat_CreateChatThread`. */
export interface CreateChatThreadInput {
  /** The topic of the thread. */
  readonly topic: string
  /** The initial members, besides the user of the client. */
  readonly participants?: ReadonlyArray<ChatParticipant> | undefined
  /**
   * Values of the application, by name.
   * Since api-version 2024-06-05-preview.
   */
  readonly metadata?: { readonly [name: string]: string } | undefined
  /**
   * When the service deletes a thread by itself.
   * Since api-version 2024-06-05-preview.
   */
  readonly retentionPolicy?: ChatRetentionPolicy | undefined
}

/** The input of `ChatThread_DeleteChatImage`. */
export interface DeleteChatImageInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
  /** The id of the image, as `uploadChatImage` gives it: opaque. */
  readonly imageId: string
}

/** The input of `ChatThread_DeleteChatMessage`. */
export interface DeleteChatMessageInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
  /** The id of the message. */
  readonly chatMessageId: string
}

/** The input of `Chat_DeleteChatThread`. */
export interface DeleteChatThreadInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
}

/** The input of `ChatThread_GetChatImage`. */
export interface GetChatImageInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
  /** The id of the image, as `uploadChatImage` gives it: opaque. */
  readonly imageId: string
  /** `original`: as it was uploaded; `small`: scaled down. */
  readonly imageViewType: ImageViewType
}

/** The input of `ChatThread_GetChatMessage`. */
export interface GetChatMessageInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
  /** The id of the message. */
  readonly chatMessageId: string
}

/** The input of `ChatThread_GetChatThreadProperties`. */
export interface GetChatThreadPropertiesInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
}

/** The input of `ChatThread_ListChatMessages`. */
export interface ListChatMessagesInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
  /** The maximum number of items in a page. */
  readonly maxPageSize?: number | undefined
  /** Messages before this time are left out. */
  readonly startTime?: DateTimeText | undefined
}

/** The input of `ChatThread_ListChatParticipants`. */
export interface ListChatParticipantsInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
  /** The maximum number of items in a page. */
  readonly maxPageSize?: number | undefined
  /** The number of items to skip before the first page; default 0. */
  readonly skip?: number | undefined
}

/** The input of `ChatThread_ListChatReadReceipts`. */
export interface ListChatReadReceiptsInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
  /** The maximum number of items in a page. */
  readonly maxPageSize?: number | undefined
  /** The number of items to skip before the first page; default 0. */
  readonly skip?: number | undefined
}

/** The input of `Chat_ListChatThreads`. */
export interface ListChatThreadsInput {
  /** The maximum number of items in a page. */
  readonly maxPageSize?: number | undefined
  /** Threads whose last message is older are left out. */
  readonly startTime?: DateTimeText | undefined
}

/** The input of `ChatThread_RemoveChatParticipant`. */
export interface RemoveChatParticipantInput extends CommunicationIdentifier {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
}

/** The input of `ChatThread_SendChatMessage`. */
export interface SendChatMessageInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
  /** The content of the message, as text or HTML. */
  readonly content: string
  /** The name shown to others; it is not checked. */
  readonly senderDisplayName?: string | undefined
  /** `text` (default) or `html`. */
  readonly type?: ChatMessageType | undefined
  /**
   * Values of the application, by name.
   * Since api-version 2021-09-07.
   */
  readonly metadata?: { readonly [name: string]: string } | undefined
  /**
   * Files and images of the message.
   * In api-version 2024-06-05-preview only.
   */
  readonly attachments?: ReadonlyArray<ChatAttachment> | undefined
}

/** The input of `ChatThread_SendChatReadReceipt`. */
export interface SendChatReadReceiptInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
  /** The id of the latest message that was read. */
  readonly chatMessageId: string
}

/** The input of `ChatThread_SendTypingNotification`. */
export interface SendTypingNotificationInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
  /**
   * The name shown to others; it is not checked.
   * Since api-version 2021-09-07.
   */
  readonly senderDisplayName?: string | undefined
}

/** The input of `ChatThread_UpdateChatMessage`. */
export interface UpdateChatMessageInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
  /** The id of the message. */
  readonly chatMessageId: string
  /** The new content. */
  readonly content?: string | undefined
  /**
   * Values of the application, by name, merged into those that are there: `null` removes a value, and in place of the record all of them.
   * Since api-version 2021-09-07.
   */
  readonly metadata?: { readonly [name: string]: string | null } | null | undefined
  /**
   * Files and images of the message, all of them.
   * In api-version 2024-06-05-preview only.
   */
  readonly attachments?: ReadonlyArray<ChatAttachment> | undefined
}

/** The input of `ChatThread_UpdateChatParticipant`. */
export interface UpdateChatParticipantInput extends ChatParticipant {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
}

/** The input of `ChatThread_UpdateChatThreadProperties`. */
export interface UpdateChatThreadPropertiesInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
  /** The new topic. */
  readonly topic?: string | undefined
  /**
   * Values of the application, by name, merged into those that are there: `null` removes a value, and in place of the record all of them.
   * Since api-version 2024-06-05-preview.
   */
  readonly metadata?: { readonly [name: string]: string | null } | null | undefined
  /**
   * When the service deletes the thread by itself; `null` takes the policy away.
   * Since api-version 2024-06-05-preview.
   */
  readonly retentionPolicy?: ChatRetentionPolicy | null | undefined
}

/** The input of `ChatThread_UploadChatImage`. */
export interface UploadChatImageInput {
  /** The id of the thread, such as `19:…@thread.v2`: opaque. */
  readonly chatThreadId: string
  /** The bytes of the image: JPEG, PNG, GIF, HEIC or WebP. */
  readonly image: Uint8Array
  /** The name of the file, in printable ASCII. */
  readonly imageFilename?: string | undefined
}
