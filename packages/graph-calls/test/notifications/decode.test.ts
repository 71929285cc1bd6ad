import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { decode, isCancelled, type Notification } from "../../src/notifications.ts"
import { Call, CommsOperation, Participant } from "../../src/schemas/index.ts"
import {
  body,
  callUrl,
  cancelledRecording,
  delta,
  ended,
  type Item,
  participant,
  roster,
  state,
  terminated,
  tone
} from "../support/bodies.ts"
import { callId, operationId } from "../support/clients.ts"

const read = (...items: ReadonlyArray<unknown>): ReadonlyArray<Notification> =>
  Result.getOrThrow(decode({ value: items }))

const one = (item: unknown): Notification => {
  const [notification, ...rest] = read(item)
  assert.lengthOf(rest, 0)
  if (notification === undefined) throw new Error("nothing was read")
  return notification
}

const as = <T extends Notification["_tag"]>(tag: T, item: unknown): Extract<Notification, { readonly _tag: T }> => {
  const notification = one(item)
  const is = (value: Notification): value is Extract<Notification, { readonly _tag: T }> => value._tag === tag
  if (!is(notification)) throw new Error(`expected ${tag}, read ${JSON.stringify(notification)}`)
  return notification
}

describe("calls", () => {
  it("states", () => {
    const { call, callId: id, changeType } = as("Call", state("established", { mediaState: { audio: "active" } }))
    assert.deepStrictEqual(
      [call.state, call.mediaState?.audio, id, changeType],
      ["established", "active", callId, "updated"]
    )
  })

  it("the end, with codes as texts", () => {
    assert.deepInclude(as("Call", terminated).call.resultInfo, { code: 200, subcode: 5001 })
  })

  it("a failed transfer, whose sub-code is spelled otherwise", () => {
    const item = state("established", { resultInfo: { code: 500, subCode: 7000, message: "Blind transfer failed." } })
    assert.deepStrictEqual(as("Call", item).call.resultInfo, {
      code: 500,
      subcode: 7000,
      message: "Blind transfer failed."
    })
  })

  it("keys", () => {
    assert.deepInclude(as("Call", tone(1, "tone1")).call.toneInfo, { sequenceId: 1, tone: "tone1" })
    const late = state("established", { toneInfo: { sequenceId: "12345678901", tone: "pound" } })
    assert.deepInclude(as("Call", late).call.toneInfo, { sequenceId: 12345678901, tone: "pound" })
  })

  it("states and members that nobody knows yet", () => {
    const { call } = as("Call", state("levitating", { novel: [1], replacesContext: "x" }))
    assert.strictEqual(call.state, "levitating")
    assert.deepStrictEqual(Reflect.get(call, "novel"), [1])
  })

  it("nulls are absent", () => {
    const { call } = as("Call", state("established", { resultInfo: null, toneInfo: null, source: { identity: null } }))
    assert.deepStrictEqual(call.source, {})
    assert.notProperty(call, "toneInfo")
  })

  it.each([
    { name: "is missing", data: { state: "terminated" } },
    { name: "is null", data: { state: "terminated", id: null } },
    { name: "has no resource at all", data: undefined }
  ])("an id that $name is taken from the address", ({ data }) => {
    assert.strictEqual(as("Call", { changeType: "deleted", resourceUrl: callUrl, resourceData: data }).call.id, callId)
  })

  it("an address that is none does not matter when the call has its id", () => {
    assert.strictEqual(as("Call", { ...state("incoming"), resourceUrl: "?" }).callId, callId)
  })
})

describe("operations", () => {
  it("Microsoft's cancelled recording", () => {
    const notification = as("Operation", cancelledRecording)
    assert.deepStrictEqual([notification.callId, notification.operationId], [callId, operationId])
    assert.strictEqual(notification.operation["@odata.type"], "#microsoft.graph.recordOperation")
    assert.strictEqual(notification.operation.recordingLocation, "")
    assert.notInclude(JSON.stringify(notification.operation), '"recordingAccessToken":""')
    assert.isTrue(isCancelled(notification.operation))
  })

  it("a prompt that was played, whatever the case of its status", () => {
    const { operation } = as("Operation", ended({ status: "Completed" }))
    assert.strictEqual(operation.status, "completed")
    assert.isFalse(isCancelled(operation))
  })

  it("types that this package does not start", () => {
    const { operation } = as(
      "Operation",
      ended({ status: "completed", completionReason: "mediaOperationCanceled" }, "sendDtmfTonesOperation")
    )
    assert.isTrue(isCancelled(operation))
  })

  it("invitations of several, which have no id", () => {
    const item = ended({ id: null }, "inviteParticipantsOperation")
    const notification = as("Operation", { ...item, resourceUrl: `${callUrl}/operations/participants` })
    assert.isUndefined(notification.operationId)
    assert.isDefined(notification.operation.clientContext)
  })
})

