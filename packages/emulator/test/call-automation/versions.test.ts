/** What a version does not have: refused before anything is done, and neither answered nor emitted. */
import { kinds } from "@effect-comms/call-automation/events"
import * as operations from "@effect-comms/call-automation/operations"
import * as Field from "@effect-comms/core/Field"
import type * as Operation from "@effect-comms/core/Operation"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as SchemaAST from "effect/SchemaAST"
import { bob, callApplication, callbackUri, makeRig, resourceId, type Rig, textAt, user } from "./support/Rig.ts"

/** Every published version: create is in all of them. */
const published = operations.createCall.versions
const silent = `8:acs:${resourceId}_0f50d091-5bd3-448b-884d-44be7037d408`

/** A step on the way to a field: the name of a property, or any element. */
type Path = ReadonlyArray<string | 0>

/** Every field that some version of an operation does not have, with the versions that lack it and not what it is in. */
const lacking = (operation: Operation.Any): ReadonlyArray<readonly [path: Path, versions: ReadonlyArray<string>]> => {
  const found: Array<readonly [Path, ReadonlyArray<string>]> = []
  const walk = (ast: SchemaAST.AST, path: Path, versions: ReadonlyArray<string>): void => {
    if (SchemaAST.isUnion(ast)) for (const type of ast.types) walk(type, path, versions)
    if (SchemaAST.isArrays(ast)) for (const type of ast.rest) walk(type, [...path, 0], versions)
    if (!SchemaAST.isObjects(ast)) return
    for (const { name, type } of ast.propertySignatures) {
      const having = Field.versionsOf(type)
      const at = [...path, String(name)]
      const without = versions.filter((version) => having?.includes(version) === false)
      if (without.length > 0) found.push([at, without])
      walk(type, at, having === undefined ? versions : versions.filter((version) => having.includes(version)))
    }
  }
  walk(operation.payload.ast, [], operation.versions)
  return found
}

/** The smallest body that has something at a path. */
const bodyWith = (path: Path): unknown =>
  path.reduceRight<unknown>((value, step) => (step === 0 ? [value] : { [step]: value }), "x")

const written = (path: Path): string => path.map((step) => (step === 0 ? "[0]" : `.${step}`)).join("")

/** A call of two, and a refusal of a request that must leave it as it is. */
const refusing = Effect.fnUntraced(function* (operation: Operation.Any) {
  const rig = yield* makeRig({ subscribed: true })
  const { creator } = yield* callApplication(rig)
  rig.forget()
  const before = yield* rig.calls
  const refused = Effect.fnUntraced(function* (version: string, body: unknown) {
    const asked = operation.method === "GET" || operation.method === "DELETE" ? {} : { body }
    const answer = yield* rig.send(operation, { id: creator, participant: bob, version, ...asked })
    assert.strictEqual(answer.status, 400, version)
    return answer.body
  })
  const isUntouched = Effect.gen(function* () {
    yield* rig.advance(10_000)
    assert.deepStrictEqual(yield* rig.calls, before)
    assert.deepStrictEqual(rig.posts, [])
  })
  return { refused, isUntouched }
})

describe("an operation that a version does not have", () => {
  for (const operation of operations.all) {
    const without = published.filter((version) => !operation.versions.includes(version))
    if (without.length > 0)
      it.effect(`${operation.id} is UnsupportedApiVersion in ${without.join(", ")}`, () =>
        Effect.gen(function* () {
          const { isUntouched, refused } = yield* refusing(operation)
          for (const version of without) {
            const body = yield* refused(version, {})
            assert.strictEqual(textAt(body, "error", "code"), "UnsupportedApiVersion")
            assert.include(textAt(body, "error", "message"), `'${version}'`)
          }
          yield* isUntouched
        })
      )
  }
})

describe("fields that a version does not have", () => {
  for (const operation of operations.all) {
    const fields = lacking(operation)
    if (fields.length > 0)
      it.effect(`${operation.id} refuses ${fields.length} and names each`, () =>
        Effect.gen(function* () {
          const { isUntouched, refused } = yield* refusing(operation)
          for (const [path, versions] of fields)
            for (const version of versions) {
              const body = yield* refused(version, bodyWith(path))
              assert.strictEqual(textAt(body, "error", "code"), "8523")
              const message = `${written(path).slice(1)}: the API version ${version} does not have it.`
              assert.strictEqual(textAt(body, "error", "message"), message)
            }
          yield* isUntouched
        })
      )
  }

  it("are of many operations", () => {
    assert.isAbove(operations.all.filter((operation) => lacking(operation).length > 0).length, 10)
  })
})

const file = { kind: "file", file: { uri: "https://media.contoso.com/a.wav?durationMs=500" } }
const targetParticipant = user(bob)

