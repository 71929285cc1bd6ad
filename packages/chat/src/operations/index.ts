/** Every operation of Chat as data, with the schemas that they are made of. No client. */
import type * as Operation from "@effect-comms/core/Operation"
import { addChatParticipants } from "./addChatParticipants.ts"
import { createChatThread } from "./createChatThread.ts"
import { deleteChatImage } from "./deleteChatImage.ts"
import { deleteChatMessage } from "./deleteChatMessage.ts"
import { deleteChatThread } from "./deleteChatThread.ts"
import { getChatImage } from "./getChatImage.ts"
import { getChatMessage } from "./getChatMessage.ts"
import { getChatThreadProperties } from "./getChatThreadProperties.ts"
import { listChatMessages } from "./listChatMessages.ts"
import { listChatParticipants } from "./listChatParticipants.ts"
import { listChatReadReceipts } from "./listChatReadReceipts.ts"
import { listChatThreads } from "./listChatThreads.ts"
import { removeChatParticipant } from "./removeChatParticipant.ts"
import { sendChatMessage } from "./sendChatMessage.ts"
import { sendChatReadReceipt } from "./sendChatReadReceipt.ts"
import { sendTypingNotification } from "./sendTypingNotification.ts"
import { updateChatMessage } from "./updateChatMessage.ts"
import { updateChatParticipant } from "./updateChatParticipant.ts"
import { updateChatThreadProperties } from "./updateChatThreadProperties.ts"
import { uploadChatImage } from "./uploadChatImage.ts"

export * from "../ApiVersion.ts"
export { serviceFailures } from "./failures.ts"
export * from "../schemas/index.ts"
export * from "./addChatParticipants.ts"
export * from "./createChatThread.ts"
export * from "./deleteChatImage.ts"
export * from "./deleteChatMessage.ts"
export * from "./deleteChatThread.ts"
export * from "./getChatImage.ts"
export * from "./getChatMessage.ts"
export * from "./getChatThreadProperties.ts"
export * from "./listChatMessages.ts"
export * from "./listChatParticipants.ts"
export * from "./listChatReadReceipts.ts"
export * from "./listChatThreads.ts"
export * from "./removeChatParticipant.ts"
export * from "./sendChatMessage.ts"
export * from "./sendChatReadReceipt.ts"
export * from "./sendTypingNotification.ts"
export * from "./updateChatMessage.ts"
export * from "./updateChatParticipant.ts"
export * from "./updateChatThreadProperties.ts"
export * from "./uploadChatImage.ts"

/** Every operation that is declared. */
export const all: ReadonlyArray<Operation.Any> = [
  createChatThread,
  listChatThreads,
  deleteChatThread,
  getChatThreadProperties,
  updateChatThreadProperties,
  listChatParticipants,
  addChatParticipants,
  updateChatParticipant,
  removeChatParticipant,
  sendChatMessage,
  listChatMessages,
  getChatMessage,
  updateChatMessage,
  deleteChatMessage,
  sendTypingNotification,
  sendChatReadReceipt,
  listChatReadReceipts,
  uploadChatImage,
  getChatImage,
  deleteChatImage
]