describe("rosters", () => {
  it("whole", () => {
    const notification = as("Participants", roster(participant("a"), participant("b")))
    assert.strictEqual(notification.roster, "full")
    assert.deepStrictEqual(
      notification.participants.map(({ id }) => id),
      ["a", "b"]
    )
    assert.strictEqual(notification.participants[0]?.info?.identity?.user?.displayName, "Heidi Steen")
  })

  it("empty", () => {
    assert.deepStrictEqual(as("Participants", roster()).participants, [])
  })

  it("numbered parts", () => {
    const notification = as("Participants", delta(7, participant("a", { removedState: { reason: "Removed" } })))
    assert.deepInclude(notification, { roster: "delta", sequenceNumber: 7 })
    assert.strictEqual(notification.participants[0]?.removedState?.reason, "Removed")
  })

  it("one participant", () => {
    const item = { changeType: "updated", resourceUrl: `${callUrl}/participants/a`, resourceData: participant("a") }
    assert.deepInclude(as("Participants", item), { roster: "delta", sequenceNumber: undefined })
  })
})

describe("what is not known is kept", () => {
  it("a resource of another type", () => {
    const item = {
      changeType: "updated",
      resourceUrl: `${callUrl}/novelties/1`,
      resourceData: { "@odata.type": "#microsoft.graph.novelty", a: 1 }
    }
    const notification = as("Unknown", item)
    assert.deepInclude(notification, { callId, type: "#microsoft.graph.novelty", changeType: "updated" })
    assert.deepStrictEqual(Redacted.value(notification.raw), item)
    assert.deepStrictEqual(notification.resourceData, item.resourceData)
  })

  it("a resource of no call", () => {
    assert.isUndefined(as("Unknown", { changeType: "created", resourceUrl: "/users/1", resourceData: "?" }).callId)
  })
})

describe("what cannot be read is kept with the path of what is wrong", () => {
  it.each([
    { path: "value[0]", item: "text" },
    { path: "value[0].changeType", item: { resourceUrl: callUrl } },
    { path: "value[0].resourceUrl", item: { changeType: "updated" } },
    { path: "value[0].resourceUrl", item: { ...ended(), resourceUrl: "/elsewhere" } },
    {
      path: "value[0].resourceData",
      item: {
        ...state("x"),
        resourceUrl: `${callUrl}/operations/1`,
        resourceData: { "@odata.type": "#microsoft.graph.recordOperation", status: 1 }
      },
      inner: ".status"
    },
    {
      path: "value[0].resourceData",
      item: state("established", { toneInfo: { sequenceId: "first" } }),
      inner: ".toneInfo.sequenceId"
    },
    {
      path: "value[0].resourceData",
      item: state("established", { requestedModalities: ["audio", 7] }),
      inner: ".requestedModalities[1]"
    },
    {
      path: "value[0].resourceData",
      item: roster(participant("a"), participant("b", { isMuted: "no" })),
      inner: "[1].isMuted"
    }
  ])("$path, $inner", ({ inner = "", item, path }) => {
    const notification = as("Invalid", item)
    assert.strictEqual(notification.error.path, path + inner)
    assert.deepStrictEqual(Redacted.value(notification.raw), item)
  })

  it("without showing it", () => {
    const item = state("established", { source: { identity: { phone: { id: 14255550100 } } } })
    const { error } = as("Invalid", item)
    assert.strictEqual(error.path, "value[0].resourceData.source.identity.phone.id")
    assert.notInclude(error.message, "14255550100")
  })

  it("and the rest of the batch is read", () => {
    const tags = read(state("establishing"), 7, ended(), null, roster()).map(({ _tag }) => _tag)
    assert.deepStrictEqual(tags, ["Call", "Invalid", "Operation", "Invalid", "Participants"])
  })
})

describe("enumerations", () => {
  it("in another case than is declared are given as declared, and those that are not known as they are", () => {
    const stateOf = (text: string) => {
      const [notification] = read(state(text))
      return notification?._tag === "Call" ? notification.call.state : assert.fail(notification?._tag)
    }
    assert.deepStrictEqual(["Established", "TERMINATED", "Novel"].map(stateOf), ["established", "terminated", "Novel"])
  })
})

