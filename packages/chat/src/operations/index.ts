// Written by `pnpm derive` from the files beside it.
/** Every operation of Chat as a declared value, with the schemas that they are made of. No client is imported here. */
import { addChatParticipants } from "./addChatParticipants.ts"
import { createChatThread } from "./createChatThread.ts"
import { deleteChatThread } from "./deleteChatThread.ts"
import { getChatThreadProperties } from "./getChatThreadProperties.ts"
import { listChatMessages } from "./listChatMessages.ts"
import { listChatParticipants } from "./listChatParticipants.ts"
import { removeChatParticipant } from "./removeChatParticipant.ts"
import { sendChatMessage } from "./sendChatMessage.ts"
import { updateChatParticipant } from "./updateChatParticipant.ts"
import { updateChatThreadProperties } from "./updateChatThreadProperties.ts"

export * from "../ApiVersion.ts"
export * from "../schemas/index.ts"
export * from "./failures.ts"
export * from "./addChatParticipants.ts"
export * from "./createChatThread.ts"
export * from "./deleteChatThread.ts"
export * from "./getChatThreadProperties.ts"
export * from "./listChatMessages.ts"
export * from "./listChatParticipants.ts"
export * from "./removeChatParticipant.ts"
export * from "./sendChatMessage.ts"
export * from "./updateChatParticipant.ts"
export * from "./updateChatThreadProperties.ts"

/** All of them, in the order of their ids; as a list of types it names each. */
export const all: readonly [
  typeof addChatParticipants,
  typeof getChatThreadProperties,
  typeof listChatMessages,
  typeof listChatParticipants,
  typeof removeChatParticipant,
  typeof sendChatMessage,
  typeof updateChatParticipant,
  typeof updateChatThreadProperties,
  typeof createChatThread,
  typeof deleteChatThread
] = [
  addChatParticipants,
  getChatThreadProperties,
  listChatMessages,
  listChatParticipants,
  removeChatParticipant,
  sendChatMessage,
  updateChatParticipant,
  updateChatThreadProperties,
  createChatThread,
  deleteChatThread
]
