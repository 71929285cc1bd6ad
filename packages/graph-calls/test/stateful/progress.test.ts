import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import type { Call, CallNotification, CallState, ParticipantsNotification } from "../../src/notifications.ts"
import { Progress } from "../../src/stateful/progress.ts"
import { callId } from "../support/clients.ts"

const envelope = { resourceUrl: "", callId, raw: Redacted.make<unknown>(undefined) }

const told = (state: CallState | undefined, more: Partial<Call> = {}, changeType = "updated"): CallNotification => ({
  _tag: "Call",
  ...envelope,
  changeType,
  call: { id: callId, state, ...more }
})

const after = (...notifications: ReadonlyArray<CallNotification>): CallState => {
  const progress = new Progress({ id: callId, state: "establishing" })
  for (const notification of notifications) progress.call(notification)
  return progress.state
}

const failed = { resultInfo: { code: 500, subcode: 7000 } }

describe("the state of a call", () => {
  it("only goes forward: a late establishing never follows established, nothing follows terminated", () => {
    assert.strictEqual(after(told("established"), told("establishing"), told("ringing")), "established")
    assert.strictEqual(after(told("terminated", {}, "deleted"), told("established"), told("terminating")), "terminated")
    assert.strictEqual(after(told("terminating"), told("established")), "terminating")
    assert.strictEqual(after(told("established"), told(undefined, {}, "deleted")), "terminated")
    assert.strictEqual(after(told("established"), told("unheardOf"), told(undefined)), "established")
    assert.strictEqual(after(told("established"), told("hold"), told("established")), "established")
  })

  it("is established again after a transfer that failed, and not by a late notification of before", () => {
    assert.strictEqual(after(told("established"), told("transferring"), told("established")), "transferring")
    assert.strictEqual(after(told("established"), told("transferring"), told("established", failed)), "established")
    assert.strictEqual(after(told("transferring"), told("transferAccepted"), told("transferring")), "transferAccepted")
    // The failure overtook what it ended.
    assert.strictEqual(after(told("established"), told("established", failed), told("transferring")), "established")
  })

  const State = Schema.Literals([
    "incoming",
    "establishing",
    "ringing",
    "established",
    "hold",
    "transferring",
    "transferAccepted",
    "terminating",
    "terminated"
  ])
  const phases: ReadonlyArray<ReadonlyArray<string>> = [
    ["incoming"],
    ["establishing"],
    ["ringing"],
    ["established", "hold", "transferring", "transferAccepted"],
    ["terminating"],
    ["terminated"]
  ]

  it.effect.prop("goes forward whatever comes in whatever order", [Schema.Array(State)], ([states]) =>
    Effect.sync(() => {
      const progress = new Progress({ id: callId, state: "incoming" })
      const rank = () => phases.findIndex((phase) => phase.includes(progress.state))
      for (const state of states) {
        const before = rank()
        progress.call(told(state))
        assert.isAtLeast(rank(), before)
      }
      const furthest = Math.max(0, ...states.map((state) => phases.findIndex((phase) => phase.includes(state))))
      assert.strictEqual(rank(), furthest)
    })
  )
})

describe("the roster of a call", () => {
  const roster = (given: Partial<ParticipantsNotification>): ParticipantsNotification => ({
    _tag: "Participants",
    ...envelope,
    changeType: "updated",
    roster: "full",
    participants: [],
    sequenceNumber: undefined,
    stale: false,
    ...given
  })
  const ids = ({ participants }: Progress) => participants.map(({ id, isMuted }) => `${id} ${String(isMuted)}`)

  it("says whether the application is muted, also when its own id comes later; a key changes nothing of it", () => {
    const progress = new Progress({ id: callId })
    progress.roster(roster({ participants: [{ id: "me", isMuted: true }] }))
    assert.isFalse(progress.muted)
    progress.call(told("established", { myParticipantId: "me" }))
    assert.isTrue(progress.muted)
    // Known by the answer of unmute, before the roster comes.
    progress.muted = false
    progress.call(told("established", { toneInfo: { sequenceId: 1, tone: "tone1" } }))
    assert.isFalse(progress.muted)
  })

  it("is replaced by a full one and changed by a part; a stale one changes nothing", () => {
    const progress = new Progress({ id: callId, myParticipantId: "ME" })
    progress.roster(roster({ participants: [{ id: "a" }, { id: "ME", isMuted: true }] }))
    assert.isTrue(progress.muted)
    progress.roster(roster({ roster: "delta", participants: [{ id: "ME", isMuted: false }, { id: "c" }] }))
    assert.isFalse(progress.muted)
    progress.roster(roster({ stale: true, participants: [] }))
    assert.deepStrictEqual(ids(progress), ["a undefined", "ME false", "c undefined"])
    progress.roster(roster({ roster: "delta", participants: [{ id: "a", removedState: { reason: "Removed" } }] }))
    progress.roster(roster({ roster: "delta", changeType: "deleted", participants: [{ id: "c" }] }))
    assert.deepStrictEqual(ids(progress), ["ME false"])
  })
})