/** Asks for everything that a version has, and gives the answers. */
const everything = Effect.fnUntraced(function* (rig: Rig, version: string) {
  const { answered, created, creator: id } = yield* callApplication(rig, { version })
  const answers: Array<readonly [operation: Operation.Any, status: number, body: unknown]> = [
    [operations.createCall, 201, created],
    [operations.answerCall, 200, answered]
  ]
  const ask = Effect.fnUntraced(function* (operation: Operation.Any, body?: object, own: string = id) {
    if (!operation.versions.includes(version)) return
    const asked = body === undefined ? {} : { body }
    const answer = yield* rig.send(operation, { id: own, participant: bob, version, ...asked })
    assert.isBelow(answer.status, 300, `${operation.id} ${JSON.stringify(answer.body)}`)
    answers.push([operation, answer.status, answer.body])
    yield* rig.advance(1000)
  })
  yield* ask(operations.getCall)
  yield* ask(operations.getParticipants)
  yield* ask(operations.getParticipant)
  yield* ask(operations.play, { playSources: [file] })
  yield* ask(operations.play, {
    playSources: [file, { ...file, file: { uri: "https://a.contoso.com/not-found.mp3" } }]
  })
  yield* rig.advance(10_000)
  const dtmfOptions = { maxTonesToCollect: 1 }
  const recognition = { recognizeOptions: { targetParticipant, initialSilenceTimeoutInSeconds: 20, dtmfOptions } }
  yield* ask(operations.recognize, { recognizeInputType: "dtmf", ...recognition })
  yield* ask(operations.startContinuousDtmfRecognition, { targetParticipant })
  yield* rig.control(`/calls/${id}/tones`, { participant: bob, tones: "1" })
  yield* rig.advance(10_000)
  if (version >= "2023-10-15") {
    yield* ask(operations.recognize, { recognizeInputType: "speech", ...recognition })
    yield* rig.control(`/calls/${id}/speech`, { participant: bob, text: "yes" })
    yield* rig.advance(10_000)
  }
  yield* ask(operations.recognize, { recognizeInputType: "dtmf", ...recognition })
  yield* ask(operations.cancelAllMediaOperations)
  yield* ask(operations.stopContinuousDtmfRecognition, { targetParticipant })
  yield* ask(operations.sendDtmfTones, { tones: ["one"], targetParticipant })
  yield* ask(operations.hold, {
    targetParticipant,
    playSourceInfo: { kind: "file", file: { uri: "invalid-format.mp3" } }
  })
  yield* rig.advance(10_000)
  yield* ask(operations.muteParticipants, { targetParticipants: [user(bob)] })
  yield* ask(operations.addParticipant, { participantToAdd: user(silent), invitationTimeoutInSeconds: 1 })
  yield* rig.advance(10_000)
  yield* ask(operations.removeParticipant, { participantToRemove: user(silent) })
  yield* ask(operations.startRecording, {
    callLocator: { kind: "serverCallLocator", serverCallId: textAt(answered, "serverCallId") },
    recordingStateCallbackUri: callbackUri
  })
  yield* ask(operations.transferToParticipant, { targetParticipant: user(silent) })
  yield* ask(operations.terminateCall)
  return answers
})

describe("what a version does not have", () => {
  for (const version of published)
    it.effect(`${version}: is in no answer and in no event`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        const answers = yield* everything(rig, version)
        for (const [{ id, success }, status, body] of answers) {
          const schema = success[status] ?? assert.fail(`${id} ${status}`)
          assert.isUndefined(Field.unsupported(schema, version, body), id)
        }
        const emitted = new Set(rig.posts.map(({ type }) => type))
        assert.includeMembers([...emitted], ["CallConnected", "PlayFailed", "RecognizeCompleted", "CallDisconnected"])
        for (const { data, type } of rig.posts) {
          const kind = Object.values(kinds).find(({ name }) => name === type) ?? assert.fail(type)
          assert.include(kind.versions, version, type)
          assert.isUndefined(Field.unsupported(kind.data, version, data), type)
        }
      })
    )

  it.effect("and what it has is emitted: the events of the newest", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      yield* everything(rig, "2026-03-12")
      assert.includeMembers(
        rig.posts.map(({ type }) => type),
        [
          "PlayStarted",
          "RecognizeCanceled",
          "ContinuousDtmfRecognitionToneReceived",
          "ContinuousDtmfRecognitionStopped",
          "SendDtmfTonesCompleted",
          "HoldFailed",
          "AddParticipantFailed",
          "RemoveParticipantFailed",
          "RecordingStateChanged",
          "CallTransferFailed"
        ]
      )
    })
  )
})
