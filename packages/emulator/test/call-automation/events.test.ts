/** What callbacks say besides what is recorded. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { beginning, callPhone, makeRig, objectAt, textAt } from "./support/Rig.ts"

describe("data", () => {
  it.effect("of rosters have no isOnHold on 2023-10-15", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig, { version: "2023-10-15" })
      const roster = rig.eventsOf(id).find(({ type }) => type === "ParticipantsUpdated")
      assert.notProperty(objectAt(roster, "data", "participants", 0), "isOnHold")
    })
  )
})

describe("the network", () => {
  it.effect("has network time in events", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      yield* rig.advance(86_400_000)
      const id = yield* callPhone(rig)
      const time = textAt(rig.eventsOf(id)[0], "event", "time")
      assert.strictEqual(Math.floor((Date.parse(time) - beginning) / 1000), 86_400)
    })
  )
})
