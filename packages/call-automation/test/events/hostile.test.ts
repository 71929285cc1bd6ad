/** Texts that are made to cost much. A test that takes longer than tests may take has failed: each of these took minutes when time grew as the square. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as CallEvents from "../../src/CallEvents.ts"
import * as CallRecording from "../../src/CallRecording.ts"
import * as Outcome from "../../src/Outcome.ts"
import { callConnectionId } from "../support.ts"
import { event, gridEvent } from "./bodies.ts"

const many = 1_000_000
const repeated = (text: string) => text.repeat(many / text.length)
const files = (subject: string) => ({
  ...gridEvent("Microsoft.Communication.RecordingFileStatusUpdated", {}),
  subject
})

describe("an event whose texts are long and repeat themselves", () => {
  it.effect.each([
    `/recording/call/1/recordingId/${repeated("=")}x`,
    `/recording/call/1/recordingId/x${repeated("=")}`,
    `/recording/${repeated("/recordingId/")}x`,
    `/recording/${repeated("/recording/")}`
  ])("is taken in as any other", (subject) =>
    Effect.gen(function* () {
      const limits = CallEvents.layer({ maxBodyBytes: 2 * many })
      const { events } = yield* Effect.provide(CallEvents.receiveTrusted(JSON.stringify(files(subject))), limits)
      assert.strictEqual(events[0]?._tag, "RecordingFileStatusUpdated")
    })
  )

  it.effect.each([repeated("calling/callConnections/"), repeated("calling/"), repeated("/")])(
    "with a source that names no leg, or much of one",
    (source) =>
      Effect.gen(function* () {
        const { events } = yield* CallEvents.receiveTrusted([event("PlayStarted", {}, { source })])
        assert.strictEqual(events[0]?._tag, "PlayStarted")
      }).pipe(Effect.provide(CallEvents.layer()))
  )

  it("nor is a recording's id read at length", () => {
    assert.isUndefined(CallRecording.recorderOf(`${repeated("=")}x`))
    assert.isUndefined(CallRecording.recorderOf(repeated("QUJD")))
    assert.strictEqual(Outcome.recordingFile(`x${repeated("=")}`).succeeded[0], "RecordingFileStatusUpdated")
  })
})

describe("an event whose members have the names of an object's own", () => {
  const text = (data: string, more = "") =>
    `[{"id":"1","source":"calling/callConnections/${callConnectionId}","type":"Microsoft.Communication.PlayStarted","specversion":"1.0"${more},"data":${data}}]`

  it.effect("is read as any other, and nothing is polluted", () =>
    Effect.gen(function* () {
      const named = `"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":1`
      const { events } = yield* CallEvents.receiveTrusted(
        text(`{${named},"callConnectionId":"__proto__","operationContext":"constructor"}`, `,${named}`)
      )
      assert.deepInclude(events[0], {
        _tag: "PlayStarted",
        data: { callConnectionId: "__proto__", operationContext: "constructor" }
      })
      assert.isUndefined(Reflect.get({}, "polluted"))
      const outcome = { callConnectionId: "__proto__", operationContext: "constructor" }
      const wait = yield* CallEvents.awaitOutcome(Outcome.make({ succeeded: ["PlayStarted"], failed: [] }), outcome)
      assert.strictEqual(wait._tag, "PlayStarted")
    }).pipe(Effect.provide(CallEvents.layer()))
  )

  it.effect.each(["__proto__", "constructor", "Microsoft.Communication.__proto__", "toString"])(
    "of the type %s is unknown, and kept",
    (type) =>
      Effect.gen(function* () {
        const { events } = yield* CallEvents.receiveTrusted([event("PlayStarted", { a: 1 }, { type })])
        assert.deepInclude(events[0], { _tag: "UnknownEvent", type, data: { a: 1 } })
      }).pipe(Effect.provide(CallEvents.layer()))
  )

  it.effect("an unknown event keeps such members of its data", () =>
    Effect.gen(function* () {
      const { events } = yield* CallEvents.receiveTrusted(
        text(`{"__proto__":1,"constructor":2}`).replace("PlayStarted", "Novel")
      )
      const [novel] = events
      assert(novel?._tag === "UnknownEvent")
      assert.strictEqual(JSON.stringify(novel.data), `{"__proto__":1,"constructor":2}`)
    }).pipe(Effect.provide(CallEvents.layer()))
  )
})
