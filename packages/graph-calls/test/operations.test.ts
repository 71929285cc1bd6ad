import type { Client } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { ApiVersion } from "../src/ApiVersion.ts"
import * as AudioRoutingGroup from "../src/AudioRoutingGroup.ts"
import * as Call from "../src/Call.ts"
import * as ContentSharingSession from "../src/ContentSharingSession.ts"
import { GraphCalls } from "../src/GraphCalls.ts"
import * as generated from "../src/generated/operations.ts"
import * as Participant from "../src/Participant.ts"
import { callId, client, clientContext, operationId, operationUrl, sent } from "./support/clients.ts"
import { examples } from "./support/examples.ts"

const operations: ReadonlyArray<readonly [string, ClientOperation<never, unknown>]> = Object.entries(generated)
const bodies = new Map(examples.map(([name, , body, version = "v1.0"]) => [name, { body, version }]))
const names = { id: callId, callId, participantId: "p", groupId: "g", sessionId: "s", operationId }
const calls = `/v1.0/communications/calls/${callId}`

/** Performs an operation as a program in JavaScript does. */
const perform = (client: Client<ApiVersion>, operation: ClientOperation<never, unknown>, input: unknown) => {
  const { "~input": _, ...untyped } = operation
  return client.invoke<unknown, unknown>(untyped, input, { apiVersion: "beta" })
}

const actions = operations.filter(
  ([name, { codec }]) =>
    name !== "createCall" && [...codec().success.values()].some(({ headers }) => headers.length > 0)
)

describe("an action", () => {
  it("is one of these", () => {
    assert.lengthOf(actions, 22)
  })

  it.effect.each(
    actions.flatMap(([name, operation]) =>
      [...operation.codec().success.keys()].map((status) => ({ name, operation, status }))
    )
  )("$name, answered $status, gives its operation and where it is", ({ name, operation, status }) => {
    const type = `#microsoft.graph.${name}Operation`
    const body = { "@odata.type": type, id: operationId, status: "Running", clientContext, resultInfo: null, novel: 1 }
    const transport = ScriptedTransport.make([{ status, headers: { Location: operationUrl }, body }])
    return Effect.gen(function* () {
      const input = { ...bodies.get(name)?.body, ...names }
      const given = yield* GraphCalls.use((client) => perform(client, operation, input))
      const expected = { "@odata.type": type, id: operationId, status: "running", clientContext, novel: 1 }
      assert.deepStrictEqual(given, { ...expected, location: operationUrl })
    }).pipe(Effect.provide(client(transport)))
  })
})

describe("what acts", () => {
  it("is sent again only where that changes nothing", () => {
    const again = operations.filter(([, { method, retry }]) => method !== "GET" && retry !== "once")
    assert.deepStrictEqual(again.map(([name, { method, retry }]) => `${method} ${name} ${retry}`).toSorted(), [
      "DELETE deleteAudioRoutingGroup idempotent",
      "DELETE deleteCall idempotent",
      "DELETE deleteParticipant idempotent",
      "PATCH updateAudioRoutingGroup idempotent",
      "POST keepAlive idempotent"
    ])
  })

  it.effect("is answered without a body where it begins no operation", () => {
    const transport = ScriptedTransport.make([{ status: 202 }, { status: 202 }, { status: 200 }])
    return Effect.gen(function* () {
      const identity = { user: { id: "550fae72-d251-43ec-868c-373732c2704f" } }
      assert.isUndefined(yield* Call.transfer({ id: callId, transferTarget: { identity } }))
      assert.isUndefined(yield* Call.redirect({ id: callId, targets: [{ identity }], timeout: 15 }))
      assert.isUndefined(yield* Call.keepAlive({ id: callId }))
      assert.deepStrictEqual(
        transport.requests.map(({ body, path }) => [path, body === "" ? "" : "body"]),
        [
          [`${calls}/transfer`, "body"],
          [`${calls}/redirect`, "body"],
          [`${calls}/keepAlive`, ""]
        ]
      )
    }).pipe(Effect.provide(client(transport)))
  })
})

