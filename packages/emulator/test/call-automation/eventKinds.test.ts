/** Events are written as their kinds declare them: which fields a version has, and in which order, stands in the declarations alone. */
import * as events from "@effect-comms/call-automation/events"
import * as operations from "@effect-comms/call-automation/operations"
import * as Field from "@effect-comms/core/Field"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as SchemaAST from "effect/SchemaAST"
import { write } from "../../src/call-automation/events/EventWriter.ts"
import { bob, callApplication, makeRig, objectAt, textAt } from "./support/Rig.ts"

const published = operations.createCall.versions
const callbacks = events.all.filter(({ via }) => via === "callback")

const fieldsOf = ({ data: { ast } }: events.EventKind<string, unknown>) =>
  SchemaAST.isObjects(ast)
    ? ast.propertySignatures.map(({ name, type }) => ({ name: String(name), versions: Field.versionsOf(type) }))
    : assert.fail("an event whose data is no object")

/** A value of every field, the last declared first, and one that no kind declares. */
const everything = (kind: events.EventKind<string, unknown>): Readonly<Record<string, unknown>> =>
  Object.fromEntries([{ name: "weather" }, ...fieldsOf(kind).toReversed()].map(({ name }) => [name, `a ${name}`]))

describe("the data of an event", () => {
  for (const kind of callbacks)
    it(`${kind.name} has the fields that its version declares, in the declared order, and no other`, () => {
      for (const version of kind.versions) {
        const written = write<unknown>(kind, version, everything(kind))
        const expected = fieldsOf(kind).filter(({ versions }) => versions?.includes(version) !== false)
        assert.deepStrictEqual(
          Object.keys(Object(written)),
          expected.map(({ name }) => name),
          version
        )
      }
    })

  it("lacks inside what the version lacks, in objects and in lists", () => {
    const confidence = { speech: "yes", confidence: 1, languageIdentified: "en-US" }
    const spoken = (version: string) => write(events.RecognizeCompleted, version, { speechResult: confidence })
    assert.deepStrictEqual(spoken("2024-09-15"), { speechResult: { speech: "yes" } })
    assert.deepStrictEqual(spoken("2025-05-15"), { speechResult: { speech: "yes", confidence: 1 } })
    assert.deepStrictEqual(spoken("2025-08-15-preview"), { speechResult: confidence })
    const participants = [{ isMuted: false, isOnHold: true }]
    const roster = (version: string) => write(events.ParticipantsUpdated, version, { participants })
    assert.deepStrictEqual(roster("2024-04-15"), { participants: [{ isMuted: false }] })
    assert.deepStrictEqual(roster("2024-06-15-preview"), { participants })
  })

  it("compares versions as members of sets: 2025-08-15-preview is before 2026-03-12 and has what that lacks", () => {
    const transcriptionUpdate = { transcriptionStatus: "callSummaryUpdated", transcriptionMessage: "all of it" }
    const written = (version: string) => write(events.TranscriptionStarted, version, { transcriptionUpdate })
    assert.deepStrictEqual(written("2025-08-15-preview"), { transcriptionUpdate })
    assert.deepStrictEqual(written("2026-03-12"), {
      transcriptionUpdate: { transcriptionStatus: "callSummaryUpdated" }
    })
  })

  it("of a kind that the version of the leg lacks has what every version of the kind has", () => {
    const transcriptionUpdate = { transcriptionStatus: "callSummaryUpdated", transcriptionMessage: "all of it" }
    const data = { eventSource: "calling", transcriptionUpdate }
    const written = write(events.TranscriptionCallSummaryUpdated, "2026-03-12", data)
    assert.deepStrictEqual(written, { transcriptionUpdate })
  })
})

describe("what is emitted", () => {
  for (const version of published)
    it.effect(`${version}: every callback is of a kind, with the keys of its data in the declared order`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        const { creator: id } = yield* callApplication(rig, { version })
        const file = { kind: "file", file: { uri: "https://media.contoso.com/not-found.mp3" } }
        yield* rig.send(operations.play, { id, version, body: { playSources: [file], operationContext: "mine" } })
        yield* rig.advance(10_000)
        yield* rig.send(operations.removeParticipant, { id, version, body: { participantToRemove: { rawId: bob } } })
        yield* rig.advance(10_000)
        assert.isAbove(rig.posts.length, 4)
        for (const { data, event, type } of rig.posts) {
          const kind = callbacks.find(({ name }) => name === type) ?? assert.fail(type)
          assert.strictEqual(textAt(event, "type"), kind.type)
          const declared = fieldsOf(kind).map(({ name }) => name)
          const keys = Object.keys(objectAt(event, "data"))
          assert.deepStrictEqual(
            keys,
            declared.filter((name) => Object.hasOwn(data, name)),
            type
          )
        }
      })
    )
})
