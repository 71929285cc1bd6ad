import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import type { Service } from "@effect-comms/core/Service"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { checkOperation } from "../../src/facts/checkOperation.ts"
import { render } from "../../src/facts/Difference.ts"
import { load } from "../../src/facts/Facts.ts"
import { fromOperation } from "../../src/facts/fromOperation.ts"
import { removeParticipant, updateChatParticipant } from "./declarations.ts"

const service = (versions: ReadonlyArray<string>): Service => ({
  name: "Test",
  versions,
  defaultVersion: versions.at(-1) ?? "",
  versionIn: "query",
  namespace: "Microsoft.Communication",
  clientRequestIdHeader: "x-ms-client-request-id"
})

const later = removeParticipant.versions.slice(1)

const said = { description: "Does something.", source: "Things" }

const remove = Operation.make("CallConnection_RemoveParticipant", {
  ...said,
  service: service(removeParticipant.versions),
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}/participants:remove",
  versions: removeParticipant.versions,
  retry: "repeatable",
  params: Schema.Struct({ callConnectionId: Schema.String }),
  payload: Schema.Struct({
    participantToRemove: Schema.Struct({ rawId: Field.optional(Schema.String) }),
    operationContext: Field.optional(Schema.String),
    operationCallbackUri: Field.optional(Schema.String).pipe(Field.versions(later))
  }),
  failures: [404, 412],
  success: { 202: Schema.Struct({ operationContext: Field.optional(Schema.String) }) }
})

const startRecording = Operation.make("CallRecording_StartRecording", {
  ...said,
  service: service(["2024-09-15", "2025-05-15"]),
  method: "POST",
  path: "/calling/recordings",
  versions: ["2024-09-15", "2025-05-15"],
  retry: "repeatable",
  payload: Schema.Struct({
    callLocator: Field.optional(Schema.Struct({ serverCallId: Field.optional(Schema.String) }))
  }),
  failures: [404, 412],
  success: {
    200: Schema.Struct({
      recordingId: Field.optional(Schema.String),
      recordingState: Field.optional(
        Schema.Union([Schema.Literals(["active", "inactive"]), Schema.StringForLiteralAutocomplete])
      ),
      recordingKind: Field.optional(Schema.String)
    }),
    202: Operation.Empty
  },
  successVersions: { 202: ["2025-05-15"] }
})

describe("fromOperation", () => {
  it("reads names, versions, types and the retry headers of an operation", () => {
    const declared = fromOperation("call-automation", remove)
    const { versions, path } = removeParticipant
    assert.deepStrictEqual(declared, {
      service: "call-automation",
      id: "CallConnection_RemoveParticipant",
      aliases: [],
      method: "POST",
      path,
      versions,
      request: {
        required: true,
        fields: [
          {
            name: "participantToRemove",
            required: true,
            versions,
            type: "object",
            fields: [{ name: "rawId", required: false, versions, type: "string" }]
          },
          { name: "operationContext", required: false, versions, type: "string" },
          { name: "operationCallbackUri", required: false, versions: later, type: "string" }
        ]
      },
      success: {
        202: { versions, fields: [{ name: "operationContext", required: false, versions, type: "string" }] }
      },
      query: [],
      contentTypes: ["application/json"],
      repeatability: "pair",
      failures: [404, 412]
    })
  })

  it("keeps open enums, statuses of some versions, empty answers and fields that travel in headers", () => {
    const declared = fromOperation("call-automation", startRecording)
    assert.deepStrictEqual(declared.success["202"], { versions: ["2025-05-15"] })
    const state = declared.success["200"]?.fields?.find((one) => one.name === "recordingState")
    assert.deepInclude(state, { type: "string", values: ["active", "inactive"], required: false })
    const located = Operation.make("x", {
      ...said,
      service: service(["v1.0"]),
      method: "POST",
      path: "/x",
      versions: ["v1.0"],
      retry: "once",
      failures: [404, 412],
      success: {
        200: Schema.Struct({
          id: Schema.String,
          location: Field.optional(Schema.String).pipe(Field.header("Location"))
        })
      }
    })
    const { fields, headers } = fromOperation("graph-calls", located).success["200"] ?? {}
    assert.deepStrictEqual([fields?.map((one) => one.name), headers], [["id"], ["location"]])
  })

  it.effect("lets the check find what an operation leaves out, and nothing else", () =>
    Effect.gen(function* () {
      const facts = yield* load
      const lines = (operation: Operation.Any) =>
        new Set(
          checkOperation(facts, fromOperation("call-automation", operation))
            .map(render)
            .map((line) => line.replace(/ \[.*?\]|: expected.*$/g, ""))
        )
      assert.deepStrictEqual(
        lines(remove),
        new Set(
          [
            "kind",
            "communicationUser",
            "phoneNumber",
            "microsoftTeamsUser",
            "microsoftTeamsApp",
            "teamsExtensionUser"
          ].map((name) => `CallConnection_RemoveParticipant request.participantToRemove.${name}: missing`)
        )
      )
      const found = lines(startRecording)
      assert.include([...found], "CallRecording_StartRecording 202: missing")
      assert.include([...found], "CallRecording_StartRecording request.pauseOnStart: missing")
      // Required in the older version, optional in the newer: an optional field is the right superset.
      assert.notInclude([...found], "CallRecording_StartRecording request.callLocator: required")
    })
  )

  it.effect("reads a recursive schema once", () =>
    Effect.gen(function* () {
      interface Problem {
        readonly code: string
        readonly details?: ReadonlyArray<Problem>
      }
      const Problem: Schema.Codec<Problem> = Schema.Struct({
        code: Schema.String,
        details: Schema.optionalKey(Schema.Array(Schema.suspend(() => Problem)))
      })
      const update = Operation.make("ChatThread_UpdateChatParticipant", {
        ...said,
        service: service(updateChatParticipant.versions),
        method: "POST",
        path: updateChatParticipant.path,
        versions: updateChatParticipant.versions,
        retry: "once",
        payload: Schema.Struct({ communicationIdentifier: Schema.Unknown, problem: Problem }),
        failures: [404, 412],
        success: { 204: Operation.Empty }
      })
      const declared = fromOperation("chat", update)
      const problem = declared.request?.fields.find((one) => one.name === "problem")
      assert.deepStrictEqual(
        problem?.fields?.map((one) => [one.name, one.type, one.fields]),
        [
          ["code", "string", undefined],
          ["details", "object[]", undefined]
        ]
      )
      const found = checkOperation(yield* load, declared).map((one) => one.at)
      assert.include(found, "request.problem")
      assert.notInclude(found, "request.communicationIdentifier")
    })
  )
})
