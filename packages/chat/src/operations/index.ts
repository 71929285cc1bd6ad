// Written by `pnpm derive` from the files beside it.
/** Every operation of Chat as a declared value, with the schemas that they are made of. No client is imported here. */
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
export * from "../schemas/index.ts"
export * from "./failures.ts"
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

/** All of them, in the order of their ids; as a list of types it names each. */
export const all: readonly [
  typeof addChatParticipants,
  typeof deleteChatImage,
  typeof deleteChatMessage,
  typeof getChatImage,
  typeof getChatMessage,
  typeof getChatThreadProperties,
  typeof listChatMessages,
  typeof listChatParticipants,
  typeof listChatReadReceipts,
  typeof removeChatParticipant,
  typeof sendChatMessage,
  typeof sendChatReadReceipt,
  typeof sendTypingNotification,
  typeof updateChatMessage,
  typeof updateChatParticipant,
  typeof updateChatThreadProperties,
  typeof uploadChatImage,
  typeof createChatThread,
  typeof deleteChatThread,
  typeof listChatThreads
] = [
  addChatParticipants,
  deleteChatImage,
  deleteChatMessage,
  getChatImage,
  getChatMessage,
  getChatThreadProperties,
  listChatMessages,
  listChatParticipants,
  listChatReadReceipts,
  removeChatParticipant,
  sendChatMessage,
  sendChatReadReceipt,
  sendTypingNotification,
  updateChatMessage,
  updateChatParticipant,
  updateChatThreadProperties,
  uploadChatImage,
  createChatThread,
  deleteChatThread,
  listChatThreads
]
