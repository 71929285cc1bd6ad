// Written by `pnpm derive` from the declarations of this package.
import * as ClientOperation from "@effect-comms/core/internal/ClientOperation"
import * as Codec from "@effect-comms/core/internal/Codec"
import * as core from "@effect-comms/core/internal/codecs"
import { ApiVersions, service } from "../ApiVersion.ts"
import * as codecs from "./codecs.ts"
import type {
  AddChatParticipantsInput,
  AddChatParticipantsResult,
  ChatImageFile,
  ChatMessage,
  ChatMessageReadReceiptsCollection,
  ChatMessagesCollection,
  ChatParticipantsCollection,
  ChatThreadProperties,
  ChatThreadsItemCollection,
  CreateChatThreadInput,
  CreateChatThreadResult,
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

export const addChatParticipants = /* @__PURE__ */ ClientOperation.make<
  AddChatParticipantsInput,
  AddChatParticipantsResult
>(() => ({
  id: "ChatThread_AddChatParticipants",
  service,
  method: "POST",
  path: "/chat/threads/{chatThreadId}/participants/:add",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)) })),
  payload: codecs.AddChatParticipantsRequest,
  success: { 201: codecs.AddChatParticipantsResult }
}))

export const createChatThread = /* @__PURE__ */ ClientOperation.make<CreateChatThreadInput, CreateChatThreadResult>(
  () => ({
    id: "Chat_CreateChatThread",
    service,
    method: "POST",
    path: "/chat/threads",
    versions: ApiVersions.all,
    retry: "claimed",
    repeatability: "id",
    payload: codecs.CreateChatThreadRequest,
    success: { 201: codecs.CreateChatThreadResult }
  })
)

export const deleteChatImage = /* @__PURE__ */ ClientOperation.make<DeleteChatImageInput, void>(() => ({
  id: "ChatThread_DeleteChatImage",
  service,
  method: "DELETE",
  path: "/chat/threads/{chatThreadId}/images/{imageId}",
  versions: ApiVersions.only("2024-06-05-preview"),
  retry: "idempotent",
  params: Codec.struct("object", () => ({
    chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)),
    imageId: Codec.required(Codec.named("ChatImageId", Codec.text))
  })),
  success: { 204: undefined }
}))

export const deleteChatMessage = /* @__PURE__ */ ClientOperation.make<DeleteChatMessageInput, void>(() => ({
  id: "ChatThread_DeleteChatMessage",
  service,
  method: "DELETE",
  path: "/chat/threads/{chatThreadId}/messages/{chatMessageId}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Codec.struct("object", () => ({
    chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)),
    chatMessageId: Codec.required(Codec.named("ChatMessageId", Codec.text))
  })),
  success: { 204: undefined }
}))

export const deleteChatThread = /* @__PURE__ */ ClientOperation.make<DeleteChatThreadInput, void>(() => ({
  id: "Chat_DeleteChatThread",
  service,
  method: "DELETE",
  path: "/chat/threads/{chatThreadId}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Codec.struct("object", () => ({ chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)) })),
  success: { 204: undefined }
}))

export const getChatImage = /* @__PURE__ */ ClientOperation.make<GetChatImageInput, ChatImageFile>(() => ({
  id: "ChatThread_GetChatImage",
  service,
  method: "GET",
  path: "/chat/threads/{chatThreadId}/images/{imageId}/view/{imageViewType}",
  versions: ApiVersions.only("2024-06-05-preview"),
  retry: "safe",
  bytes: "answer",
  params: Codec.struct("object", () => ({
    chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)),
    imageId: Codec.required(Codec.named("ChatImageId", Codec.text)),
    imageViewType: Codec.required(codecs.ImageViewType)
  })),
  success: { 200: codecs.ChatImageFile },
  headers: [["contentType", "content-type"]]
}))

export const getChatMessage = /* @__PURE__ */ ClientOperation.make<GetChatMessageInput, ChatMessage>(() => ({
  id: "ChatThread_GetChatMessage",
  service,
  method: "GET",
  path: "/chat/threads/{chatThreadId}/messages/{chatMessageId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Codec.struct("object", () => ({
    chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)),
    chatMessageId: Codec.required(Codec.named("ChatMessageId", Codec.text))
  })),
  success: { 200: codecs.ChatMessage }
}))

