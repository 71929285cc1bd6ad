/** An optional field that is `undefined`, as programs in JavaScript and without `exactOptionalPropertyTypes` give it, is absent. */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as Field from "@effect-comms/core/Field"
import type { Any } from "@effect-comms/core/internal/ClientOperation"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as SchemaAST from "effect/SchemaAST"
import { type ApiVersion, ApiVersions } from "../src/ApiVersion.ts"
import * as CallAutomation from "../src/CallAutomation.ts"
import * as generated from "../src/generated/operations.ts"
import { all } from "../src/operations/index.ts"
import { connectionString, customer } from "./support.ts"

/** The names of all fields in a schema and below it. */
const namesIn = (ast: SchemaAST.AST, seen = new Set<SchemaAST.AST>()): ReadonlyArray<string> => {
  if (seen.has(ast)) return []
  seen.add(ast)
  const inner = (ast.encoding ?? []).flatMap(({ to }) => namesIn(to, seen))
  if (SchemaAST.isUnion(ast)) return [...inner, ...ast.types.flatMap((one) => namesIn(one, seen))]
  if (SchemaAST.isArrays(ast)) return [...inner, ...[...ast.elements, ...ast.rest].flatMap((one) => namesIn(one, seen))]
  if (SchemaAST.isSuspend(ast)) return [...inner, ...namesIn(ast.thunk(), seen)]
  if (!SchemaAST.isObjects(ast)) return inner
  return [...inner, ...ast.propertySignatures.flatMap(({ name, type }) => [String(name), ...namesIn(type, seen)])]
}

/** A value with every field that it does not have as `undefined`, in all its objects. */
const padded = (value: unknown, names: ReadonlyArray<string>): unknown => {
  if (Array.isArray(value)) return value.map((one) => padded(one, names))
  if (typeof value !== "object" || value === null) return value
  const nothing = Object.fromEntries(names.map((name) => [name, undefined]))
  return { ...nothing, ...Object.fromEntries(Object.entries(value).map(([key, one]) => [key, padded(one, names)])) }
}

/** A value of a schema with all that a version has; of several kinds the first, of identifiers a user's. */
const sampleOf = (ast: SchemaAST.AST, version: string): unknown => {
  const [link] = ast.encoding ?? []
  if (link !== undefined && SchemaAST.isDeclaration(ast)) return sampleOf(link.to, version)
  if (SchemaAST.isUnion(ast)) return ast.types[0] && sampleOf(ast.types[0], version)
  if (SchemaAST.isLiteral(ast)) return ast.literal
  if (SchemaAST.isArrays(ast)) return ast.rest.map((one) => sampleOf(one, version))
  if (SchemaAST.isNumber(ast)) return 1
  if (SchemaAST.isBoolean(ast)) return true
  if (!SchemaAST.isObjects(ast)) return "text"
  if (ast.propertySignatures.some(({ name }) => name === "communicationUser")) return customer
  return Object.fromEntries(
    ast.propertySignatures
      .filter(({ type }) => Field.versionsOf(type)?.includes(version) ?? true)
      .map(({ name, type }) => [String(name), sampleOf(SchemaAST.toType(type), version)])
  )
}

const sent = (operation: Any, apiVersion: ApiVersion, input: unknown) =>
  Effect.gen(function* () {
    const transport = ScriptedTransport.make(() => ({ status: 500 }))
    const client = yield* CallAutomation.make({ connectionString, retry: { attempts: 1 } }).pipe(
      Effect.provideService(CurrentTransport.CurrentTransport, transport)
    )
    const error = yield* Effect.flip(client.invoke(operation, input, { apiVersion }))
    const [request] = transport.requests
    assert(request !== undefined, error.message)
    return { path: request.path, body: request.json }
  })

const derived = Object.values<Any>(generated)

describe("a field that is undefined is absent", () => {
  for (const operation of all)
    it.effect.each([
      ["derived", derived.find(({ id }) => id === operation.id)],
      ["declared", operation]
    ] as const)(`${operation.id}, %s`, ([, used]) =>
      Effect.gen(function* () {
        assert(used !== undefined)
        const version = ApiVersions.all.findLast((one) => operation.versions.includes(one)) ?? "2026-03-12"
        const schemas = [operation.params, operation.query, operation.payload].map(({ ast }) => SchemaAST.toType(ast))
        const names = schemas.flatMap((ast) => namesIn(ast))
        const whole: object = Object.assign({}, ...schemas.map((ast) => sampleOf(ast, version)))
        assert.deepStrictEqual(yield* sent(used, version, padded(whole, names)), yield* sent(used, version, whole))
        // The least that it takes, with all else undefined.
        const required = Object.fromEntries(
          schemas
            .flatMap((ast) => (SchemaAST.isObjects(ast) ? ast.propertySignatures : []))
            .flatMap(({ name, type }) => (SchemaAST.isOptional(type) ? [] : [[String(name), sampleOf(type, version)]]))
        )
        assert.deepStrictEqual(
          yield* sent(used, version, padded(required, names)),
          yield* sent(used, version, required)
        )
      })
    )
})
