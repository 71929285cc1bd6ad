/** WAV files that people bring, in the formats that telephony has. */
import { assert, describe, it } from "@effect/vitest"
import { makeLiveStore } from "../../src/sound/LiveSound.ts"
import { looped, ofSamples, sequence, type Sound, tone } from "../../src/sound/Sound.ts"
import { read, WaveError } from "../../src/sound/WaveFile.ts"
import { power, ramp, waveFile } from "../support/sound.ts"

/** A file of a format with these bytes. */
const fileOf = (tag: number, bits: number, data: Uint8Array, channels = 1, sampleRate = 8000): Buffer => {
  const file = Buffer.concat([waveFile(new Int16Array(0), sampleRate, channels), data])
  file.writeUInt16LE(tag, 20)
  file.writeUInt16LE((bits / 8) * channels, 32)
  file.writeUInt16LE(bits, 34)
  file.writeUInt32LE(data.length, 40)
  return file
}

const samplesOf = (file: Uint8Array) => [...read(file).samples]

/** So many samples of a sound from one on. */
const heard = (sound: Sound, first: number, count: number, sampleRate: number): ReadonlyArray<number> => {
  const mix = new Int32Array(count)
  sound.addTo(mix, 0, first, count, sampleRate)
  return [...mix]
}

describe("a WAV file", () => {
  it("is read in each format, and its channels are mixed", () => {
    const samples = ramp(1000)
    assert.deepStrictEqual(read(waveFile(samples, 24_000)), { sampleRate: 24_000, samples })
    assert.deepStrictEqual(samplesOf(waveFile(Int16Array.of(100, 300, -100, -300), 8000, 2)), [200, -200])
    assert.deepStrictEqual(samplesOf(fileOf(1, 8, Uint8Array.of(128, 255, 0))), [0, 127 * 256, -128 * 256])
    assert.deepStrictEqual(samplesOf(fileOf(1, 24, Uint8Array.of(9, 0x34, 0x12, 0, 0, 0x80))), [0x1234, -0x8000])
    assert.deepStrictEqual(
      samplesOf(fileOf(3, 32, new Uint8Array(Float32Array.of(0.5, -1, 2).buffer))),
      [16_384, -32_767, 32_767]
    )
    // The values that G.711 has for silence and for its bounds.
    assert.deepStrictEqual(samplesOf(fileOf(7, 8, Uint8Array.of(0xff, 0x7f, 0x00, 0x80))), [0, 0, -32_124, 32_124])
    assert.deepStrictEqual(samplesOf(fileOf(6, 8, Uint8Array.of(0xd5, 0x55, 0x2a, 0xaa))), [8, -8, -32_256, 32_256])
  })

  it("is read up to what there is of it, and other chunks are passed over", () => {
    const whole = waveFile(ramp(100), 16_000)
    assert.deepStrictEqual(samplesOf(whole.subarray(0, 44 + 50)), [...ramp(25)])
    const more = Buffer.concat([
      whole.subarray(0, 36),
      Buffer.from("LIST\u0003\u0000\u0000\u0000abc\u0000"),
      whole.subarray(36)
    ])
    assert.deepStrictEqual(samplesOf(more), [...ramp(100)])
  })

  it("that is none, or of which there is too much, is refused with a sentence", () => {
    const wrong: ReadonlyArray<readonly [Uint8Array, string]> = [
      [new Uint8Array(0), "a WAV file"],
      [Buffer.from("RIFF\u0000\u0000\u0000\u0000WAVE"), "with data"],
      [fileOf(85, 16, new Uint8Array(4)), "PCM"],
      [fileOf(1, 16, new Uint8Array(36), 9), "channels"],
      [fileOf(1, 16, new Uint8Array(4), 1, 1), "sample rate"],
      [fileOf(1, 8, new Uint8Array(4000 * 601), 1, 4000), "ten minutes"]
    ]
    for (const [file, expected] of wrong) assert.throws(() => read(file), WaveError, expected)
  })
})

describe("a sound", () => {
  it("is the same from any place, alone, in a row and over and over", () => {
    const samples = ramp(1000)
    const one = ofSamples({ sampleRate: 16_000, samples })
    assert.deepStrictEqual(heard(one, 100, 50, 16_000), [...samples.subarray(100, 150)])
    assert.deepStrictEqual(heard(one, 990, 20, 16_000), [...samples.subarray(990), ...new Int16Array(10)])
    const row = sequence([one, tone([400], 10), one])
    const all = heard(row, 0, 2160, 16_000)
    assert.deepStrictEqual(all.slice(1160), [...samples])
    assert.deepStrictEqual(heard(row, 900, 700, 16_000), all.slice(900, 1600))
    assert.deepStrictEqual(heard(looped(one), 2500, 1000, 16_000), [
      ...samples.subarray(500),
      ...samples.subarray(0, 500)
    ])
  })

  it("at another rate has its frequency and its length", () => {
    const samples = Int16Array.from({ length: 24_000 }, (_, at) => 8000 * Math.sin((2 * Math.PI * 440 * at) / 24_000))
    const sound = ofSamples({ sampleRate: 24_000, samples })
    const down = Int16Array.from(heard(sound, 0, 17_000, 16_000))
    assert.isAbove(power(down.subarray(0, 16_000), 440, 16_000), 3950)
    assert.isTrue(down.subarray(16_000).every((sample) => sample === 0))
    // Frame by frame it is the same.
    const frames = Array.from({ length: 50 }, (_, frame) => heard(sound, frame * 320, 320, 16_000)).flat()
    assert.deepStrictEqual(frames, [...down.subarray(0, 16_000)])
  })
})

describe("sound that comes in", () => {
  it("is read across what came together, and let go when there is too much of it, the oldest first", () => {
    const store = makeLiveStore(4000)
    const live = store.make(16_000)
    const samples = ramp(2000)
    for (let at = 0; at < 2000; at += 100) live.append(samples.slice(at, at + 100))
    assert.deepStrictEqual(heard(live, 150, 300, 16_000), [...samples.subarray(150, 450)])
    store.make(16_000).append(new Int16Array(1000))
    assert.strictEqual(live.millis, 125)
    const left = heard(live, 0, 2000, 16_000)
    assert.deepStrictEqual(left, [...new Int16Array(1000), ...samples.subarray(1000)])
    store.reset()
    assert.isTrue(heard(live, 0, 2000, 16_000).every((sample) => sample === 0))
  })
})
