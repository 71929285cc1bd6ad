/**
 * A Swagger 2.0 document, read as far as the facts can be compared with it.
 *
 * The documents are not part of the project; where they lie beside it the facts are held against them, version by version.
 */
import * as Schema from "effect/Schema"
import type { Facts } from "../../src/facts/Facts.ts"
import { type FieldAt, fieldsAt, requestAt, within } from "../../src/facts/Lookup.ts"
import type { ServiceName } from "../../src/facts/Model.ts"

const optional = Schema.optionalKey
const Reference = Schema.Struct({ $ref: optional(Schema.String), type: optional(Schema.String) })
const Parameter = Schema.Struct({
  $ref: optional(Schema.String),
  in: optional(Schema.String),
  name: optional(Schema.String),
  required: optional(Schema.Boolean),
  schema: optional(Reference)
})
const Operation = Schema.Struct({
  operationId: Schema.String,
  consumes: optional(Schema.Array(Schema.String)),
  parameters: optional(Schema.Array(Parameter)),
  responses: Schema.Record(Schema.String, Schema.Struct({ schema: optional(Reference) }))
})
/** A property of a definition, as far as its type goes. */
interface Property {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Property
  readonly additionalProperties?: Property
  readonly allOf?: ReadonlyArray<Property>
  readonly enum?: ReadonlyArray<string>
  readonly "x-ms-enum"?: { readonly name: string }
}
const Property: Schema.Codec<Property> = Schema.Struct({
  $ref: optional(Schema.String),
  type: optional(Schema.String),
  format: optional(Schema.String),
  minimum: optional(Schema.Finite),
  maximum: optional(Schema.Finite),
  items: optional(Schema.suspend(() => Property)),
  additionalProperties: optional(Schema.suspend(() => Property)),
  allOf: optional(Schema.Array(Schema.suspend(() => Property))),
  enum: optional(Schema.Array(Schema.String)),
  "x-ms-enum": optional(Schema.Struct({ name: Schema.String }))
})
const Definition = Schema.Struct({
  required: optional(Schema.Array(Schema.String)),
  properties: optional(Schema.Record(Schema.String, Property)),
  enum: optional(Schema.Array(Schema.String))
})

/** The parts of a document that are compared. */
export const Document = Schema.Struct({
  consumes: optional(Schema.Array(Schema.String)),
  paths: Schema.Record(Schema.String, Schema.Record(Schema.String, Schema.Unknown)),
  definitions: optional(Schema.Record(Schema.String, Definition))
})
type Document = typeof Document.Type

const verbs = ["get", "post", "put", "patch", "delete"]
const decodeOperation = Schema.decodeUnknownSync(Operation)
const nameOf = (reference: typeof Reference.Type | undefined): string | null =>
  reference === undefined ? null : (reference.$ref?.split("/").at(-1) ?? reference.type ?? null)

const typeOf = (property: Property): string => {
  const { $ref, type, format, items, additionalProperties, allOf } = property
  const [base] = allOf ?? []
  if (property.enum !== undefined) return property["x-ms-enum"]?.name ?? "an enum without a name"
  if ($ref !== undefined) return $ref.split("/").at(-1) ?? $ref
  if (base !== undefined) return typeOf(base)
  if (items !== undefined) return `${typeOf(items)}[]`
  if (additionalProperties !== undefined) return `map<${typeOf(additionalProperties)}>`
  return format === undefined ? (type ?? "object") : `${type}:${format}`
}

const range = ({ minimum, maximum }: { readonly minimum?: number; readonly maximum?: number }): string =>
  minimum === undefined && maximum === undefined ? "" : ` from ${minimum} to ${maximum}`

/** Every comparable statement of a document, one line each, sorted. */
export const statementsOf = (document: Document): ReadonlyArray<string> => {
  const lines: Array<string> = []
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [verb, value] of Object.entries(item)) {
      if (!verbs.includes(verb)) continue
      const { operationId, responses, parameters = [], consumes = document.consumes } = decodeOperation(value)
      const at = `${verb.toUpperCase()} ${path}`
      lines.push(`${at} is ${operationId}`)
      for (const [status, { schema }] of Object.entries(responses)) {
        lines.push(`${at} answers ${status} ${nameOf(schema) ?? "-"}`)
      }
      for (const { in: where, name, required = false, schema } of parameters) {
        if (where === "body") lines.push(`${at} takes ${nameOf(schema) ?? "-"}${required ? "!" : ""}`)
        if (where === "body") for (const type of consumes ?? []) lines.push(`${at} consumes ${type}`)
        if (where === "query" || where === "header") lines.push(`${at} ${where} ${name}${required ? "!" : ""}`)
      }
    }
  }
  for (const [name, { required = [], properties = {}, enum: values }] of Object.entries(document.definitions ?? {})) {
    for (const [field, property] of Object.entries(properties)) {
      lines.push(`${name} has ${field}${required.includes(field) ? "!" : ""} ${typeOf(property)}${range(property)}`)
      if (property.enum !== undefined) lines.push(`${typeOf(property)} is one of ${property.enum.join("|")}`)
    }
    if (values !== undefined) lines.push(`${name} is one of ${values.join("|")}`)
  }
  return lines.toSorted()
}

const schemaStatements = (version: string, schemas: Facts["common"]["schemas"]): ReadonlyArray<string> =>
  Object.entries(schemas).flatMap(([name, schema]) => {
    if (!within(schema.versions, version)) return []
    if (schema.kind === "enum") {
      const values = schema.values.filter((one) => within(one.versions, version)).flatMap((one) => one.values)
      return [`${name} is one of ${values.join("|")}`]
    }
    return fieldsAt(schema.fields, version).map((one) => statementOf(name, one))
  })

const statementOf = (name: string, { name: field, type, requirement, bounds }: FieldAt): string =>
  `${name} has ${field}${requirement === "required" ? "!" : ""} ${type}${range(bounds ?? {})}`

/** The statements of a common version out of the facts. */
export const commonStatementsAt = (facts: Facts, version: string): ReadonlyArray<string> =>
  schemaStatements(version, facts.common.schemas).toSorted()

/** The same statements out of the facts. */
export const statementsAt = (facts: Facts, service: ServiceName, version: string): ReadonlyArray<string> => {
  const { operations, schemas, events } = facts.services[service]
  const lines: Array<string> = []
  for (const one of operations.filter((each) => each.versions.includes(version))) {
    const at = `${one.method} ${one.path}`
    lines.push(`${at} is ${one.id}`)
    for (const { status, schema, versions } of one.success) {
      if (within(versions, version)) lines.push(`${at} answers ${status} ${schema ?? "-"}`)
    }
    for (const status of one.errors.statuses) lines.push(`${at} answers ${status} ${one.errors.schema}`)
    const request = requestAt(facts, service, one, version)?.request
    if (request !== undefined) lines.push(`${at} takes ${request.schema}${request.required ? "!" : ""}`)
    for (const { types, versions } of one.contentTypes) {
      if (within(versions, version)) for (const type of types) lines.push(`${at} consumes ${type}`)
    }
    for (const { in: where, name, required } of one.parameters) {
      if (where !== "path" && name !== "api-version") lines.push(`${at} ${where} ${name}${required ? "!" : ""}`)
    }
  }
  lines.push(...schemaStatements(version, schemas))
  for (const event of events) {
    if (!event.versions.includes(version)) continue
    const name = event.type.split(".").at(-1) ?? event.type
    for (const field of fieldsAt(event.fields, version)) lines.push(statementOf(name, field))
  }
  return lines.toSorted()
}
