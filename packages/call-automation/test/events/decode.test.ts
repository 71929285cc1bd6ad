import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { all, decodeResult } from "../../src/events.ts"
import { callConnectionId } from "../support.ts"
import { callbackData, dataOf, event, gridEvent, incomingCall } from "./bodies.ts"

const batchOf = (body: unknown) => {
  const result = decodeResult(body)
  return Result.isSuccess(result) ? result.success : assert.fail(result.failure.message)
}
const one = (body: unknown) => {
  const batch = batchOf(body)
  assert.strictEqual(batch.length, 1)
  return batch[0]
}
const invalid = (body: unknown) => {
  const element = one(body)
  return element._tag === "InvalidEvent" ? element : assert.fail(`${element._tag} is valid`)
}
const refusal = (body: unknown) => {
  const result = decodeResult(body)
  return Result.isFailure(result) ? result.failure : assert.fail("a batch")
}

describe("events of every kind", () => {
  it("are all 39 that Microsoft publishes, and IncomingCall, files of recordings and the handshake of Event Grid", () => {
    assert.strictEqual(all.filter((kind) => kind.via === "callback").length, 39)
    assert.deepStrictEqual(
      all.filter((kind) => kind.via === "eventGrid").map((kind) => kind.name),
      ["IncomingCall", "RecordingFileStatusUpdated", "SubscriptionValidation"]
    )
    assert.strictEqual(new Set(all.map((kind) => kind.type)).size, all.length)
  })

  for (const [name, [own, more]] of Object.entries(callbackData)) {
    it(`decodes ${name}`, () => {
      const data = dataOf(name, own, more)
      const sent = event(name, data)
      assert.deepStrictEqual<unknown>(one(JSON.stringify([sent])), {
        _tag: name,
        type: sent.type,
        id: sent.id,
        time: sent.time,
        source: sent.source,
        subject: sent.subject,
        data
      })
    })
  }

  it("an incoming call, in Event Grid's envelope and as a CloudEvent", () => {
    const grid = one([gridEvent("Microsoft.Communication.IncomingCall", incomingCall)])
    assert.strictEqual(grid._tag, "IncomingCall")
    assert.deepStrictEqual(grid._tag === "IncomingCall" && grid.data, incomingCall)
    assert.strictEqual(grid._tag === "IncomingCall" && grid.subject, "/caller/4:+14255550123/recipient/8:acs:contoso")
    // Outside batches Event Grid delivers a CloudEvent alone.
    const cloud = one(JSON.stringify(event("IncomingCall", incomingCall)))
    assert.deepStrictEqual(cloud._tag === "IncomingCall" && cloud.data, incomingCall)
  })

  it("Event Grid's handshake", () => {
    const handshake = one([
      gridEvent("Microsoft.EventGrid.SubscriptionValidationEvent", {
        validationCode: "512d38b6",
        validationUrl: "https://x"
      })
    ])
    assert.strictEqual(handshake._tag === "SubscriptionValidation" && handshake.data.validationCode, "512d38b6")
  })
})

describe("what is new or left out is taken", () => {
  it("an unknown type keeps its envelope and data", () => {
    const sent = event("HologramAppeared", { callConnectionId, color: "green" })
    assert.deepStrictEqual<unknown>(one([sent]), {
      _tag: "UnknownEvent",
      type: "Microsoft.Communication.HologramAppeared",
      id: sent.id,
      time: sent.time,
      source: sent.source,
      subject: sent.subject,
      data: { callConnectionId, color: "green" }
    })
  })

  it("nulls are absent, unknown fields are left out, unknown values of enums stay", () => {
    const data = {
      recordingId: "r",
      state: "paused",
      operationContext: "not a field of this event",
      resultInformation: null,
      callConnectionId
    }
    const decoded = one([event("RecordingStateChanged", data)])
    assert.deepStrictEqual(decoded._tag === "RecordingStateChanged" && decoded.data, {
      recordingId: "r",
      state: "paused",
      callConnectionId
    })
  })

  it("no data but the required", () => {
    const decoded = one([
      { id: "1", source: "s", type: "Microsoft.Communication.CallConnected", specversion: "1.0", data: {} }
    ])
    assert.deepStrictEqual(decoded, {
      _tag: "CallConnected",
      type: "Microsoft.Communication.CallConnected",
      id: "1",
      time: undefined,
      source: "s",
      subject: undefined,
      data: {}
    })
  })

  it("bytes, text and parsed bodies are the same", () => {
    const body = [event("CallConnected", dataOf("CallConnected", {}))]
    const text = JSON.stringify(body)
    assert.deepStrictEqual(batchOf(text), batchOf(body))
    assert.deepStrictEqual(batchOf(new TextEncoder().encode(text)), batchOf(body))
  })

  it("a parsed body is not changed", () => {
    const body = [event("CallConnected", { callConnectionId, operationContext: null, novel: true })]
    const before = JSON.stringify(body)
    batchOf(body)
    assert.strictEqual(JSON.stringify(body), before)
  })
})

