import { createCallNotifications, createStatefulCalls, type Options } from "@effect-comms/graph-calls/promise"

type Notifications = Parameters<typeof createCallNotifications>[0]

const file = (name: string) => ({ mediaInfo: { uri: `https://cdn.contoso.com/${name}.wav` } })
const agent = { identity: { user: { id: "112f7296-5fa4-42ca-bae8-6a692b15d4b8" } } }

export const makeBot = async (graphCalls: Options, callNotifications: Notifications) => {
  const notifications = createCallNotifications(callNotifications)
  const calls = createStatefulCalls({ ...graphCalls, notifications })

  // Every incoming call, each in a run of its own. It is hung up when this is over.
  await calls.listen(async (call) => {
    await call.answer({ acceptedModalities: ["audio"], mediaConfig: {} })
    await call.audioActive()
    await call.subscribeToTone()
    await call.playPrompt({ prompts: [file("menu")] })
    const { tone } = await call.nextTone()
    if (tone !== "tone1") return call.hangUp()
    return call.transfer({ transferTarget: agent })
  })

  return notifications.handler()
}
