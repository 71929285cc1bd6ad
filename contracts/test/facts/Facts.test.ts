import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { decode, type Facts, load } from "../../src/facts/Facts.ts"
import {
  elementOf,
  fieldsAt,
  fieldsOf,
  jsonTypeOf,
  requestAt,
  schemaOf,
  shapeOf,
  within
} from "../../src/facts/Lookup.ts"
import { Common, type ServiceName } from "../../src/facts/Model.ts"

/** Published counts, written down here so that a lost row is noticed: version, operations, events. */
const published: Readonly<Record<ServiceName, ReadonlyArray<readonly [string, number, number]>>> = {
  "call-automation": [
    ["2023-03-06", 20, 16],
    ["2023-10-15", 25, 23],
    ["2024-04-15", 25, 23],
    ["2024-06-15-preview", 33, 34],
    ["2024-09-15", 28, 28],
    ["2025-05-15", 33, 36],
    ["2025-06-15", 33, 36],
    ["2025-08-15-preview", 35, 39],
    ["2026-03-12", 34, 38]
  ],
  chat: [
    ["2021-03-07", 16, 0],
    ["2021-09-07", 16, 0],
    ["2021-10-01-preview7", 17, 0],
    ["2023-11-07", 16, 0],
    ["2024-03-07", 16, 0],
    ["2024-06-05-preview", 19, 0],
    ["2025-03-15", 16, 0]
  ],
  identity: [
    ["2022-10-01", 5, 0],
    ["2023-10-01", 5, 0],
    ["2025-03-02-preview", 7, 0],
    ["2025-06-30", 9, 0],
    ["2026-09-23", 9, 0]
  ],
  "graph-calls": [
    ["v1.0", 36, 1],
    ["beta", 47, 1]
  ]
}

const duplicates = (all: ReadonlyArray<string>): ReadonlyArray<string> =>
  all.filter((one, index) => all.indexOf(one) !== index)

const primitives = ["string", "integer", "number", "boolean", "object", "any"]

/** Every type that something of a version names and that does not exist in that version. */
const danglingTypes = (facts: Facts): ReadonlyArray<string> =>
  Object.values(facts.services).flatMap(({ service, versions, operations, schemas, events }) =>
    versions.flatMap(({ version }) => {
      const exists = (type: string) => {
        const element = elementOf(type)
        return (
          primitives.includes(element.split(":")[0] ?? "") || schemaOf(facts, service, version, element) !== undefined
        )
      }
      const named = [
        ...operations
          .filter((one) => one.versions.includes(version))
          .flatMap((one) => [
            one.errors.schema,
            ...one.success.flatMap((success) => (within(success.versions, version) ? (success.schema ?? []) : [])),
            ...(requestAt(facts, service, one, version)?.fields ?? []).map((field) => field.type),
            ...one.parameters.map((parameter) => parameter.type)
          ]),
        ...Object.entries(schemas).flatMap(([name, schema]) =>
          schema.kind === "object" && within(schema.versions, version)
            ? [name, ...fieldsOf(facts, service, version, name).map((field) => field.type)]
            : []
        ),
        ...events
          .filter((one) => one.versions.includes(version))
          .flatMap((one) => fieldsAt(one.fields, version).map((field) => field.type))
      ]
      return named.filter((type) => !exists(type)).map((type) => `${service} ${version} ${type}`)
    })
  )

