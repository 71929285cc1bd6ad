import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { type Facts, load } from "../../src/facts/Facts.ts"
import { commonStatementsAt, Document, statementsAt, statementsOf } from "./specification.ts"

const beside = new URL("../../../../shared/specs/acs/", import.meta.url)

/** The document of a version, where the specifications lie beside the project. */
const documentOf = (service: string, version: string) => {
  const folder = new URL(`${service}/${version}/`, beside)
  if (!existsSync(folder)) return undefined
  const file = readdirSync(folder).find((name) => name.endsWith(".json"))
  return file === undefined
    ? undefined
    : Schema.decodeUnknownSync(Schema.fromJsonString(Document))(readFileSync(new URL(file, folder), "utf8"))
}

const difference = (left: ReadonlyArray<string>, right: ReadonlyArray<string>) =>
  left.filter((one) => !right.includes(one))

const services = ["call-automation", "chat", "identity"] as const

/** Versions whose facts were taken from a specification file. */
const specified = (facts: Facts) =>
  services.flatMap((service) =>
    facts.services[service].versions
      .filter((one) => one.evidence === "specification")
      .map(({ version }) => ({ service, version }))
  )

describe("facts and specifications", () => {
  it.effect("agree, statement by statement, for every version whose file lies beside the project", () =>
    Effect.gen(function* () {
      const facts = yield* load
      const all = specified(facts)
      const compared = all.flatMap(({ service, version }) => {
        const document = documentOf(service, version)
        return document === undefined ? [] : [{ service, version, statements: statementsOf(document) }]
      })
      // All of them or none: a folder that lost a version would otherwise go unnoticed.
      assert.strictEqual(compared.length, existsSync(beside) ? 13 : 0)
      assert.strictEqual(all.length, 13)
      for (const { service, version, statements } of compared) {
        const ours = statementsAt(facts, service, version)
        assert.deepStrictEqual(difference(ours, statements), [], `${service} ${version}: only in the facts`)
        assert.deepStrictEqual(difference(statements, ours), [], `${service} ${version}: only in the specification`)
      }
    })
  )

  it.effect("agree for the common definitions", () =>
    Effect.gen(function* () {
      const facts = yield* load
      const versions = facts.common.versions.filter((one) => one.evidence === "specification").map((one) => one.version)
      assert.deepStrictEqual(versions, ["2021-03-07", "2022-07-13", "2023-11-15"])
      for (const version of versions) {
        const document = documentOf("common", version)
        assert.strictEqual(document !== undefined, existsSync(beside), version)
        const ours = commonStatementsAt(facts, version)
        assert.include(ours, "CommunicationError has code! string")
        if (document !== undefined) assert.deepStrictEqual(ours, statementsOf(document), version)
      }
    })
  )

  it.effect("differ where a document says something else", () =>
    Effect.gen(function* () {
      const facts = yield* load
      const statements = statementsAt(facts, "call-automation", "2024-09-15").filter((one) =>
        one.includes("participants:remove")
      )
      assert.deepStrictEqual(statements, [
        "POST /calling/callConnections/{callConnectionId}/participants:remove answers 202 RemoveParticipantResponse",
        "POST /calling/callConnections/{callConnectionId}/participants:remove answers default CommunicationErrorResponse",
        "POST /calling/callConnections/{callConnectionId}/participants:remove consumes application/json",
        "POST /calling/callConnections/{callConnectionId}/participants:remove header Repeatability-First-Sent",
        "POST /calling/callConnections/{callConnectionId}/participants:remove header Repeatability-Request-ID",
        "POST /calling/callConnections/{callConnectionId}/participants:remove is CallConnection_RemoveParticipant",
        "POST /calling/callConnections/{callConnectionId}/participants:remove takes RemoveParticipantRequest!"
      ])
      const document = Schema.decodeUnknownSync(Document)({
        consumes: ["application/json"],
        paths: {
          "/calling/callConnections/{callConnectionId}/participants:remove": {
            post: {
              operationId: "CallConnection_RemoveParticipant",
              parameters: [
                { $ref: "#/parameters/ApiVersion" },
                { in: "path", name: "callConnectionId", required: true },
                {
                  in: "body",
                  name: "request",
                  required: true,
                  schema: { $ref: "#/definitions/RemoveParticipantRequest" }
                },
                { in: "header", name: "Repeatability-Request-ID" },
                { in: "header", name: "Repeatability-First-Sent" }
              ],
              responses: {
                "200": { schema: { $ref: "#/definitions/RemoveParticipantResponse" } },
                default: { schema: { $ref: "../common.json#/definitions/CommunicationErrorResponse" } }
              }
            }
          }
        }
      })
      const path = "POST /calling/callConnections/{callConnectionId}/participants:remove"
      assert.deepStrictEqual(difference(statementsOf(document), statements), [
        `${path} answers 200 RemoveParticipantResponse`
      ])
      assert.deepStrictEqual(difference(statements, statementsOf(document)), [
        `${path} answers 202 RemoveParticipantResponse`
      ])
    })
  )
})
