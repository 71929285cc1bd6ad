/** Hold, unhold and play, besides what is recorded. */
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
  type Rig,
  rosterOf,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const two = Effect.fnUntraced(function* () {
  const rig = yield* makeRig({ subscribed: true })
  const legs = yield* callApplication(rig)
  rig.forget()
  return { rig, ...legs }
})

const file = (uri: string) => ({ kind: "file", file: { uri } })
const play = (rig: Rig, id: string, sources: ReadonlyArray<object>, more: object = {}) =>
  rig.send(operations.play, { id, body: { playSources: sources, ...more } })

describe("hold and unhold", () => {
  it.effect("music that is not there fails with 8536, at operationCallbackUri", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* rig.send(operations.hold, {
        id: creator,
        body: {
          targetParticipant: user(bob),
          playSourceInfo: file("https://media.contoso.com/a/not-found.mp3?x=1"),
          operationCallbackUri: "https://app.contoso.com/holds"
        }
      })
      yield* rig.advance(5000)
      const failed = rig.eventsOf(creator).find(({ type }) => type === "HoldFailed")
      assert.strictEqual(codeOf(failed), "400/8536")
      assert.strictEqual(failed?.url, "https://app.contoso.com/holds")
    })
  )

  it.effect("somebody who is not in the call is 404 8522 and nothing happens", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      for (const operation of [operations.hold, operations.unhold]) {
        const { body, status } = yield* rig.send(operation, {
          id: creator,
          body: { targetParticipant: { rawId: "4:+14255550177" } }
        })
        assert.strictEqual(status, 404)
        assert.strictEqual(textAt(body, "error", "code"), "8522")
      }
      yield* rig.advance(5000)
      assert.deepStrictEqual(rig.posts, [])
    })
  )

  it.effect("unhold with 2024-09-15 has no operationCallbackUri, with 2025-05-15 it has", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      const body = { targetParticipant: user(bob), operationCallbackUri: "https://app.contoso.com/holds" }
      assert.strictEqual((yield* rig.send(operations.unhold, { id: creator, body, version: "2024-09-15" })).status, 400)
      assert.strictEqual((yield* rig.send(operations.unhold, { id: creator, body, version: "2025-05-15" })).status, 200)
    })
  )

  it.effect("a hold that is under way when the participant leaves emits nothing more of that participant", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* rig.send(operations.hold, { id: creator, body: { targetParticipant: user(bob) } })
      yield* rig.send(operations.terminateCall, { id: creator })
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, creator), ["CallDisconnected"])
    })
  )
})

describe("play", () => {
  it.effect(
    "a bad file: PlayFailed 400/8535 about 1.5 s later, failedPlaySourceIndex first, no PlayStarted, hold undone",
    () =>
      Effect.gen(function* () {
        const { creator, rig } = yield* two()
        yield* play(
          rig,
          creator,
          [file("https://media.contoso.com/a.wav"), file("https://media.contoso.com/invalid-format.mp3")],
          {
            playTo: [user(bob)],
            operationContext: "p"
          }
        )
        const asked = yield* rig.now
        yield* rig.advance(60_000)
        assert.deepStrictEqual(typesOf(rig, creator), ["ParticipantsUpdated", "PlayFailed", "ParticipantsUpdated"])
        const [, failed, back] = rig.eventsOf(creator)
        assert.deepStrictEqual(Object.entries(objectAt(failed, "data"))[0], ["failedPlaySourceIndex", 1])
        assert.strictEqual(codeOf(failed), "400/8535")
        assert.strictEqual(Date.parse(textAt(failed, "event", "time")) - asked, 1500)
        assert.strictEqual(rosterOf(back)[alice], false)
      })
  )

  it.effect("the next one waits; an interrupting one cancels all before it", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      const source = file("https://media.contoso.com/a.wav?durationMs=1000")
      for (const operationContext of ["1", "2"]) yield* play(rig, creator, [source], { operationContext })
      yield* rig.advance(1700)
      for (const operationContext of ["3", "4"]) yield* play(rig, creator, [source], { operationContext })
      yield* play(rig, creator, [source], { operationContext: "5", interruptCallMediaOperation: true })
      yield* rig.advance(60_000)
      const emitted = rig.eventsOf(creator).map(({ data, type }) => `${type} ${String(data["operationContext"])}`)
      assert.deepStrictEqual(emitted.slice(0, 2), ["PlayStarted 1", "PlayCompleted 1"])
      assert.sameMembers(emitted.slice(2, 5), ["PlayCanceled 2", "PlayCanceled 3", "PlayCanceled 4"])
      assert.deepStrictEqual(emitted.slice(5), ["PlayStarted 5", "PlayCompleted 5"])
      assert.strictEqual(codeOf(rig.eventsOf(creator)[2]), "400/8508")
    })
  )

  it.effect("a loop plays until the call ends, and is cancelled before CallDisconnected", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* play(rig, creator, [{ kind: "text", text: { text: "Please hold the line." } }], {
        playOptions: { loop: true }
      })
      yield* rig.advance(600_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["PlayStarted"])
      yield* rig.send(operations.terminateCall, { id: creator })
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, creator), ["PlayStarted", "PlayCanceled", "CallDisconnected"])
    })
  )

  it.effect("without sources, or with a source that lacks what its kind says, is 400 8523", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      for (const sources of [
        [],
        [{ kind: "file" }],
        [{ kind: "tune", file: { uri: "https://media.contoso.com/a.wav" } }]
      ]) {
        const { body, status } = yield* play(rig, creator, sources)
        assert.strictEqual(status, 400)
        assert.strictEqual(textAt(body, "error", "code"), "8523")
        assert.match(textAt(body, "error", "message"), /^playSources/)
      }
    })
  )
})
