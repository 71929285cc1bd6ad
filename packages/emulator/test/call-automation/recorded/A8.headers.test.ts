/**
 * Recorded facts A8: headers and bodies of answers. The list of versions is that of the operation and has the published ones alone;
 * X-Ms-Client-Version is not sent, for its value is not known.
 */
import * as operations from "@effect-comms/call-automation/operations"
import type * as Operation from "@effect-comms/core/Operation"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Emulator from "../../../src/Emulator.ts"
import { signed } from "../../identity/support/wire.ts"
import { type Asked, bob, callbackUri, makeRig, resourceId, textAt, user } from "../support/Rig.ts"

const version = "api-version=2026-03-12"
const silent = `8:acs:${resourceId}_0f50d091-5bd3-448b-884d-44be7037d408`
const file = { kind: "file", file: { uri: "https://media.contoso.com/a.wav" } }
const targetParticipant = user(bob)

/** One answer of each operation that recordings have, in a call of two; the pair is sent where Microsoft's client sends it. */
const answers = Effect.gen(function* () {
  const rig = yield* makeRig({ subscribed: true })
  const send = (operation: Operation.Any, asked: Asked, withPair = true) =>
    Effect.flatMap(rig.now, (now) => {
      const pair = {
        "repeatability-request-id": crypto.randomUUID(),
        "repeatability-first-sent": new Date(now).toUTCString()
      }
      const headers = { ...(withPair ? pair : {}), "x-ms-client-request-id": "mine" }
      return rig.send(operation, { version: "2026-03-12", ...asked, headers })
    })
  const create = yield* send(operations.createCall, { body: { targets: [user(bob)], callbackUri } })
  const id = textAt(create.body, "callConnectionId")
  const incomingCallContext = textAt(rig.published[0], "data", "incomingCallContext")
  const answer = yield* send(operations.answerCall, { body: { incomingCallContext, callbackUri } })
  yield* rig.advance(1000)
  const serverCallId = textAt(answer.body, "serverCallId")
  const callLocator = { kind: "serverCallLocator", serverCallId }
  const connect = yield* send(operations.connect, { body: { callLocator, callbackUri } })
  const add = yield* send(operations.addParticipant, { id, body: { participantToAdd: user(silent) } })
  const { invitationId } = add.body
  const cancel = yield* send(operations.cancelAddParticipant, { id, body: { invitationId } })
  const mute = yield* send(operations.muteParticipants, { id, body: { targetParticipants: [user(bob)] } })
  const record = yield* send(operations.startRecording, { body: { callLocator } })
  const recordingId = textAt(record.body, "recordingId")
  const get = yield* send(operations.getCall, { id }, false)
  const hold = yield* send(operations.hold, { id, body: { targetParticipant } }, false)
  const unhold = yield* send(operations.unhold, { id, body: { targetParticipant } }, false)
  const play = yield* send(operations.play, { id, body: { playSources: [file] } }, false)
  const stopRecording = yield* send(operations.stopRecording, { id: recordingId }, false)
  const remove = yield* send(operations.removeParticipant, { id, body: { participantToRemove: user(silent) } })
  const terminate = yield* send(operations.terminateCall, { id })
  const gone = yield* send(operations.terminateCall, { id, version: "2024-06-15-preview" })
  const accepted = { create, answer, connect, add, cancel, mute, record, get, hold, unhold, play, stopRecording }
  return { ...accepted, remove, terminate, gone }
})

