/** Microsoft's own client streams the media of calls and transcribes them, over real HTTP and WebSocket. */
import {
  createOutboundAudioData,
  createOutboundStopAudioData,
  StreamingData
} from "@azure/communication-call-automation"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { served } from "../kernel/support/webSocketApplication.ts"
import { alice, objectAt } from "./support/Rig.ts"
import { aiServices, customer, mine, sourceCallIdNumber, storyOf, subscribed } from "./support/official.ts"

const rawId = `4:${customer.phoneNumber}`

/** With the application's media sockets. */
const world = Effect.gen(function* () {
  const given = yield* subscribed
  const media = yield* served()
  const run = <A, E>(effect: Effect.Effect<A, E>) => Effect.runPromise(effect)
  return {
    ...given,
    media,
    run,
    frames: () => media.received.map((text) => objectAt(JSON.parse(text))),
    /** Waits for a frame of a kind. */
    arrived: (kind: string) => run(media.until(() => media.received.some((text) => text.includes(`"kind":"${kind}"`))))
  }
})

const story = storyOf(world)

describe("@azure/communication-call-automation 1.6.0", () => {
  it.live("startMediaStreaming and stopMediaStreaming, with what its own parser reads of the frames", () =>
    story(async ({ application, arrived, client, cloud, frames, media, run }) => {
      const { callConnection, callConnectionProperties } = await client.createCall(
        { targetParticipant: customer, sourceCallIdNumber },
        application.callbackUri,
        {
          mediaStreamingOptions: {
            transportType: "websocket",
            transportUrl: media.url,
            contentType: "audio",
            audioChannelType: "unmixed",
            startMediaStreaming: false,
            enableBidirectional: true,
            enableDtmfTones: true
          }
        }
      )
      const id = callConnectionProperties.callConnectionId ?? assert.fail("no id")
      assert.strictEqual(callConnectionProperties.mediaStreamingSubscription?.state, "inactive")
      await application.event(id, "CallConnected")

      await callConnection.getCallMedia().startMediaStreaming({ operationContext: "start" })
      const started = await application.event(id, "MediaStreamingStarted", mine("start"))
      assert.deepStrictEqual(started.mediaStreamingUpdate, {
        contentType: "Audio",
        mediaStreamingStatus: "mediaStreamingStarted",
        mediaStreamingStatusDetails: "subscriptionStarted"
      })
      const properties = await callConnection.getCallConnectionProperties()
      assert.strictEqual(properties.mediaStreamingSubscription?.state, "active")

      await run(cloud.tones(id, customer.phoneNumber, ["5"]))
      await arrived("DtmfData")
      await arrived("AudioData")
      const [metadata] = media.received.map((text) => StreamingData.parse(text))
      assert.deepInclude(metadata, { sampleRate: 16000, channels: 1, encoding: "PCM" })
      const audio = media.received.find((text) => text.includes(rawId)) ?? assert.fail("no audio of the customer")
      assert.deepInclude(objectAt(StreamingData.parse(audio), "participant"), customer)
      assert.deepInclude(frames(), { kind: "DtmfData", dtmfData: { data: "5" } })

      const [socket] = media.sockets
      socket?.send(createOutboundAudioData(Buffer.alloc(64_000).toString("base64")))
      socket?.send(createOutboundStopAudioData())
      const { authorization } = media.upgrades[0]?.headers ?? {}
      assert.match(authorization ?? "", /^Bearer /)

      await callConnection.getCallMedia().stopMediaStreaming({ operationContext: "stop" })
      const stopped = await application.event(id, "MediaStreamingStopped", mine("stop"))
      assert.strictEqual(stopped.mediaStreamingUpdate?.mediaStreamingStatusDetails, "subscriptionStopped")
      await run(media.until(() => media.received.some((text) => text.startsWith("close"))))
      const state = objectAt(await run(cloud.state), "calls", 0, "legs", 0, "mediaStreaming")
      assert.deepInclude(state, { state: "inactive", framesReceived: 2, framesIgnored: 0, bufferedMs: 0 })
    })
  )

  it.live("answerCall with mediaStreamingOptions that start; nobody at the address is MediaStreamingFailed", () =>
    story(async ({ application, client, cloud, run }) => {
      await run(cloud.incomingCall({ from: customer.phoneNumber, to: alice }))
      const { callConnectionProperties } = await client.answerCall(
        await application.incomingCallContext(),
        application.callbackUri,
        {
          mediaStreamingOptions: {
            transportType: "websocket",
            transportUrl: "ws://127.0.0.1:1/nobody",
            audioChannelType: "mixed",
            startMediaStreaming: true
          }
        }
      )
      const id = callConnectionProperties.callConnectionId ?? assert.fail("no id")
      const failed = await application.event(id, "MediaStreamingFailed")
      assert.strictEqual(failed.mediaStreamingUpdate?.mediaStreamingStatus, "mediaStreamingFailed")
      assert.strictEqual(failed.mediaStreamingUpdate?.mediaStreamingStatusDetails, "initialWebSocketConnectionFailed")
      assert.deepInclude(failed.resultInformation, { code: 400, subCode: 8581 })
    })
  )

  it.live("startTranscription, updateTranscription and stopTranscription, and what is said meanwhile", () =>
    story(async ({ application, arrived, client, cloud, media, run }) => {
      const { callConnection, callConnectionProperties } = await client.createCall(
        { targetParticipant: customer, sourceCallIdNumber },
        application.callbackUri,
        {
          callIntelligenceOptions: aiServices,
          transcriptionOptions: {
            transportType: "websocket",
            transportUrl: media.url,
            locale: "en-US",
            startTranscription: false,
            enableIntermediateResults: true
          }
        }
      )
      const id = callConnectionProperties.callConnectionId ?? assert.fail("no id")
      await application.event(id, "CallConnected")
      const callMedia = callConnection.getCallMedia()

      await callMedia.startTranscription({ locale: "en-GB", operationContext: "start" })
      const started = await application.event(id, "TranscriptionStarted", mine("start"))
      assert.deepStrictEqual(started.transcriptionUpdate, {
        transcriptionStatus: "transcriptionStarted",
        transcriptionStatusDetails: "subscriptionStarted"
      })
      await run(cloud.speech(id, customer.phoneNumber, "My order is late", 0.75))
      await run(media.until(() => media.received.some((text) => text.includes("Final"))))
      await arrived("TranscriptionMetadata")
      const [metadata, intermediate, final] = media.received.map((text) => StreamingData.parse(text))
      assert.deepInclude(metadata, { locale: "en-GB", callConnectionId: id })
      assert.deepInclude(intermediate, { text: "My order", resultState: "Intermediate" })
      assert.deepInclude(final, { text: "My order is late", resultState: "Final" })
      assert.deepInclude(objectAt(final, "participant"), customer)

      await callMedia.updateTranscription("de-DE", { operationContext: "update" })
      const updated = await application.event(id, "TranscriptionUpdated", mine("update"))
      assert.strictEqual(updated.transcriptionUpdate?.transcriptionStatusDetails, "transcriptionLocaleUpdated")
      await callMedia.stopTranscription({ operationContext: "stop" })
      const stopped = await application.event(id, "TranscriptionStopped", mine("stop"))
      assert.strictEqual(stopped.transcriptionUpdate?.transcriptionStatusDetails, "subscriptionStopped")
    })
  )

  it.live("connectCall with transcriptionOptions; a broken socket is TranscriptionFailed", () =>
    story(async ({ application, client, media, run }) => {
      const { callConnectionProperties } = await client.connectCall(
        { kind: "groupCallLocator", id: "29228d3e-040e-4656-a70e-890ab4e173e5" },
        application.callbackUri,
        {
          callIntelligenceOptions: aiServices,
          transcriptionOptions: {
            transportType: "websocket",
            transportUrl: media.url,
            locale: "en-US",
            startTranscription: true
          },
          operationContext: "connect"
        }
      )
      const id = callConnectionProperties.callConnectionId ?? assert.fail("no id")
      await application.event(id, "TranscriptionStarted", mine("connect"))
      await run(media.until(() => media.sockets.length > 0))
      media.sockets[0]?.terminate()
      const failed = await application.event(id, "TranscriptionFailed")
      assert.strictEqual(failed.transcriptionUpdate?.transcriptionStatusDetails, "streamConnectionInterrupted")
      assert.deepInclude(failed.resultInformation, { code: 500, subCode: 8578 })
    })
  )
})
