/**
 * How the client reads the packets of media sockets by hand is what their schemas say: the same packet, or a refusal at the same place in the
 * same words. `DERIVED_VALUES` says how many frames are drawn for each kind.
 */
import * as Out from "@effect-comms/call-automation/OutStreamingData"
import * as StreamingData from "@effect-comms/call-automation/StreamingData"
import * as Problem from "@effect-comms/core/internal/Problem"
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { isDeepStrictEqual } from "node:util"
import { OutAudioData, packets } from "./packetSchemas.ts"
import { randomOf, valueOf } from "./values.ts"

const count = Number(process.env["DERIVED_VALUES"] ?? 200)
const seed = 20260101

/** What is read of a frame, or where it does not fit. */
const plain = (read: StreamingData.Decoded | Out.OutPacket): unknown =>
  read._tag === "InvalidPacket" ? { path: read.path, expected: read.expected } : read

/** What a schema reads of it, or where it does not fit; that a field may be `null` is not said of packets. */
const judged = <A>(schema: Schema.Codec<A, unknown>, frame: unknown, made: (value: A) => unknown): unknown => {
  const read = Schema.decodeUnknownResult(schema)(frame)
  if (Result.isSuccess(read)) return made(read.success)
  const { expected, field } = Problem.describe(read.failure.issue)
  return { path: `.${field}`, expected: expected.replace(" | null", "") }
}

/** Draws frames, compares, and counts those that fit and those that are refused. */
const compare = <A>(
  schema: Schema.Codec<A, unknown>,
  read: (frame: string) => StreamingData.Decoded | Out.OutPacket,
  made: (value: A) => unknown
) => {
  const random = randomOf(seed)
  const { ast } = Schema.toEncoded(schema)
  let fitting = 0
  let refused = 0
  for (let i = 0; i < count; i++) {
    const frame = JSON.stringify(valueOf(ast, { random, broken: i % 2 ? 0.1 : 0, given: false }))
    const value: unknown = JSON.parse(frame)
    const kind: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "kind") : undefined
    // What is no object, or of no known kind, is judged below.
    if (typeof value !== "object" || value === null || Array.isArray(value) || typeof kind !== "string") continue
    const said = judged(schema, value, made)
    const got = plain(read(frame))
    if (typeof got === "object" && got !== null && "_tag" in got && got._tag === "UnknownPacket") continue
    if (!isDeepStrictEqual(got, said)) assert.deepStrictEqual(got, said, frame)
    if (typeof said === "object" && said !== null && "_tag" in said) fitting++
    else refused++
  }
  return { fitting, refused }
}

describe("packets of media sockets", () => {
  it.each(packets)("$kind", ({ field, kind, made, schema }) => {
    const frame = Schema.Struct({ kind: Schema.Literal(kind), [field]: schema })
    const { fitting, refused } = compare(frame, StreamingData.decode, (value) => made(Reflect.get(value, field)))
    assert.isAbove(fitting, count / 4)
    assert.isAbove(refused, count / 40)
  })

  it("OutAudioData, its kind in any case", () => {
    const frame = Schema.Struct({ kind: Schema.Literals(["audioData", "AudioData"]), audioData: OutAudioData })
    const { fitting, refused } = compare(frame, Out.decode, ({ audioData }) =>
      Out.audioData(Uint8Array.from(Buffer.from(audioData.data, "base64")))
    )
    assert.isAbove(fitting, count / 4)
    assert.isAbove(refused, count / 40)
  })

  it("are read again as what they were, once written", () => {
    for (const { field, kind, made, schema } of packets) {
      const random = randomOf(seed)
      const { ast } = Schema.toEncoded(schema)
      for (let i = 0; i < count; i++) {
        const members = valueOf(ast, { random, broken: 0, given: false })
        const read = StreamingData.decode(JSON.stringify({ kind, [field]: members }))
        if (read._tag === "InvalidPacket" || read._tag === "UnknownPacket") continue
        assert.deepStrictEqual(read, made(Schema.decodeUnknownSync(schema)(JSON.parse(JSON.stringify(members)))))
        assert.deepStrictEqual(StreamingData.decode(StreamingData.encode(read)), read)
      }
    }
  })
})
