/** What Call Automation refuses, and that a refused request changes nothing. */
import * as operations from "@effect-comms/call-automation/operations"
import type * as Operation from "@effect-comms/core/Operation"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  type Asked,
  bob,
  callbackUri,
  callerId,
  callPhone,
  makeRig,
  phone,
  type Rig,
  textAt,
  user
} from "./support/Rig.ts"

const unknown = "18dea47f-b081-4107-9a5c-4300819d2c6c"
const someone = phone("+14255550123")

const onLegs: ReadonlyArray<readonly [operation: Operation.Any, body: object | undefined]> = [
  [operations.getCall, undefined],
  [operations.hangupCall, undefined],
  [operations.terminateCall, undefined],
  [operations.getParticipants, undefined],
  [operations.getParticipant, undefined],
  [operations.cancelAllMediaOperations, undefined],
  [operations.addParticipant, { participantToAdd: someone, ...callerId }],
  [operations.removeParticipant, { participantToRemove: someone }],
  [operations.cancelAddParticipant, { invitationId: unknown }],
  [operations.hold, { targetParticipant: someone }],
  [operations.unhold, { targetParticipant: someone }],
  [operations.play, { playSources: [{ kind: "file", file: { uri: "https://media.contoso.com/a.wav" } }] }],
  [operations.recognize, { recognizeInputType: "dtmf", recognizeOptions: { targetParticipant: someone } }],
  [operations.startContinuousDtmfRecognition, { targetParticipant: someone }],
  [operations.stopContinuousDtmfRecognition, { targetParticipant: someone }],
  [operations.sendDtmfTones, { tones: ["one"], targetParticipant: someone }]
]

/** Sends a request that must be refused, and sees that nothing came of it. */
const refused = Effect.fnUntraced(function* (rig: Rig, operation: Operation.Any, asked: Asked) {
  const before = yield* rig.calls
  rig.forget()
  const answer = yield* rig.send(operation, asked)
  assert.deepStrictEqual(yield* rig.calls, before)
  yield* rig.advance(10_000)
  assert.deepStrictEqual(rig.posts, [])
  return {
    status: answer.status,
    code: textAt(answer.body, "error", "code"),
    message: textAt(answer.body, "error", "message")
  }
})

describe("an unknown call", () => {
  for (const [operation, body] of onLegs)
    it.effect(`${operation.id} answers 404 8522 with the path as target`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const { body: answer, status } = yield* rig.send(operation, { id: unknown, participant: bob, body })
        assert.strictEqual(status, 404)
        assert.strictEqual(textAt(answer, "error", "code"), "8522")
        assert.strictEqual(textAt(answer, "error", "message"), "Call not found.")
        assert.include(textAt(answer, "error", "target"), `/calling/callConnections/${unknown}`)
      })
    )

  it.effect("an id is known whatever its case", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      assert.strictEqual((yield* rig.send(operations.getCall, { id: id.toUpperCase() })).status, 200)
    })
  )
})

describe("a call that still rings", () => {
  for (const [operation, body] of onLegs.slice(5))
    it.effect(`${operation.id} answers 400 8501`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        const created = yield* rig.send(operations.createCall, { body: { targets: [user(bob)], callbackUri } })
        const id = textAt(created.body, "callConnectionId")
        assert.include(yield* refused(rig, operation, { id, body }), { status: 400, code: "8501" })
      })
    )
})

