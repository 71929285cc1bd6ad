/**
 * Recorded facts A5: hold and play. That the order in a roster carries nothing is a fact that nothing here relies on: rosters are
 * compared by name.
 */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callApplication,
  codeOf,
  makeRig,
  objectAt,
  type Received,
  type Rig,
  rosterOf,
  textAt,
  typesOf,
  user
} from "../support/Rig.ts"

const two = Effect.fnUntraced(function* () {
  const rig = yield* makeRig({ subscribed: true })
  const legs = yield* callApplication(rig)
  rig.forget()
  return { rig, ...legs }
})

const file = (name: string) => ({ kind: "file", file: { uri: `https://media.contoso.com/${name}` } })
/** As long as the recorded one. */
const welcome = file("a.wav?durationMs=4200")
const text = (spoken: string) => ({ kind: "text", text: { text: spoken } })
const play = (rig: Rig, id: string, sources: ReadonlyArray<object>, more: object = {}) =>
  rig.send(operations.play, { id, body: { playSources: sources, ...more } })
const between = (first: Received | undefined, second: Received | undefined) => (second?.at ?? 0) - (first?.at ?? 0)
const rostersOf = (rig: Rig, id: string) =>
  rig
    .eventsOf(id)
    .filter(({ type }) => type === "ParticipantsUpdated")
    .map(rosterOf)

const nobody = { [alice]: false, [bob]: false }

