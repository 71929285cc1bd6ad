import { createChat, createChatEvents, type Options } from "@effect-comms/chat/promise"

// #region bot
/** Answers the first message of each user. `botId` is the bot's own id: its messages are notified as well. */
export const makeChatBot = (settings: Options & { botId: string; eventGridSecret: string }) => {
  const { chatThread } = createChat(settings)
  const events = createChatEvents(settings)
  return events.handler({
    eventGridSecret: settings.eventGridSecret,
    on: {
      ChatMessageReceivedInThread: ({ data }) => {
        if (data.senderCommunicationIdentifier?.rawId === settings.botId) return undefined
        return chatThread.sendChatMessageOnce({
          chatThreadId: data.threadId,
          content: "How can I help?",
          key: `answer-to-${data.messageId}`
        })
      }
    }
  })
}
// #endregion bot
