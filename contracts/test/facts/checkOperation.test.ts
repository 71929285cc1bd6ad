import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { checkEvent } from "../../src/facts/checkEvent.ts"
import { checkOperation } from "../../src/facts/checkOperation.ts"
import type { DeclaredEvent, DeclaredField, DeclaredOperation } from "../../src/facts/Declared.ts"
import { render } from "../../src/facts/Difference.ts"
import { load } from "../../src/facts/Facts.ts"
import { uncovered, uncoveredEvents, uncoveredFields } from "../../src/facts/uncovered.ts"
import {
  cancelAddParticipant,
  cancelMediaProcessing,
  declarations,
  removeParticipant,
  unhold,
  updateChatParticipant
} from "./declarations.ts"

const request = (
  declared: DeclaredOperation,
  change: (fields: ReadonlyArray<DeclaredField>) => ReadonlyArray<DeclaredField>
) => ({
  ...declared,
  request: { required: true, fields: change(declared.request?.fields ?? []) }
})
const edit = (name: string, more: Partial<DeclaredField>) => (fields: ReadonlyArray<DeclaredField>) =>
  fields.map((one) => (one.name === name ? { ...one, ...more } : one))
const without = (name: string) => (fields: ReadonlyArray<DeclaredField>) => fields.filter((one) => one.name !== name)

