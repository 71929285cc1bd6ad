import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type { ApiVersion } from "../src/ApiVersion.ts"
import * as CallAutomation from "../src/CallAutomation.ts"
import * as CallConnection from "../src/CallConnection.ts"
import * as CallMedia from "../src/CallMedia.ts"
import { agent, callbackUri, callConnectionId, customer, invitationId, scripted } from "./support.ts"

const streaming = { transportType: "websocket", audioChannelType: "mixed" } as const

const refused: ReadonlyArray<
  readonly [
    name: string,
    field: string,
    call: (apiVersion: ApiVersion) => Effect.Effect<unknown, CommunicationError, CallAutomation.CallAutomation>,
    versions: ReadonlyArray<ApiVersion>
  ]
> = [
  [
    "unhold before 2024-06-15-preview",
    "apiVersion",
    (apiVersion) => CallMedia.unhold({ callConnectionId, targetParticipant: customer }, { apiVersion }),
    ["2023-03-06", "2023-10-15", "2024-04-15"]
  ],
  [
    "unhold's operationCallbackUri before 2025-05-15",
    "operationCallbackUri",
    (apiVersion) =>
      CallMedia.unhold(
        { callConnectionId, targetParticipant: customer, operationCallbackUri: callbackUri },
        { apiVersion }
      ),
    ["2024-06-15-preview", "2024-09-15"]
  ]
]

describe("what a version does not have is refused before anything is sent", () => {
  for (const [name, field, call, versions] of refused) {
    for (const version of versions) {
      it.effect(`${name}: ${version}`, () =>
        Effect.gen(function* () {
          const { layer, requests } = scripted([])
          const error = yield* Effect.flip(Effect.provide(call(version), layer))
          assert.strictEqual(error.reason._tag, "InvalidRequest")
          assert.strictEqual(error.reason._tag === "InvalidRequest" && error.reason.field, field)
          assert.strictEqual(error.attempts, 0)
          assert.strictEqual(requests.length, 0)
        })
      )
    }
  }

  it.effect("cancelAddParticipant on 2023-03-06", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([], { apiVersion: "2023-03-06" })
      const error = yield* Effect.flip(
        Effect.provide(CallConnection.cancelAddParticipant({ callConnectionId, invitationId }), layer)
      )
      assert.strictEqual(error.reason._tag, "InvalidRequest")
      assert.include(error.message, "2023-10-15")
      assert.strictEqual(requests.length, 0)
    })
  )

  it.effect("media streaming on 2024-09-15, between two versions that have it", () =>
    Effect.gen(function* () {
      const call = (apiVersion: ApiVersion) =>
        CallAutomation.createCall(
          { targets: [customer], callbackUri, mediaStreamingOptions: streaming },
          { apiVersion }
        )
      const { layer, requests } = scripted(() => ({ status: 201, body: { callConnectionId } }))
      const error = yield* Effect.flip(Effect.provide(call("2024-09-15"), layer))
      assert.strictEqual(error.reason._tag === "InvalidRequest" && error.reason.field, "mediaStreamingOptions")
      yield* Effect.provide(call("2024-06-15-preview"), layer)
      yield* Effect.provide(call("2025-05-15"), layer)
      assert.deepStrictEqual(
        requests.map((one) => one.path.split("api-version=")[1]),
        ["2024-06-15-preview", "2025-05-15"]
      )
    })
  )

  it.effect("a nested field that the version lacks is named with its path", () =>
    Effect.gen(function* () {
      const { layer } = scripted([])
      const error = yield* Effect.flip(
        Effect.provide(
          CallAutomation.createCall(
            {
              targets: [customer],
              callbackUri,
              mediaStreamingOptions: { ...streaming, transportUrl: "wss://app.contoso.com", enableDtmfTones: true }
            },
            { apiVersion: "2024-06-15-preview" }
          ),
          layer
        )
      )
      assert.strictEqual(
        error.reason._tag === "InvalidRequest" && error.reason.field,
        "mediaStreamingOptions.enableDtmfTones"
      )
    })
  )
})

describe("what does not fit is refused before anything is sent", () => {
  it.effect("an invitation may ring at most 180 seconds", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([])
      const error = yield* Effect.flip(
        Effect.provide(
          CallConnection.addParticipant({ callConnectionId, participantToAdd: agent, invitationTimeoutInSeconds: 181 }),
          layer
        )
      )
      assert.strictEqual(error.reason._tag === "InvalidRequest" && error.reason.field, "invitationTimeoutInSeconds")
      assert.strictEqual(requests.length, 0)
    })
  )

  it.effect("an identifier of two kinds, without its number in the text", () =>
    Effect.gen(function* () {
      const { layer } = scripted([])
      const error = yield* Effect.flip(
        Effect.provide(
          CallConnection.removeParticipant({
            callConnectionId,
            participantToRemove: { ...agent, phoneNumber: { value: "+14255550123" } }
          }),
          layer
        )
      )
      assert.strictEqual(error.reason._tag === "InvalidRequest" && error.reason.field, "participantToRemove")
      assert.notInclude(error.message, "425")
    })
  )

  it.effect("an empty id in the path", () =>
    Effect.gen(function* () {
      const { layer } = scripted([])
      const error = yield* Effect.flip(Effect.provide(CallConnection.get({ callConnectionId: "" }), layer))
      assert.strictEqual(error.reason._tag === "InvalidRequest" && error.reason.field, "callConnectionId")
    })
  )
})

describe("answers that do not fit are typed errors with a path", () => {
  it.effect("a field of another type", () =>
    Effect.gen(function* () {
      const { layer } = scripted([
        { status: 200, body: { callConnectionId, targets: [{ rawId: "4:+14255550123", phoneNumber: { value: 7 } }] } }
      ])
      const error = yield* Effect.flip(Effect.provide(CallConnection.get({ callConnectionId }), layer))
      assert.strictEqual(error.reason._tag, "UnexpectedResponse")
      assert.strictEqual(
        error.reason._tag === "UnexpectedResponse" && error.reason.field,
        "targets[0].phoneNumber.value"
      )
      assert.notInclude(error.message, "4255550123")
    })
  )

  it.effect("a page that is not JSON", () =>
    Effect.gen(function* () {
      const { layer } = scripted([{ status: 200, body: "<html>proxy</html>" }])
      const error = yield* Effect.flip(Effect.provide(CallConnection.get({ callConnectionId }), layer))
      assert.strictEqual(error.reason._tag, "UnexpectedResponse")
    })
  )

  it.effect("unknown states, unknown fields and nulls are taken", () =>
    Effect.gen(function* () {
      const body = { callConnectionId, callConnectionState: "parked", mediaSubscriptionId: "1", answeredBy: null }
      const { layer } = scripted([{ status: 200, body }])
      const answer = yield* Effect.provide(CallConnection.get({ callConnectionId }), layer)
      assert.deepStrictEqual(answer, { callConnectionId, callConnectionState: "parked" })
    })
  )

  it.effect("a gone call is NotFound with Microsoft's code, also without a target", () =>
    Effect.gen(function* () {
      const { layer } = scripted([{ status: 404, body: { error: { code: "8522", message: "Call not found." } } }])
      const error = yield* Effect.flip(Effect.provide(CallConnection.terminateCall({ callConnectionId }), layer))
      assert.strictEqual(error.reason._tag, "NotFound")
      assert.strictEqual(error.code, "8522")
      assert.strictEqual(error.operation, "CallConnection_TerminateCall")
    })
  )
})