export const getChatThreadProperties = /* @__PURE__ */ ClientOperation.make<
  GetChatThreadPropertiesInput,
  ChatThreadProperties
>(() => ({
  id: "ChatThread_GetChatThreadProperties",
  service,
  method: "GET",
  path: "/chat/threads/{chatThreadId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Codec.struct("object", () => ({ chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)) })),
  success: { 200: codecs.ChatThreadProperties }
}))

export const listChatMessages = /* @__PURE__ */ ClientOperation.make<ListChatMessagesInput, ChatMessagesCollection>(
  () => ({
    id: "ChatThread_ListChatMessages",
    service,
    method: "GET",
    path: "/chat/threads/{chatThreadId}/messages",
    versions: ApiVersions.all,
    retry: "safe",
    params: Codec.struct("object", () => ({ chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)) })),
    query: Codec.struct("object", () => ({
      maxPageSize: Codec.optional(
        Codec.numberText(
          Codec.check("a finite number", Number.isFinite),
          Codec.check("an integer", Number.isSafeInteger)
        )
      ),
      startTime: Codec.optional(core.DateTimeText)
    })),
    success: { 200: codecs.ChatMessagesCollection }
  })
)

export const listChatParticipants = /* @__PURE__ */ ClientOperation.make<
  ListChatParticipantsInput,
  ChatParticipantsCollection
>(() => ({
  id: "ChatThread_ListChatParticipants",
  service,
  method: "GET",
  path: "/chat/threads/{chatThreadId}/participants",
  versions: ApiVersions.all,
  retry: "safe",
  params: Codec.struct("object", () => ({ chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)) })),
  query: Codec.struct("object", () => ({
    maxPageSize: Codec.optional(
      Codec.numberText(Codec.check("a finite number", Number.isFinite), Codec.check("an integer", Number.isSafeInteger))
    ),
    skip: Codec.optional(
      Codec.numberText(Codec.check("a finite number", Number.isFinite), Codec.check("an integer", Number.isSafeInteger))
    )
  })),
  success: { 200: codecs.ChatParticipantsCollection }
}))

export const listChatReadReceipts = /* @__PURE__ */ ClientOperation.make<
  ListChatReadReceiptsInput,
  ChatMessageReadReceiptsCollection
>(() => ({
  id: "ChatThread_ListChatReadReceipts",
  service,
  method: "GET",
  path: "/chat/threads/{chatThreadId}/readReceipts",
  versions: ApiVersions.all,
  retry: "safe",
  params: Codec.struct("object", () => ({ chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)) })),
  query: Codec.struct("object", () => ({
    maxPageSize: Codec.optional(
      Codec.numberText(Codec.check("a finite number", Number.isFinite), Codec.check("an integer", Number.isSafeInteger))
    ),
    skip: Codec.optional(
      Codec.numberText(Codec.check("a finite number", Number.isFinite), Codec.check("an integer", Number.isSafeInteger))
    )
  })),
  success: { 200: codecs.ChatMessageReadReceiptsCollection }
}))

export const listChatThreads = /* @__PURE__ */ ClientOperation.make<ListChatThreadsInput, ChatThreadsItemCollection>(
  () => ({
    id: "Chat_ListChatThreads",
    service,
    method: "GET",
    path: "/chat/threads",
    versions: ApiVersions.all,
    retry: "safe",
    query: Codec.struct("object", () => ({
      maxPageSize: Codec.optional(
        Codec.numberText(
          Codec.check("a finite number", Number.isFinite),
          Codec.check("an integer", Number.isSafeInteger)
        )
      ),
      startTime: Codec.optional(core.DateTimeText)
    })),
    success: { 200: codecs.ChatThreadsItemCollection }
  })
)

export const removeChatParticipant = /* @__PURE__ */ ClientOperation.make<RemoveChatParticipantInput, void>(() => ({
  id: "ChatThread_RemoveChatParticipant",
  service,
  method: "POST",
  path: "/chat/threads/{chatThreadId}/participants/:remove",
  versions: ApiVersions.all,
  retry: "once",
  contentTypes: ["application/json", "application/merge-patch+json"],
  params: Codec.struct("object", () => ({ chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)) })),
  payload: codecs.ChatIdentifier,
  success: { 204: undefined }
}))

