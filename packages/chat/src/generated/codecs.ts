// Written by `pnpm derive` from the declarations of this package.
import * as Codec from "@effect-comms/core/internal/Codec"
import * as core from "@effect-comms/core/internal/codecs"
import { ApiVersions } from "../ApiVersion.ts"
import { oneIdentifier } from "@effect-comms/core/internal/oneIdentifier"
import { namesDays } from "../internal/namesDays.ts"

export const AddChatParticipantsRequest: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "AddChatParticipantsRequest",
  () => ({ participants: Codec.required(Codec.array(ChatParticipant)) })
)

export const AddChatParticipantsResult: Codec.Codec = /* @__PURE__ */ Codec.struct("AddChatParticipantsResult", () => ({
  invalidParticipants: Codec.optional(Codec.array(ParticipantError))
}))

const ChatAttachment: Codec.Codec = /* @__PURE__ */ Codec.struct("ChatAttachment", () => ({
  id: Codec.required(Codec.text),
  attachmentType: Codec.required(Codec.openEnum("image", "file")),
  name: Codec.optional(Codec.text),
  url: Codec.optional(Codec.text),
  previewUrl: Codec.optional(Codec.text)
}))

export const ChatIdentifier: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "object",
  () => ({
    rawId: Codec.optional(Codec.text),
    communicationUser: Codec.optional(core.CommunicationUserIdentifierModel),
    phoneNumber: Codec.optional(core.PhoneNumberIdentifierModel),
    microsoftTeamsUser: Codec.optional(core.MicrosoftTeamsUserIdentifierModel),
    microsoftTeamsApp: Codec.optional(core.MicrosoftTeamsAppIdentifierModel, ApiVersions.from("2024-03-07")),
    teamsExtensionUser: Codec.optional(core.TeamsExtensionUserIdentifierModel, ApiVersions.only("2025-03-15")),
    kind: Codec.optional(
      Codec.readOnly(
        Codec.openEnum(
          "communicationUser",
          "phoneNumber",
          "microsoftTeamsUser",
          "microsoftTeamsApp",
          "teamsExtensionUser",
          "unknown"
        )
      ),
      ApiVersions.from("2023-11-07")
    )
  }),
  Codec.check("a rawId or exactly one nested identifier", oneIdentifier)
)

export const ChatImageFile: Codec.Codec = /* @__PURE__ */ Codec.struct("ChatImageFile", () => ({
  image: Codec.required(Codec.bytes),
  contentType: Codec.optional(Codec.text)
}))

export const ChatMessage: Codec.Codec = /* @__PURE__ */ Codec.struct("ChatMessage", () => ({
  id: Codec.required(Codec.text),
  type: Codec.required(ChatMessageType),
  sequenceId: Codec.required(Codec.text),
  version: Codec.required(Codec.text),
  content: Codec.optional(ChatMessageContent),
  senderDisplayName: Codec.optional(Codec.text),
  createdOn: Codec.required(core.DateTimeText),
  senderCommunicationIdentifier: Codec.optional(ChatIdentifier),
  deletedOn: Codec.optional(core.DateTimeText),
  editedOn: Codec.optional(core.DateTimeText),
  metadata: Codec.optional(Codec.record(Codec.text), ApiVersions.from("2021-09-07")),
  policyViolation: Codec.optional(PolicyViolation, ApiVersions.only("2024-06-05-preview"))
}))

const ChatMessageContent: Codec.Codec = /* @__PURE__ */ Codec.struct("ChatMessageContent", () => ({
  message: Codec.optional(Codec.text),
  topic: Codec.optional(Codec.text),
  participants: Codec.optional(Codec.array(ChatParticipant)),
  initiatorCommunicationIdentifier: Codec.optional(ChatIdentifier),
  attachments: Codec.optional(Codec.array(ChatAttachment), ApiVersions.from("2023-11-07"))
}))