describe("a list", () => {
  const next = `https://graph.microsoft.com${calls}/participants?$skiptoken=x`
  it.effect("is read page by page", () => {
    const transport = ScriptedTransport.make([
      { status: 200, body: { value: [{ id: "1" }, { id: "2" }], "@odata.nextLink": next } },
      { status: 200, body: { value: [], "@odata.nextLink": `${next}y` } },
      { status: 200, body: { value: [{ id: "3", isInLobby: true }] } }
    ])
    return Effect.gen(function* () {
      const participants = yield* Stream.runCollect(Participant.list({ callId }))
      assert.deepStrictEqual(participants, [{ id: "1" }, { id: "2" }, { id: "3", isInLobby: true }])
      assert.deepStrictEqual(
        transport.requests.map(({ method, path }) => [method, path]),
        [
          ["GET", `${calls}/participants`],
          ["GET", `${calls}/participants?$skiptoken=x`],
          ["GET", `${calls}/participants?$skiptoken=xy`]
        ]
      )
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("may be empty, as that of a peer-to-peer call", () => {
    const transport = ScriptedTransport.make([{ status: 200, body: { value: [] } }])
    return Effect.gen(function* () {
      assert.deepStrictEqual(yield* Stream.runCollect(Participant.list({ callId })), [])
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("says what of it does not fit", () => {
    const transport = ScriptedTransport.make([{ status: 200, body: { value: [{ id: "1" }, { isMuted: "no" }] } }])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Stream.runCollect(Participant.list({ callId })))
      assert.deepInclude(error.reason, { _tag: "UnexpectedResponse", field: "value[1].isMuted" })
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("says of its later pages what the platform behind Graph said", () => {
    const message = JSON.stringify({ errorCode: "8522", message: "Call not found." })
    const transport = ScriptedTransport.make([
      { status: 200, body: { value: [{ id: "1" }], "@odata.nextLink": next } },
      { status: 404, body: { error: { code: "UnknownError", message } } }
    ])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Stream.runCollect(Participant.list({ callId })))
      assert.deepInclude(error, { code: "8522", description: "Call not found." })
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("of groups and of sessions", () => {
    const group = { id: "oneToOne", routingMode: "oneToOne", sources: ["a"], receivers: ["b"] }
    const transport = ScriptedTransport.make([
      { status: 200, body: { value: [group] } },
      { status: 200, body: { value: [{ id: "s" }] } }
    ])
    return Effect.gen(function* () {
      assert.deepStrictEqual(yield* Stream.runCollect(AudioRoutingGroup.list({ callId })), [group])
      assert.deepStrictEqual(yield* Stream.runCollect(ContentSharingSession.list({ callId })), [{ id: "s" }])
      assert.deepStrictEqual(
        transport.requests.map(({ path }) => path),
        [`${calls}/audioRoutingGroups`, `${calls}/contentSharingSessions`]
      )
    }).pipe(Effect.provide(client(transport)))
  })
})

describe("a resource of a call", () => {
  it.effect("is read, changed and deleted at its own address", () => {
    const body = { id: "g/1", routingMode: "Multicast", sources: ["a"], receivers: ["b", "c"] }
    const read = { ...body, routingMode: "multicast" }
    const ok = { status: 200, body }
    const transport = ScriptedTransport.make([ok, ok, ok, { status: 204 }, ok, ok, { status: 204 }])
    return Effect.gen(function* () {
      const at = { callId, groupId: "g/1" }
      assert.deepStrictEqual(yield* AudioRoutingGroup.create({ callId, ...read }), read)
      assert.deepStrictEqual(yield* AudioRoutingGroup.get(at), read)
      assert.deepStrictEqual(yield* AudioRoutingGroup.update({ ...at, receivers: ["b", "c"] }), read)
      yield* AudioRoutingGroup.delete(at)
      assert.strictEqual((yield* Participant.get({ callId, participantId: "p" })).id, "g/1")
      assert.strictEqual((yield* ContentSharingSession.get({ callId, sessionId: "s" })).id, "g/1")
      yield* Participant.delete({ callId, participantId: "p" })
      assert.deepStrictEqual(
        transport.requests.map(({ json, method, path }) => [method, path, json]),
        [
          ["POST", `${calls}/audioRoutingGroups`, read],
          ["GET", `${calls}/audioRoutingGroups/g%2F1`, undefined],
          ["PATCH", `${calls}/audioRoutingGroups/g%2F1`, { receivers: ["b", "c"] }],
          ["DELETE", `${calls}/audioRoutingGroups/g%2F1`, undefined],
          ["GET", `${calls}/participants/p`, undefined],
          ["GET", `${calls}/contentSharingSessions/s`, undefined],
          ["DELETE", `${calls}/participants/p`, undefined]
        ]
      )
    }).pipe(Effect.provide(client(transport)))
  })
})

describe("what only beta has", () => {
  const betas = operations.filter(([, { versions }]) => !versions.includes("v1.0"))
  it("is behind a client or a call of beta", () => {
    assert.deepStrictEqual(betas.map(([name]) => name).toSorted(), [
      "admitAllFromLobby",
      "admitFromLobby",
      "muteAllParticipants",
      "record",
      "removeFromLobby",
      "reportSyntheticMedia",
      "startRecording",
      "startTranscription",
      "stopRecording",
      "stopTranscription"
    ])
  })

  it.effect("is refused by a client of v1.0 before anything is sent, and sent by one of beta", () => {
    const transport = ScriptedTransport.make([{ status: 202 }])
    const start = Call.startRecording({ id: callId, clientContext })
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Effect.provide(start, client(transport)))
      assert.deepInclude(error.reason, { _tag: "InvalidRequest", field: "apiVersion" })
      assert.lengthOf(transport.requests, 0)
      yield* Effect.provide(start, client(transport, { apiVersion: "beta" }))
      assert.strictEqual(sent(transport).path, `/beta/communications/calls/${callId}/startRecording`)
    })
  })
})

describe("limits", () => {
  const identity = { user: { id: "1" } }
  const many = (count: number) => Array.from({ length: count }, () => ({ identity }))
  const beta = { apiVersion: "beta" } as const
  const quality = {
    mediaQualityList: [{ "@odata.type": "#microsoft.graph.teleconferenceDeviceAudioQuality", localPort: 1.5 }]
  } as const
  const report = {
    callId,
    participantId: "p",
    id: "1",
    detectionDateTime: DateTimeText.make("2026-03-13T21:00:00Z"),
    overallConfidence: 1.1,
    isMalicious: true,
    contentMetadata: {},
    detections: []
  }
  const long = "x".repeat(257)
  const cases: ReadonlyArray<{
    readonly field: string
    readonly call: Effect.Effect<unknown, CommunicationError, GraphCalls>
  }> = [
    { field: "targets", call: Call.redirect({ id: callId, targets: [] }) },
    { field: "targets", call: Call.redirect({ id: callId, targets: many(26) }) },
    { field: "timeout", call: Call.redirect({ id: callId, targets: many(25), timeout: 14 }) },
    { field: "timeout", call: Call.redirect({ id: callId, targets: many(1), timeout: 91 }) },
    { field: "maskCaller", call: Call.redirect({ id: callId, targets: many(1), maskCaller: true }) },
    { field: "callbackUri", call: Call.reject({ id: callId, callbackUri: "http://bot.contoso.com" }) },
    {
      field: "callbackUri",
      call: Call.answer({
        id: callId,
        acceptedModalities: ["audio"],
        mediaConfig: {},
        callbackUri: "ftp://contoso.com"
      })
    },
    { field: "participants", call: Participant.invite({ callId, participants: [] }) },
    { field: "participants", call: Participant.invite({ callId, participants: many(6) }) },
    { field: "clientContext", call: Participant.mute({ callId, participantId: "p", clientContext: long }) },
    { field: "clientContext", call: Call.transfer({ id: callId, transferTarget: { identity }, clientContext: long }) },
    {
      field: "clientContext",
      call: Participant.admitFromLobby({ callId, participantId: "p", clientContext: long }, beta)
    },
    {
      field: "delayBetweenTonesMs",
      call: Call.sendDtmfTones({ id: callId, tones: ["tone1"], delayBetweenTonesMs: -1 })
    },
    { field: "tones", call: Call.sendDtmfTones({ id: callId, tones: [] }) },
    { field: "maxRecordDurationInSeconds", call: Call.record({ id: callId, maxRecordDurationInSeconds: 0 }, beta) },
    { field: "quality.mediaQualityList[0].localPort", call: Call.logTeleconferenceDeviceQuality({ quality }) },
    { field: "overallConfidence", call: Participant.reportSyntheticMedia(report, beta) },
    { field: "participantId", call: Participant.get({ callId, participantId: "" }) }
  ]
  it.effect.each(cases)("of $field are checked before anything is sent", ({ call, field }) => {
    const transport = ScriptedTransport.make([])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(call)
      assert.deepInclude(error.reason, { _tag: "InvalidRequest", field })
      assert.lengthOf(transport.requests, 0)
    }).pipe(Effect.provide(client(transport)))
  })
})
