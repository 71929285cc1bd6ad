/** JSON Schemas of declared schemas: the named ones under `components/schemas`, with the name of their service before their own. */
import * as JsonSchema from "effect/JsonSchema"
import type * as Schema from "effect/Schema"
import * as SchemaRepresentation from "effect/SchemaRepresentation"
import { isSchema, mergeModels } from "./mergeModels.ts"
import { versionsKey } from "./wireSchema.ts"

/** What became of schemas. */
export interface Compiled {
  /** One for each, in their order. */
  readonly schemas: ReadonlyArray<JsonSchema.JsonSchema>
  /** What they refer to, by name. */
  readonly components: Readonly<Record<string, JsonSchema.JsonSchema>>
}

/** What says nothing: that other members are left alone, and the bounds and the name of every integer. */
const isIdle = (key: string, value: unknown): boolean =>
  (key === "additionalProperties" && value === true) ||
  (key === "minimum" && value === Number.MIN_SAFE_INTEGER) ||
  (key === "maximum" && value === Number.MAX_SAFE_INTEGER) ||
  (key === "description" && value === "an integer")

/** The same in fewer words: checks that stand by themselves are part of what they check. */
const tidy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(tidy)
  if (!isSchema(value)) return value
  const kept = Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (isIdle(key, inner) ? [] : [[key, tidy(inner)]]))
  )
  const { allOf, ...rest } = kept
  if (!Array.isArray(allOf)) return kept
  const others: Array<unknown> = []
  for (const one of allOf) {
    const isPart =
      isSchema(one) &&
      !("$ref" in one) &&
      !("$ref" in rest) &&
      Object.keys(one).every((key) => key === "description" || !(key in rest))
    if (isPart) Object.assign(rest, one)
    else others.push(one)
  }
  return others.length === 0 ? rest : { ...rest, allOf: others }
}

const tidied = (schema: JsonSchema.JsonSchema): JsonSchema.JsonSchema => {
  const value = tidy(schema)
  return isSchema(value) ? value : schema
}

/** Compiles the schemas of one service together, so that a model is there once. */
export const compile = (service: string, schemas: ReadonlyArray<Schema.Top>): Compiled => {
  const [first, ...others] = schemas.map(({ ast }) => ast)
  if (first === undefined) return { schemas: [], components: {} }
  const representations = SchemaRepresentation.toRepresentations([first, ...others], {
    referencePolicy: ({ identifier }) => (identifier === undefined ? undefined : `${service}.${identifier}`)
  })
  const document = JsonSchema.toMultiDocumentOpenApi3_1(
    SchemaRepresentation.toJsonSchemaMultiDocument(representations, {
      includeAnnotationKey: (key) => key === versionsKey,
      generateDescriptions: true
    })
  )
  return mergeModels({
    schemas: document.schemas.map(tidied),
    components: Object.fromEntries(Object.entries(document.definitions).map(([name, schema]) => [name, tidied(schema)]))
  })
}
