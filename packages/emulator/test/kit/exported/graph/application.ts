/** What an exported test of a Graph call runs: a bot that answers, plays a file, listens for a key, and hangs up when it hears one. */
import { createCallNotifications, createGraphCalls } from "@effect-comms/graph-calls/promise"
import * as WebhookAnswer from "@effect-comms/core/WebhookAnswer"
import type { TestCloud } from "@effect-comms/emulator/promise"

export const makeApplication = ({ settings }: TestCloud) => {
  const notifications = createCallNotifications(settings.callNotifications)
  const { call } = createGraphCalls(settings.graphCalls)
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
            await call.playPrompt({ id, prompts: [{ mediaInfo: { uri: "https://cdn.contoso.com/menu.wav" } }] })
          }
          if (toneInfo !== undefined) await call.delete({ id })
        }
      }
    )
    return WebhookAnswer.toResponse(answer)
  }
}