/** A wrong declaration, and the only differences it may cause. */
const planted: ReadonlyArray<readonly [string, DeclaredOperation, ReadonlyArray<string>]> = [
  [
    "a version that came later",
    { ...cancelAddParticipant, versions: ["2023-03-06", "2023-10-15"] },
    ["CallConnection_CancelAddParticipant [2023-03-06] versions: version"]
  ],
  [
    "a field before it existed",
    request(removeParticipant, edit("operationCallbackUri", { versions: removeParticipant.versions })),
    ["CallConnection_RemoveParticipant [2023-03-06] request.operationCallbackUri: unknown"]
  ],
  [
    "a field not declared for a version that has it",
    request(unhold, edit("operationCallbackUri", { versions: unhold.versions.slice(-3) })),
    ["CallMedia_Unhold [2025-05-15] request.operationCallbackUri: version"]
  ],
  [
    "a missing request field",
    request(updateChatParticipant, without("roleIds")),
    ["ChatThread_UpdateChatParticipant [2021-10-01-preview7] request.roleIds: missing"]
  ],
  [
    "an invented request field",
    request(updateChatParticipant, (fields) => [
      ...fields,
      { name: "metadata", required: false, versions: ["2021-10-01-preview7"] }
    ]),
    ["ChatThread_UpdateChatParticipant [2021-10-01-preview7] request.metadata: unknown"]
  ],
  [
    "a required field declared optional",
    request(updateChatParticipant, edit("communicationIdentifier", { required: false })),
    ["ChatThread_UpdateChatParticipant [2021-10-01-preview7] request.communicationIdentifier: required"]
  ],
  [
    "an optional field declared required",
    request(updateChatParticipant, edit("displayName", { required: true })),
    ["ChatThread_UpdateChatParticipant [2021-10-01-preview7] request.displayName: required"]
  ],
  [
    "a field of another type",
    request(updateChatParticipant, edit("roleIds", { type: "string" })),
    ["ChatThread_UpdateChatParticipant [2021-10-01-preview7] request.roleIds: type"]
  ],
  [
    "an optional body where one is required",
    { ...updateChatParticipant, request: { fields: updateChatParticipant.request?.fields ?? [], required: false } },
    ["ChatThread_UpdateChatParticipant [2021-10-01-preview7] request: required"]
  ],
  [
    "another success status",
    { ...updateChatParticipant, success: { 200: { versions: updateChatParticipant.versions } } },
    [
      "ChatThread_UpdateChatParticipant [2021-10-01-preview7] 204: status",
      "ChatThread_UpdateChatParticipant [2021-10-01-preview7] 200: status"
    ]
  ],
  [
    "a body where there is none",
    {
      ...updateChatParticipant,
      success: {
        204: {
          versions: updateChatParticipant.versions,
          fields: [{ name: "id", required: true, versions: updateChatParticipant.versions }]
        }
      }
    },
    ["ChatThread_UpdateChatParticipant [2021-10-01-preview7] 204: unknown"]
  ],
  [
    "no body where there is one",
    { ...removeParticipant, versions: ["2024-09-15"], success: { 202: { versions: ["2024-09-15"] } } },
    ["CallConnection_RemoveParticipant [2024-09-15] 202: missing"]
  ],
  [
    "the body of another operation",
    {
      ...removeParticipant,
      versions: ["2024-09-15"],
      success: { 202: { versions: ["2024-09-15"], schemaName: "AddParticipantResponse" } }
    },
    ["CallConnection_RemoveParticipant [2024-09-15] 202: type"]
  ],
  [
    "a media type less",
    { ...updateChatParticipant, contentTypes: ["application/json"] },
    ["ChatThread_UpdateChatParticipant content-type: content-type"]
  ],
  [
    "a media type more",
    { ...cancelAddParticipant, contentTypes: ["application/json", "text/plain"] },
    ["CallConnection_CancelAddParticipant content-type: content-type"]
  ],
  [
    "repeatability where there is none",
    { ...unhold, repeatability: "pair" },
    ["CallMedia_Unhold header.repeatability: header"]
  ],
  [
    "no repeatability where there is",
    { ...removeParticipant, repeatability: "none" },
    ["CallConnection_RemoveParticipant header.repeatability: header"]
  ],
  [
    "a query parameter that does not exist",
    { ...updateChatParticipant, query: [{ name: "skip", required: false, versions: updateChatParticipant.versions }] },
    ["ChatThread_UpdateChatParticipant [2021-10-01-preview7] query.skip: unknown"]
  ],
  ["an id Microsoft does not use", { ...updateChatParticipant, id: "ChatThread_Update" }, ["ChatThread_Update id: id"]],
  [
    "a path Microsoft does not have",
    { ...updateChatParticipant, path: "/chat/threads/{chatThreadId}/participants:update" },
    ["ChatThread_UpdateChatParticipant path: operation"]
  ],
  [
    "a header that is not read",
    { ...cancelMediaProcessing, versions: ["v1.0"], success: { 200: { versions: ["v1.0"], fields: [], headers: [] } } },
    ["cancelMediaProcessing [v1.0] 200: header"]
  ],
  [
    "a nested field before its common version",
    request(unhold, (fields) =>
      fields.map((one) => {
        const within =
          one.fields === undefined
            ? {}
            : { fields: edit("teamsExtensionUser", { versions: unhold.versions })(one.fields) }
        return { ...one, ...within }
      })
    ),
    [
      "CallMedia_Unhold [2024-06-15-preview] request.targetParticipant.teamsExtensionUser: unknown",
      "CallMedia_Unhold [2024-09-15] request.targetParticipant.teamsExtensionUser: unknown"
    ]
  ],
  [
    "an enum value less",
    request(unhold, (fields) =>
      fields.map((one) => {
        const within =
          one.fields === undefined
            ? {}
            : { fields: edit("kind", { values: ["unknown", "communicationUser"] })(one.fields) }
        return { ...one, versions: ["2024-09-15"], ...within }
      })
    ),
    [
      ...unhold.versions.flatMap((version) =>
        version === "2024-09-15"
          ? []
          : ["targetParticipant", "operationContext"].map(
              (name) => `CallMedia_Unhold [${version}] request.${name}: version`
            )
      ),
      ...["2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12"].map(
        (version) => `CallMedia_Unhold [${version}] request.operationCallbackUri: version`
      ),
      "CallMedia_Unhold [2024-09-15] request.operationCallbackUri: unknown",
      ...["phoneNumber", "microsoftTeamsUser", "microsoftTeamsApp"].map(
        () => "CallMedia_Unhold [2024-09-15] request.targetParticipant.kind: value"
      )
    ]
  ]
]