describe("A8 headers", () => {
  it.effect("A8: every answer echoes x-ms-client-request-id, and the User-Agent as X-Microsoft-Skype-Client", () =>
    Effect.gen(function* () {
      for (const [name, { header }] of Object.entries(yield* answers)) {
        assert.strictEqual(header("x-ms-client-request-id"), "mine", name)
        assert.strictEqual(header("x-microsoft-skype-client"), "rig/1", name)
      }
    })
  )

  it.effect(
    "A8: X-Microsoft-Skype-Chain-ID is the call's correlationId, but on start recording, on connect, which has its own, and on 404",
    () =>
      Effect.gen(function* () {
        const { connect, create, gone, record, ...others } = yield* answers
        const correlationId = textAt(create.body, "correlationId")
        const chainOf = ({ header }: typeof create) => header("x-microsoft-skype-chain-id")
        assert.strictEqual(chainOf(create), correlationId)
        for (const [name, answer] of Object.entries(others)) assert.strictEqual(chainOf(answer), correlationId, name)
        assert.strictEqual(chainOf(connect), textAt(connect.body, "correlationId"))
        for (const answer of [connect, record]) assert.notStrictEqual(chainOf(answer), correlationId)
        assert.isString(chainOf(record))
        assert.match(chainOf(gone) ?? "", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
        assert.notStrictEqual(chainOf(gone), correlationId)
      })
  )

  it.effect("A8: api-supported-versions lists the versions of production, whatever the operation", () =>
    Effect.gen(function* () {
      const { connect, create, mute } = yield* answers
      const production = [
        "2023-03-06",
        "2023-10-15",
        "2024-04-15",
        "2024-06-15-preview",
        "2024-09-01-preview",
        "2024-09-15",
        "2024-11-15-preview",
        "2025-03-30-preview",
        "2025-05-15",
        "2025-06-15",
        "2025-08-15-preview",
        "2026-03-12"
      ]
      for (const { header } of [connect, create, mute])
        assert.strictEqual(header("api-supported-versions"), production.join(", "))
    })
  )

  it.effect("A8: answers in 2024-06-15-preview do not name the versions", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const body = { targets: [user(bob)], callbackUri }
      const { header, status } = yield* rig.send(operations.createCall, { body, version: "2024-06-15-preview" })
      assert.strictEqual(status, 201)
      assert.isUndefined(header("api-supported-versions"))
    })
  )

  it.effect(
    "A8: Repeatability-Result is accepted on remove, add, cancel, mute, start recording and terminate 204, and absent elsewhere",
    () =>
      Effect.gen(function* () {
        const results = Object.entries(yield* answers).map(([name, { header }]) => [
          name,
          header("repeatability-result")
        ])
        assert.deepStrictEqual(Object.fromEntries(results), {
          create: undefined,
          answer: undefined,
          connect: undefined,
          add: "accepted",
          cancel: "accepted",
          mute: "accepted",
          record: "accepted",
          get: undefined,
          hold: undefined,
          unhold: undefined,
          play: undefined,
          stopRecording: undefined,
          remove: "accepted",
          terminate: "accepted",
          gone: undefined
        })
      })
  )

  it.effect("A8: bodies are application/json; charset=utf-8, and what is empty has no content type", () =>
    Effect.gen(function* () {
      const all = yield* answers
      for (const [name, { body, header }] of Object.entries(all)) {
        const isEmpty = ["hold", "unhold", "play", "stopRecording", "terminate"].includes(name)
        if (isEmpty) assert.deepStrictEqual(body, {}, name)
        assert.strictEqual(header("content-type"), isEmpty ? undefined : "application/json; charset=utf-8", name)
      }
    })
  )

  it.live("A8: an empty 200 or 202 has Content-Length 0, a 204 has none", () =>
    Effect.gen(function* () {
      const cloud = yield* Emulator.Emulator
      const { body } = yield* signed({
        method: "POST",
        path: `/calling/callConnections?${version}`,
        body: { targets: [user(bob)], callbackUri }
      })
      const id = textAt(body, "callConnectionId")
      yield* cloud.advance(1000)
      const leg = `/calling/callConnections/${id}`
      for (const [path, asked, status, length] of [
        [`${leg}:hold`, { targetParticipant }, 200, "0"],
        [`${leg}:play`, { playSources: [file] }, 202, "0"],
        [`${leg}:terminate`, undefined, 204, undefined]
      ] as const) {
        const answer = yield* signed({ method: "POST", path: `${path}?${version}`, body: asked })
        assert.strictEqual(answer.status, status)
        assert.strictEqual(answer.header("content-length"), length)
        assert.isUndefined(answer.header("content-type"))
      }
    }).pipe(Effect.provide(Emulator.layerServed({ port: 0, deliver: () => Effect.succeed({ status: 200 }) })))
  )
})