describe("the facts files", () => {
  it.effect("load, and hold as many operations and events per version as Microsoft publishes", () =>
    Effect.gen(function* () {
      const { services } = yield* load
      for (const { service, versions, operations, events } of Object.values(services)) {
        const counted = versions.map(({ version, operations: expected, events: expectedEvents = 0 }) => {
          const has = (one: { readonly versions: ReadonlyArray<string> }) => one.versions.includes(version)
          assert.strictEqual(operations.filter(has).length, expected, `${service} ${version}`)
          if (service !== "graph-calls")
            assert.strictEqual(events.filter(has).length, expectedEvents, `${service} ${version}`)
          return [version, operations.filter(has).length, events.filter(has).length] as const
        })
        assert.deepStrictEqual(counted, published[service])
      }
    })
  )

  it.effect("name no type that its version does not have", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(danglingTypes(yield* load), [])
    })
  )

  it.effect("say nothing twice, and nothing for a version the container lacks", () =>
    Effect.gen(function* () {
      const facts = yield* load
      for (const { service, versions, operations, events, schemas } of Object.values(facts.services)) {
        const all = versions.map((one) => one.version)
        assert.deepStrictEqual(duplicates(all), [])
        assert.deepStrictEqual(duplicates(operations.map((one) => `${one.method} ${shapeOf(one.path)}`)), [])
        assert.deepStrictEqual(duplicates(operations.flatMap((one) => [one.id, ...one.aliases])), [])
        assert.deepStrictEqual(duplicates(events.map((one) => one.type)), [])
        for (const { id, versions: own, success, request, contentTypes } of operations) {
          assert.deepStrictEqual(
            own.filter((one) => !all.includes(one)),
            [],
            `${service} ${id}`
          )
          for (const part of [...success, ...request, ...contentTypes]) {
            assert.deepStrictEqual(
              (part.versions ?? []).filter((one) => !own.includes(one)),
              [],
              `${service} ${id}`
            )
          }
        }
        for (const [name, schema] of Object.entries(schemas)) {
          const own = schema.versions ?? all
          const parts = schema.kind === "enum" ? schema.values : schema.fields.flatMap((one) => one.alternatives)
          for (const part of parts) {
            assert.deepStrictEqual(
              (part.versions ?? []).filter((one) => !own.includes(one)),
              [],
              `${service} ${name}`
            )
          }
          if (schema.kind === "enum") continue
          assert.deepStrictEqual(duplicates(schema.fields.map((one) => one.name)), [], `${service} ${name}`)
          for (const field of schema.fields) {
            const claimed = field.alternatives.flatMap((one) => one.versions ?? own)
            assert.deepStrictEqual(duplicates(claimed), [], `${service} ${name}.${field.name}`)
          }
        }
      }
    })
  )

  it.effect("refer from every version to a common version that exists", () =>
    Effect.gen(function* () {
      const { services, common } = yield* load
      const known = common.versions.map((one) => one.version)
      for (const service of ["call-automation", "chat", "identity"] as const) {
        for (const { version } of services[service].versions) {
          const found = common.references.filter((one) => one.service === service && one.version === version)
          assert.strictEqual(found.length, 1, `${service} ${version}`)
          for (const { identifiers, errors } of found) {
            for (const one of [identifiers, errors]) if (one !== null) assert.include(known, one)
          }
        }
      }
    })
  )

  it.effect("record only of operations, events and schemas that exist", () =>
    Effect.gen(function* () {
      const facts = yield* load
      const { recorded, services, common } = facts
      const namesOf = (service: ServiceName) => {
        const { operations, events, eventGrid, schemas } = services[service]
        return [
          "*",
          ...operations.map((one) => one.id),
          ...[...events, ...eventGrid].map((one) => one.type),
          ...Object.keys(schemas),
          ...Object.keys(common.schemas)
        ]
      }
      for (const one of [...recorded.fields, ...recorded.headers, ...recorded.absences]) {
        for (const name of one.of) assert.include(namesOf(one.service), name)
      }
      for (const one of [...recorded.repeatability, ...recorded.statuses]) {
        assert.include(namesOf(one.service), one.operation)
      }
      for (const one of recorded.results) assert.include(namesOf(one.service), one.event)
      for (const one of recorded.shown) assert.include(namesOf(one.service), one.name)
    })
  )

  it.effect("name events without a published specification, of versions that answer and nobody publishes", () =>
    Effect.gen(function* () {
      const { recorded, services } = yield* load
      assert.isNotEmpty(recorded.unpublished)
      for (const { events, service, versions } of recorded.unpublished) {
        const { events: known, versions: published } = services[service]
        for (const event of events)
          assert.notInclude(
            known.map(({ type }) => type),
            event
          )
        const answer = recorded.apiVersions.flatMap((one) => (one.service === service ? one.versions : []))
        for (const version of versions) {
          assert.include(answer, version)
          assert.notInclude(
            published.map((one) => one.version),
            version
          )
        }
      }
    })
  )

  it.effect("list everything that recordings show", () =>
    Effect.gen(function* () {
      const { recorded, services } = yield* load
      const section = /^(A\d+|behavior \d[a-z]?)$/
      const named = [
        ...recorded.repeatability.map((one) => ({ ...one, names: [one.operation] })),
        ...recorded.statuses.filter((one) => one.status < 400).map((one) => ({ ...one, names: [one.operation] })),
        ...recorded.results.map((one) => ({ ...one, names: [one.event] })),
        ...[...recorded.fields, ...recorded.absences]
          .filter((one) => one.in !== "schema")
          .map((one) => ({ ...one, names: one.of }))
      ].filter(({ source }) => section.test(source))
      assert.isAbove(named.length, 0)
      for (const { names, service } of named) {
        const shown = recorded.shown.flatMap((one) => (one.service === service ? one.name : []))
        for (const name of names.filter((one) => one !== "*")) assert.include(shown, name)
      }
      const keys = recorded.shown.map(({ name, service }) => `${service} ${name}`)
      assert.deepStrictEqual(duplicates(keys), [])
      assert.isTrue(recorded.shown.every(({ source }) => section.test(source)))
      assert.isFalse(services["graph-calls"].operations.some(({ id }) => keys.includes(`graph-calls ${id}`)))
    })
  )

  it.effect("know the Graph action this project started from, in full", () =>
    Effect.gen(function* () {
      const { graph } = yield* load
      const action = graph.operations.find((one) => one.path.endsWith("/cancelMediaProcessing"))
      assert.deepInclude(action?.permissions, { least: ["Calls.Initiate.All"], higher: ["Calls.AccessMedia.All"] })
      assert.deepStrictEqual(action?.clouds, { "v1.0": ["global", "usL4", "usL5"], beta: ["global"] })
      assert.deepStrictEqual(action?.success, [
        {
          status: 200,
          schema: "cancelMediaProcessingOperation",
          location: "operation",
          operationStatus: "completed"
        }
      ])
    })
  )
})

