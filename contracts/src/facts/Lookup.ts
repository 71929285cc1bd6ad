/**
 * What the facts say about a name in a version: operations by method and path, fields of a schema, values of an enum.
 *
 * Names of common definitions are looked up in the common version that the service's version refers to. A version of `undefined`
 * means any: a field is then there if one version has it, and required only if all do.
 */
import type { Facts } from "./Facts.ts"
import type { Bounds, EnumSchema, Field, ObjectSchema, Operation, Request, Service, ServiceName } from "./Model.ts"

/** A field as one version has it. */
export interface FieldAt {
  readonly name: string
  readonly type: string
  /** `either`: a declaration may say so or not, because the facts bind only a variant, or only forbid null. */
  readonly requirement: "required" | "optional" | "either"
  readonly nullable: boolean
  readonly bounds: Bounds | undefined
}

/** Whether something that may list its versions exists in one of them. */
export const within = (versions: ReadonlyArray<string> | undefined, version: string | undefined): boolean =>
  version === undefined || versions === undefined || versions.includes(version)

/** A path with its parameters' names taken out. */
export const shapeOf = (path: string): string => path.replace(/\{[^}]+\}/g, "{}")

/** The operation of a service with this method and path, whatever the parameters are called. */
export const operationOf = (facts: Facts, service: ServiceName, method: string, path: string): Operation | undefined =>
  facts.services[service].operations.find((one) => one.method === method && shapeOf(one.path) === shapeOf(path))

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
const literal = (path: string): number => shapeOf(path).length

/** The expression of each template that was asked about. */
const expressions = new Map<string, RegExp>()

/** Whether a concrete path is an instance of a template. */
export const matches = (template: string, path: string): boolean => {
  const known = expressions.get(template)
  const expression = known ?? new RegExp(`^${shapeOf(template).split("{}").map(escape).join("[^/]+")}$`)
  if (known === undefined) expressions.set(template, expression)
  return expression.test(path)
}

/** The operation that a concrete path belongs to: the most literal of those that match. */
export const operationAt = (facts: Facts, service: ServiceName, method: string, path: string): Operation | undefined =>
  facts.services[service].operations
    .filter((one) => one.method === method && matches(one.path, path))
    .reduce<Operation | undefined>(
      (best, one) => (best === undefined || literal(one.path) > literal(best.path) ? one : best),
      undefined
    )

interface Found<S> {
  readonly name: string
  readonly schema: S
  /** The version within the file that has the schema. */
  readonly version: string | undefined
  /** Out of the common definitions. */
  readonly shared: boolean
}

const errorSchemas = ["CommunicationErrorResponse", "CommunicationError"]

/** A named schema as a service's version sees it. */
export const schemaOf = (
  facts: Facts,
  service: ServiceName,
  version: string | undefined,
  name: string
): Found<ObjectSchema | EnumSchema> | undefined => {
  const own = facts.services[service].schemas[name]
  if (own !== undefined && within(own.versions, version)) return { name, schema: own, version, shared: false }
  const shared = facts.common.schemas[name]
  if (shared === undefined || service === "graph-calls") return undefined
  if (version === undefined) return { name, schema: shared, version, shared: true }
  const reference = facts.common.references.find((one) => one.service === service && one.version === version)
  const at = errorSchemas.includes(name) ? reference?.errors : reference?.identifiers
  if (at === undefined || at === null || !within(shared.versions, at)) return undefined
  return { name, schema: shared, version: at, shared: true }
}

const fieldAt = (field: Field, version: string | undefined): FieldAt | undefined => {
  const alternatives = field.alternatives.filter((one) => within(one.versions, version))
  const [first] = alternatives
  if (first === undefined) return undefined
  const nullable = !alternatives.some((one) => one.nullable === false)
  const required = alternatives.filter((one) => one.required).length
  return {
    name: field.name,
    type: first.type,
    requirement: required === alternatives.length ? "required" : required > 0 || !nullable ? "either" : "optional",
    nullable,
    bounds: first.bounds
  }
}

/** The fields of a list that a version has. */
export const fieldsAt = (fields: ReadonlyArray<Field>, version: string | undefined): ReadonlyArray<FieldAt> =>
  fields.flatMap((field) => fieldAt(field, version) ?? [])

type Extending = ReadonlyMap<string | undefined, ReadonlyArray<readonly [name: string, schema: ObjectSchema]>>

/** What extends each schema of a service: found once, because every field of every version asks. */
const extending = new WeakMap<Service["schemas"], Extending>()

const extendingIn = (schemas: Service["schemas"]): Extending => {
  const known = extending.get(schemas)
  if (known !== undefined) return known
  const made = Map.groupBy(
    Object.entries(schemas).flatMap(([name, schema]) => (schema.kind === "object" ? [[name, schema] as const] : [])),
    ([, schema]) => schema.extends
  )
  extending.set(schemas, made)
  return made
}

