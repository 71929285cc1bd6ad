/** Holds that were asked for and those of prompts to others, at the same time: each ends by itself. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { alice, bob, callOfThree, makeRig, type Rig, rosterOf, user } from "./support/Rig.ts"

const agent = "4:+14255550144"
const prompt = (milliseconds: number) => ({
  kind: "file",
  file: { uri: `https://media.contoso.com/a.wav?durationMs=${milliseconds}` }
})

const three = Effect.fnUntraced(function* () {
  const rig = yield* makeRig({ subscribed: true })
  return { rig, id: (yield* callOfThree(rig)).creator }
})
const play = (rig: Rig, id: string, milliseconds: number, to: string) =>
  rig.send(operations.play, { id, body: { playSources: [prompt(milliseconds)], playTo: [user(to)] } })
const hold = (rig: Rig, id: string, who: string) =>
  rig.send(operations.hold, { id, body: { targetParticipant: user(who) } })
const unhold = (rig: Rig, id: string, who: string) =>
  rig.send(operations.unhold, { id, body: { targetParticipant: user(who) } })
/** Who is on hold, by each roster. */
const held = (rig: Rig, id: string) =>
  rig
    .eventsOf(id)
    .filter(({ type }) => type === "ParticipantsUpdated")
    .map((roster) => Object.entries(rosterOf(roster)).flatMap(([who, isOnHold]) => (isOnHold === true ? [who] : [])))

describe("two holds of one participant", () => {
  it.effect("who is put on hold during a prompt to somebody else stays on hold when it ends", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* three()
      yield* play(rig, id, 10_000, bob)
      yield* rig.advance(5000)
      yield* hold(rig, id, alice)
      yield* rig.advance(60_000)
      assert.deepStrictEqual(held(rig, id), [[alice, agent], [alice, agent], [alice]])
      yield* unhold(rig, id, alice)
      yield* rig.advance(60_000)
      assert.deepStrictEqual(held(rig, id).at(-1), [])
    })
  )

  it.effect("who is taken off hold during a prompt to somebody else is on hold until it ends", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* three()
      yield* hold(rig, id, alice)
      yield* rig.advance(1000)
      rig.forget()
      yield* play(rig, id, 10_000, bob)
      yield* rig.advance(5000)
      yield* unhold(rig, id, alice)
      yield* rig.advance(60_000)
      assert.deepStrictEqual(held(rig, id), [[alice, agent], [alice, agent], []])
    })
  )

  it.effect("a listener who is on hold stays so, and hears the prompt nevertheless", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* three()
      yield* hold(rig, id, bob)
      yield* rig.advance(1000)
      rig.forget()
      yield* play(rig, id, 1000, bob)
      yield* rig.advance(60_000)
      assert.deepStrictEqual(
        held(rig, id).map((those) => those.toSorted()),
        [[agent, alice, bob], [bob]]
      )
    })
  )
})
