/** Streaming the audio of a call, transcribing and summarizing it; and calls that are made to be streamed. */
import { assert, describe, it } from "@effect/vitest"
import * as CallAutomation from "../../src/CallAutomation.ts"
import { streamingCases } from "../streaming.ts"
import { agent, callbackUri, callConnectionId, customer } from "../support.ts"
import { exchange, itIsRefused, regex, type State, uuid } from "./provider.ts"
import { leg } from "./values.ts"

const transportUrl = "wss://app.contoso.com/media"

for (const { apiVersion, body, call, of, running, to, verb } of streamingCases) {
  const made: State = {
    name: `a call with ${of} is connected`,
    parameters: { callConnectionId, participants: [agent.communicationUser.id] }
  }
  const begun: State = { name: `the ${of} of the call is active`, parameters: { callConnectionId } }
  const request = {
    states: running ? [made, begun] : [made],
    method: "POST",
    path: `${leg}:${verb}`,
    apiVersion,
    repeatable: false,
    body
  }
  const effect = call({ apiVersion })
  describe(`to ${to}`, () => {
    it("answers 202 without a body", async () => {
      const answer = await exchange(
        { ...request, description: `a request to ${to}`, response: { status: 202 } },
        effect
      )
      assert.isUndefined(answer)
    })
    itIsRefused({ ...request, to, effect })
  })
}

describe("create a call with media streaming and transcription", () => {
  const ready: State = { name: "an application can call", parameters: { targets: [customer.communicationUser.id] } }
  const flat = {
    mediaStreamingOptions: {
      transportType: "websocket",
      audioChannelType: "mixed",
      transportUrl,
      contentType: "audio",
      startMediaStreaming: false
    },
    transcriptionOptions: { transportType: "websocket", locale: "en-US", transportUrl, startTranscription: false }
  }
  const polymorphic = {
    mediaStreamingOptions: {
      ...flat.mediaStreamingOptions,
      audioChannelType: "unmixed",
      enableBidirectional: true,
      audioFormat: "pcm24KMono",
      enableDtmfTones: true
    },
    transcriptionOptions: { ...flat.transcriptionOptions, enableIntermediateResults: true }
  }
  for (const [apiVersion, options] of [
    ["2024-06-15-preview", flat],
    ["2025-05-15", polymorphic],
    ["2026-03-12", polymorphic]
  ] as const)
    it(`shows both as inactive in ${apiVersion}`, async () => {
      const body = { targets: [customer], callbackUri, ...options }
      const id = "b1e0a2f6-6e0c-4b3a-9a55-0d4f3f1f7c21"
      const created = await exchange(
        {
          description: `a request to create a call with media streaming and transcription in ${apiVersion}`,
          states: [ready],
          method: "POST",
          path: "/calling/callConnections",
          apiVersion,
          repeatable: true,
          body,
          response: {
            status: 201,
            body: {
              callConnectionId: uuid(callConnectionId),
              callConnectionState: regex("^(connecting|connected)$", "connecting"),
              callbackUri,
              mediaStreamingSubscription: { id: uuid(id), state: "inactive", subscribedContentTypes: ["audio"] },
              transcriptionSubscription: { id: uuid(id), state: "inactive" }
            }
          }
        },
        CallAutomation.createCall(body, { apiVersion })
      )
      assert.deepStrictEqual(created.mediaStreamingSubscription, {
        id,
        state: "inactive",
        subscribedContentTypes: ["audio"]
      })
      assert.deepStrictEqual(created.transcriptionSubscription, { id, state: "inactive" })
    })
})