const ChatMessageReadReceipt: Codec.Codec = /* @__PURE__ */ Codec.struct("ChatMessageReadReceipt", () => ({
  senderCommunicationIdentifier: Codec.required(ChatIdentifier),
  chatMessageId: Codec.required(Codec.text),
  readOn: Codec.required(core.DateTimeText)
}))

export const ChatMessageReadReceiptsCollection: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "ChatMessageReadReceiptsCollection",
  () => ({ value: Codec.required(Codec.array(ChatMessageReadReceipt)), nextLink: Codec.optional(Codec.text) })
)

const ChatMessageType: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.named(
    "ChatMessageType",
    Codec.openEnum("text", "html", "topicUpdated", "participantAdded", "participantRemoved")
  ))()

export const ChatMessagesCollection: Codec.Codec = /* @__PURE__ */ Codec.struct("ChatMessagesCollection", () => ({
  value: Codec.required(Codec.array(ChatMessage)),
  nextLink: Codec.optional(Codec.text)
}))

export const ChatParticipant: Codec.Codec = /* @__PURE__ */ Codec.struct("ChatParticipant", () => ({
  communicationIdentifier: Codec.required(ChatIdentifier),
  displayName: Codec.optional(Codec.text),
  shareHistoryTime: Codec.optional(core.DateTimeText),
  roleIds: Codec.optional(Codec.array(Codec.text), ApiVersions.only("2021-10-01-preview7")),
  metadata: Codec.optional(Codec.record(Codec.text), ApiVersions.from("2024-06-05-preview"))
}))

export const ChatParticipantsCollection: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "ChatParticipantsCollection",
  () => ({ value: Codec.required(Codec.array(ChatParticipant)), nextLink: Codec.optional(Codec.text) })
)

const ChatRetentionPolicy: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "object",
  () => ({
    kind: Codec.required(Codec.openEnum("threadCreationDate", "none")),
    deleteThreadAfterDays: Codec.optional(Codec.integer)
  }),
  Codec.check("deleteThreadAfterDays beside the kind threadCreationDate", namesDays)
)

const ChatThreadItem: Codec.Codec = /* @__PURE__ */ Codec.struct("ChatThreadItem", () => ({
  id: Codec.required(Codec.text),
  topic: Codec.required(Codec.text),
  deletedOn: Codec.optional(core.DateTimeText),
  lastMessageReceivedOn: Codec.optional(core.DateTimeText)
}))

export const ChatThreadProperties: Codec.Codec = /* @__PURE__ */ Codec.struct("ChatThreadProperties", () => ({
  id: Codec.required(Codec.text),
  topic: Codec.required(Codec.text),
  createdOn: Codec.required(core.DateTimeText),
  createdByCommunicationIdentifier: Codec.required(ChatIdentifier),
  deletedOn: Codec.optional(core.DateTimeText),
  metadata: Codec.optional(Codec.record(Codec.text), ApiVersions.from("2024-06-05-preview")),
  retentionPolicy: Codec.optional(ChatRetentionPolicy, ApiVersions.from("2024-06-05-preview")),
  messagingPolicy: Codec.optional(MessagingPolicy, ApiVersions.only("2024-06-05-preview"))
}))

export const ChatThreadsItemCollection: Codec.Codec = /* @__PURE__ */ Codec.struct("ChatThreadsItemCollection", () => ({
  value: Codec.required(Codec.array(ChatThreadItem)),
  nextLink: Codec.optional(Codec.text)
}))

export const CreateChatThreadRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("CreateChatThreadRequest", () => ({
  topic: Codec.required(Codec.text),
  participants: Codec.optional(Codec.array(ChatParticipant)),
  metadata: Codec.optional(Codec.record(Codec.text), ApiVersions.from("2024-06-05-preview")),
  retentionPolicy: Codec.optional(ChatRetentionPolicy, ApiVersions.from("2024-06-05-preview"))
}))

