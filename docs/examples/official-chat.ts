import { createChat, createChatEvents, type Options } from "@effect-comms/chat/promise"
import { communicationUser } from "@effect-comms/core/CommunicationIdentifier"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"

// #region ReadmeSampleCreateClient_Node
export const createClient = (endpoint: string, userToken: string) =>
  createChat({ endpoint, credential: UserTokenCredential.make(userToken) })
// #endregion ReadmeSampleCreateClient_Node

// #region ReadmeSampleCreateThread
export const createThread = async (options: Options, userId: string) => {
  const { createChatThread } = createChat(options)
  const { chatThread } = await createChatThread({
    topic: "Hello, World!",
    participants: [{ communicationIdentifier: communicationUser(userId), displayName: "Jack" }]
  })
  return chatThread.id
}
// #endregion ReadmeSampleCreateThread

// #region ReadmeSampleCreateChatThreadClient
/** There is no client of a thread: functions of `chatThread` take its id. */
export const getTopic = async (options: Options, chatThreadId: string) => {
  const { chatThread } = createChat(options)
  return (await chatThread.get({ chatThreadId })).topic
}
// #endregion ReadmeSampleCreateChatThreadClient

// #region ReadmeSampleSendMessage
export const sendMessage = async (options: Options, chatThreadId: string) => {
  const { chatThread } = createChat(options)
  const { id } = await chatThread.sendChatMessage({
    chatThreadId,
    content: "Can you share the deck?",
    senderDisplayName: "Jack",
    type: "text"
  })
  return id
}
// #endregion ReadmeSampleSendMessage

// #region ReadmeSampleSubscribeToChatMessages
export const onMessage = async (options: Options, received: (text: string) => void, signal: AbortSignal) => {
  const events = createChatEvents()
  for await (const event of events.realTime(options, {}, { signal }))
    if (event._tag === "ChatMessageReceived") received(event.message)
}
// #endregion ReadmeSampleSubscribeToChatMessages

// #region ReadmeSampleListMessages
export const listMessages = async (options: Options, chatThreadId: string) => {
  const { chatThread } = createChat(options)
  const texts: Array<string> = []
  for await (const { content } of chatThread.listChatMessages({ chatThreadId }))
    if (content?.message !== undefined) texts.push(content.message)
  return texts
}
// #endregion ReadmeSampleListMessages

// #region ReadmeSampleAddParticipants
export const addParticipant = (options: Options, chatThreadId: string, userId: string) => {
  const { chatThread } = createChat(options)
  return chatThread.addChatParticipants({
    chatThreadId,
    participants: [{ communicationIdentifier: communicationUser(userId), displayName: "Jane" }]
  })
}
// #endregion ReadmeSampleAddParticipants

// #region ReadmeSampleRemoveParticipants
export const removeParticipant = (options: Options, chatThreadId: string, userId: string) => {
  const { chatThread } = createChat(options)
  return chatThread.removeChatParticipant({ chatThreadId, ...communicationUser(userId) })
}
// #endregion ReadmeSampleRemoveParticipants

// #region ReadmeSampleSubscribeToRealTimeNotifications
export const onConnection = async (options: Options, changed: (connected: boolean) => void, signal: AbortSignal) => {
  const events = createChatEvents()
  for await (const event of events.realTime(options, {}, { signal })) {
    if (event._tag === "Connected") changed(true)
    if (event._tag === "Disconnected") changed(false)
  }
}
// #endregion ReadmeSampleSubscribeToRealTimeNotifications
