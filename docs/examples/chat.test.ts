import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import { Emulator } from "@effect-comms/emulator/promise"
import { expect, it } from "vitest"
import { makeChatBot } from "./chat.ts"

it("answers a message", async () => {
  let botId = ""
  await using cloud = await Emulator.start({
    makeApplication: async (local) => {
      const bot = await local.member({ displayName: "Bot" })
      botId = bot.id
      const { eventGridSecret, settings } = local
      return makeChatBot({
        ...settings.chat,
        credential: UserTokenCredential.make(bot.token),
        botId,
        eventGridSecret
      })
    }
  })
  const carol = await cloud.member({ displayName: "Carol" })
  await carol.starts("Order 4711", [botId])
  await carol.sends("Hello")
  expect(await carol.sees("help")).toMatchObject({ from: botId, text: "How can I help?" })
})
