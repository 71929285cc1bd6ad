/** The envelope and the data of callbacks, and the numbers of rosters: recorded facts A1 and A7. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  beginning,
  bob,
  callApplication,
  callPhone,
  makeRig,
  objectAt,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

describe("A1 envelope and data", () => {
  it.effect("a delivery has the recorded keys in the recorded order, and the subject as source", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      for (const { event } of rig.eventsOf(id)) {
        assert.deepStrictEqual(Object.keys(event), [
          "id",
          "source",
          "type",
          "data",
          "time",
          "specversion",
          "datacontenttype",
          "subject"
        ])
        assert.strictEqual(event["source"], `calling/callConnections/${id}`)
        assert.strictEqual(event["subject"], event["source"])
        assert.strictEqual(event["specversion"], "1.0")
        assert.strictEqual(event["datacontenttype"], "application/json")
      }
      const ids = rig.posts.map(({ event }) => textAt(event, "id"))
      assert.strictEqual(new Set(ids).size, ids.length)
    })
  )

  it.effect("time has up to seven fraction digits, no trailing zero, and +00:00", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      for (let call = 0; call < 40; call++) yield* callPhone(rig)
      for (const { event } of rig.posts)
        assert.match(textAt(event, "time"), /^2025-09-01T10:00:\d\d(\.\d{0,6}[1-9])?\+00:00$/)
    })
  )

  it.effect("data of a call event: keys in order, version of the request, publicEventType repeats the type", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig, { version: "2024-09-15", operationContext: "mine" })
      const { data, event } = rig.eventsOf(id).find(({ type }) => type === "CallConnected") ?? assert.fail("no event")
      assert.deepStrictEqual(Object.keys(data), [
        "version",
        "operationContext",
        "resultInformation",
        "callConnectionId",
        "serverCallId",
        "correlationId",
        "publicEventType"
      ])
      assert.strictEqual(data["version"], "2024-09-15")
      assert.strictEqual(data["publicEventType"], event["type"])
      assert.strictEqual(event["type"], "Microsoft.Communication.CallConnected")
      assert.deepStrictEqual(data["resultInformation"], { code: 200, subCode: 0, message: "" })
    })
  )

  it.effect("data of a roster: participants first, never an operationContext", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig, { operationContext: "mine" })
      const { data } = rig.eventsOf(id).find(({ type }) => type === "ParticipantsUpdated") ?? assert.fail("no event")
      assert.deepStrictEqual(Object.keys(data), [
        "participants",
        "sequenceNumber",
        "resultInformation",
        "version",
        "callConnectionId",
        "serverCallId",
        "correlationId",
        "publicEventType"
      ])
      assert.deepStrictEqual(objectAt(data, "participants", 0), {
        identifier: { rawId: alice, kind: "communicationUser", communicationUser: { id: alice } },
        isMuted: false,
        isOnHold: false
      })
    })
  )

  it.effect("operationContext is absent, not null or empty, when none was sent", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      for (const { data } of rig.eventsOf(id)) assert.notProperty(data, "operationContext")
    })
  )

  it.effect(
    "2024-06-15-preview has no resultInformation in CallConnected, ParticipantsUpdated and CallDisconnected",
    () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const id = yield* callPhone(rig, { version: "2024-06-15-preview" })
        yield* rig.send(operations.terminateCall, { id })
        yield* rig.advance(100)
        assert.deepStrictEqual(typesOf(rig, id), ["CallConnected", "ParticipantsUpdated", "CallDisconnected"])
        for (const { data } of rig.eventsOf(id)) assert.notProperty(data, "resultInformation")
      })
  )

  it.effect("2023-10-15 has eventSource first, and no isOnHold in rosters", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig, { version: "2023-10-15" })
      for (const { data } of rig.eventsOf(id)) assert.strictEqual(Object.keys(data)[0], "eventSource")
      const roster = rig.eventsOf(id).find(({ type }) => type === "ParticipantsUpdated")
      assert.notProperty(objectAt(roster, "data", "participants", 0), "isOnHold")
    })
  )

  it.effect("the context of create and answer comes back on CallConnected and CallDisconnected of that leg", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callApplication(rig)
      yield* rig.send(operations.terminateCall, { id: creator })
      yield* rig.advance(100)
      for (const [id, context] of [
        [creator, "creating"],
        [answerer, "answering"]
      ] as const) {
        const told = rig.eventsOf(id).filter(({ type }) => type !== "ParticipantsUpdated")
        assert.deepStrictEqual(
          told.map(({ data, type }) => [type, data["operationContext"]]),
          [
            ["CallConnected", context],
            ["CallDisconnected", context]
          ]
        )
      }
    })
  )
})

describe("A7 sequenceNumber", () => {
  it.effect("is 1, 3, 5, 6, 8 on both legs while somebody is held and taken off, twice", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callApplication(rig)
      for (const operation of [operations.hold, operations.unhold, operations.hold, operations.unhold]) {
        yield* rig.send(operation, { id: creator, body: { targetParticipant: user(bob) } })
        yield* rig.advance(1000)
      }
      for (const id of [creator, answerer]) {
        const rosters = rig.eventsOf(id).filter(({ type }) => type === "ParticipantsUpdated")
        assert.deepStrictEqual(
          rosters.map(({ data }) => data["sequenceNumber"]),
          [1, 3, 5, 6, 8]
        )
      }
    })
  )
})

describe("the network", () => {
  it.effect("tells network time in events", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      yield* rig.advance(86_400_000)
      const id = yield* callPhone(rig)
      const time = textAt(rig.eventsOf(id)[0], "event", "time")
      assert.strictEqual(Math.floor((Date.parse(time) - beginning) / 1000), 86_400)
    })
  )
})
