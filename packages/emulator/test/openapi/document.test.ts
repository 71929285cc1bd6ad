/** The OpenAPI document is valid, has everything that is served once, and is under the rules of the controls. */
import { Validator } from "@seriousme/openapi-schema-validator"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as LocalCloud from "../../src/Emulator.ts"
import { declared } from "../../src/services.ts"
import { at, exchange, textAt } from "../identity/support/wire.ts"

const { Emulator } = LocalCloud

const Operation = Schema.Struct({
  operationId: Schema.String,
  "x-ms-versions": Schema.optionalKey(Schema.Array(Schema.String)),
  parameters: Schema.optionalKey(
    Schema.Array(Schema.Struct({ name: Schema.String, in: Schema.String, required: Schema.Boolean }))
  )
})
const Document = Schema.Struct({
  paths: Schema.Record(Schema.String, Schema.Record(Schema.String, Operation)),
  webhooks: Schema.Record(Schema.String, Schema.Unknown),
  components: Schema.Struct({ schemas: Schema.Record(Schema.String, Schema.Unknown) })
})
const asRecord = Schema.decodeUnknownSync(Schema.Record(Schema.String, Schema.Unknown))
const read = Schema.decodeUnknownSync(Document)

const document = Emulator.use(({ control }) => control("GET", "/openapi.json"))

const operationsOf = (value: unknown) =>
  Object.entries(read(value).paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation }))
  )

const cloud = LocalCloud.layer()

