/**
 * Core's operation values as declarations that the check can compare.
 *
 * It reads the schemas' structure, never a value: property names, optionality, versions and JSON types. What has no fixed
 * structure (a map, an opaque value) is left uncompared rather than guessed.
 */
import * as CoreField from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import type { DeclaredField, DeclaredOperation, DeclaredSuccess } from "./Declared.ts"
import type { Bounds, ServiceName } from "./Model.ts"

/** The members of a union that may stand on the wire in place of the value; `null` and `undefined` say only "not there". */
const membersOf = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> => {
  if (SchemaAST.isUnion(ast)) return ast.types.flatMap(membersOf)
  if (SchemaAST.isSuspend(ast)) return membersOf(ast.thunk())
  if (SchemaAST.isNull(ast) || SchemaAST.isUndefined(ast)) return []
  return [ast]
}

const identifierOf = SchemaAST.resolveAt<string>("identifier")

const isInteger = (ast: SchemaAST.AST): boolean =>
  (ast.checks ?? []).some((check) => Option.isSome(decodeInteger(check.annotations)))

const Integer = Schema.Struct({ representation: Schema.Struct({ id: Schema.Literal("effect/schema/isInt") }) })
const decodeInteger = Schema.decodeUnknownOption(Integer)

const jsonTypeOfOne = (ast: SchemaAST.AST): string | undefined => {
  if (SchemaAST.isString(ast) && identifierOf(ast) === "DateTimeText") return "string:date-time"
  if (SchemaAST.isString(ast) || SchemaAST.isTemplateLiteral(ast)) return "string"
  if (SchemaAST.isNumber(ast)) return isInteger(ast) ? "integer" : "number"
  if (SchemaAST.isBoolean(ast)) return "boolean"
  if (SchemaAST.isLiteral(ast)) return typeof ast.literal
  if (SchemaAST.isObjects(ast)) return "object"
  if (SchemaAST.isArrays(ast)) {
    const item = ast.rest[0]
    const type = item === undefined ? undefined : jsonTypeOf(item)
    return type === undefined ? undefined : `${type}[]`
  }
  return SchemaAST.isUnknown(ast) || SchemaAST.isAny(ast) ? "any" : undefined
}

/** The JSON type of what is sent, or `undefined` when the members of a union differ. */
const jsonTypeOf = (ast: SchemaAST.AST): string | undefined => {
  const types = new Set(membersOf(ast).map(jsonTypeOfOne))
  const [type] = types
  if (types.size === 1 && type !== undefined) return type
  const encoded = SchemaAST.toEncoded(ast)
  return encoded === ast ? undefined : jsonTypeOf(encoded)
}

const literalsOf = (ast: SchemaAST.AST): ReadonlyArray<string> =>
  membersOf(ast).flatMap((one) => {
    if (SchemaAST.isArrays(one)) return one.rest.flatMap(literalsOf)
    return SchemaAST.isLiteral(one) && typeof one.literal === "string" ? [one.literal] : []
  })

const objectsOf = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.Objects> =>
  membersOf(ast).flatMap((one) => {
    if (SchemaAST.isArrays(one)) return one.rest.flatMap(objectsOf)
    return SchemaAST.isObjects(one) ? [one] : []
  })

/** The bounds that a schema's checks set; a length is that of a string or of a list. */
const boundsOf = (ast: SchemaAST.AST): Bounds => {
  const found: Record<string, number> = {}
  for (const one of membersOf(ast)) {
    for (const check of one.checks ?? []) {
      const { maxLength, maximum, minimum } = payloadOf(check.annotations)
      if (minimum !== undefined) found["minimum"] = minimum
      if (maximum !== undefined) found["maximum"] = maximum
      if (maxLength !== undefined) found[SchemaAST.isArrays(one) ? "maxItems" : "maxLength"] = maxLength
    }
  }
  return found
}

const Described = Schema.Struct({
  representation: Schema.Struct({
    payload: Schema.Struct({
      minimum: Schema.optionalKey(Schema.Finite),
      maximum: Schema.optionalKey(Schema.Finite),
      maxLength: Schema.optionalKey(Schema.Finite)
    })
  })
})
const decodeDescribed = Schema.decodeUnknownOption(Described)

/** What a check says of itself, when it is one of a number or a length. */
const payloadOf = (annotations: unknown) =>
  Option.match(decodeDescribed(annotations), {
    onNone: () => ({ minimum: undefined, maximum: undefined, maxLength: undefined }),
    onSome: ({ representation: { payload } }) => ({
      minimum: payload.minimum,
      maximum: payload.maximum,
      maxLength: payload.maxLength
    })
  })

