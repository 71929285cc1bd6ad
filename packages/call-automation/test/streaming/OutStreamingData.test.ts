import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { audioData, decode, encode, type OutPacket, stopAudio } from "../../src/OutStreamingData.ts"

const audio = audioData(new Uint8Array([1, 2, 3]))

describe("packets of the application", () => {
  it("are written with kinds in camel case", () => {
    assert.deepStrictEqual(JSON.parse(encode(audio)), {
      kind: "audioData",
      audioData: { data: "AQID", isSilent: false },
      stopAudio: {}
    })
    assert.deepStrictEqual(JSON.parse(encode(stopAudio)), { kind: "stopAudio", stopAudio: {} })
  })

  it.prop("encoding and decoding change nothing", [Schema.Uint8Array], ([data]) => {
    const packet: OutPacket = audioData(data)
    assert.deepStrictEqual(decode(encode(packet)), packet)
    assert.deepStrictEqual(decode(encode(stopAudio)), stopAudio)
  })

  it.each([
    [`{"Kind":"AudioData","AudioData":{"Data":"AQID"},"StopAudio":null}`, audio],
    [`{"kind":"AudioData","audioData":{"data":"AQID"}}`, audio],
    [`{"Kind":"StopAudio","AudioData":null,"StopAudio":{}}`, stopAudio]
  ] as const)("are read as other clients write them: %s", (frame, packet) => {
    assert.deepStrictEqual(decode(frame), packet)
  })

  it("keeps a kind that it does not know", () => {
    assert.deepStrictEqual(decode(`{"kind":"mark"}`), { _tag: "UnknownPacket", kind: "mark", packet: { kind: "mark" } })
  })

  it.each([
    ["{", "", "expected JSON"],
    ["7", "", "expected object"],
    ["{}", ".kind", "is required"],
    [`{"kind":null}`, ".kind", "expected string"],
    [`{"kind":"audioData"}`, ".audioData", "is required"],
    [`{"kind":"audioData","audioData":[]}`, ".audioData", "expected object"],
    [`{"kind":"audioData","audioData":{}}`, ".audioData.data", "is required"],
    [`{"kind":"audioData","audioData":{"data":"A"}}`, ".audioData.data", "expected base64"]
  ] as const)("says where %s does not fit", (frame, path, expected) => {
    const packet = decode(frame)
    if (packet._tag !== "InvalidPacket") return assert.fail(packet._tag)
    assert.deepStrictEqual([packet.path, packet.expected], [path, expected])
  })
})
