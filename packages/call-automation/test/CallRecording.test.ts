import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type { ApiVersion } from "../src/ApiVersion.ts"
import type { CallAutomation } from "../src/CallAutomation.ts"
import * as CallEvents from "../src/CallEvents.ts"
import * as CallRecording from "../src/CallRecording.ts"
import * as Outcome from "../src/Outcome.ts"
import { createCallAutomation } from "../src/promise.ts"
import { event } from "./events/bodies.ts"
import { recorderId, recordingId } from "./recordings.ts"
import {
  callbackUri,
  callConnectionId,
  connectionString,
  customer,
  endpoint,
  scripted,
  serverCallId
} from "./support.ts"

type Call = Effect.Effect<unknown, CommunicationError, CallAutomation>

const answer = { recordingId, recordingState: "inactive", recordingKind: "azureCommunicationServices" }
const callLocator = { kind: "serverCallLocator", serverCallId }
const path = `/calling/recordings/${recordingId}`

const cases: ReadonlyArray<{
  readonly name: string
  readonly call: Call
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly status: number
  readonly answer?: unknown
  readonly repeatable: boolean
}> = [
  ...([200, 202] as const).map((status) => ({
    name: `CallRecording_StartRecording, ${status}`,
    call: CallRecording.startRecording({
      callLocator,
      recordingStateCallbackUri: callbackUri,
      recordingContentType: "audio",
      recordingChannelType: "unmixed",
      recordingFormatType: "wav",
      audioChannelParticipantOrdering: [customer],
      channelAffinity: [{ channel: 0, participant: customer }],
      pauseOnStart: true,
      externalStorage: { recordingStorageKind: "azureCommunicationServices" }
    }),
    method: "POST",
    path: "/calling/recordings",
    body: {
      callLocator,
      recordingStateCallbackUri: callbackUri,
      recordingContentType: "audio",
      recordingChannelType: "unmixed",
      recordingFormatType: "wav",
      audioChannelParticipantOrdering: [customer],
      channelAffinity: [{ channel: 0, participant: customer }],
      pauseOnStart: true,
      externalStorage: { recordingStorageKind: "azureCommunicationServices" }
    },
    status,
    answer,
    repeatable: true
  })),
  {
    name: "CallRecording_GetRecordingProperties",
    call: CallRecording.get({ recordingId }),
    method: "GET",
    path,
    status: 200,
    answer,
    repeatable: false
  },
  {
    name: "CallRecording_PauseRecording",
    call: CallRecording.pauseRecording({ recordingId }),
    method: "POST",
    path: `${path}:pause`,
    status: 202,
    repeatable: false
  },
  {
    name: "CallRecording_ResumeRecording",
    call: CallRecording.resumeRecording({ recordingId }),
    method: "POST",
    path: `${path}:resume`,
    status: 202,
    repeatable: false
  },
  {
    name: "CallRecording_StopRecording",
    call: CallRecording.stopRecording({ recordingId }),
    method: "DELETE",
    path,
    status: 204,
    repeatable: false
  }
]

describe("recordings on the wire", () => {
  for (const { answer, body, call, method, name, path, repeatable, status } of cases) {
    it.effect(name, () =>
      Effect.gen(function* () {
        const { layer, requests } = scripted([{ status, ...(answer === undefined ? {} : { body: answer }) }])
        assert.deepStrictEqual(yield* Effect.provide(call, layer), answer)
        const [request] = requests
        assert.deepStrictEqual(
          [request?.method, request?.origin, request?.path],
          [method, endpoint, `${path}?api-version=2026-03-12`]
        )
        assert.deepStrictEqual(request?.json, body)
        assert.strictEqual("repeatability-request-id" in (request?.headers ?? {}), repeatable)
        assert.strictEqual("repeatability-first-sent" in (request?.headers ?? {}), repeatable)
      })
    )
  }

  it.effect("an id with padding is escaped in the path", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([{ status: 204 }])
      yield* Effect.provide(CallRecording.stopRecording({ recordingId: `${recordingId}==` }), layer)
      assert.strictEqual(requests[0]?.path, `${path}%3D%3D?api-version=2026-03-12`)
    })
  )

  it.effect("a start whose answer was lost is sent again with the same pair", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([{ sent: true }, { status: 200, body: answer }], {
        retry: { attempts: 2, baseMillis: 0 }
      })
      assert.deepStrictEqual(yield* Effect.provide(CallRecording.startRecording({ callLocator }), layer), answer)
      const pairs = requests.map(({ headers }) => headers["repeatability-request-id"])
      assert.strictEqual(pairs.length, 2)
      assert.strictEqual(pairs[0], pairs[1])
    })
  )

  it.effect("a pause whose answer was lost is Ambiguous and not sent again", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([{ sent: true }])
      const error = yield* Effect.flip(Effect.provide(CallRecording.pauseRecording({ recordingId }), layer))
      assert.strictEqual(error.reason._tag, "Ambiguous")
      assert.strictEqual(requests.length, 1)
    })
  )
})

