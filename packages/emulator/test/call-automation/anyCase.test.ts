import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { connectedCall, customer, transportUrl } from "./support/streams.ts"
import { alice, callbackUri, callerId, makeRig, objectAt, phone, textAt, typesOf } from "./support/Rig.ts"

describe("enumerations in any case", () => {
  it.effect("the audio format of a documented sample is taken, and frames have it", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall({
        mediaStreamingOptions: {
          transportType: "Websocket",
          audioChannelType: "MIXED",
          contentType: "Audio",
          audioFormat: "Pcm24KMono",
          transportUrl,
          startMediaStreaming: true
        }
      })
      yield* rig.advance(1000)
      assert.deepStrictEqual(typesOf(rig, id), ["MediaStreamingStarted"])
      const metadata = objectAt(application.only().frames, 0, "audioMetadata")
      assert.strictEqual(metadata["sampleRate"], 24_000)
    })
  )

  it.effect("kinds, tones and input types of requests; events have the declared form", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const created = yield* rig.send(operations.createCall, {
        body: {
          targets: [{ ...customer, kind: "PhoneNumber" }],
          source: { id: alice },
          callbackUri,
          ...callerId
        }
      })
      yield* rig.advance(100)
      const id = textAt(created.body, "callConnectionId")
      const asked = yield* rig.send(operations.recognize, {
        id,
        body: {
          recognizeInputType: "Dtmf",
          playPrompt: { kind: "File", file: { uri: "https://cdn.contoso.com/a.wav?durationMs=0" } },
          recognizeOptions: {
            targetParticipant: phone("+14255550123"),
            dtmfOptions: { maxTonesToCollect: 3, stopTones: ["Pound"] }
          }
        }
      })
      assert.strictEqual(asked.status, 202)
      yield* rig.advance(2000)
      yield* rig.control(`/calls/${id}/tones`, { participant: customer, tones: ["One", "Pound"] })
      yield* rig.advance(500)
      const completed = rig.posts.find(({ type }) => type === "RecognizeCompleted")
      assert.deepStrictEqual(objectAt(completed, "data", "dtmfResult"), { tones: ["one"] })
      const roster = rig.posts.find(({ type }) => type === "ParticipantsUpdated")
      assert.include(JSON.stringify(roster?.data), '"kind":"phoneNumber"')
    })
  )
})
