/** Somebody who calls a Graph application: what it is notified of, keys, and the end. */
import { createCallNotifications, createGraphCalls } from "@effect-comms/graph-calls/promise"
import * as WebhookAnswer from "@effect-comms/core/WebhookAnswer"
import { assert, it } from "vitest"
import { Emulator, type TestCloud, WaitFailed } from "../../src/promise.ts"
import { expectCall } from "../../src/vitest.ts"

/** A bot that answers, plays a file, listens for a key, and hangs up when it hears one. */
const makeBot = ({ settings }: TestCloud) => {
  const notifications = createCallNotifications(settings.callNotifications)
  const { call } = createGraphCalls(settings.graphCalls)
  const prompt = { mediaInfo: { uri: "https://cdn.contoso.com/menu.wav" } }
  return async (request: Request): Promise<Response> => {
    const answer = await notifications.answer(
      { headers: request.headers, body: await request.text() },
      {
        onEvent: async (event) => {
          if (event._tag !== "Call") return
          const { id, mediaState, state, toneInfo } = event.call
          if (state === "incoming")
            await call.answer({ id, callbackUri: request.url, acceptedModalities: ["audio"], mediaConfig: {} })
          if (mediaState?.audio === "active") {
            await call.subscribeToTone({ id })
            await call.playPrompt({ id, prompts: [prompt] })
          }
          if (toneInfo !== undefined) await call.delete({ id })
        }
      }
    )
    return WebhookAnswer.toResponse(answer)
  }
}

it("a caller hears the prompt of a Graph bot, presses a key, and is hung up on", async () => {
  await using cloud = await Emulator.start({ makeApplication: makeBot })
  const caller = await cloud.graphCall()
  await caller.hears("call established")
  assert.strictEqual(await caller.hearsText("menu.wav"), "https://cdn.contoso.com/menu.wav")
  await caller.press("1")
  await caller.ends()
  await expectCall(caller).toHaveReceived("call terminated")
  assert.match(await caller.sequence(), /application → cloud +Call_Answer +202/)
})

it("a key that no bot subscribed to is pressed by nobody", async () => {
  await using cloud = await Emulator.start({ application: () => new Response(null, { status: 202 }) })
  const caller = await cloud.graphCall()
  const error: unknown = await caller.press("1").catch((reason: unknown) => reason)
  assert(error instanceof WaitFailed)
  assert.match(error.message, /has taken the incoming call, and has not asked to answer/)
})