describe("what a version does not have is refused before anything is sent", () => {
  const refused: ReadonlyArray<
    readonly [field: string, call: (apiVersion: ApiVersion) => Call, ReadonlyArray<ApiVersion>]
  > = [
    [
      "callConnectionId",
      (apiVersion) => CallRecording.startRecording({ callConnectionId }, { apiVersion }),
      ["2023-03-06", "2024-06-15-preview", "2024-09-15"]
    ],
    [
      "pauseOnStart",
      (apiVersion) => CallRecording.startRecording({ callLocator, pauseOnStart: true }, { apiVersion }),
      ["2023-03-06", "2023-10-15"]
    ],
    [
      "externalStorage",
      (apiVersion) =>
        CallRecording.startRecording(
          { callLocator, externalStorage: { recordingStorageKind: "azureBlobStorage" } },
          { apiVersion }
        ),
      ["2023-03-06", "2023-10-15"]
    ],
    [
      "callLocator.roomId",
      (apiVersion) => CallRecording.startRecording({ callLocator: { roomId: "99510276389301250" } }, { apiVersion }),
      ["2023-03-06", "2023-10-15", "2024-04-15"]
    ]
  ]
  for (const [field, call, versions] of refused) {
    for (const version of versions) {
      it.effect(`${field} of start: ${version}`, () =>
        Effect.gen(function* () {
          const { layer, requests } = scripted([])
          const error = yield* Effect.flip(Effect.provide(call(version), layer))
          assert.strictEqual(error.reason._tag === "InvalidRequest" && error.reason.field, field)
          assert.strictEqual(requests.length, 0)
        })
      )
    }
  }
})

const changed = (state: string, id = recordingId) =>
  event("RecordingStateChanged", {
    recordingId: id,
    state,
    startDateTime: state === "inactive" ? "0001-01-01T00:00:00+00:00" : "2025-09-01T06:35:08.5401757+00:00",
    callConnectionId: recorderId,
    serverCallId
  })

describe("outcomes of recordings", () => {
  const criteria = { callConnectionId: CallRecording.recorderOf(recordingId) ?? "" }

  it("an id names its recorder, with padding and without", () => {
    assert.strictEqual(CallRecording.recorderOf(recordingId), recorderId)
    assert.strictEqual(CallRecording.recorderOf(`${recordingId}==`), recorderId)
    assert.isUndefined(CallRecording.recorderOf("not base64!"))
    assert.isUndefined(CallRecording.recorderOf("b3BhcXVl"))
  })

  it.effect("active comes after the first inactive", () =>
    Effect.gen(function* () {
      const events = yield* CallEvents.CallEvents
      yield* events.receiveTrusted([changed("inactive")])
      yield* events.receiveTrusted([changed("active")])
      const active = yield* CallEvents.awaitOutcome(Outcome.recording(recordingId, "active"), criteria)
      assert.strictEqual(active.data.state, "active")
      const inactive = yield* CallEvents.awaitOutcome(Outcome.recording(recordingId, "inactive"), criteria)
      assert.strictEqual(inactive.data.state, "inactive")
    }).pipe(Effect.provide(CallEvents.layer()))
  )

  it.effect("StartRecordingFailed is a typed failure", () =>
    Effect.gen(function* () {
      const events = yield* CallEvents.CallEvents
      yield* events.receiveTrusted([
        event("StartRecordingFailed", {
          recordingId,
          callConnectionId: recorderId,
          resultInformation: { code: 400, subCode: 8528, message: "" }
        })
      ])
      const failure = yield* Effect.flip(CallEvents.awaitOutcome(Outcome.recording(recordingId, "active"), criteria))
      assert.include(failure, { _tag: "OperationFailed", code: 400, subCode: 8528 })
    }).pipe(Effect.provide(CallEvents.layer()))
  )
})

describe("the Promise API", () => {
  it("starts, reads, pauses, resumes and stops", async () => {
    const transport = ScriptedTransport.make([
      { status: 202, body: answer },
      { status: 200, body: answer },
      { status: 202 },
      { status: 202 },
      { status: 204 }
    ])
    const { callRecording } = createCallAutomation({ connectionString, transport })
    assert.deepStrictEqual(await callRecording.startRecording({ callConnectionId }), answer)
    assert.deepStrictEqual(await callRecording.get({ recordingId }), answer)
    assert.isUndefined(await callRecording.pauseRecording({ recordingId }))
    assert.isUndefined(await callRecording.resumeRecording({ recordingId }))
    assert.isUndefined(await callRecording.stopRecording({ recordingId }))
    assert.deepStrictEqual(
      transport.requests.map(({ method, path }) => `${method} ${path.split("?")[0] ?? ""}`),
      ["POST /calling/recordings", `GET ${path}`, `POST ${path}:pause`, `POST ${path}:resume`, `DELETE ${path}`]
    )
  })
})