describe("create", () => {
  const create = (rig: Rig, body: object) => refused(rig, operations.createCall, { body: { callbackUri, ...body } })

  it.effect("needs a target, and each once", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      assert.include(yield* create(rig, { targets: [] }), { status: 400, code: "8523" })
      const twice = yield* create(rig, { targets: [user(bob), { rawId: bob.toUpperCase() }] })
      assert.include(twice, { status: 400, code: "8523" })
      assert.match(twice.message, /^targets:/)
    })
  )

  it.effect("calls nobody himself", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { code, message } = yield* create(rig, { targets: [user(alice)], source: { id: alice.toUpperCase() } })
      assert.strictEqual(code, "8523")
      assert.match(message, /^targets:/)
    })
  )

  it.effect("needs a caller id for telephones, one that the resource owns", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ options: { phoneNumbers: ["+14255550100"] } })
      const without = yield* create(rig, { targets: [someone] })
      assert.include(without, { status: 400, code: "8523" })
      const foreign = yield* create(rig, { targets: [someone], sourceCallerIdNumber: { value: "+14255550101" } })
      assert.include(foreign, { status: 403, code: "7507" })
      for (const { message } of [without, foreign]) {
        assert.match(message, /^sourceCallerIdNumber:/)
        assert.notInclude(message, "+1425")
      }
      assert.strictEqual(
        (yield* rig.send(operations.createCall, { body: { callbackUri, targets: [someone], ...callerId } })).status,
        201
      )
    })
  )

  it.effect("needs an https callback, or http on this machine", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ options: { allowCallbackHosts: ["app.internal"] } })
      const create = (uri: string) =>
        rig.send(operations.createCall, { body: { callbackUri: uri, targets: [user(alice)] } })
      for (const uri of [
        "",
        "events",
        "ftp://127.0.0.1/",
        "http://app.contoso.com/events",
        "http://127.0.0.1.contoso.com/"
      ]) {
        const { body, status } = yield* create(uri)
        assert.strictEqual(status, 400, uri)
        assert.match(textAt(body, "error", "message"), /^callbackUri:/)
      }
      for (const uri of [
        "https://app.contoso.com/e",
        "http://localhost:1/e",
        "http://[::1]:1/e",
        "http://app.internal/e"
      ])
        assert.strictEqual((yield* create(uri)).status, 201, uri)
    })
  )
})

describe("answer", () => {
  it.effect("a context that nobody gave is 404 8522", () =>
    Effect.gen(function* () {
      assert.include(
        yield* refused(yield* makeRig(), operations.answerCall, {
          body: { incomingCallContext: "eyJ.eyJ.", callbackUri }
        }),
        {
          status: 404,
          code: "8522"
        }
      )
    })
  )

  it.effect("a bad callback leaves the call ringing", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      yield* rig.send(operations.createCall, { body: { targets: [user(bob)], callbackUri } })
      const incomingCallContext = textAt(rig.published[0], "data", "incomingCallContext")
      const bad = { incomingCallContext, callbackUri: "events" }
      assert.include(yield* refused(rig, operations.answerCall, { body: bad }), { status: 400, code: "8523" })
      assert.strictEqual(
        (yield* rig.send(operations.answerCall, { body: { incomingCallContext, callbackUri } })).status,
        200
      )
    })
  )
})

describe("operationCallbackUri", () => {
  for (const [operation, body] of onLegs.filter(([, one]) => one !== undefined))
    it.effect(`${operation.id} checks it`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const id = yield* callPhone(rig)
        // Somebody who is not in the call yet is added; everything else is about the one who is.
        const fitting = operation === operations.addParticipant ? { participantToAdd: user(bob) } : body
        const answer = yield* refused(rig, operation, { id, body: { ...fitting, operationCallbackUri: "events" } })
        assert.include(answer, { status: 400, code: "8523" })
        assert.match(answer.message, /^operationCallbackUri:/)
      })
    )
})

describe("add", () => {
  it.effect("needs a caller id for telephones", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const answer = yield* refused(rig, operations.addParticipant, {
        id,
        body: { participantToAdd: phone("+14255550144") }
      })
      assert.include(answer, { status: 400, code: "8523" })
    })
  )

  it.effect("lets nobody ring longer than 180 s", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      for (const invitationTimeoutInSeconds of [-1, 181, 1.5]) {
        const body = { participantToAdd: user(bob), invitationTimeoutInSeconds }
        assert.strictEqual((yield* rig.send(operations.addParticipant, { id, body })).status, 400)
      }
    })
  )
})
