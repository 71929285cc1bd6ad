/** Recorded facts A3: the end of a call. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { bob, callApplication, callOfThree, codeOf, makeRig, type Rig, textAt, user } from "../support/Rig.ts"

const message = (received: unknown) => textAt(received, "data", "resultInformation", "message")
const byApplication =
  "Call was ended by Azure Communication Service Call Automation API or a server bot. DiagCode: 0#7000.@"

const terminate = (rig: Rig, id: string, version = "2025-05-15") =>
  Effect.flatMap(rig.now, (now) =>
    rig.send(operations.terminateCall, {
      id,
      version,
      headers: {
        "repeatability-request-id": crypto.randomUUID(),
        "repeatability-first-sent": new Date(now).toUTCString()
      }
    })
  )

describe("A3 end of a call", () => {
  it.effect(
    "A3: terminate is 204, and within a second each leg gets its CallDisconnected, the one that asked 200/7000",
    () =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        const { answerer, creator } = yield* callApplication(rig)
        rig.forget()
        const asked = yield* rig.now
        const { body, status } = yield* terminate(rig, answerer)
        assert.strictEqual(status, 204)
        assert.deepStrictEqual(body, {})
        yield* rig.advance(5000)
        assert.sameMembers(
          rig.posts.map(({ key, type }) => `${type} ${key}`),
          [`CallDisconnected ${creator}`, `CallDisconnected ${answerer}`]
        )
        for (const { event } of rig.posts) assert.isBelow(Date.parse(textAt(event, "time")) - asked, 1000)
        const [own] = rig.eventsOf(answerer)
        assert.strictEqual(codeOf(own), "200/7000")
        assert.strictEqual(message(own), byApplication)
      })
  )

  it.effect("A3: the other leg gets 5001 by default, and 5002 or 7000 when the setting says so", () =>
    Effect.gen(function* () {
      for (const [endOfOthers, text] of [
        [undefined, "This conversation has ended.. DiagCode: 0#5001.@"],
        [5002, "The conversation has ended. DiagCode: 0#5002.@"],
        [7000, byApplication]
      ] as const) {
        const rig = yield* makeRig({ subscribed: true, options: endOfOthers === undefined ? {} : { endOfOthers } })
        const { answerer, creator } = yield* callApplication(rig)
        yield* terminate(rig, creator)
        yield* rig.advance(1000)
        const last = rig.eventsOf(answerer).at(-1)
        assert.strictEqual(codeOf(last), `200/${endOfOthers ?? 5001}`)
        assert.strictEqual(message(last), text)
      }
    })
  )

  it.effect("A3: no roster is sent when the call ends", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callOfThree(rig)
      yield* terminate(rig, creator)
      yield* rig.advance(5000)
      assert.deepStrictEqual(
        rig.posts.map(({ type }) => type),
        ["CallDisconnected", "CallDisconnected"]
      )
    })
  )

  it.effect(
    "A3: a call gone since its only other participant was removed is 404 8522; in 2024-06-15-preview without target and Repeatability-Result",
    () =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        const { creator: id } = yield* callApplication(rig, { version: "2024-06-15-preview" })
        yield* rig.send(operations.removeParticipant, { id, body: { participantToRemove: user(bob) } })
        yield* rig.advance(2000)
        const target = `/calling/callConnections/${id}:terminate`
        const error = { code: "8522", message: "Call not found." }
        for (const [version, shown, result] of [
          ["2024-06-15-preview", { error }, undefined],
          // Recorded later: the failure of the first execution is accepted, and names its target.
          ["2024-09-15", { error: { ...error, target } }, "accepted"],
          ["2026-03-12", { error: { ...error, target } }, "accepted"]
        ] as const) {
          const { body, header, status } = yield* terminate(rig, id, version)
          assert.strictEqual(status, 404)
          assert.deepStrictEqual(body, shown)
          assert.strictEqual(header("repeatability-result"), result)
        }
      })
  )
})
