/** Every operation of Chat as data, with the schemas that they are made of. No client. */
import type * as Operation from "@effect-comms/core/Operation"
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
export { serviceFailures } from "./failures.ts"
export * from "../schemas/index.ts"
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

/** Every operation that is declared. */
export const all: ReadonlyArray<Operation.Any> = [
  createChatThread,
  deleteChatThread,
  getChatThreadProperties,
  updateChatThreadProperties,
  listChatParticipants,
  addChatParticipants,
  updateChatParticipant,
  removeChatParticipant,
  sendChatMessage,
  listChatMessages
]
