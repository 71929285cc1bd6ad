// Written by `pnpm derive` from the declarations of this package.
import * as Codec from "@effect-comms/core/internal/Codec"
import * as codecs from "./codecs.ts"
import type { EventName } from "./events.ts"

/** A kind of event: its name, and how its data is read. */
export interface Kind {
  readonly name: EventName
  readonly data: Codec.Codec
}

const kind = (name: EventName, fields: () => Readonly<Record<string, Codec.Field>>): Kind => ({
  name,
  data: Codec.struct("object", fields)
})

const chatMessageReceived = () => ({
  recipientCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  messageId: Codec.required(Codec.text),
  senderCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  senderDisplayName: Codec.optional(Codec.text),
  composeTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  type: Codec.optional(Codec.text),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  messageBody: Codec.optional(Codec.text),
  metadata: Codec.optional(Codec.record(Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatMessageEdited = () => ({
  recipientCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  messageId: Codec.required(Codec.text),
  senderCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  senderDisplayName: Codec.optional(Codec.text),
  composeTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  type: Codec.optional(Codec.text),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  messageBody: Codec.optional(Codec.text),
  metadata: Codec.optional(Codec.record(Codec.text)),
  editTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatMessageDeleted = () => ({
  recipientCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  messageId: Codec.required(Codec.text),
  senderCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  senderDisplayName: Codec.optional(Codec.text),
  composeTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  type: Codec.optional(Codec.text),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  deleteTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatThreadCreatedWithUser = () => ({
  recipientCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  createdByCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  properties: Codec.optional(Codec.record(Codec.unknown)),
  metadata: Codec.optional(Codec.record(Codec.text)),
  participants: Codec.optional(Codec.array(codecs.EventParticipant)),
  createTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatThreadWithUserDeleted = () => ({
  recipientCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  deletedByCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  deleteTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  createTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatThreadPropertiesUpdatedPerUser = () => ({
  recipientCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  editedByCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  editTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  properties: Codec.optional(Codec.record(Codec.unknown)),
  metadata: Codec.optional(Codec.record(Codec.text)),
  createTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatParticipantAddedToThreadWithUser = () => ({
  recipientCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  time: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  addedByCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  participantAdded: Codec.optional(codecs.EventParticipant),
  createTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatParticipantRemovedFromThreadWithUser = () => ({
  recipientCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  time: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  removedByCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  participantRemoved: Codec.optional(codecs.EventParticipant),
  createTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatThreadCreated = () => ({
  createdByCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  properties: Codec.optional(Codec.record(Codec.unknown)),
  metadata: Codec.optional(Codec.record(Codec.text)),
  participants: Codec.optional(Codec.array(codecs.EventParticipant)),
  createTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatThreadDeleted = () => ({
  deletedByCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  deleteTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  createTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatThreadPropertiesUpdated = () => ({
  editedByCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  editTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  properties: Codec.optional(Codec.record(Codec.unknown)),
  metadata: Codec.optional(Codec.record(Codec.text)),
  createTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatThreadParticipantAdded = () => ({
  time: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  addedByCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  participantAdded: Codec.optional(codecs.EventParticipant),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatThreadParticipantRemoved = () => ({
  time: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  removedByCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  participantRemoved: Codec.optional(codecs.EventParticipant),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatMessageReceivedInThread = () => ({
  messageId: Codec.required(Codec.text),
  senderCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  senderDisplayName: Codec.optional(Codec.text),
  composeTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  type: Codec.optional(Codec.text),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  messageBody: Codec.optional(Codec.text),
  metadata: Codec.optional(Codec.record(Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatMessageEditedInThread = () => ({
  messageId: Codec.required(Codec.text),
  senderCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  senderDisplayName: Codec.optional(Codec.text),
  composeTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  type: Codec.optional(Codec.text),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  messageBody: Codec.optional(Codec.text),
  metadata: Codec.optional(Codec.record(Codec.text)),
  editTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const chatMessageDeletedInThread = () => ({
  messageId: Codec.required(Codec.text),
  senderCommunicationIdentifier: Codec.optional(codecs.ChatIdentifier),
  senderDisplayName: Codec.optional(Codec.text),
  composeTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  type: Codec.optional(Codec.text),
  version: Codec.optional(Codec.union("number | string", Codec.integer, Codec.text)),
  deleteTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  transactionId: Codec.optional(Codec.text),
  threadId: Codec.required(Codec.text)
})

const subscriptionValidation = () => ({
  validationCode: Codec.required(Codec.text),
  validationUrl: Codec.optional(Codec.text)
})

/** The kinds by the type that is on the wire. */
export const kinds: ReadonlyMap<string, Kind> = /* @__PURE__ */ (() =>
  new Map([
    ["Microsoft.Communication.ChatMessageReceived", kind("ChatMessageReceived", chatMessageReceived)],
    ["Microsoft.Communication.ChatMessageEdited", kind("ChatMessageEdited", chatMessageEdited)],
    ["Microsoft.Communication.ChatMessageDeleted", kind("ChatMessageDeleted", chatMessageDeleted)],
    ["Microsoft.Communication.ChatThreadCreatedWithUser", kind("ChatThreadCreatedWithUser", chatThreadCreatedWithUser)],
    ["Microsoft.Communication.ChatThreadWithUserDeleted", kind("ChatThreadWithUserDeleted", chatThreadWithUserDeleted)],
    [
      "Microsoft.Communication.ChatThreadPropertiesUpdatedPerUser",
      kind("ChatThreadPropertiesUpdatedPerUser", chatThreadPropertiesUpdatedPerUser)
    ],
    [
      "Microsoft.Communication.ChatParticipantAddedToThreadWithUser",
      kind("ChatParticipantAddedToThreadWithUser", chatParticipantAddedToThreadWithUser)
    ],
    [
      "Microsoft.Communication.ChatParticipantRemovedFromThreadWithUser",
      kind("ChatParticipantRemovedFromThreadWithUser", chatParticipantRemovedFromThreadWithUser)
    ],
    ["Microsoft.Communication.ChatThreadCreated", kind("ChatThreadCreated", chatThreadCreated)],
    ["Microsoft.Communication.ChatThreadDeleted", kind("ChatThreadDeleted", chatThreadDeleted)],
    [
      "Microsoft.Communication.ChatThreadPropertiesUpdated",
      kind("ChatThreadPropertiesUpdated", chatThreadPropertiesUpdated)
    ],
    [
      "Microsoft.Communication.ChatThreadParticipantAdded",
      kind("ChatThreadParticipantAdded", chatThreadParticipantAdded)
    ],
    [
      "Microsoft.Communication.ChatThreadParticipantRemoved",
      kind("ChatThreadParticipantRemoved", chatThreadParticipantRemoved)
    ],
    [
      "Microsoft.Communication.ChatMessageReceivedInThread",
      kind("ChatMessageReceivedInThread", chatMessageReceivedInThread)
    ],
    ["Microsoft.Communication.ChatMessageEditedInThread", kind("ChatMessageEditedInThread", chatMessageEditedInThread)],
    [
      "Microsoft.Communication.ChatMessageDeletedInThread",
      kind("ChatMessageDeletedInThread", chatMessageDeletedInThread)
    ],
    ["Microsoft.EventGrid.SubscriptionValidationEvent", kind("SubscriptionValidation", subscriptionValidation)]
  ]))()