const short = (line: string) => line.replace(/: expected .*$/, "")

describe("checkOperation", () => {
  for (const [name, declared] of Object.entries(declarations)) {
    it.effect(`finds nothing against ${name}`, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(checkOperation(yield* load, declared).map(render), [])
      })
    )
  }

  for (const [name, declared, expected] of planted) {
    it.effect(`finds ${name}, and nothing else`, () =>
      Effect.gen(function* () {
        const found = checkOperation(yield* load, declared).map(render)
        assert.deepStrictEqual(found.map(short).toSorted(), [...expected].toSorted())
      })
    )
  }

  it.effect("says what was expected and what was found", () =>
    Effect.gen(function* () {
      const [first] = checkOperation(yield* load, { ...unhold, repeatability: "id" })
      assert.strictEqual(
        first && render(first),
        "CallMedia_Unhold header.repeatability: header: expected none, found id"
      )
    })
  )

  it.effect("accepts an optional field that one version of a shared definition requires", () =>
    Effect.gen(function* () {
      const extension: DeclaredField = {
        name: "teamsExtensionUser",
        required: false,
        versions: ["2025-06-15"],
        fields: [
          { name: "userId", required: false, versions: ["2025-06-15"] },
          { name: "resourceId", required: false, versions: ["2025-06-15"] }
        ]
      }
      const some = request({ ...unhold, versions: ["2025-06-15"] }, (fields) =>
        fields.map((one) => (one.name === "targetParticipant" ? { ...one, fields: [extension] } : one))
      )
      const found = checkOperation(yield* load, some).map((one) => [one.at, one.kind])
      const at = "request.targetParticipant.teamsExtensionUser"
      assert.deepInclude(found, [`${at}.userId`, "required"])
      assert.deepInclude(found, [`${at}.tenantId`, "missing"])
      assert.notDeepInclude(found, [`${at}.resourceId`, "required"])
    })
  )

  it.effect("accepts a field that was only recorded", () =>
    Effect.gen(function* () {
      const versions = ["2025-06-15"]
      const getCall: DeclaredOperation = {
        service: "call-automation",
        id: "CallConnection_GetCall",
        aliases: [],
        method: "GET",
        path: "/calling/callConnections/{callConnectionId}",
        versions,
        success: { 200: { versions, fields: [{ name: "mediaSubscriptionId", required: false, versions }] } },
        query: [],
        contentTypes: [],
        repeatability: "none",
        failures: []
      }
      const found = checkOperation(yield* load, getCall)
      assert.isAbove(found.length, 5)
      assert.deepStrictEqual(new Set(found.map((one) => one.kind)), new Set(["missing"]))
    })
  )
})

