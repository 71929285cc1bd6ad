/** Members of chat threads: they send messages, and see those of others and of an application. */
import { createChat } from "@effect-comms/chat/promise"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import { assert, it } from "vitest"
import { Emulator, WaitFailed } from "../../src/promise.ts"

it("members see each other's messages, each once", async () => {
  await using cloud = await Emulator.start()
  const alice = await cloud.member({ displayName: "Alice" })
  const bob = await cloud.member({ displayName: "Bob" })
  const threadId = await alice.starts("Lunch", [bob])
  await alice.sends("Pizza?")
  const seen = await bob.sees("pizza")
  assert.deepInclude(seen, { text: "Pizza?", threadId, from: alice.id })
  await bob.sends("Yes")
  await alice.sees(/^yes$/i)
  const error: unknown = await bob.sees("pizza").catch((reason: unknown) => reason)
  assert(error instanceof WaitFailed)
  assert.match(error.message, /^expected Bob to see a message pizza: nothing more is due/)
  assert.match(error.sequence, /ChatThread_SendChatMessage +201/)
  assert.deepStrictEqual(
    (await alice.messages()).map(({ text }) => text),
    ["Pizza?", "Yes"]
  )
})

it("an application's bot answers a member", async () => {
  await using cloud = await Emulator.start({
    makeApplication: async (local) => {
      const bot = await local.member({ displayName: "Bot" })
      const chat = createChat({ ...local.settings.chat, credential: UserTokenCredential.make(bot.token) })
      return async (request) => {
        const events = await request.json()
        for (const { data, eventType } of events) {
          if (data.validationCode !== undefined) return Response.json({ validationResponse: data.validationCode })
          if (eventType !== "Microsoft.Communication.ChatMessageReceivedInThread") continue
          if (data.senderCommunicationIdentifier.rawId === bot.id) continue
          await chat.chatThread.sendChatMessage({
            chatThreadId: data.threadId,
            content: "How can I help?",
            type: "text"
          })
        }
        return new Response()
      }
    }
  })
  const carol = await cloud.member()
  const { identities } = await cloud.state()
  const botId = identities.map(({ id }) => id).find((id) => id !== carol.id) ?? ""
  await carol.starts("Help", [botId])
  await carol.sends("Hello")
  assert.deepInclude(await carol.sees("help"), { from: botId, text: "How can I help?" })
})

it("a member in several threads, or none, says which is meant", async () => {
  await using cloud = await Emulator.start()
  const alice = await cloud.member()
  const rejection = (promise: Promise<unknown>) => promise.then(String, String)
  assert.match(await rejection(alice.sends("a")), /threadId: expected, the member is in no thread/)
  await alice.starts("one")
  const two = await alice.starts("two")
  assert.match(await rejection(alice.sends("a")), /threadId: expected, it is in several/)
  await alice.sends("a", { threadId: two })
  assert.strictEqual((await alice.messages({ threadId: two })).length, 1)
})
