/**
 * The OpenAPI document of the local cloud and Microsoft's own documents, version by version, where those lie beside the project: the same
 * operations, parameters, fields and required fields. Differences have a reason each.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { document } from "./document.ts"
import { modelsOf, namesOf, statementsOf } from "./statements.ts"

const beside = new URL("../../../../shared/specs/", import.meta.url)

const parse = (file: URL): unknown => JSON.parse(readFileSync(file, "utf8"))

const common = (file: string): unknown => {
  const version = file.split("/").at(-2) ?? ""
  return parse(new URL(`acs/common/${version}/common.json`, beside))
}

const services = ["call-automation", "chat", "identity"] as const

/** The versions that lie there, with their documents. */
const published = () =>
  services.flatMap((service) => {
    const folder = new URL(`acs/${service}/`, beside)
    return (existsSync(folder) ? readdirSync(folder) : []).map((version) => {
      const files = new URL(`${version}/`, folder)
      const file = readdirSync(files).find((name) => name.endsWith(".json")) ?? ""
      return { version, theirs: parse(new URL(file, files)) }
    })
  })

/** Required by versions that lie there, and not by the latest: a field has one type, which is that of all versions. */
const laterOptional = (fields: ReadonlyArray<string>) =>
  fields.flatMap((field) => [`takes ${field}`, `takes ${field}!`])

const streamOptions = laterOptional([
  "mediaStreamingOptions.contentType",
  "mediaStreamingOptions.transportUrl",
  "transcriptionOptions.locale",
  "transcriptionOptions.startTranscription",
  "transcriptionOptions.transportUrl"
])
/** Microsoft has it in a model that is distinguished by its `kind`; here it is one model. */
const retention = "retentionPolicy.deleteThreadAfterDays"
/** Microsoft's client takes it out of `nextLink` and sends it. */
const syncState = ["query syncState"]

const expected: Readonly<Record<string, ReadonlyArray<string>>> = {
  "POST /calling/callConnections": streamOptions,
  "POST /calling/callConnections:answer": streamOptions,
  "POST /calling/callConnections/{}:updateTranscription": laterOptional(["locale"]),
  "POST /calling/recordings": laterOptional(["callLocator"]),
  "POST /chat/threads": [`takes ${retention}`, `answers 201 chatThread.${retention}`],
  "GET /chat/threads/{}": [`answers 200 ${retention}`],
  "PATCH /chat/threads/{}": [`takes ${retention}`],
  "GET /chat/threads": syncState,
  "GET /chat/threads/{}/messages": syncState,
  "GET /chat/threads/{}/participants": syncState
}

/** Fields that Graph's reference or its notifications show, and its document has not (`@odata.type` apart); by model. */
const undocumented: Readonly<Record<string, ReadonlyArray<string>>> = {
  // Published in beta alone, and on the wire of v1.0 too.
  call: [
    "activeModalities",
    "answeredBy",
    "meetingCapability",
    "ringingTimeoutInSeconds",
    "routingPolicies",
    "terminationReason"
  ],
  // One model of the operations that are distinguished by their type.
  commsOperation: ["completionReason", "recordingLocation", "recordingAccessToken"],
  // The type is open: these are the kinds of identity, and what an identity has, of the examples.
  identity: [
    "tenantId",
    "identityProvider",
    "hidden",
    "email",
    "applicationType",
    "azureCommunicationServicesResourceId"
  ],
  identitySet: [
    "phone",
    "applicationInstance",
    "guest",
    "encrypted",
    "onPremises",
    "assertedIdentity",
    "azureCommunicationServicesUser",
    "endpointType",
    "acsUser",
    "acsApplicationInstance",
    "spoolUser",
    "spoolApplicationInstance"
  ],
  participantInfo: ["id"]
}

const graph = (["v1.0", "beta"] as const).flatMap((version) => {
  const file = new URL(`graph/openapi-${version}-communications.json`, beside)
  return existsSync(file) ? [{ version, theirs: parse(file) }] : []
})

describe("the OpenAPI document and Microsoft's", () => {
  it.effect("agree in every operation that is served, in every version of ACS that lies beside the project", () =>
    Effect.gen(function* () {
      const ours = yield* document
      const served = statementsOf({ document: ours })
      const all = published()
      assert.strictEqual(all.length, existsSync(beside) ? 13 : 0)
      const found: Array<string> = []
      for (const { theirs, version } of all) {
        const left = statementsOf({ document: ours, version })
        for (const [operation, statements] of statementsOf({ document: theirs, beside: common })) {
          if (!served.has(operation)) continue
          const mine = left.get(operation) ?? ["nothing: not in this version"]
          const both = new Set([...mine, ...statements])
          for (const one of both) {
            if (mine.includes(one) && statements.includes(one)) continue
            if (expected[operation]?.includes(one)) continue
            found.push(`${version} ${operation}: only ${mine.includes(one) ? "ours" : "Microsoft's"}: ${one}`)
          }
        }
        for (const operation of left.keys())
          if (!statementsOf({ document: theirs }).has(operation)) found.push(`${version}: only ours: ${operation}`)
      }
      assert.deepStrictEqual(found, [])
    })
  )

  it.effect("are distinguished by a field, a required field, a parameter and a status", () =>
    Effect.gen(function* () {
      const theirs = {
        paths: {
          "/identities": {
            post: {
              parameters: [
                { in: "query", name: "shard" },
                { in: "body", name: "body", schema: { $ref: "common.json#/definitions/Create" } }
              ],
              responses: { "200": {} }
            }
          }
        }
      }
      const shared = {
        definitions: { Create: { required: ["expiresInMinutes"], properties: { expiresInMinutes: {} } } }
      }
      const right = statementsOf({ document: theirs, beside: () => shared }).get("POST /identities") ?? []
      const left = statementsOf({ document: yield* document, version: "2023-10-01" }).get("POST /identities") ?? []
      assert.deepStrictEqual(right, ["answers 200", "query shard", "takes expiresInMinutes!"])
      assert.deepStrictEqual(left, [
        "answers 201",
        "answers 201 accessToken",
        "answers 201 accessToken.expiresOn!",
        "answers 201 accessToken.token!",
        "answers 201 identity!",
        "answers 201 identity.id!",
        "takes createTokenWithScopes",
        "takes expiresInMinutes"
      ])
      assert.isUndefined(statementsOf({ document: yield* document, version: "2022-01-01" }).get("POST /identities"))
    })
  )

  it.effect("agree in the operations and models of Graph's calls, where its documents lie beside the project", () =>
    Effect.gen(function* () {
      const ours = yield* document
      assert.strictEqual(graph.length, existsSync(beside) ? 2 : 0)
      const found: Array<string> = []
      for (const { theirs, version } of graph) {
        const right = new Set(
          [...statementsOf({ document: theirs }).keys()].map((name) => name.replace("/microsoft.graph.", "/"))
        )
        for (const operation of statementsOf({ document: ours, version }).keys())
          if (operation.includes("/{}/communications/") && !right.has(operation.replace("/{}/", "/")))
            found.push(`${version}: only ours: ${operation}`)
        for (const model of modelsOf(theirs)) {
          const name = model.replace("microsoft.graph.", "")
          const fields = namesOf({ document: theirs }, model)
          for (const field of namesOf({ document: ours, version }, `GraphCalls.${name}`))
            if (field !== "@odata.type" && !fields.includes(field) && !undocumented[name]?.includes(field))
              found.push(`${version}: only ours: ${name}.${field}`)
        }
      }
      assert.deepStrictEqual(found, [])
    })
  )
})