/** The schemas that extend a schema, through any number of steps, in a version. */
export const variantsOf = (
  facts: Facts,
  service: ServiceName,
  version: string | undefined,
  name: string
): ReadonlyArray<Found<ObjectSchema>> =>
  (extendingIn(facts.services[service].schemas).get(name) ?? []).flatMap(([key, schema]) =>
    within(schema.versions, version)
      ? [{ name: key, schema, version, shared: false }, ...variantsOf(facts, service, version, key)]
      : []
  )

/** A schema and those it extends, the schema first. */
export const lineageOf = (
  facts: Facts,
  service: ServiceName,
  version: string | undefined,
  name: string
): ReadonlyArray<Found<ObjectSchema>> => {
  const found = schemaOf(facts, service, version, name)
  if (found === undefined || found.schema.kind !== "object") return []
  const { schema } = found
  const base = schema.extends === undefined ? [] : lineageOf(facts, service, version, schema.extends)
  return [{ ...found, schema }, ...base]
}

/** Every field of a schema in a version, its base's included. */
export const fieldsOf = (
  facts: Facts,
  service: ServiceName,
  version: string | undefined,
  name: string
): ReadonlyArray<FieldAt> =>
  lineageOf(facts, service, version, name).flatMap((one) => fieldsAt(one.schema.fields, one.version))

/** As `fieldsOf`, with the fields of all variants, as a flat declaration has them. */
export const fieldsOfAny = (
  facts: Facts,
  service: ServiceName,
  version: string | undefined,
  name: string
): ReadonlyArray<FieldAt> => {
  const all = new Map(fieldsOf(facts, service, version, name).map((field) => [field.name, field]))
  for (const variant of variantsOf(facts, service, version, name)) {
    for (const field of fieldsAt(variant.schema.fields, version)) {
      if (!all.has(field.name)) {
        all.set(field.name, field.requirement === "required" ? { ...field, requirement: "either" } : field)
      }
    }
  }
  // Variants with enums of their own, in whatever version, have only the string in common.
  const everywhere = variantsOf(facts, service, undefined, name).flatMap(({ schema }) =>
    fieldsAt(schema.fields, undefined)
  )
  for (const field of all.values()) {
    const types = new Set([field, ...everywhere.filter((one) => one.name === field.name)].map(({ type }) => type))
    const [common, ...others] = new Set([...types].map((type) => jsonTypeOf(facts, service, type)))
    if (types.size > 1 && common !== undefined && others.length === 0) all.set(field.name, { ...field, type: common })
  }
  return [...all.values()]
}

/** The fields of a request body in a version, or `undefined` when the version takes none. */
export const requestAt = (
  facts: Facts,
  service: ServiceName,
  operation: Operation,
  version: string
): { readonly request: Request; readonly fields: ReadonlyArray<FieldAt>; readonly open: boolean } | undefined => {
  const request = operation.request.find((one) => within(one.versions, version))
  if (request === undefined) return undefined
  const fields =
    request.schema === undefined
      ? fieldsAt(request.fields ?? [], version)
      : fieldsOfAny(facts, service, version, request.schema)
  return {
    request,
    fields: fields.map((field) =>
      request.requires?.includes(field.name) === true ? { ...field, requirement: "required" } : field
    ),
    open: request.schema !== undefined && isOpen(facts, service, version, request.schema)
  }
}

/** Whether further members may appear in a schema's value. */
export const isOpen = (facts: Facts, service: ServiceName, version: string | undefined, name: string): boolean =>
  lineageOf(facts, service, version, name).some((one) => one.schema.open === true)

/** The values of an enum in a version, or `undefined` when the name is not an enum there. */
export const valuesOf = (
  facts: Facts,
  service: ServiceName,
  version: string | undefined,
  name: string
): ReadonlyArray<string> | undefined => {
  const found = schemaOf(facts, service, version, name)
  if (found === undefined || found.schema.kind !== "enum") return undefined
  return found.schema.values.filter((one) => within(one.versions, found.version)).flatMap((one) => one.values)
}

/** An enum member as it is compared: Graph's metadata and its wire disagree on the case. */
export const enumKey = (service: ServiceName, value: string): string =>
  service === "graph-calls" ? value.toLowerCase() : value

/** A type without its array or map: the name of what it holds. */
export const elementOf = (type: string): string => type.replace(/^map<(.+)>$/, "$1").replace(/\[\]$/, "")

/**
 * What a declaration has to say of a type of the facts: `string`, `string:date-time`, `number`, `integer`, `boolean`, `object` or `any`,
 * with `[]` for an array of them.
 */
export const jsonTypeOf = (facts: Facts, service: ServiceName, type: string): string => {
  if (type.endsWith("[]")) return `${jsonTypeOf(facts, service, type.slice(0, -2))}[]`
  if (type.startsWith("map<")) return "object"
  const primitive = type.split(":")[0] ?? type
  if (type === "string:date-time") return type
  if (["string", "number", "integer", "boolean", "object", "any"].includes(primitive)) return primitive
  return schemaOf(facts, service, undefined, type)?.schema.kind === "enum" ? "string" : "object"
}
