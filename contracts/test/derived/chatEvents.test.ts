/**
 * How Chat's client reads events is what their declarations say: what is read of a webhook is what the schema reads, or it is refused at the
 * same place in the same words. `DERIVED_VALUES` says how many values are drawn for each kind.
 */
import * as declared from "@effect-comms/chat/events"
import * as ChatEvents from "@effect-comms/chat/ChatEvents"
import * as Problem from "@effect-comms/core/internal/Problem"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { randomOf, valueOf } from "./values.ts"

const count = Number(process.env["DERIVED_VALUES"] ?? 60)

const json = (value: unknown): unknown => JSON.parse(JSON.stringify({ value })).value

describe("data of Chat's events", () => {
  it.effect.each(declared.all)("$name", ({ data, name, type }) =>
    Effect.gen(function* () {
      const schema: Schema.Codec<unknown, unknown> = data
      const random = randomOf(20260101)
      const { ast } = Schema.toEncoded(schema)
      let fitting = 0
      for (let i = 0; i < count; i++) {
        const drawn = json(valueOf(ast, { random, broken: i % 2 ? 0.03 : 0, given: false }))
        const event = { id: "1", source: "s", type, specversion: "1.0", data: drawn }
        const [one] = yield* ChatEvents.decode(JSON.stringify([event]))
        const said = Schema.decodeUnknownResult(schema)(drawn)
        if (Result.isSuccess(said)) {
          const envelope = { id: "1", type, time: undefined, source: "s", subject: undefined }
          assert.deepEqual<unknown>(one, { _tag: name, ...envelope, data: said.success })
          fitting++
        } else {
          assert(one?._tag === "InvalidEvent")
          const { expected, field } = Problem.describe(said.failure.issue, "[0].data")
          assert.deepStrictEqual([one.path, one.expected], [field, expected])
        }
      }
      assert.isAbove(fitting, count / 4)
    })
  )
})