describe("Lookup", () => {
  it.effect("sees a field only in the versions that have it, and identifiers through the common version", () =>
    Effect.gen(function* () {
      const facts = yield* load
      const has = (version: string, schema: string, field: string) =>
        fieldsOf(facts, "call-automation", version, schema).some((one) => one.name === field)
      assert.isFalse(has("2023-03-06", "RemoveParticipantRequest", "operationCallbackUri"))
      assert.isTrue(has("2023-10-15", "RemoveParticipantRequest", "operationCallbackUri"))
      assert.isFalse(has("2024-09-15", "CreateCallRequest", "mediaStreamingOptions"))
      assert.isTrue(has("2024-06-15-preview", "CreateCallRequest", "mediaStreamingOptions"))
      assert.isFalse(has("2023-10-15", "CommunicationIdentifierModel", "microsoftTeamsApp"))
      assert.isTrue(has("2024-04-15", "CommunicationIdentifierModel", "microsoftTeamsApp"))
      const resourceId = (version: string) =>
        fieldsOf(facts, "call-automation", version, "TeamsExtensionUserIdentifierModel").find(
          (one) => one.name === "resourceId"
        )?.requirement
      assert.deepStrictEqual(["2024-09-15", "2025-05-15", "2025-06-15"].map(resourceId), [
        undefined,
        "optional",
        "required"
      ])
      assert.strictEqual(jsonTypeOf(facts, "call-automation", "Tone[]"), "string[]")
      assert.strictEqual(jsonTypeOf(facts, "graph-calls", "integer:int32"), "integer")
    })
  )
})

describe("decode", () => {
  const common = { versions: [], references: [], identifierKinds: [], schemas: {} }

  it.effect("refuses a key that nothing would check, and names the file", () =>
    Effect.gen(function* () {
      yield* decode("common.json", Common, JSON.stringify(common))
      const excess = yield* Effect.flip(decode("common.json", Common, JSON.stringify({ ...common, remarks: "x" })))
      assert.include(excess.message, "facts/common.json")
      assert.include(excess.message, "remarks")
      const wrong = yield* Effect.flip(decode("common.json", Common, JSON.stringify({ ...common, versions: "all" })))
      assert.include(wrong.message, "versions")
    })
  )
})