describe("what is broken is a typed error that says where", () => {
  it("a whole batch is decoded, the broken beside the good", () => {
    const batch = batchOf([
      event("CallConnected", dataOf("CallConnected", {})),
      event("ParticipantsUpdated", { sequenceNumber: "three" }),
      event("Novel", {}),
      "not an event",
      event("CallDisconnected", dataOf("CallDisconnected", {}))
    ])
    assert.deepStrictEqual(
      batch.map((element) => element._tag),
      ["CallConnected", "InvalidEvent", "UnknownEvent", "InvalidEvent", "CallDisconnected"]
    )
    const [, second, , fourth] = batch
    assert.strictEqual(second?._tag === "InvalidEvent" && second.path, "[1].data.sequenceNumber")
    assert.strictEqual(fourth?._tag === "InvalidEvent" && fourth.path, "[3]")
  })

  const places: ReadonlyArray<readonly [name: string, path: string, event: object]> = [
    [
      "a participant's flag",
      "[0].data.participants[1].isMuted",
      event("ParticipantsUpdated", { participants: [{}, { isMuted: "no" }] })
    ],
    ["an identifier", "[0].data.participant", event("RemoveParticipantSucceeded", { participant: {} })],
    [
      "a nested identifier",
      "[0].data.participant.communicationUser.id",
      event("RemoveParticipantSucceeded", { participant: { communicationUser: { id: 7 } } })
    ],
    ["a code", "[0].data.resultInformation.code", event("HoldFailed", { resultInformation: { code: 1.5 } })],
    ["data", "[0].data", event("CallConnected", [])],
    ["no data", "[0].data", event("CallConnected", {}, { data: undefined })],
    ["an id", "[0].id", event("CallConnected", {}, { id: "" })],
    ["a type", "[0].type", event("CallConnected", {}, { type: 7 })],
    ["a source", "[0].source", event("CallConnected", {}, { source: undefined })],
    ["a specversion", "[0].specversion", event("CallConnected", {}, { specversion: "0.3" })],
    [
      "an incoming call's context",
      "[0].data.incomingCallContext",
      event("IncomingCall", { ...incomingCall, incomingCallContext: undefined })
    ]
  ]
  for (const [name, path, sent] of places) {
    it(`of ${name}`, () => {
      const error = invalid(JSON.stringify([sent]))
      assert.strictEqual(error.path, path)
      assert.strictEqual(error.index, 0)
      assert.isTrue(error.message.startsWith(path))
    })
  }

  it("the envelope is kept when it could be read, and the event itself, hidden", () => {
    const sent = event("AddParticipantFailed", { participant: { phoneNumber: { value: 14255550123 } } })
    const error = invalid([sent])
    assert.strictEqual(error.envelope?.id, sent.id)
    assert.strictEqual(Redacted.value(error.raw), sent)
    assert.notInclude(`${String(error)} ${JSON.stringify(error)}`, "4255550123")
  })

  const bodies: ReadonlyArray<readonly [name: string, body: unknown]> = [
    ["no JSON", "{"],
    ["an empty text", ""],
    ["an empty array", "[]"],
    ["an object that is not an event", `{"value":[]}`],
    ["a text", `"event"`],
    ["null", "null"],
    ["nothing", undefined]
  ]
  for (const [name, body] of bodies) {
    it(`of ${name}`, () => {
      const error = refusal(body)
      assert.strictEqual(error._tag, "EventDecodeError")
      assert.isTrue(error.message.startsWith("webhook body: expected"))
    })
  }
})

describe("what is decoded is what the schema decodes", () => {
  for (const kind of all) {
    it.effect.prop(`of every ${kind.name}`, [kind.data], ([data]) =>
      Effect.gen(function* () {
        const wire: unknown = JSON.parse(JSON.stringify(yield* Schema.encodeUnknownEffect(kind.data)(data)))
        const decoded = one([event(kind.name, {}, { type: kind.type, data: wire })])
        assert.deepStrictEqual("data" in decoded && decoded.data, yield* Schema.decodeUnknownEffect(kind.data)(wire))
      })
    )
  }
})