describe("bodies", () => {
  it("that a program made may have keys whose value is undefined", () => {
    assert.deepStrictEqual(
      decode(body(state("established", { subject: undefined, source: undefined }))),
      decode(body(state("established")))
    )
  })

  it("are texts, bytes or JSON", () => {
    const json = body(state("established"))
    const expected = decode(json)
    assert.deepStrictEqual(decode(JSON.stringify(json)), expected)
    const bytes = new TextEncoder().encode(JSON.stringify(json))
    for (const form of [
      bytes,
      Buffer.from(bytes),
      bytes.buffer.slice(0, bytes.byteLength),
      `\uFEFF${JSON.stringify(json)}`
    ])
      assert.deepStrictEqual(decode(form), expected)
    assert.deepStrictEqual(decode({ value: [] }), Result.succeed([]))
  })

  it.each([
    { path: "", body: "{" },
    { path: "", body: "" },
    { path: "", body: undefined },
    { path: "", body: [state("established")] },
    { path: "value", body: "{}" },
    { path: "value", body: { value: "text" } }
  ])("that are none of Graph's are an error at '$path'", ({ body, path }) => {
    const decoded = decode(body)
    assert.isTrue(Result.isFailure(decoded))
    assert.strictEqual(Result.isFailure(decoded) ? decoded.failure.path : undefined, path)
  })

  it("may be anything without a throw", () => {
    const odd = [null, 0, "x", [], {}, { __proto__: null }, { changeType: {} }, Number.NaN, [[]], { resourceUrl: [] }]
    const pieces = odd.flatMap((value) => [
      value,
      { changeType: value, resourceUrl: callUrl, resourceData: {} },
      { changeType: "updated", resourceUrl: value, resourceData: {} },
      { changeType: "updated", resourceUrl: callUrl, resourceData: value },
      { changeType: "updated", resourceUrl: `${callUrl}/participants`, resourceData: [value] },
      {
        changeType: "deleted",
        resourceUrl: `${callUrl}/operations/${operationId}`,
        resourceData: { resultInfo: value }
      }
    ])
    assert.lengthOf(read(...pieces), pieces.length)
    for (const value of odd) assert.isDefined(decode({ value })._tag)
  })
})

const wire = <S extends Schema.Codec<unknown, unknown>>(schema: S, value: S["Type"]) =>
  Effect.map(Schema.encodeUnknownEffect(schema)(value), (encoded): Item["resourceData"] =>
    JSON.parse(JSON.stringify(encoded))
  )

// Notifications are read by a decoder compiled from the schemas: both must see the same.
it.effect.prop("calls are read as their schema reads them", [Call], ([value]) =>
  Effect.gen(function* () {
    const resourceData = yield* wire(Call, value)
    const given = {
      ...(typeof resourceData === "object" ? resourceData : {}),
      "@odata.type": "#microsoft.graph.call",
      id: callId
    }
    const { call } = as("Call", { changeType: "updated", resourceUrl: callUrl, resourceData: given })
    assert.deepStrictEqual(call, yield* Schema.decodeUnknownEffect(Call)(given))
  })
)

it.effect.prop("operations are read as their schema reads them", [CommsOperation], ([value]) =>
  Effect.gen(function* () {
    const resourceData = yield* wire(CommsOperation, value)
    const given = {
      ...(typeof resourceData === "object" ? resourceData : {}),
      "@odata.type": "#microsoft.graph.xOperation"
    }
    const { operation } = as("Operation", {
      changeType: "updated",
      resourceUrl: `${callUrl}/operations/1`,
      resourceData: given
    })
    assert.deepStrictEqual(operation, yield* Schema.decodeUnknownEffect(CommsOperation)(given))
  })
)

it.effect.prop("participants are read as their schema reads them", [Participant], ([value]) =>
  Effect.gen(function* () {
    const resourceData = yield* wire(Participant, value)
    const { participants } = as("Participants", roster(resourceData))
    assert.deepStrictEqual(participants, [yield* Schema.decodeUnknownEffect(Participant)(resourceData)])
  })
)

it("what their schema refuses is refused", () => {
  const odd = [null, 0, 1.5, "x", "1.5", "8508", true, [], [null], [7], {}, { id: 7 }, { code: "x" }, { identity: 7 }]
  const names = new Set([
    "id",
    "state",
    "source",
    "targets",
    "resultInfo",
    "callRoutes",
    "toneInfo",
    "ringingTimeoutInSeconds"
  ])
  const inner = ["code", "subcode", "subCode", "identity", "sequenceId", "tone", "original", "@odata.type"]
  let refused = 0
  for (const name of names)
    for (const value of [...odd, ...odd.flatMap((value) => inner.map((key) => ({ [key]: value })))]) {
      const given = {
        "@odata.type": "#microsoft.graph.call",
        id: callId,
        [name]: Array.isArray(value) ? value : [value]
      }
      for (const data of [given, { ...given, [name]: value }]) {
        // An id that is missing is filled in, which the schema does not do.
        if (name === "id" && data.id === null) continue
        const expected = Schema.decodeUnknownResult(Call)(data)
        const notification = one({ changeType: "updated", resourceUrl: callUrl, resourceData: data })
        const found = notification._tag === "Call" ? notification.call : undefined
        assert.deepStrictEqual(found, Result.isSuccess(expected) ? expected.success : undefined, JSON.stringify(data))
        if (Result.isFailure(expected)) refused++
      }
    }
  assert.isAbove(refused, 500)
})
