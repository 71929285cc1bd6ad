/** Who answers a call, and what becomes of one that nobody answers. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callbackUri,
  callerId,
  callPhone,
  codeOf,
  makeRig,
  objectAt,
  phone,
  resourceId,
  rosterOf,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

describe("who answers", () => {
  it.effect("an ordinary number answers within 100 ms and stays silent", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      assert.deepStrictEqual(typesOf(rig, id), ["ParticipantsUpdated", "CallConnected"])
      for (const { at } of rig.posts) assert.isAtMost(at, 100)
      yield* rig.advance(3_600_000)
      assert.strictEqual(rig.posts.length, 2)
    })
  )

  it.effect("nobody is called while an ACS user rings for an application", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      yield* rig.send(operations.createCall, { body: { targets: [user(bob)], callbackUri } })
      yield* rig.advance(84_999)
      assert.deepStrictEqual(rig.posts, [])
    })
  )

  it.effect("an ACS user answers by itself while nobody is subscribed", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { body } = yield* rig.send(operations.createCall, { body: { targets: [user(bob)], callbackUri } })
      yield* rig.advance(100)
      assert.include(typesOf(rig, textAt(body, "callConnectionId")), "CallConnected")
      assert.deepStrictEqual(rig.published, [])
    })
  )

  it.effect("behavior 3: a decline is CallDisconnected 603 and then CreateCallFailed 603 of an earlier time", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const decliner = `8:acs:${resourceId}_0f50d091-5bd3-448b-884d-44be7037d603`
      const { body } = yield* rig.send(operations.createCall, {
        body: { targets: [user(decliner)], source: { id: alice }, callbackUri, operationContext: "c" }
      })
      yield* rig.advance(1000)
      const id = textAt(body, "callConnectionId")
      assert.deepStrictEqual(typesOf(rig, id), ["CallDisconnected", "CreateCallFailed"])
      const [disconnected, failed] = rig.eventsOf(id)
      for (const event of [disconnected, failed]) {
        assert.deepStrictEqual(objectAt(event, "data", "resultInformation"), {
          code: 603,
          subCode: 0,
          message: "Call ended successfully as it was declined from callee. DiagCode: 603#0.@"
        })
        assert.strictEqual(textAt(event, "data", "operationContext"), "c")
      }
      assert.isTrue(textAt(failed, "event", "time") < textAt(disconnected, "event", "time"))
      assert.strictEqual((yield* rig.send(operations.getCall, { id })).status, 404)
    })
  )

  it.effect("versions without CreateCallFailed get CallDisconnected alone", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { body } = yield* rig.send(operations.createCall, {
        version: "2024-04-15",
        body: { targets: [phone("+14255550603")], callbackUri, ...callerId }
      })
      yield* rig.advance(1000)
      assert.deepStrictEqual(typesOf(rig, textAt(body, "callConnectionId")), ["CallDisconnected"])
    })
  )

  const telephones = [
    ["603", "603/560603", 10_000],
    ["486", "486/560486", 10_000],
    ["480", "480/560480", 10_000],
    ["404", "404/560404", 10_000],
    ["500", "500/560500", 10_000],
    ["408", "408/560408", 115_000]
  ] as const
  for (const [ending, code, within] of telephones)
    it.effect(`a number that ends with ${ending} fails with ${code}`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const { body } = yield* rig.send(operations.createCall, {
          body: { targets: [phone(`+14255550${ending}`)], callbackUri, ...callerId }
        })
        if (ending === "408") {
          yield* rig.advance(within - 1)
          assert.deepStrictEqual(rig.posts, [])
          yield* rig.advance(1)
        } else yield* rig.advance(within)
        const events = rig.eventsOf(textAt(body, "callConnectionId"))
        assert.deepStrictEqual(events.map(codeOf), [code, code])
        assert.match(
          textAt(events[0], "data", "resultInformation", "message"),
          new RegExp(`DiagCode: ${code.replace("/", "#")}\\.@$`)
        )
      })
    )

  it.effect("a user who never answers rings 85 s, an application that does not answer too", () =>
    Effect.gen(function* () {
      for (const ending of ["408", "7d9"]) {
        const rig = yield* makeRig({ subscribed: true })
        const silent = `8:acs:${resourceId}_0f50d091-5bd3-448b-884d-44be7037d${ending}`
        const { body } = yield* rig.send(operations.createCall, { body: { targets: [user(silent)], callbackUri } })
        yield* rig.advance(84_999)
        assert.deepStrictEqual(rig.posts, [])
        yield* rig.advance(1)
        const events = rig.eventsOf(textAt(body, "callConnectionId"))
        assert.deepStrictEqual(events.map(codeOf), ["408/10057", "408/10057"])
      }
    })
  )

  it.effect("a group connects with the first who answers, takes the next one in, and forgets who declines", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { body } = yield* rig.send(operations.createCall, {
        body: {
          targets: [phone("+14255550603"), phone("+14255550123"), user(bob)],
          source: { id: alice },
          callbackUri,
          ...callerId
        }
      })
      const id = textAt(body, "callConnectionId")
      yield* rig.advance(1000)
      assert.deepStrictEqual(typesOf(rig, id), ["ParticipantsUpdated", "CallConnected"])
      assert.hasAllKeys(rosterOf(rig.eventsOf(id)[0]), [alice, "4:+14255550123"])
      yield* rig.send(operations.answerCall, {
        body: { incomingCallContext: textAt(rig.published[0], "data", "incomingCallContext"), callbackUri }
      })
      yield* rig.advance(1000)
      assert.deepStrictEqual(typesOf(rig, id), ["ParticipantsUpdated", "CallConnected", "ParticipantsUpdated"])
      assert.hasAllKeys(rosterOf(rig.eventsOf(id)[2]), [alice, "4:+14255550123", bob])
    })
  )

  it.effect("a group of which nobody answers fails once, with the last status", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { body } = yield* rig.send(operations.createCall, {
        body: { targets: [phone("+14255550486"), phone("+14255550603")], callbackUri, ...callerId }
      })
      yield* rig.advance(120_000)
      const events = rig.eventsOf(textAt(body, "callConnectionId"))
      assert.deepStrictEqual(
        events.map(({ type }) => type),
        ["CallDisconnected", "CreateCallFailed"]
      )
      assert.strictEqual(codeOf(events[0]), "603/560603")
    })
  )
})
