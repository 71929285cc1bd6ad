/** Events that have less than is documented, or come in another form than usual, are events all the same. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { inspect } from "node:util"
import * as CallEvents from "../../src/CallEvents.ts"
import { decodeResult } from "../../src/events.ts"
import * as Outcome from "../../src/Outcome.ts"
import { recorderId, recordingId } from "../recordings.ts"
import { event, gridEvent, incomingCall } from "./bodies.ts"

const batchOf = (body: unknown) => {
  const result = decodeResult(body)
  return Result.isSuccess(result) ? result.success : assert.fail(result.failure.message)
}
const sent = gridEvent("Microsoft.Communication.IncomingCall", incomingCall)
const text = JSON.stringify(sent)
const bytes = new TextEncoder().encode(text)

describe("one event of Event Grid outside an array", () => {
  it.each([
    ["an object", sent],
    ["a text", text],
    ["a text with a byte order mark", `\uFEFF${text}`],
    ["bytes", bytes],
    ["a Buffer", Buffer.from(text)],
    ["an ArrayBuffer", bytes.buffer.slice(0, bytes.byteLength)],
    ["a CloudEvent", event("IncomingCall", incomingCall)]
  ])("is taken as %s", (_, body) => {
    assert.deepStrictEqual(
      batchOf(body).map((one) => one._tag),
      ["IncomingCall"]
    )
  })
})

describe("an event that comes again", () => {
  it.effect("is given back when a trigger or queue hands it on, outside an array, and given to nobody again", () =>
    Effect.gen(function* () {
      const wait = CallEvents.awaitOutcome(Outcome.make({ succeeded: ["PlayStarted"], failed: [] }), {
        callConnectionId: "leg"
      })
      const alone = gridEvent("Microsoft.Communication.PlayStarted", { callConnectionId: "leg" })
      for (const [body, duplicates] of [
        [alone, 0],
        [JSON.stringify(alone), 1]
      ] as const) {
        const received = yield* CallEvents.receiveTrusted(body)
        assert.deepStrictEqual(
          received.events.map((one) => one._tag),
          ["PlayStarted"]
        )
        assert.strictEqual(received.duplicates, duplicates)
      }
      yield* wait
      assert.strictEqual((yield* CallEvents.arrivals("leg")).ofCall, 1)
    }).pipe(Effect.provide(CallEvents.layer()))
  )

  it.effect("is dropped when it comes by HTTP: in an array, or as a CloudEvent", () =>
    Effect.gen(function* () {
      const cloud = event("PlayStarted", {})
      for (const body of [cloud, [sent]]) {
        assert.strictEqual((yield* CallEvents.receiveTrusted(body)).events.length, 1)
        assert.deepInclude(yield* CallEvents.receiveTrusted(body), { events: [], duplicates: 1 })
      }
    }).pipe(Effect.provide(CallEvents.layer()))
  )
})

describe("an IncomingCall that can be answered", () => {
  const incoming = (change: object) => gridEvent("Microsoft.Communication.IncomingCall", { ...incomingCall, ...change })
  const all = ["to", "from", "serverCallId", "callerDisplayName", "customContext", "onBehalfOfCallee", "correlationId"]
  it.each(all)("is one without %s, with null, and with undefined", (name) => {
    for (const body of [incoming({ [name]: undefined }), incoming({ [name]: null })])
      for (const form of [body, JSON.stringify([body])]) {
        const [one] = batchOf(form)
        assert(one._tag === "IncomingCall")
        assert.isFalse(name in one.data)
        assert.strictEqual(one.data.incomingCallContext, incomingCall.incomingCallContext)
      }
  })

  it("keeps an empty name, and the headers that have a value", () => {
    const customContext = {
      voipHeaders: { a: null, b: "1", __proto__: null },
      sipHeaders: null,
      teamsPhoneCallDetails: { teamsPhoneCallerDetails: { name: null, isAuthenticated: true } }
    }
    const [one] = batchOf([incoming({ callerDisplayName: "", customContext })])
    assert(one._tag === "IncomingCall")
    assert.strictEqual(one.data.callerDisplayName, "")
    assert.deepStrictEqual<unknown>(one.data.customContext, {
      voipHeaders: { b: "1" },
      teamsPhoneCallDetails: { teamsPhoneCallerDetails: { isAuthenticated: true } }
    })
  })

  it("is none without an incomingCallContext, or with an empty one", () => {
    for (const incomingCallContext of [undefined, null, ""])
      assert.deepInclude(batchOf([incoming({ incomingCallContext })])[0], {
        _tag: "InvalidEvent",
        path: "[0].data.incomingCallContext"
      })
  })
})

describe("RecordingFileStatusUpdated", () => {
  const files = (subject: string, more: object = {}) => ({
    ...gridEvent("Microsoft.Communication.RecordingFileStatusUpdated", { recordingContentType: "Audio", ...more }),
    id: `files of ${subject}`,
    subject
  })
  const criteria = { callConnectionId: recorderId }
  it.effect.each([
    { form: "with a serverCallId", subject: `/recording/call/c/serverCallId/s/recordingId/${recordingId}` },
    { form: "without one", subject: `/recording/call/s/recordingId/${recordingId}` },
    { form: "padded", subject: `/recording/call/c/serverCallId/s/recordingId/${recordingId}==` },
    { form: "in the data alone", subject: "/recording/call/c", more: { recordingId, storageType: "ACS" } }
  ])("reaches the leg of its recorder, its recording $form", ({ more, subject }) =>
    Effect.gen(function* () {
      yield* CallEvents.receiveTrusted([files(subject, more)])
      const { data } = yield* CallEvents.awaitOutcome(Outcome.recordingFile(recordingId), criteria)
      assert.deepInclude(data, { recordingContentType: "Audio", ...more })
    }).pipe(Effect.provide(CallEvents.layer()))
  )
})

describe("enumerations in another case than is declared", () => {
  const recording = (state: string) => {
    const data = { recordingId, state, recordingKind: "AzureCommunicationServices", callConnectionId: recorderId }
    return event("RecordingStateChanged", data)
  }

  it("are given as declared, and values that are not known as they are", () => {
    const [known, novel] = batchOf(JSON.stringify([recording("Active"), recording("Paused")]))
    assert(known._tag === "RecordingStateChanged" && novel?._tag === "RecordingStateChanged")
    assert.deepInclude(known.data, { state: "active", recordingKind: "azureCommunicationServices" })
    assert.strictEqual(novel.data.state, "Paused")
    const [tone] = batchOf([event("ContinuousDtmfRecognitionToneReceived", { tone: "Pound" })])
    assert.strictEqual(tone._tag === "ContinuousDtmfRecognitionToneReceived" && tone.data.tone, "pound")
  })

  it.effect("end a wait for their value", () =>
    Effect.gen(function* () {
      yield* CallEvents.receiveTrusted([recording("ACTIVE")])
      const started = Outcome.recording(recordingId, "active")
      const { data } = yield* CallEvents.awaitOutcome(started, { callConnectionId: recorderId })
      assert.strictEqual(data.state, "active")
    }).pipe(Effect.provide(CallEvents.layer()))
  )
})

describe("a batch is bounded", () => {
  const broken = (count: number) => `[${Array.from({ length: count }, () => "1").join(",")}]`

  it("a million broken elements are refused as a whole, as a typed error, at once", () => {
    for (const body of [broken(1_000_000), Array.from({ length: 1_000_000 }, () => 1)]) {
      const result = decodeResult(body, { maxBodyBytes: 4_000_000 })
      assert(Result.isFailure(result))
      assert.deepInclude(result.failure, { _tag: "EventDecodeError", tooLarge: true })
      assert.strictEqual(CallEvents.statusOf(result.failure), 413)
      assert.strictEqual(result.failure.message, "webhook body: expected at most 5000 elements")
    }
  })

  it.effect("in bytes and elements by options, and nothing of what is refused is remembered", () =>
    Effect.gen(function* () {
      const batch = [event("PlayStarted", {}), event("PlayStarted", {}), event("PlayStarted", {})]
      const error = yield* Effect.flip(CallEvents.receiveTrusted(batch))
      assert.strictEqual(error.expected, "expected at most 2 elements")
      assert.strictEqual(
        (yield* Effect.flip(CallEvents.receiveTrusted(" ".repeat(2_001)))).expected,
        "expected at most 2000 bytes"
      )
      assert.strictEqual((yield* CallEvents.receiveTrusted(batch.slice(0, 2))).events.length, 2)
    }).pipe(Effect.provide(CallEvents.layer({ maxBatch: 2, maxBodyBytes: 2_000 })))
  )

  it("as many broken elements as it may have are reported each, without a stack", () => {
    const batch = batchOf(broken(5_000))
    assert.strictEqual(batch.length, 5_000)
    for (const one of [batch[0], batch.at(-1)]) {
      assert(one?._tag === "InvalidEvent")
      assert.notInclude(one.stack ?? "", "    at ")
    }
    assert.include(new Error("made after that").stack ?? "", "    at ")
  })
})

describe("what is printed of a broken event", () => {
  const number = "+14255550123"
  const [broken] = batchOf([
    {
      ...gridEvent("Microsoft.Communication.IncomingCall", { from: { rawId: `4:${number}` } }),
      subject: `/caller/4:${number}`
    }
  ])

  it("holds no number, in JSON and under inspect, and the program still has it", () => {
    assert(broken._tag === "InvalidEvent")
    for (const printed of [
      JSON.stringify(broken),
      inspect(broken, { depth: 9 }),
      inspect([{ broken }], { depth: 9 }),
      String(broken)
    ]) {
      assert.notInclude(printed, "4255550123")
      assert.include(printed, "[0].data.incomingCallContext")
    }
    assert.strictEqual(broken.envelope?.subject, `/caller/4:${number}`)
    assert.include(JSON.stringify(Redacted.value(broken.raw)), number)
  })
})