describe("A5 hold and play", () => {
  it.effect(
    "A5: hold and unhold are 200 and empty without an event of their own; both legs get a roster 0.2 to 0.6 s later, and GET agrees",
    () =>
      Effect.gen(function* () {
        const { answerer, creator, rig } = yield* two()
        for (const [operation, isOnHold] of [
          [operations.hold, true],
          [operations.unhold, false]
        ] as const) {
          rig.forget()
          const asked = yield* rig.now
          const { body, header, status } = yield* rig.send(operation, {
            id: creator,
            body: { targetParticipant: { communicationUser: { id: bob } }, operationContext: "x" }
          })
          assert.strictEqual(status, 200)
          assert.deepStrictEqual(body, {})
          assert.isUndefined(header("repeatability-result"))
          yield* rig.advance(5000)
          for (const id of [creator, answerer]) {
            assert.deepStrictEqual(typesOf(rig, id), ["ParticipantsUpdated"])
            const [roster] = rig.eventsOf(id)
            assert.deepStrictEqual(rosterOf(roster), { [alice]: false, [bob]: isOnHold })
            const after = Date.parse(textAt(roster, "event", "time")) - asked
            assert.isTrue(after >= 200 && after <= 600)
            const shown = yield* rig.send(operations.getParticipant, { id, participant: bob })
            assert.strictEqual(shown.body["isOnHold"], isOnHold)
          }
        }
      })
  )

  it.effect(
    "A5: hold with audio that cannot be decoded: on hold, HoldFailed 400/8535 1.15 s later, off hold 30 ms after that",
    () =>
      Effect.gen(function* () {
        const { answerer, creator, rig } = yield* two()
        const playSourceInfo = file("invalid-format.mp3")
        const { status } = yield* rig.send(operations.hold, {
          id: creator,
          body: { targetParticipant: user(bob), playSourceInfo, operationContext: "x" }
        })
        assert.strictEqual(status, 200)
        yield* rig.advance(5000)
        assert.deepStrictEqual(typesOf(rig, creator), ["ParticipantsUpdated", "HoldFailed", "ParticipantsUpdated"])
        assert.deepStrictEqual(typesOf(rig, answerer), ["ParticipantsUpdated", "ParticipantsUpdated"])
        const [held, failed, back] = rig.eventsOf(creator)
        assert.deepInclude(failed?.data, {
          operationContext: "x",
          resultInformation: { code: 400, subCode: 8535, message: "Action failed, file format is invalid." }
        })
        assert.strictEqual(between(held, failed), 1150)
        assert.strictEqual(between(failed, back), 30)
        for (const id of [creator, answerer])
          assert.deepStrictEqual(rostersOf(rig, id), [{ [alice]: false, [bob]: true }, nobody])
      })
  )

  it.effect("A5: play is 202 and empty; to all there are PlayStarted and PlayCompleted and no rosters", () =>
    Effect.gen(function* () {
      const { answerer, creator, rig } = yield* two()
      const { body, status } = yield* play(rig, creator, [welcome], { playTo: [], operationContext: "p" })
      assert.strictEqual(status, 202)
      assert.deepStrictEqual(body, {})
      yield* rig.advance(20_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["PlayStarted", "PlayCompleted"])
      assert.deepStrictEqual(typesOf(rig, answerer), [])
      for (const { data } of rig.posts)
        assert.deepInclude(data, {
          operationContext: "p",
          resultInformation: { code: 200, subCode: 0, message: "Action completed successfully." }
        })
    })
  )

  it.effect(
    "A5: play to one puts the other on hold from before PlayStarted until 30 to 50 ms after PlayCompleted",
    () =>
      Effect.gen(function* () {
        const { answerer, creator, rig } = yield* two()
        yield* play(rig, creator, [welcome], { playTo: [user(bob)] })
        yield* rig.advance(60_000)
        assert.deepStrictEqual(typesOf(rig, creator), [
          "ParticipantsUpdated",
          "PlayStarted",
          "PlayCompleted",
          "ParticipantsUpdated"
        ])
        assert.deepStrictEqual(typesOf(rig, answerer), ["ParticipantsUpdated", "ParticipantsUpdated"])
        for (const id of [creator, answerer])
          assert.deepStrictEqual(rostersOf(rig, id), [{ [alice]: true, [bob]: false }, nobody])
        const [, , completed, back] = rig.eventsOf(creator)
        assert.isTrue(between(completed, back) >= 30 && between(completed, back) <= 50)
      })
  )

  it.effect("A5: a play to one that fails takes the other off hold some 26 ms after PlayFailed", () =>
    Effect.gen(function* () {
      const { answerer, creator, rig } = yield* two()
      yield* play(rig, creator, [file("invalid-format.mp3")], { playTo: [user(bob)] })
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["ParticipantsUpdated", "PlayFailed", "ParticipantsUpdated"])
      for (const id of [creator, answerer])
        assert.deepStrictEqual(rostersOf(rig, id), [{ [alice]: true, [bob]: false }, nobody])
      const [, failed, back] = rig.eventsOf(creator)
      assert.isTrue(between(failed, back) >= 20 && between(failed, back) <= 50)
    })
  )

  it.effect("A5: PlayStarted comes within a second of the answer, PlayCompleted when the file is over", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* play(rig, creator, [welcome])
      const asked = yield* rig.now
      yield* rig.advance(20_000)
      const [started, completed] = rig.eventsOf(creator)
      assert.isAtMost(Date.parse(textAt(started, "event", "time")) - asked, 1000)
      assert.strictEqual(between(started, completed), 4200)
    })
  )

  it.effect(
    "A5: three files or three texts have one PlayStarted and one PlayCompleted, and last as long as together",
    () =>
      Effect.gen(function* () {
        const texts = ["Hello.", "This is a prompt.", "Goodbye."].map(text)
        const alone: Array<number> = []
        for (const sources of [[welcome, welcome, welcome], ...texts.map((one) => [one]), texts]) {
          const { creator, rig } = yield* two()
          yield* play(rig, creator, sources)
          yield* rig.advance(60_000)
          assert.deepStrictEqual(typesOf(rig, creator), ["PlayStarted", "PlayCompleted"])
          alone.push(between(rig.eventsOf(creator)[0], rig.eventsOf(creator)[1]))
        }
        const [files, first = 0, second = 0, third = 0, together] = alone
        assert.strictEqual(files, 12_600)
        assert.strictEqual(together, first + second + third)
      })
  )

  it.effect(
    "A5: a bad file gives PlayFailed 400/8535 with failedPlaySourceIndex 0 about 1.5 s after the answer, and no PlayStarted",
    () =>
      Effect.gen(function* () {
        const { creator, rig } = yield* two()
        yield* play(rig, creator, [file("invalid-format.mp3")], { operationContext: "p" })
        const asked = yield* rig.now
        yield* rig.advance(60_000)
        assert.deepStrictEqual(typesOf(rig, creator), ["PlayFailed"])
        const [failed] = rig.eventsOf(creator)
        assert.strictEqual(codeOf(failed), "400/8535")
        assert.strictEqual(
          objectAt(failed, "data", "resultInformation")["message"],
          "Action failed, file format is invalid."
        )
        assert.strictEqual(failed?.data["failedPlaySourceIndex"], 0)
        const after = Date.parse(textAt(failed, "event", "time")) - asked
        assert.isTrue(after >= 1400 && after <= 1600)
      })
  )

  it.effect(
    "A5: requests have playTo [] for everybody, interruptHoldAudio beside loop, and identifiers without kind",
    () =>
      Effect.gen(function* () {
        const { creator, rig } = yield* two()
        for (const more of [
          { playTo: [], playOptions: { loop: false } },
          { playTo: [{ communicationUser: { id: bob } }], playOptions: { loop: false, interruptHoldAudio: false } },
          { playTo: [{ rawId: bob }], playOptions: { loop: false, interruptHoldAudio: true } }
        ]) {
          rig.forget()
          assert.strictEqual((yield* play(rig, creator, [welcome], more)).status, 202)
          yield* rig.advance(60_000)
          assert.includeMembers([...typesOf(rig, creator)], ["PlayStarted", "PlayCompleted"])
        }
      })
  )
})
