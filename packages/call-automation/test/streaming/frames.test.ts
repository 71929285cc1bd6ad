import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { type AudioFormat, formatOf, frames, frameSize } from "../../src/StreamingData.ts"

const bytesOf = (chunks: ReadonlyArray<Uint8Array>): ReadonlyArray<number> => chunks.flatMap((chunk) => [...chunk])

describe("frames of audio", () => {
  it("have 20 milliseconds of 16 bits", () => {
    const sizes = [16_000, 24_000].map((rate) => frameSize(formatOf(rate)))
    assert.deepStrictEqual(sizes, [640, 960])
    assert.deepStrictEqual(
      sizes,
      [16_000, 24_000].map((rate) => (rate / 50) * 2)
    )
  })

  it.effect.prop(
    "hold the same bytes however they were cut, and silence at the end",
    [
      Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 3000 }))),
      Schema.Literals(["pcm16KMono", "pcm24KMono"])
    ],
    ([sizes, format]: [ReadonlyArray<number>, AudioFormat]) =>
      Effect.gen(function* () {
        let count = 0
        const chunks = sizes.map((size) => Uint8Array.from({ length: size }, () => ++count % 251))
        const cut = yield* Stream.runCollect(frames(Stream.fromIterable(chunks), format))
        assert.isTrue(cut.every((frame) => frame.length === frameSize(format)))
        const all = bytesOf(cut)
        const given = bytesOf(chunks)
        assert.deepStrictEqual(all.slice(0, given.length), [...given])
        assert.isTrue(all.slice(given.length).every((byte) => byte === 0))
        assert.strictEqual(cut.length, Math.ceil(given.length / frameSize(format)))
      })
  )

  it.effect("do not see what the source does with its buffer later", () =>
    Effect.gen(function* () {
      const buffer = new Uint8Array(400)
      const source = Stream.fromIterable([1, 2, 3, 4]).pipe(
        Stream.rechunk(1),
        Stream.map((value) => buffer.fill(value))
      )
      const cut = yield* Stream.runCollect(Stream.map(frames(source, "pcm16KMono"), (frame) => [...frame]))
      assert.deepStrictEqual(
        cut.map((frame) => [frame[0], frame[399], frame[400], frame[639]]),
        [
          [1, 1, 2, 2],
          [2, 3, 3, 4],
          [4, 0, 0, 0]
        ]
      )
    })
  )
})