const fieldOf = (
  name: string,
  type: SchemaAST.AST,
  required: boolean,
  versions: ReadonlyArray<string>,
  above: ReadonlyArray<SchemaAST.AST>
): DeclaredField => {
  const json = jsonTypeOf(type)
  const values = literalsOf(type)
  const bounds = boundsOf(type)
  const objects = objectsOf(type)
  // A schema that holds itself, such as an error with details, is compared once.
  const nested = objects.length > 0 && objects.every((one) => one.propertySignatures.length > 0 && !above.includes(one))
  return {
    name,
    required,
    versions,
    ...(json === undefined ? {} : { type: json }),
    ...(values.length > 0 ? { values } : {}),
    ...(Object.keys(bounds).length > 0 ? { bounds } : {}),
    ...(nested ? { fields: fieldsOf(type, versions, above) } : {})
  }
}

/** The fields of an object, an array of them, or a union of variants; a field is required when every variant requires it. */
export const fieldsOf = (
  ast: SchemaAST.AST,
  versions: ReadonlyArray<string>,
  above: ReadonlyArray<SchemaAST.AST> = []
): ReadonlyArray<DeclaredField> => {
  const objects = objectsOf(ast)
  const all = new Map<string, DeclaredField>()
  for (const object of objects) {
    for (const { name, type } of object.propertySignatures) {
      const set = CoreField.versionsOf(type)
      const own = set === undefined ? versions : versions.filter((version) => set.includes(version))
      const everywhere = objects.every((one) => one.propertySignatures.some((other) => other.name === name))
      const key = String(name)
      const field = fieldOf(key, type, everywhere && !SchemaAST.isOptional(type), own, [...above, ...objects])
      const before = all.get(key)
      all.set(key, before === undefined ? field : merge(before, field))
    }
  }
  return [...all.values()]
}

/** The same field in two variants. */
const merge = (left: DeclaredField, right: DeclaredField): DeclaredField => {
  const values = [...new Set([...(left.values ?? []), ...(right.values ?? [])])]
  const fields = left.fields ?? right.fields
  const bounds = left.bounds ?? right.bounds
  return {
    name: left.name,
    required: left.required && right.required,
    versions: [...new Set([...left.versions, ...right.versions])],
    ...(left.type !== undefined && left.type === right.type ? { type: left.type } : {}),
    ...(values.length > 0 ? { values } : {}),
    ...(bounds === undefined ? {} : { bounds }),
    ...(fields === undefined ? {} : { fields })
  }
}

/** The fields of a body that is JSON: neither what travels in headers nor bytes are among them. */
const bodyOf = (schema: Schema.Top, versions: ReadonlyArray<string>): ReadonlyArray<DeclaredField> => {
  const elsewhere = new Set(CoreField.headersOf(schema).map(([name]) => name))
  const bytes = Operation.bytesIn(schema)
  return fieldsOf(schema.ast, versions).filter(({ name }) => !elsewhere.has(name) && name !== bytes)
}

const successOf = (schema: Schema.Top, versions: ReadonlyArray<string>): DeclaredSuccess => {
  if (schema === Operation.Empty) return { versions }
  const fields = bodyOf(schema, versions)
  // The type of bytes belongs to the body.
  if (Operation.bytesIn(schema) !== undefined) return { versions, fields }
  const inHeaders = CoreField.headersOf(schema)
  const headers = inHeaders.length > 0 ? { headers: inHeaders.map(([, header]) => header) } : {}
  return fields.length === 0 && inHeaders.length > 0 ? { versions, ...headers } : { versions, fields, ...headers }
}

/** What an operation of a service package declares. */
export const fromOperation = (service: ServiceName, operation: Operation.Any): DeclaredOperation => ({
  service,
  id: operation.id,
  aliases: operation.aliases,
  method: operation.method,
  path: operation.path,
  versions: operation.versions,
  success: Object.fromEntries(
    Object.entries(operation.success).map(([status, schema]) => {
      const set = Object.entries(operation.successVersions).find(([other]) => other === status)?.[1]
      return [status, successOf(schema, set ?? operation.versions)]
    })
  ),
  ...(operation.payload === undefined
    ? {}
    : { request: { fields: bodyOf(operation.payload, operation.versions), required: true } }),
  query: operation.query === undefined ? [] : fieldsOf(operation.query.ast, operation.versions),
  contentTypes: operation.contentTypes,
  repeatability: operation.repeatability,
  failures: operation.failures
})
