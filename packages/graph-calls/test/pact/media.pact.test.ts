/** What is done with a call's media, and the operations that come of it. */
import { assert, describe, it } from "@effect/vitest"
import * as Call from "../../src/Call.ts"
import * as CommsOperation from "../../src/CommsOperation.ts"
import {
  callId,
  callPath,
  clientContext,
  established,
  exchange,
  id,
  itIsRefused,
  operationId,
  operationLocation,
  running
} from "./provider.ts"

const mediaInfo = {
  "@odata.type": "#microsoft.graph.mediaInfo",
  uri: "https://cdn.contoso.com/beep.wav",
  resourceId: "1D6DE2D4-CD51-4309-8DAA-70768651088E"
}
const prompts = [{ "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo }] as const

const operation = (type: string, status: string) => ({
  "@odata.type": `#microsoft.graph.${type}`,
  id: id(operationId),
  status,
  clientContext
})

const started = (type: string, status: string) => ({
  status: 200,
  headers: { Location: operationLocation },
  body: operation(type, status)
})

describe("play a prompt", () => {
  const to = "play a prompt"
  const effect = Call.playPrompt({ id: callId, clientContext, prompts: [{ mediaInfo }] })
  const body = { clientContext, prompts }
  const request = { states: [established], method: "POST", path: `${callPath}/playPrompt`, body }

  it("gives the running operation", async () => {
    const response = started("playPromptOperation", "running")
    const played = await exchange({ ...request, description: `a request to ${to}`, response }, effect)
    assert.deepInclude(played, { id: operationId, status: "running", clientContext })
  })
  itIsRefused({ ...request, to, effect })
})

describe("record a response", () => {
  const to = "record a response"
  const limits = {
    bargeInAllowed: true,
    initialSilenceTimeoutInSeconds: 5,
    maxSilenceTimeoutInSeconds: 2,
    maxRecordDurationInSeconds: 10,
    playBeep: true,
    stopTones: ["#", "1", "*"]
  }
  const effect = Call.recordResponse({ id: callId, clientContext, prompts: [{ mediaInfo }], ...limits })
  const body = { clientContext, prompts, ...limits }
  const request = { states: [established], method: "POST", path: `${callPath}/recordResponse`, body }

  it("gives the running operation", async () => {
    const response = started("recordOperation", "running")
    const recording = await exchange({ ...request, description: `a request to ${to}`, response }, effect)
    assert.deepInclude(recording, { id: operationId, status: "running", clientContext })
  })
  itIsRefused({ ...request, to, effect })
})

describe("subscribe to tones", () => {
  const to = "subscribe to tones"
  const effect = Call.subscribeToTone({ id: callId, clientContext })
  const body = { clientContext }
  const request = { states: [established], method: "POST", path: `${callPath}/subscribeToTone`, body }

  it("gives the completed operation", async () => {
    const response = started("subscribeToToneOperation", "completed")
    const subscribed = await exchange({ ...request, description: `a request to ${to}`, response }, effect)
    assert.deepInclude(subscribed, { id: operationId, status: "completed", clientContext })
  })
  itIsRefused({ ...request, to, effect })
})

describe("get an operation", () => {
  const to = "get an operation"
  const effect = CommsOperation.get({ callId, operationId })
  const path = `${callPath}/operations/${operationId}`
  const request = { states: [established, running("playPromptOperation")], method: "GET", path }

  it("gives it as it is", async () => {
    const body = operation("playPromptOperation", "running")
    const read = await exchange(
      { ...request, description: `a request to ${to}`, response: { status: 200, body } },
      effect
    )
    assert.deepInclude(read, { id: operationId, status: "running", clientContext })
  })
  itIsRefused({ ...request, to, effect, repeatable: true })
})
