/** Who hears whom in a group call whose application routes audio: participants, media streams and recordings. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Emulator } from "../../src/Emulator.ts"
import { makeMediaApplication } from "../call-automation/support/mediaApplication.ts"
import { at, begin, signed, textAt } from "../identity/support/wire.ts"
import { dataUrl, ramp, samplesIn, waveFile } from "../support/sound.ts"
import { ask, calls, clientId, download, idsOf, makeBot, send, target } from "./support/bot.ts"

const version = "api-version=2025-05-15"
const coachId = "632899f8-2ea1-4604-8413-27bd2892079f"
const coach = "8:orgid:0f5f40a2-6a13-4b5a-a5cf-9c7b13a4b8a1"
const [customer, agent] = ["4:+14255550123", "4:+14255550124"]
const bot = `28:orgid:${clientId}`

const promptOf = (samples: Int16Array) => ({
  "@odata.type": "#microsoft.graph.mediaPrompt",
  mediaInfo: {
    "@odata.type": "#microsoft.graph.mediaInfo",
    uri: dataUrl(waveFile(samples, 16_000)),
    resourceId: "1d6de2d4-1f51-4309-8dae-70768651088e"
  }
})

/**
 * A call of an application of Call Automation, whose media are streamed to it, with two telephones and a bot of Graph, which has invited a
 * coach who is not in the common audio.
 */
const scene = Effect.fnUntraced(function* (
  audioChannelType: "mixed" | "unmixed",
  {
    posts,
    socket
  }: {
    readonly posts: ReadonlyArray<{ readonly item: unknown }>
    readonly socket: ReturnType<typeof makeMediaApplication>
  }
) {
  yield* begin
  const cloud = yield* Emulator
  const { advance } = cloud
  const { body } = yield* signed({
    method: "POST",
    path: `/calling/callConnections?${version}`,
    body: {
      targets: [{ phoneNumber: { value: "+14255550123" } }, { phoneNumber: { value: "+14255550124" } }],
      sourceCallerIdNumber: { value: "+14255550100" },
      callbackUri: "http://127.0.0.1:9/",
      mediaStreamingOptions: {
        transportType: "websocket",
        transportUrl: "wss://127.0.0.1/media",
        contentType: "audio",
        audioChannelType,
        startMediaStreaming: true
      }
    }
  })
  yield* advance(1000)
  const leg = textAt(body, "callConnectionId")
  yield* signed({
    method: "POST",
    path: `/calling/callConnections/${leg}/participants:add?${version}`,
    body: { participantToAdd: { microsoftTeamsApp: { appId: clientId, cloud: "public" } } }
  })
  yield* advance(0)
  const call = posts.map(({ item }) => at(item, "resourceData")).find((data) => at(data, "state") === "incoming")
  const id = textAt(call, "id")
  const path = `${calls}/${id}`
  yield* ask("POST", `${path}/answer`, {
    acceptedModalities: ["audio"],
    mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
  })
  yield* advance(1000)
  yield* ask("POST", `${path}/participants/invite`, {
    participants: [
      target("user", coach.replace("8:orgid:", ""), {
        participantId: coachId,
        removeFromDefaultAudioRoutingGroup: true
      })
    ]
  })
  yield* advance(1000)
  const ids = idsOf(at(yield* ask("GET", `${path}/participants`), "value"))
  const listening = new Map<string, Array<Uint8Array>>()
  for (const who of [customer, agent, coach]) {
    const frames: Array<Uint8Array> = []
    listening.set(who, frames)
    yield* cloud.graphAudio(id, who, { hear: (frame) => frames.push(frame) })
  }
  /** Who hears a voice, or a prompt of the bot, to the sample; the others hear nothing. `application` is the media stream. */
  const heardBy = Effect.fnUntraced(function* (speaker: string, voice: Int16Array) {
    const { frames } = socket.only()
    frames.length = 0
    for (const each of listening.values()) each.length = 0
    if (speaker === bot) yield* ask("POST", `${path}/playPrompt`, { prompts: [promptOf(voice)] })
    else yield* cloud.graphSpeech(id, "", speaker, { audio: waveFile(voice, 16_000) })
    yield* advance(200)
    const streamed = frames.flatMap((frame) => {
      const of = at(frame, "audioData", "participantRawID")
      return typeof of !== "string" || of === speaker ? [Buffer.from(textAt(frame, "audioData", "data"), "base64")] : []
    })
    const heard: ReadonlyArray<readonly [string, Int16Array]> = [
      ...[...listening].map(([who, own]) => [who, samplesIn(Buffer.concat(own))] as const),
      ["application", samplesIn(Buffer.concat(streamed))]
    ]
    return heard.flatMap(([who, samples]) => {
      if (samples.every((sample) => sample === 0)) return []
      assert.deepStrictEqual([...samples.subarray(0, voice.length)], [...voice], who)
      assert.isTrue(
        samples.subarray(voice.length).every((sample) => sample === 0),
        who
      )
      return [who]
    })
  })
  return { heardBy, id, ids, path, advance }
})

