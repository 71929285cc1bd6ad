// Written by `pnpm derive` from the declarations of this package.
import * as ClientOperation from "@effect-comms/core/internal/ClientOperation"
import * as Codec from "@effect-comms/core/internal/Codec"
import * as core from "@effect-comms/core/internal/codecs"
import { ApiVersions, service } from "../ApiVersion.ts"
import * as codecs from "./codecs.ts"
import type {
  AddChatParticipantsInput,
  AddChatParticipantsResult,
  ChatMessagesCollection,
  ChatParticipantsCollection,
  ChatThreadProperties,
  CreateChatThreadInput,
  CreateChatThreadResult,
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
