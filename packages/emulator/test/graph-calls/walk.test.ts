/** Random walks: whatever is played, recorded, cancelled and pressed, every accepted operation ends once, in the order it was accepted. */
import * as Call from "@effect-comms/graph-calls/Call"
import * as CommsOperation from "@effect-comms/graph-calls/CommsOperation"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Emulator } from "../../src/Emulator.ts"
import { at } from "../identity/support/wire.ts"
import { established, makeBot, prompt, short } from "./support/bot.ts"

const Millis = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 20_000 }))
const Step = Schema.Union([
  Schema.Struct({ act: Schema.Literal("play"), millis: Millis, broken: Schema.Boolean }),
  Schema.Struct({
    act: Schema.Literal("record"),
    millis: Millis,
    bargeIn: Schema.Boolean,
    beep: Schema.Boolean,
    seconds: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 120 }))
  }),
  Schema.Struct({ act: Schema.Literals(["cancel", "subscribe", "press"]) }),
  Schema.Struct({ act: Schema.Literal("wait"), millis: Millis })
])
const Walk = Schema.Array(Step).check(Schema.isMaxLength(25))

/** Takes every step; gives the ids of prompts and recordings in the order they were accepted. */
const walk = (id: string, steps: typeof Walk.Type) =>
  Effect.gen(function* () {
    const { advance, graphTone } = yield* Emulator
    const accepted: Array<string> = []
    for (const step of steps) {
      if (step.act === "play") {
        const prompts = [prompt(step.millis, step.broken ? "not-found.mp3" : "prompt.wav")]
        accepted.push((yield* Call.playPrompt({ id, prompts })).id ?? "")
      } else if (step.act === "record") {
        const operation = yield* Call.recordResponse({
          id,
          prompts: [prompt(step.millis)],
          bargeInAllowed: step.bargeIn,
          playBeep: step.beep,
          maxRecordDurationInSeconds: step.seconds,
          stopTones: ["5"]
        })
        accepted.push(operation.id ?? "")
      } else if (step.act === "wait") yield* advance(step.millis)
      else if (step.act === "press") yield* graphTone(id, "tone5")
      else {
        const operation = yield* step.act === "cancel"
          ? Call.cancelMediaProcessing({ id })
          : Call.subscribeToTone({ id })
        assert.strictEqual(operation.status, "completed")
      }
    }
    return accepted
  })

describe("a random walk", () => {
  it.effect.prop(
    "ends every operation once and in order, and its record agrees with its notification",
    [Walk],
    ([steps]) => {
      const { layer, posts } = makeBot()
      return Effect.gen(function* () {
        const { advance, id } = yield* established(posts)
        const accepted = yield* walk(id, steps)
        yield* advance(25 * 200_000)
        const ended = posts.filter((post) => !short(post).startsWith("established"))
        assert.deepStrictEqual(
          ended.map(({ item }) => at(item, "resourceData", "id")),
          accepted
        )
        for (const { item } of ended) {
          assert.strictEqual(at(item, "changeType"), "deleted")
          const operationId = String(at(item, "resourceData", "id"))
          const record = yield* CommsOperation.get({ id, operationId })
          assert.strictEqual(record.status, at(item, "resourceData", "status"))
          assert.strictEqual(record.resultInfo?.subcode, at(item, "resourceData", "resultInfo", "subcode"))
        }
      }).pipe(Effect.provide(layer))
    }
  )

  it.effect.prop("that ends with the call emits nothing after its end", [Walk], ([steps]) => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id } = yield* established(posts)
      yield* walk(id, steps)
      yield* Call.delete({ id })
      yield* advance(25 * 200_000)
      assert.deepStrictEqual(posts.map(short).slice(-2), ["terminating", "terminated"])
      assert.strictEqual(posts.filter((post) => short(post) === "terminated").length, 1)
    }).pipe(Effect.provide(layer))
  })
})
