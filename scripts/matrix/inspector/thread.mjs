// A thread of Chat of two people and a bot that greets them, made with our clients.
export const makeThread = async ({ connectionString, origin }, module) => {
  const { createIdentity } = await module("@effect-comms/identity/promise")
  const { createChat } = await module("@effect-comms/chat/promise")
  const UserTokenCredential = await module("@effect-comms/core/UserTokenCredential")
  const { communicationIdentity } = createIdentity({ connectionString })
  const user = async (displayName) => {
    const { accessToken, identity } = await communicationIdentity.create({ createTokenWithScopes: ["chat"] })
    return { id: identity.id, token: accessToken.token, displayName }
  }
  const [bot, ...people] = [await user("Contoso bot"), await user("Alice"), await user("Bob")]
  const participants = [bot, ...people].map(({ displayName, id }) => ({
    communicationIdentifier: { communicationUser: { id } },
    displayName
  }))
  const chat = createChat({ endpoint: origin, credential: UserTokenCredential.make(bot.token) })
  const { chatThread } = await chat.createChatThread({ topic: "Order 4711", participants })
  const chatThreadId = chatThread.id
  await chat.chatThread.sendChatMessage({
    chatThreadId,
    content: "Hello, how can I help?",
    type: "text",
    senderDisplayName: bot.displayName
  })
  return { id: chatThreadId, people }
}
