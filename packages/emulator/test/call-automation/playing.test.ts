/** Play in a call of three: to some, in several kinds of prompts, looped and interrupted. Documented, but what A5 shows of it. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callOfThree,
  codeOf,
  makeRig,
  phone,
  type Rig,
  rosterOf,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const agent = "4:+14255550144"
const file = { kind: "file", file: { uri: "https://media.contoso.com/a.wav?durationMs=1000" } }
const text = { kind: "text", text: { text: "Please hold the line.", sourceLocale: "en-US", voiceKind: "female" } }
const ssml = { kind: "ssml", ssml: { ssmlText: "<speak><voice name='en-US-NancyNeural'>Hello.</voice></speak>" } }

const three = Effect.fnUntraced(function* () {
  const rig = yield* makeRig({ subscribed: true })
  return { rig, ...(yield* callOfThree(rig)) }
})
const play = (rig: Rig, id: string, sources: ReadonlyArray<object>, more: object = {}) =>
  rig.send(operations.play, { id, body: { playSources: sources, ...more } })
const held = (rig: Rig, id: string) =>
  rig
    .eventsOf(id)
    .filter(({ type }) => type === "ParticipantsUpdated")
    .map((roster) => Object.entries(rosterOf(roster)).flatMap(([who, isOnHold]) => (isOnHold === true ? [who] : [])))

describe("a prompt", () => {
  it.effect("to two of three puts the third on hold meanwhile, and every leg gets rosters", () =>
    Effect.gen(function* () {
      const { answerer, creator, rig } = yield* three()
      yield* play(rig, creator, [file], { playTo: [user(bob), phone("+14255550144")] })
      yield* rig.advance(60_000)
      for (const id of [creator, answerer]) assert.deepStrictEqual(held(rig, id), [[alice], []])
    })
  )

  it.effect("to one of three puts both others on hold, and leaves on hold who was before", () =>
    Effect.gen(function* () {
      const { answerer, creator, rig } = yield* three()
      yield* rig.send(operations.hold, { id: creator, body: { targetParticipant: user(alice) } })
      yield* rig.advance(1000)
      rig.forget()
      yield* play(rig, creator, [file], { playTo: [user(bob)] })
      yield* rig.advance(60_000)
      for (const id of [creator, answerer]) assert.deepStrictEqual(held(rig, id), [[alice, agent], [alice]])
    })
  )

  it.effect("of a text is spoken up to 4000 characters and 400/8523 beyond; SSML may be longer", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* three()
      const said = (length: number) => ({ kind: "text", text: { text: "x".repeat(length) } })
      const refused = yield* play(rig, creator, [file, said(4001)])
      assert.strictEqual(refused.status, 400)
      assert.strictEqual(textAt(refused.body, "error", "code"), "8523")
      assert.match(textAt(refused.body, "error", "message"), /^playSources\[1\]\.text\.text: expected/)
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, creator), [])
      const long = { kind: "ssml", ssml: { ssmlText: `<speak>${"x".repeat(5000)}</speak>` } }
      assert.strictEqual((yield* play(rig, creator, [said(4000), long])).status, 202)
    })
  )

  it.effect("may be of files, texts and SSML at once, and markup is not spoken", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* three()
      const lasting = Effect.fnUntraced(function* (sources: ReadonlyArray<object>) {
        rig.forget()
        yield* play(rig, creator, sources)
        yield* rig.advance(60_000)
        assert.deepStrictEqual(typesOf(rig, creator), ["PlayStarted", "PlayCompleted"])
        const [started, completed] = rig.eventsOf(creator)
        return (completed?.at ?? 0) - (started?.at ?? 0)
      })
      const alone = [yield* lasting([file]), yield* lasting([text]), yield* lasting([ssml])]
      const [, , ofSsml] = alone
      assert.strictEqual(
        yield* lasting([file, text, ssml]),
        alone.reduce((sum, millis) => sum + millis, 0)
      )
      assert.strictEqual(ofSsml, yield* lasting([{ kind: "text", text: { text: "Hello." } }]))
    })
  )

  it.effect("that is looped goes on until another application's prompt interrupts it", () =>
    Effect.gen(function* () {
      const { answerer, creator, rig } = yield* three()
      yield* play(rig, creator, [text], { playOptions: { loop: true }, operationContext: "loop" })
      yield* rig.advance(600_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["PlayStarted"])
      yield* play(rig, answerer, [ssml], { interruptCallMediaOperation: true })
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["PlayStarted", "PlayCanceled"])
      assert.strictEqual(codeOf(rig.eventsOf(creator)[1]), "400/8508")
      assert.deepStrictEqual(typesOf(rig, answerer), ["PlayStarted", "PlayCompleted"])
    })
  )
})
