import { createServer } from "node:http"
import { once } from "node:events"
import { Emulator } from "@effect-comms/emulator/promise"
import { expect, it } from "vitest"
import { makeVoiceAgent } from "./voice-agent.ts"

it("says back what the caller says", async () => {
  const server = createServer()
  await once(server.listen(0, "127.0.0.1"), "listening")
  const address = server.address()
  const port = typeof address === "object" ? address?.port : undefined
  let agent: ReturnType<typeof makeVoiceAgent> | undefined
  // Media sockets are real ones here, so time is real as well.
  await using cloud = await Emulator.start({
    port: 0,
    time: "real",
    makeApplication: ({ connectionString, eventGridSecret }) => {
      const callbackUri = "http://127.0.0.1:8080/callbacks"
      agent = makeVoiceAgent({
        connectionString,
        eventGridSecret,
        callbackUri,
        mediaUrl: `ws://127.0.0.1:${port}/media`
      })
      server.on("upgrade", agent.upgrade)
      return agent.webhook
    }
  })
  try {
    const caller = await cloud.call({ to: "+14255550100" })
    await caller.hears("MediaStreamingStarted")
    const framesReceived = async () => {
      const state = await (await cloud.fetch(`${cloud.origin}/_emulator/state`)).json()
      return state.calls[0].legs[0].mediaStreaming.framesReceived
    }
    await expect.poll(framesReceived, { timeout: 20_000 }).toBeGreaterThan(0)
    await caller.hangUp()
  } finally {
    await agent?.close()
    await server[Symbol.asyncDispose]()
  }
})