export const sendChatMessage = /* @__PURE__ */ ClientOperation.make<SendChatMessageInput, SendChatMessageResult>(
  () => ({
    id: "ChatThread_SendChatMessage",
    service,
    method: "POST",
    path: "/chat/threads/{chatThreadId}/messages",
    versions: ApiVersions.all,
    retry: "once",
    params: Codec.struct("object", () => ({ chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)) })),
    payload: codecs.SendChatMessageRequest,
    success: { 201: codecs.SendChatMessageResult }
  })
)

export const sendChatReadReceipt = /* @__PURE__ */ ClientOperation.make<SendChatReadReceiptInput, void>(() => ({
  id: "ChatThread_SendChatReadReceipt",
  service,
  method: "POST",
  path: "/chat/threads/{chatThreadId}/readReceipts",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)) })),
  payload: codecs.SendReadReceiptRequest,
  success: { 200: undefined }
}))

export const sendTypingNotification = /* @__PURE__ */ ClientOperation.make<SendTypingNotificationInput, void>(() => ({
  id: "ChatThread_SendTypingNotification",
  service,
  method: "POST",
  path: "/chat/threads/{chatThreadId}/typing",
  versions: ApiVersions.all,
  retry: "once",
  contentTypes: ["application/json", "application/merge-patch+json"],
  params: Codec.struct("object", () => ({ chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)) })),
  payload: codecs.SendTypingNotificationRequest,
  success: { 200: undefined }
}))

export const updateChatMessage = /* @__PURE__ */ ClientOperation.make<UpdateChatMessageInput, void>(() => ({
  id: "ChatThread_UpdateChatMessage",
  service,
  method: "PATCH",
  path: "/chat/threads/{chatThreadId}/messages/{chatMessageId}",
  versions: ApiVersions.all,
  retry: "idempotent",
  contentTypes: ["application/merge-patch+json"],
  params: Codec.struct("object", () => ({
    chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)),
    chatMessageId: Codec.required(Codec.named("ChatMessageId", Codec.text))
  })),
  payload: codecs.UpdateChatMessageRequest,
  success: { 204: undefined }
}))

export const updateChatParticipant = /* @__PURE__ */ ClientOperation.make<UpdateChatParticipantInput, void>(() => ({
  id: "ChatThread_UpdateChatParticipant",
  service,
  method: "POST",
  path: "/chat/threads/{chatThreadId}/participants/:update",
  versions: ApiVersions.only("2021-10-01-preview7"),
  retry: "once",
  contentTypes: ["application/json", "application/merge-patch+json"],
  params: Codec.struct("object", () => ({ chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)) })),
  payload: codecs.ChatParticipant,
  success: { 204: undefined }
}))

export const updateChatThreadProperties = /* @__PURE__ */ ClientOperation.make<UpdateChatThreadPropertiesInput, void>(
  () => ({
    id: "ChatThread_UpdateChatThreadProperties",
    service,
    method: "PATCH",
    path: "/chat/threads/{chatThreadId}",
    versions: ApiVersions.all,
    retry: "idempotent",
    contentTypes: ["application/merge-patch+json"],
    params: Codec.struct("object", () => ({ chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)) })),
    payload: codecs.UpdateChatThreadRequest,
    success: { 204: undefined }
  })
)

export const uploadChatImage = /* @__PURE__ */ ClientOperation.make<UploadChatImageInput, UploadChatImageResult>(
  () => ({
    id: "ChatThread_UploadChatImage",
    service,
    method: "POST",
    path: "/chat/threads/{chatThreadId}/images",
    versions: ApiVersions.only("2024-06-05-preview"),
    retry: "once",
    contentTypes: ["application/octet-stream"],
    bytes: "request",
    requestHeaders: [["imageFilename", "image-filename"]],
    params: Codec.struct("object", () => ({ chatThreadId: Codec.required(Codec.named("ChatThreadId", Codec.text)) })),
    payload: codecs.UploadChatImageRequest,
    success: { 201: codecs.UploadChatImageResult }
  })
)
