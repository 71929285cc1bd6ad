/** The methods of a call's media: prompts, keys, speech, hold, streams and transcripts. */
import { type CallConnection, type CallMedia, DtmfTone } from "@azure/communication-call-automation"
import { assert } from "@effect/vitest"
import { customer, type Stories, story, type World } from "./World.ts"

const music = { kind: "fileSource", url: "https://media.contoso.com/a.wav?durationMs=500" } as const
const roster = "ParticipantsUpdated 200/0"
const keys = { kind: "callMediaRecognizeDtmfOptions", maxTonesToCollect: 1 } as const

/** The media of a call that talks. */
const mediaOf = async ({ call, streaming }: World): Promise<{ readonly id: string; readonly media: CallMedia }> => {
  const { connection, id } = await call(streaming)
  return { id, media: connection.getCallMedia() }
}

const held = async (connection: CallConnection) => (await connection.getParticipant(customer)).isOnHold

export const ofMedia: Stories<CallMedia> = {
  play: story([roster, "PlayStarted 200/0", "PlayCompleted 200/0", roster], async (world) => {
    const { media } = await mediaOf(world)
    return () => media.play([music], [customer])
  }),
  playToAll: story(["PlayStarted 200/0", "PlayCompleted 200/0"], async (world) => {
    const { media } = await mediaOf(world)
    return () => media.playToAll([music])
  }),
  startRecognizing: story(["RecognizeCompleted 200/8531"], async (world) => {
    const { id, media } = await mediaOf(world)
    return async () => {
      await media.startRecognizing(customer, keys)
      await world.run(world.cloud.tones(id, customer.phoneNumber, ["5"]))
    }
  }),
  cancelAllOperations: story(["PlayCanceled 400/8508"], async (world) => {
    const { media } = await mediaOf(world)
    await media.playToAll([music], { loop: true })
    await world.pass(5)
    return () => media.cancelAllOperations()
  }),
  startContinuousDtmfRecognition: story(["ContinuousDtmfRecognitionToneReceived 200/0"], async (world) => {
    const { id, media } = await mediaOf(world)
    return async () => {
      await media.startContinuousDtmfRecognition(customer)
      await world.run(world.cloud.tones(id, customer.phoneNumber, ["5"]))
    }
  }),
  stopContinuousDtmfRecognition: story(["ContinuousDtmfRecognitionStopped 200/7000"], async (world) => {
    const { media } = await mediaOf(world)
    await media.startContinuousDtmfRecognition(customer)
    return () => media.stopContinuousDtmfRecognition(customer)
  }),
  sendDtmfTones: story(["SendDtmfTonesCompleted 200/0"], async (world) => {
    const { media } = await mediaOf(world)
    return async () => {
      const sent = await media.sendDtmfTones([DtmfTone.One], customer, { operationContext: "send" })
      assert.strictEqual(sent.operationContext, "send")
    }
  }),
  hold: story([roster], async ({ call, pass }) => {
    const { connection } = await call()
    return async () => {
      await connection.getCallMedia().hold(customer)
      await pass(1)
      assert.isTrue(await held(connection))
    }
  }),
  unhold: story([roster], async ({ call, pass }) => {
    const { connection } = await call()
    await connection.getCallMedia().hold(customer)
    await pass(5)
    return async () => {
      await connection.getCallMedia().unhold(customer)
      await pass(1)
      assert.isFalse(await held(connection))
    }
  }),
  startTranscription: story(["TranscriptionStarted 200/0"], async (world) => {
    const { media } = await mediaOf(world)
    return () => media.startTranscription({ locale: "en-GB" })
  }),
  updateTranscription: story(["TranscriptionUpdated 200/0"], async (world) => {
    const { media } = await mediaOf(world)
    await media.startTranscription()
    await world.pass(5)
    return () => media.updateTranscription("de-DE")
  }),
  stopTranscription: story(["TranscriptionStopped 200/0"], async (world) => {
    const { media } = await mediaOf(world)
    await media.startTranscription()
    await world.pass(5)
    return () => media.stopTranscription()
  }),
  startMediaStreaming: story(["MediaStreamingStarted 200/0"], async (world) => {
    const { media } = await mediaOf(world)
    return () => media.startMediaStreaming()
  }),
  stopMediaStreaming: story(["MediaStreamingStopped 200/0"], async (world) => {
    const { media } = await mediaOf(world)
    await media.startMediaStreaming()
    await world.pass(5)
    return () => media.stopMediaStreaming()
  })
}
