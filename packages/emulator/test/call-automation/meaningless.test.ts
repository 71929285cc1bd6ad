/** Fields that have the right type and mean nothing: identifiers that name nobody, words that Microsoft does not have. */
import * as operations from "@effect-comms/call-automation/operations"
import type * as Operation from "@effect-comms/core/Operation"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { callbackUri, callerId, callPhone, makeRig, phone, textAt } from "./support/Rig.ts"

const target = phone("+14255550123")
const file = { kind: "file", file: { uri: "https://media.contoso.com/a.wav" } }
const recognize = (options: object) => ({
  recognizeInputType: "dtmf",
  recognizeOptions: { targetParticipant: target, ...options }
})
const spoken = { kind: "text", text: { text: "hello", voiceKind: "choir" } }

type Case = readonly [operation: Operation.Any, field: string, body: (callConnectionId: string) => object]

/** Sends what must be refused for one field, and sees that nobody hears of it. */
const isRefused = Effect.fnUntraced(function* ([operation, field, body]: Case, version = "2026-03-12") {
  const rig = yield* makeRig()
  const id = yield* callPhone(rig, { version })
  const before = yield* rig.calls
  rig.forget()
  const answer = yield* rig.send(operation, { id, version, body: body(id) })
  assert.strictEqual(answer.status, 400)
  assert.strictEqual(textAt(answer.body, "error", "code"), "8523")
  assert.strictEqual(textAt(answer.body, "error", "message").split(":")[0], field)
  yield* rig.advance(200_000)
  assert.deepStrictEqual(rig.posts, [])
  assert.deepStrictEqual(yield* rig.calls, before)
})

const create = (more: object) => () => ({ targets: [target], callbackUri, ...callerId, ...more })
const withoutResource = { teamsExtensionUser: { userId: "u", tenantId: "t" } }

// Once these were answered by a failure of the local cloud, or called somebody without a name.
const nobody: ReadonlyArray<Case> = [
  [
    operations.createCall,
    "targets[1].communicationUser.id",
    create({ targets: [target, { communicationUser: { id: "" } }] })
  ],
  [operations.createCall, "targets[0].phoneNumber.value", create({ targets: [phone("")] })],
  [
    operations.createCall,
    "targets[0].microsoftTeamsApp.appId",
    create({ targets: [{ microsoftTeamsApp: { appId: "" } }] })
  ],
  [operations.createCall, "targets[0].teamsExtensionUser.resourceId", create({ targets: [withoutResource] })],
  [operations.createCall, "source.id", create({ source: { id: "" } })],
  [operations.createCall, "sourceCallerIdNumber.value", create({ sourceCallerIdNumber: { value: "" } })],
  [
    operations.addParticipant,
    "participantToAdd.communicationUser.id",
    () => ({ participantToAdd: { communicationUser: { id: "" } } })
  ],
  [
    operations.moveParticipants,
    "targetParticipants[0].communicationUser.id",
    (fromCall) => ({ targetParticipants: [{ communicationUser: { id: "" } }], fromCall })
  ]
]

describe("an identifier that names nobody is refused by its field", () => {
  for (const one of nobody) it.effect(`${one[0].id} ${one[1]}`, () => isRefused(one))

  it.effect("a Teams phone extension user may come without its resource in 2025-05-15 only", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      for (const [version, status] of [
        ["2025-05-15", 201],
        ["2025-06-15", 400]
      ] as const) {
        const body = { targets: [withoutResource], callbackUri }
        assert.strictEqual((yield* rig.send(operations.createCall, { version, body })).status, status)
      }
    })
  )
})

const recorded = (more: object) => (callConnectionId: string) => ({ callConnectionId, ...more })

const strange: ReadonlyArray<Case> = [
  [operations.play, "playSources[0].file.uri", () => ({ playSources: [{ kind: "file", file: { uri: "" } }] })],
  [operations.play, "playSources[1].text.voiceKind", () => ({ playSources: [file, spoken] })],
  [operations.hold, "playSourceInfo.text.voiceKind", () => ({ targetParticipant: target, playSourceInfo: spoken })],
  [
    operations.recognize,
    "recognizeOptions.dtmfOptions.stopTones",
    () => recognize({ dtmfOptions: { stopTones: ["pound", "hash"] } })
  ],
  [
    operations.recognize,
    "recognizeOptions.choices[1].tone",
    () => ({
      ...recognize({
        choices: [
          { label: "a", phrases: ["a"], tone: "one" },
          { label: "b", phrases: ["b"], tone: "hash" }
        ]
      }),
      recognizeInputType: "choices"
    })
  ],
  [operations.startRecording, "recordingContentType", recorded({ recordingContentType: "smell" })],
  [operations.startRecording, "recordingChannelType", recorded({ recordingChannelType: "stereo" })],
  [operations.startRecording, "recordingFormatType", recorded({ recordingFormatType: "flac" })],
  [
    operations.startRecording,
    "externalStorage.recordingStorageKind",
    recorded({ externalStorage: { recordingStorageKind: "shelf" } })
  ],
  [operations.startRecording, "callLocator.kind", () => ({ callLocator: { kind: "mapLocator", serverCallId: "none" } })]
]

describe("a word that Microsoft does not have is refused by its field", () => {
  for (const one of strange) it.effect(`${one[0].id} ${one[1]}`, () => isRefused(one))
})

it.effect("a body that is null is not one that is missing", () =>
  Effect.gen(function* () {
    const rig = yield* makeRig()
    const id = yield* callPhone(rig, { version: "2026-03-12" })
    const answer = yield* rig.send(operations.startTranscription, { id, version: "2026-03-12", body: null })
    assert.strictEqual(textAt(answer.body, "error", "code"), "8523")
  })
)
