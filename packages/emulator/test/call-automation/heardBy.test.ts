/** Controls return who is notified of what they cause: an empty list says that nobody listens. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Emulator from "../../src/Emulator.ts"
import { bob, callApplication, callPhone, makeRig, phone, type Rig } from "./support/Rig.ts"

const customer = "+14255550123"
const office = "+14255550100"
/** The callback of calls, without the secret in its query. */
const events = "http://127.0.0.1:9999/events"
const grid = "http://127.0.0.1:9999/grid"

const heardBy = (rig: Rig, path: string, body: object) =>
  Effect.map(rig.control(path, body), (answer) =>
    typeof answer === "object" && answer !== null ? Reflect.get(answer, "heardBy") : undefined
  )

const recognize = (rig: Rig, id: string, more: object) =>
  rig.send(operations.recognize, {
    id,
    body: {
      recognizeInputType: "dtmf",
      recognizeOptions: { targetParticipant: phone(customer), dtmfOptions: { maxTonesToCollect: 4 } },
      ...more
    }
  })

describe("incoming-calls", () => {
  it.effect("nobody while nobody is subscribed", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      assert.deepStrictEqual(yield* heardBy(rig, "/incoming-calls", { from: customer, to: office }), [])
      const other = yield* makeRig({ options: { eventGrid: `Microsoft.Communication.ChatThreadCreated=${grid}` } })
      assert.deepStrictEqual(yield* heardBy(other, "/incoming-calls", { from: customer, to: office }), [])
    })
  )

  it.effect("the subscription and callbackUri, each once and without the query", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const call = { from: customer, to: office }
      assert.deepStrictEqual(yield* heardBy(rig, "/incoming-calls", call), [grid])
      const callbackUri = `${events}?secret=7`
      assert.deepStrictEqual(yield* heardBy(rig, "/incoming-calls", { ...call, callbackUri }), [grid, events])
      assert.deepStrictEqual(yield* heardBy(rig, "/incoming-calls", { ...call, callbackUri: `${grid}?a=b` }), [grid])
    })
  )

  it.effect("nobody on another machine that is not allowed", () =>
    Effect.gen(function* () {
      const cloud = yield* Emulator.make({ eventGrid: "https://app.example/events" })
      assert.deepStrictEqual((yield* cloud.incomingCall({ from: customer, to: office })).heardBy, [])
    })
  )
})

describe("tones", () => {
  it.effect("nobody, then who listens for them: recognitions at their own callback, and continuous recognition", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const press = { participant: customer, tones: "1" }
      assert.deepStrictEqual(yield* heardBy(rig, `/calls/${id}/tones`, press), [])
      yield* recognize(rig, id, { operationCallbackUri: "http://127.0.0.1:9999/menu?key=1" })
      yield* rig.advance(100)
      assert.deepStrictEqual(yield* heardBy(rig, `/calls/${id}/tones`, press), ["http://127.0.0.1:9999/menu"])
      yield* rig.send(operations.startContinuousDtmfRecognition, { id, body: { targetParticipant: phone(customer) } })
      assert.deepStrictEqual(yield* rig.cloud.tones(id, customer, ["two"]), {
        heardBy: ["http://127.0.0.1:9999/menu", events]
      })
    })
  )

  it.effect("nobody during a prompt that may not be interrupted, nor who listens for speech alone", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const target = { targetParticipant: phone(customer) }
      yield* recognize(rig, id, {
        playPrompt: { kind: "file", file: { uri: "https://example.com/menu.wav?durationMs=5000" } },
        recognizeOptions: { ...target, interruptPrompt: false, dtmfOptions: { maxTonesToCollect: 4 } }
      })
      yield* rig.advance(1_000)
      const press = { participant: customer, tones: "1" }
      assert.deepStrictEqual(yield* heardBy(rig, `/calls/${id}/tones`, press), [])
      yield* rig.advance(5_000)
      assert.deepStrictEqual(yield* heardBy(rig, `/calls/${id}/tones`, press), [events])
      assert.deepStrictEqual(yield* heardBy(rig, `/calls/${id}/speech`, { participant: customer, text: "help" }), [])
    })
  )
})

describe("leave", () => {
  it.effect("the applications in the call", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      assert.deepStrictEqual(yield* rig.cloud.leave(id, customer), { heardBy: [events] })
      const other = yield* makeRig({ subscribed: true })
      const { creator } = yield* callApplication(other)
      assert.deepStrictEqual(yield* heardBy(other, `/calls/${creator}/leave`, { participant: bob }), [events])
    })
  )
})

describe("types of events before the URL of a subscription", () => {
  it.effect("who is not subscribed to IncomingCall has no ACS users: these are scripted", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ options: { eventGrid: `Microsoft.Communication.ChatThreadCreated=${grid}` } })
      yield* rig.send(operations.createCall, {
        body: { targets: [{ kind: "communicationUser", communicationUser: { id: bob } }], callbackUri: events }
      })
      yield* rig.advance(100)
      assert.include(
        rig.posts.map(({ type }) => type),
        "CallConnected"
      )
      assert.lengthOf(rig.grid, 0)
    })
  )
})