describe("audio routing groups", () => {
  for (const channels of ["mixed", "unmixed"] as const)
    it.effect(
      `let their receivers hear who is not in the common audio, as a stream does that is ${channels}; recordings have all`,
      () => {
        const socket = makeMediaApplication()
        const { layer, posts } = makeBot({
          graphWebhooks: ["https://bot.contoso.com/api/calls"],
          mediaSocket: socket.mediaSocket
        })
        return Effect.gen(function* () {
          const { advance, heardBy, ids, path } = yield* scene(channels, { posts, socket })
          const voice = ramp(1600)
          const idOf = (name: string) => ids[name] ?? assert.fail(`${name} is not in the roster`)
          // Who is not in the common audio hears nobody, and nobody hears it.
          assert.deepStrictEqual(yield* heardBy(coach, voice), [])
          assert.deepStrictEqual(yield* heardBy(customer, voice), [agent, "application"])
          const groups = `${path}/audioRoutingGroups`
          yield* ask("POST", groups, {
            id: "whisper",
            routingMode: "oneToOne",
            sources: [coachId],
            receivers: [idOf("+14255550124")]
          })
          assert.deepStrictEqual(yield* heardBy(coach, voice), [agent])
          // A source that is in the common audio is heard by everybody as ever.
          yield* ask("POST", groups, {
            id: "listening",
            routingMode: "oneToOne",
            sources: [idOf("+14255550123")],
            receivers: [coachId.toUpperCase()]
          })
          assert.deepStrictEqual(yield* heardBy(customer, voice), [agent, coach, "application"])
          assert.deepStrictEqual(yield* heardBy(agent, voice), [customer, "application"])
          // To the application as well.
          yield* ask("PATCH", `${groups}/whisper`, {
            routingMode: "multicast",
            receivers: Object.values(ids).filter((each) => each !== coachId)
          })
          assert.deepStrictEqual(yield* heardBy(coach, voice), [customer, agent, "application"])
          // So do prompts of the bot, by a route from it.
          assert.deepStrictEqual(yield* heardBy(bot, voice), [customer, agent, "application"])
          yield* ask("POST", groups, {
            id: "prompts",
            routingMode: "oneToOne",
            sources: [idOf(clientId)],
            receivers: [coachId]
          })
          assert.deepStrictEqual(yield* heardBy(bot, voice), [customer, agent, coach, "application"])
          for (const id of ["whisper", "listening", "prompts"])
            assert.strictEqual((yield* send({ method: "DELETE", path: `${groups}/${id}` })).status, 204)
          posts.length = 0
          yield* ask("POST", `${path}/recordResponse`, { playBeep: false, maxRecordDurationInSeconds: 1 })
          assert.deepStrictEqual(yield* heardBy(coach, voice), [])
          // A recording has everybody.
          yield* advance(1000)
          const data = at(posts[0]?.item, "resourceData")
          const location = new URL(textAt(data, "recordingLocation")).pathname
          const { bytes } = yield* download(location, `Bearer ${textAt(data, "recordingAccessToken")}`)
          assert.deepStrictEqual([...samplesIn(Buffer.from(bytes).subarray(44)).subarray(0, voice.length)], [...voice])
        }).pipe(Effect.scoped, Effect.provide(layer))
      }
    )
})