export const CreateChatThreadResult: Codec.Codec = /* @__PURE__ */ Codec.struct("CreateChatThreadResult", () => ({
  chatThread: Codec.optional(ChatThreadProperties),
  invalidParticipants: Codec.optional(Codec.array(ParticipantError))
}))

export const EventParticipant: Codec.Codec = /* @__PURE__ */ Codec.struct("EventParticipant", () => ({
  displayName: Codec.optional(Codec.text),
  participantCommunicationIdentifier: Codec.optional(ChatIdentifier),
  metadata: Codec.optional(Codec.record(Codec.text))
}))

export const ImageViewType: Codec.Codec = /* @__PURE__ */ (() => Codec.openEnum("original", "small"))()

const MessagingPolicy: Codec.Codec = /* @__PURE__ */ Codec.struct("MessagingPolicy", () => ({
  textOnlyChat: Codec.optional(Codec.boolean)
}))

const ParticipantError: Codec.Codec = /* @__PURE__ */ Codec.struct("CommunicationError", () => ({
  code: Codec.required(Codec.text),
  message: Codec.required(Codec.text),
  target: Codec.optional(Codec.text),
  details: Codec.optional(Codec.array(Codec.recursive(() => ParticipantError))),
  innererror: Codec.optional(Codec.recursive(() => ParticipantError))
}))

const PolicyViolation: Codec.Codec = /* @__PURE__ */ Codec.struct("PolicyViolation", () => ({
  state: Codec.required(Codec.openEnum("contentBlocked", "warning"))
}))

export const SendChatMessageRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("SendChatMessageRequest", () => ({
  content: Codec.required(Codec.text),
  senderDisplayName: Codec.optional(Codec.text),
  type: Codec.optional(ChatMessageType),
  metadata: Codec.optional(Codec.record(Codec.text), ApiVersions.from("2021-09-07")),
  attachments: Codec.optional(Codec.array(ChatAttachment), ApiVersions.only("2024-06-05-preview"))
}))

export const SendChatMessageResult: Codec.Codec = /* @__PURE__ */ Codec.struct("SendChatMessageResult", () => ({
  id: Codec.required(Codec.text)
}))

export const SendReadReceiptRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("SendReadReceiptRequest", () => ({
  chatMessageId: Codec.required(Codec.text)
}))

export const SendTypingNotificationRequest: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "SendTypingNotificationRequest",
  () => ({ senderDisplayName: Codec.optional(Codec.text, ApiVersions.from("2021-09-07")) })
)

export const UpdateChatMessageRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("UpdateChatMessageRequest", () => ({
  content: Codec.optional(Codec.text),
  metadata: Codec.optionalKey(
    Codec.union(
      "object | null",
      Codec.record(Codec.union("string | null", Codec.text, Codec.literal(null))),
      Codec.literal(null)
    ),
    ApiVersions.from("2021-09-07")
  ),
  attachments: Codec.optional(Codec.array(ChatAttachment), ApiVersions.only("2024-06-05-preview"))
}))

export const UpdateChatThreadRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("UpdateChatThreadRequest", () => ({
  topic: Codec.optional(Codec.text),
  metadata: Codec.optionalKey(
    Codec.union(
      "object | null",
      Codec.record(Codec.union("string | null", Codec.text, Codec.literal(null))),
      Codec.literal(null)
    ),
    ApiVersions.from("2024-06-05-preview")
  ),
  retentionPolicy: Codec.optionalKey(
    Codec.union("object | null", ChatRetentionPolicy, Codec.literal(null)),
    ApiVersions.from("2024-06-05-preview")
  )
}))

export const UploadChatImageRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("UploadChatImageRequest", () => ({
  image: Codec.required(Codec.bytes),
  imageFilename: Codec.optional(Codec.text)
}))

export const UploadChatImageResult: Codec.Codec = /* @__PURE__ */ Codec.struct("UploadChatImageResult", () => ({
  id: Codec.required(Codec.text),
  attachmentType: Codec.optional(Codec.openEnum("image", "file")),
  name: Codec.optional(Codec.text)
}))
