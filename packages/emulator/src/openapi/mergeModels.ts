/**
 * Makes one model of those that differ in their description alone: a field that describes the model it has says so beside the reference,
 * as OpenAPI 3.1 allows, and does not make another model of it.
 */
import type * as JsonSchema from "effect/JsonSchema"
import { isDeepStrictEqual } from "node:util"

/** Models by name, and the schemas that refer to them. */
export interface Document {
  readonly schemas: ReadonlyArray<JsonSchema.JsonSchema>
  readonly components: Readonly<Record<string, JsonSchema.JsonSchema>>
}

/** Whether a value is a JSON object. */
export const isSchema = (value: unknown): value is JsonSchema.JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The model that a numbered one was to be another of. */
const baseOf = (name: string): string | undefined => /^(.+)_\d+$/.exec(name)?.[1]

const undescribed = (model: JsonSchema.JsonSchema): JsonSchema.JsonSchema =>
  Object.fromEntries(Object.entries(model).filter(([key]) => key !== "description"))

const reference = (name: string): string => `#/components/schemas/${name}`

/** Merges models until no two differ in their description alone; merged models may make others alike. */
export const mergeModels = (document: Document): Document => {
  const { components } = document
  const merged = Object.keys(components).flatMap((name) => {
    const base = baseOf(name)
    const [model, other] = [components[name], base === undefined ? undefined : components[base]]
    return base !== undefined && model && other && isDeepStrictEqual(undescribed(model), undescribed(other))
      ? [{ base, name, description: model["description"] }]
      : []
  })
  if (merged.length === 0) return document
  // Which description is the model's own nobody knows any more: each stands where it was given.
  const said = new Map(merged.map(({ base, description, name }) => [reference(name), { base, description }]))
  for (const { base } of merged) said.set(reference(base), { base, description: components[base]?.["description"] })

  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite)
    if (!isSchema(value)) return value
    const { $ref } = value
    const to = typeof $ref === "string" ? said.get($ref) : undefined
    const members = Object.entries(value).map(([key, inner]) => [key, rewrite(inner)])
    if (to === undefined) return Object.fromEntries(members)
    const about = to.description === undefined ? {} : { description: to.description }
    return { ...about, ...Object.fromEntries(members), $ref: reference(to.base) }
  }
  const rewritten = (schema: JsonSchema.JsonSchema): JsonSchema.JsonSchema => {
    const value = rewrite(schema)
    return isSchema(value) ? value : schema
  }
  const gone = new Set(merged.map(({ name }) => name))
  const bases = new Set(merged.map(({ base }) => base))
  return mergeModels({
    schemas: document.schemas.map(rewritten),
    components: Object.fromEntries(
      Object.entries(components)
        .filter(([name]) => !gone.has(name))
        .map(([name, model]) => [name, rewritten(bases.has(name) ? undescribed(model) : model)])
    )
  })
}