describe("the OpenAPI document", () => {
  it.effect("is valid OpenAPI 3.1, and every reference in it leads somewhere", () =>
    Effect.gen(function* () {
      const value = yield* document
      const validator = new Validator()
      const result = yield* Effect.promise(() => validator.validate(asRecord(JSON.parse(JSON.stringify(value)))))
      assert.deepStrictEqual(result.errors ?? [], [])
      assert.isTrue(result.valid)
      assert.strictEqual(validator.version, "3.1")
      const references = [...JSON.stringify(value).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = ""]) => path)
      assert.isAbove(references.length, 100)
      const broken = references.filter((path) => at(value, ...path.split("/")) === undefined)
      assert.deepStrictEqual(broken, [])
    }).pipe(Effect.provide(cloud))
  )

  it.effect("has every declared operation once, with its versions, parameters and repeatability headers", () =>
    Effect.gen(function* () {
      const shown = operationsOf(yield* document)
      const services = shown.filter(({ operationId }) => !/^(?:Emulator|Endpoint|File)_/.test(operationId))
      assert.deepStrictEqual(
        services.map(({ method, operationId, path }) => `${method} ${path} ${operationId}`).toSorted(),
        declared
          .map(({ id, method, path, service }) => {
            return `${method} ${service.versionIn === "path" ? "/{version}" : ""}${path} ${id}`
          })
          .toSorted()
      )
      assert.strictEqual(new Set(shown.map(({ operationId }) => operationId)).size, shown.length)
      for (const operation of declared) {
        const found = services.find(({ operationId }) => operationId === operation.id)
        assert.deepStrictEqual(found?.["x-ms-versions"], operation.versions, operation.id)
        const names = (found?.parameters ?? []).map(({ name }) => name)
        for (const [, name = ""] of operation.path.matchAll(/\{(\w+)\}/g)) assert.include(names, name)
        assert.strictEqual(names.includes("Repeatability-First-Sent"), operation.repeatability === "pair")
        assert.strictEqual(names.includes("Repeatability-Request-ID"), operation.repeatability !== "none")
      }
    }).pipe(Effect.provide(cloud))
  )

  it.effect("has only controls and endpoints that answer", () =>
    Effect.gen(function* () {
      const others = operationsOf(yield* document).filter(({ operationId }) =>
        /^(?:Emulator|Endpoint)_/.test(operationId)
      )
      assert.isAbove(others.length, 20)
      for (const { method, path } of others) {
        // The stream is the server's.
        if (path === "/_emulator/events" || (method !== "GET" && method !== "POST")) continue
        const { body, status } = yield* exchange({ method, path: path.replaceAll(/\{\w+\}/g, "any") })
        if (status === 404) assert.notInclude(JSON.stringify(body), "There is no such control", path)
        assert.include(path.startsWith("/_emulator") ? [200, 400, 404, 426] : [200, 400, 401], status, path)
      }
    }).pipe(Effect.provide(cloud))
  )

  it.effect("has a webhook for every event, and names no model twice without need", () =>
    Effect.gen(function* () {
      const { components, webhooks } = read(yield* document)
      assert.includeMembers(Object.keys(webhooks), [
        "Microsoft.Communication.CallConnected",
        "Microsoft.Communication.IncomingCall",
        "#microsoft.graph.commsNotifications"
      ])
      // Sent and received forms of one name.
      assert.deepStrictEqual(
        Object.keys(components.schemas).filter((name) => /_\d+$/.test(name)),
        [
          "CallAutomation.TeamsPhoneCallerDetails_1",
          "CallAutomation.TeamsPhoneSourceDetails_1",
          "CallAutomation.TeamsPhoneCallDetails_1",
          "CallAutomation.CustomCallingContext_1"
        ]
      )
    }).pipe(Effect.provide(cloud))
  )

  it.effect(
    "says of a field what its declaration says: open enums, nullability, bounds, descriptions and versions",
    () =>
      Effect.gen(function* () {
        const schemas = at(yield* document, "components", "schemas")
        const state = at(schemas, "CallAutomation.RecordingStateResponse", "properties", "recordingState")
        assert.deepStrictEqual(state, {
          anyOf: [{ type: "string", enum: ["active", "inactive"] }, { type: "string" }, { type: "null" }],
          description: "Whether it records at the moment; `inactive` when it is paused or has ended."
        })
        // A field that describes the model it has refers to it all the same.
        const target = at(schemas, "CallAutomation.HoldRequest", "properties", "targetParticipant")
        assert.deepStrictEqual(target, {
          description: "The participant to put on hold.",
          $ref: "#/components/schemas/CallAutomation.CommunicationIdentifierModel"
        })
        const ringing = at(schemas, "GraphCalls.CreateCallRequest", "properties", "ringingTimeoutInSeconds")
        assert.deepStrictEqual(at(ringing, "anyOf"), [
          { type: "integer", minimum: 1, maximum: 115, description: "1 to 115 seconds" },
          { type: "null" }
        ])
        assert.match(textAt(ringing, "description"), /Versions: beta\.$/)
        assert.deepStrictEqual(at(ringing, "x-ms-versions"), ["beta"])
        const metadata = at(schemas, "Chat.SendChatMessageRequest", "properties", "metadata")
        assert.match(textAt(metadata, "description"), /^Values of the application, by name\. Versions: 2021-09-07, /)
        assert.deepStrictEqual(at(schemas, "Chat.SendChatMessageRequest", "required"), ["content"])
        // What travels in a header is not in the body.
        assert.notProperty(at(schemas, "GraphCalls.CreateCallResponse", "properties"), "location")
      }).pipe(Effect.provide(cloud))
  )

  it.effect("is the same over HTTP, made once, and kept from pages of other origins", () =>
    Effect.gen(function* () {
      const first = yield* document
      assert.strictEqual(yield* document, first)
      const path = "/_emulator/openapi.json"
      const { body, status } = yield* exchange({ method: "GET", path })
      assert.strictEqual(status, 200)
      assert.deepStrictEqual(body, JSON.parse(JSON.stringify(first)))
      const foreign = yield* exchange({ method: "GET", path, headers: { origin: "https://example.com" } })
      assert.strictEqual(foreign.status, 403)
      const written = yield* exchange({ method: "POST", path })
      assert.strictEqual(written.status, 405)
    }).pipe(Effect.provide(cloud))
  )
})