describe("checkEvent", () => {
  const versions = ["2023-03-06", "2024-06-15-preview", "2024-09-15"]
  const text = (name: string): DeclaredField => ({ name, type: "string", required: false, versions })
  const disconnected: DeclaredEvent = {
    service: "call-automation",
    type: "Microsoft.Communication.CallDisconnected",
    versions,
    fields: [
      ...["callConnectionId", "serverCallId", "correlationId", "operationContext", "version", "publicEventType"].map(
        text
      ),
      { name: "resultInformation", type: "object", required: false, versions: ["2024-09-15"] }
    ]
  }

  it.effect("finds nothing against a right declaration, recorded fields included", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(checkEvent(yield* load, disconnected).map(render), [])
    })
  )

  it.effect("lets a version lack a documented field that recordings do not show, and no other", () =>
    Effect.gen(function* () {
      const facts = yield* load
      const lines = (type: string) => {
        const participant: DeclaredField = { name: "participant", type: "object", required: false, versions }
        const declared = { ...disconnected, type: `Microsoft.Communication.${type}` }
        return checkEvent(facts, { ...declared, fields: [participant, ...disconnected.fields] })
          .map(render)
          .map(short)
      }
      assert.deepStrictEqual(lines("RemoveParticipantSucceeded"), [])
      assert.deepStrictEqual(lines("RemoveParticipantFailed"), [
        "Microsoft.Communication.RemoveParticipantFailed [2023-03-06] data.resultInformation: version",
        "Microsoft.Communication.RemoveParticipantFailed [2024-06-15-preview] data.resultInformation: version"
      ])
    })
  )

  it.effect("finds a field in a version that has not it, an unknown field, version and type", () =>
    Effect.gen(function* () {
      const facts = yield* load
      const lines = (declared: DeclaredEvent) => checkEvent(facts, declared).map(render).map(short)
      const everywhere = { ...disconnected, fields: disconnected.fields.map((one) => ({ ...one, versions })) }
      assert.deepStrictEqual(lines(everywhere), [
        "Microsoft.Communication.CallDisconnected [2023-03-06] data.resultInformation: unknown",
        "Microsoft.Communication.CallDisconnected [2024-06-15-preview] data.resultInformation: unknown"
      ])
      const strange = {
        ...disconnected,
        versions: ["2024-09-15", "2024-09-16"],
        fields: [...disconnected.fields, text("reason")]
      }
      assert.deepStrictEqual(lines(strange), [
        "Microsoft.Communication.CallDisconnected [2024-09-16] versions: version",
        "Microsoft.Communication.CallDisconnected [2024-09-15] data.reason: unknown"
      ])
      assert.deepStrictEqual(lines({ ...disconnected, type: "Microsoft.Communication.HoldSucceeded" }), [
        "Microsoft.Communication.HoldSucceeded type: operation"
      ])
    })
  )

  it.effect("and lists the events that nothing declares", () =>
    Effect.gen(function* () {
      const left = uncoveredEvents(yield* load, [disconnected])
      assert.strictEqual(
        left.find((one) => one.type === disconnected.type)?.versions.length,
        9 - disconnected.versions.length
      )
      assert.strictEqual(left.filter((one) => one.service === "call-automation").length, 39 + 3)
    })
  )
})

describe("uncovered", () => {
  it.effect("is everything when nothing is declared", () =>
    Effect.gen(function* () {
      const facts = yield* load
      const all = Object.values(facts.services).flatMap((one) => one.operations)
      assert.strictEqual(uncovered(facts, []).length, all.length)
    })
  )

  it.effect("leaves out what is declared, by method and path, and keeps the versions that are not claimed", () =>
    Effect.gen(function* () {
      const facts = yield* load
      const some = { ...removeParticipant, versions: ["2024-09-15"] }
      const left = uncovered(facts, [some, unhold])
      const of = (path: string) => left.filter((one) => one.path.endsWith(path))
      assert.deepStrictEqual(of(":unhold"), [])
      assert.deepStrictEqual(
        of("participants:remove").map((one) => one.versions.length),
        [8]
      )
    })
  )

  it.effect("lists optional fields of open schemas that a declaration leaves out", () =>
    Effect.gen(function* () {
      const facts = yield* load
      const versions = ["v1.0"]
      const getCall: DeclaredOperation = {
        service: "graph-calls",
        id: "getCall",
        aliases: [],
        method: "GET",
        path: "/communications/calls/{id}",
        versions,
        success: { 200: { versions, fields: [{ name: "subject", type: "string", required: false, versions }] } },
        query: [],
        contentTypes: [],
        repeatability: "none",
        failures: []
      }
      assert.deepStrictEqual(checkOperation(facts, getCall).map(render), [])
      const names = uncoveredFields(facts, [getCall]).map((one) => one.at)
      assert.include(names, "200.callbackUri")
      assert.notInclude(names, "200.subject")
      assert.notInclude(names, "200.terminationReason")
    })
  )
})
