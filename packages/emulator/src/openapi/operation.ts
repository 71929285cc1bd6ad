/** An operation of the document out of a declared one. */
import type * as Declared from "@effect-comms/core/Operation"
import { bytesIn, Empty } from "@effect-comms/core/Operation"
import * as Field from "@effect-comms/core/Field"
import type { JsonSchema } from "effect/JsonSchema"
import type * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import type { ProfileOf } from "../kernel/http/Profiles.ts"
import type { Route } from "../kernel/http/Router.ts"
import type { Header, Operation, Parameter, Response } from "./OpenApi.ts"
import * as services from "./services.ts"
import { isOptional } from "./wireSchema.ts"

/** Gives the JSON Schema of a declared one, once all are known. */
export type SchemaOf = (ast: SchemaAST.AST) => JsonSchema

/** The path of the document: Graph's version is its first segment. */
export const pathOf = ({ path, service }: Declared.Any): string =>
  service.versionIn === "path" ? `/{version}${path}` : path

const fieldsOf = (schema: Schema.Top): ReadonlyArray<SchemaAST.PropertySignature> =>
  SchemaAST.isObjects(schema.ast) ? schema.ast.propertySignatures : []

/** Whether a body has no model: it has no fields, or is bytes. */
const isEmpty = (schema: Schema.Top): boolean =>
  SchemaAST.isObjects(schema.ast) && (fieldsOf(schema).length === 0 || bytesIn(schema) !== undefined)

const binary: JsonSchema = { type: "string", format: "binary" }

const headerFields = (schema: Schema.Top) => {
  const names = new Map(Field.headersOf(schema))
  return fieldsOf(schema).flatMap(({ name, type }) => {
    const header = names.get(String(name))
    return header === undefined ? [] : [{ header, type }]
  })
}

/** Every schema that the document of an operation refers to. */
export const schemasOf = ({ params, payload, query, success }: Declared.Any): ReadonlyArray<SchemaAST.AST> => [
  ...[params, query].flatMap(fieldsOf).map(({ type }) => SchemaAST.toType(type)),
  ...(isEmpty(payload) ? [] : [payload.ast]),
  ...headerFields(payload).map(({ type }) => type),
  ...Object.values(success).flatMap((schema) =>
    schema === Empty
      ? []
      : [...(bytesIn(schema) === undefined ? [schema.ast] : []), ...headerFields(schema).map(({ type }) => type)]
  )
]

/** A parameter or a header cannot be `null`. */
const withoutNull = (schema: JsonSchema): JsonSchema => {
  const { anyOf, ...rest } = schema
  if (!Array.isArray(anyOf)) return schema
  const others: ReadonlyArray<JsonSchema> = anyOf.filter((one: JsonSchema) => one["type"] !== "null")
  const [only] = others
  return others.length === 1 && only !== undefined ? { ...only, ...rest } : { anyOf: others, ...rest }
}

const parameterOf = (
  where: "path" | "query",
  { name, type }: SchemaAST.PropertySignature,
  schemaOf: SchemaOf
): Parameter => {
  // Every parameter is a text on the wire; what it says is its type.
  const { description, ...schema } = withoutNull(schemaOf(SchemaAST.toType(type)))
  return {
    name: String(name),
    in: where,
    required: where === "path" || !isOptional(type),
    ...(typeof description === "string" ? { description } : {}),
    schema
  }
}

const versionOf = ({ service, versions }: Declared.Any): Parameter => ({
  name: service.versionIn === "path" ? "version" : "api-version",
  in: service.versionIn,
  required: true,
  description: "The version of the service.",
  schema: { type: "string", enum: [...versions] }
})

const header = (name: string, description: string, format: string | undefined): Parameter => ({
  name,
  in: "header",
  required: false,
  description,
  schema: { type: "string", ...(format === undefined ? {} : { format }) }
})

const repeatability = ({ repeatability: kind }: Declared.Any): ReadonlyArray<Parameter> => [
  ...(kind === "none"
    ? []
    : [
        header(
          "Repeatability-Request-ID",
          "The id of the request, the same whenever it is sent again.",
          kind === "pair" ? "uuid" : undefined
        )
      ]),
  ...(kind === "pair"
    ? [header("Repeatability-First-Sent", "When the request was sent first, as HTTP writes dates.", undefined)]
    : [])
]

const repeatabilityResult: Readonly<Record<string, Header>> = {
  "Repeatability-Result": {
    description: "`accepted` when the request was executed, now or before.",
    schema: { type: "string" }
  }
}

/** `Content-Type` belongs to the content and is no header of its own. */
const isOwnHeader = ({ header }: { readonly header: string }): boolean => header !== "content-type"

const contentOf = (schema: Schema.Top, schemaOf: SchemaOf) =>
  bytesIn(schema) === undefined
    ? { "application/json": { schema: schemaOf(schema.ast) } }
    : // Bytes that come with their own type may be of any.
      { [headerFields(schema).every(isOwnHeader) ? "application/octet-stream" : "*/*"]: { schema: binary } }

const responsesOf = (operation: Declared.Any, schemaOf: SchemaOf): Readonly<Record<string, Response>> => {
  const hasResult = operation.retry === "repeatable" && operation.repeatability === "pair"
  return Object.fromEntries(
    Object.entries(operation.success).map(([status, schema]): [string, Response] => {
      const versions = operation.successVersions[Number(status)]
      const headers: Readonly<Record<string, Header>> = {
        ...(hasResult ? repeatabilityResult : {}),
        ...Object.fromEntries(
          headerFields(schema)
            .filter(isOwnHeader)
            .map(({ header: name, type }) => [name, { schema: withoutNull(schemaOf(type)) }])
        )
      }
      return [
        status,
        {
          description:
            versions === undefined ? "Done or accepted." : `Done or accepted. Versions: ${versions.join(", ")}.`,
          ...(versions === undefined ? {} : { "x-ms-versions": versions }),
          ...(Object.keys(headers).length === 0 ? {} : { headers }),
          ...(schema === Empty ? {} : { content: contentOf(schema, schemaOf) })
        }
      ]
    })
  )
}

/** The document's operation of a route. */
export const operationOf = ({ handler, operation }: Route, profileOf: ProfileOf, schemaOf: SchemaOf): Operation => {
  const profile = profileOf(operation.path)
  const { contentTypes, id, params, payload, query, service, versions } = operation
  const isBinary = bytesIn(payload) !== undefined
  const content = { schema: isBinary ? binary : isEmpty(payload) ? {} : schemaOf(payload.ast) }
  return {
    operationId: id,
    tags: [service.name],
    "x-ms-versions": versions,
    security: services.securityOf(profile),
    parameters: [
      versionOf(operation),
      ...fieldsOf(params).map((field) => parameterOf("path", field, schemaOf)),
      ...fieldsOf(query).map((field) => parameterOf("query", field, schemaOf)),
      ...repeatability(operation),
      ...headerFields(payload).map(({ header: name, type }): Parameter => ({
        name,
        in: "header",
        required: false,
        schema: withoutNull(schemaOf(type))
      })),
      header(service.clientRequestIdHeader, "The client's own id of the request; the answer repeats it.", undefined),
      ...services.credentialHeaders(profile)
    ],
    ...(contentTypes.length === 0
      ? {}
      : {
          requestBody: {
            required: fieldsOf(payload).some(({ type }) => !isOptional(type)),
            content: Object.fromEntries(contentTypes.map((type) => [type, content]))
          }
        }),
    responses: {
      ...responsesOf(operation, schemaOf),
      ...services.failuresOf(profile, operation, handler !== undefined)
    }
  }
}
