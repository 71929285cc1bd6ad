/** What an exported test of a thread runs: a bot that creates it, greets its members, and answers each of them. */
import { createChat, createChatEvents } from "@effect-comms/chat/promise"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import type { TestCloud } from "@effect-comms/emulator/promise"

export const makeApplication = async (cloud: TestCloud) => {
  const displayName = "Contoso bot"
  const bot = await cloud.member({ displayName })
  const chat = createChat({ ...cloud.settings.chat, credential: UserTokenCredential.make(bot.token) })
  const say = (chatThreadId: string, content: string) =>
    chat.chatThread.sendChatMessage({ chatThreadId, content, type: "text", senderDisplayName: displayName })
  const handler = createChatEvents().handler({
    trusted: true,
    on: {
      ChatMessageReceivedInThread: async ({ data }) => {
        if (data.senderCommunicationIdentifier?.rawId !== bot.id) await say(data.threadId ?? "", "It is on its way.")
      }
    }
  })
  return {
    fetch: handler,
    greet: async (members: ReadonlyArray<string>): Promise<void> => {
      const participants = members.map((id) => ({ communicationIdentifier: { communicationUser: { id } } }))
      const { chatThread } = await chat.createChatThread({ topic: "Order 4711", participants })
      await say(chatThread?.id ?? "", "Hello, how can I help?")
    }
  }
}

/** Has the application create the thread with these members; resolves when it is done. */
export const begin = (
  application: Awaited<ReturnType<typeof makeApplication>>,
  members: ReadonlyArray<string>
): Promise<void> => application.greet(members)
