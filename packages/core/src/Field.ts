/**
 * Fields of wire schemas: which versions have them, and how an optional one is read.
 *
 * A field's versions are an annotation on its schema. A chosen version that lacks a field is reported by `unsupported`; answers
 * are cut down to a version by `prune`. Neither decodes: both walk the schema once per version and keep what they found.
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import * as SchemaGetter from "effect/SchemaGetter"

const versionsKey = "@effect-comms/core/Field/versions"

/** An optional field: absent or `null` on the wire is an absent key in the type. */
export const optional = <S extends Schema.Constraint>(schema: S) =>
  Schema.optionalKey(Schema.NullOr(schema)).pipe(
    Schema.decodeTo(Schema.optionalKey(Schema.toType(schema)), {
      decode: SchemaGetter.transformOptional<S["Type"], S["Type"] | null>(
        Option.filter((value): value is S["Type"] => value !== null)
      ),
      encode: SchemaGetter.passthroughSubtype()
    })
  )

/** Says which versions have a field; fields without this are in every version of their schema. */
export const versions =
  (set: ReadonlyArray<string>) =>
  <S extends Schema.Top>(schema: S): S["Rebuild"] =>
    schema.annotate({ [versionsKey]: set })

/** The versions of a field, or `undefined` when every version has it. */
export const versionsOf: (ast: SchemaAST.AST) => ReadonlyArray<string> | undefined = SchemaAST.resolveAt(versionsKey)

const headerKey = "@effect-comms/core/Field/header"

/** Says that a field of an answer travels in a header and not in the body, such as Graph's `Location`. */
export const header =
  (name: string) =>
  <S extends Schema.Top>(schema: S): S["Rebuild"] =>
    schema.annotate({ [headerKey]: name })

/** The fields of an answer that travel in headers: field name and lower-case header name. */
export const headersOf = (schema: Schema.Top): ReadonlyArray<readonly [string, string]> =>
  properties(schema.ast).flatMap(({ name, type }) => {
    const header = SchemaAST.resolveAt<string>(headerKey)(type)
    return header === undefined ? [] : [[String(name), header.toLowerCase()] as const]
  })

type Walk = (value: unknown, path: string) => string | undefined

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Every property of an object schema, or of the object members of a union, by name. */
const properties = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.PropertySignature> =>
  SchemaAST.isObjects(ast) ? ast.propertySignatures : SchemaAST.isUnion(ast) ? ast.types.flatMap(properties) : []

const elements = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> =>
  SchemaAST.isArrays(ast) ? ast.rest : SchemaAST.isUnion(ast) ? ast.types.flatMap(elements) : []

const walk = (ast: SchemaAST.AST, version: string, drop: boolean): Walk | undefined => {
  const fields = new Map<string, Walk>()
  for (const { name, type } of properties(ast)) {
    const key = String(name)
    const set = versionsOf(type)
    const inner = set === undefined || set.includes(version) ? walk(type, version, drop) : gone
    if (inner !== undefined) fields.set(key, inner)
  }
  const items = elements(ast)
    .map((element) => walk(element, version, drop))
    .filter((inner) => inner !== undefined)
  if (fields.size === 0 && items.length === 0) return undefined
  return (value, path) => {
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        for (const item of items) {
          const found = item(value[i], `${path}[${i}]`)
          if (found !== undefined) return found
        }
      }
    } else if (isRecord(value)) {
      for (const [key, inner] of fields) {
        if (value[key] === undefined) continue
        const at = path === "" ? key : `${path}.${key}`
        if (!drop) {
          const found = inner(value[key], at)
          if (found !== undefined) return found
        } else if (inner === gone) {
          delete value[key]
        } else {
          inner(value[key], at)
        }
      }
    }
    return undefined
  }
}

const gone: Walk = (_, path) => path

const kept = new WeakMap<SchemaAST.AST, Map<string, Walk | undefined>>()

const walkOf = (schema: Schema.Top, version: string, drop: boolean): Walk | undefined => {
  let byVersion = kept.get(schema.ast)
  if (byVersion === undefined) kept.set(schema.ast, (byVersion = new Map()))
  const key = drop ? `-${version}` : version
  if (!byVersion.has(key)) byVersion.set(key, walk(schema.ast, version, drop))
  return byVersion.get(key)
}

/** The path of the first field of an encoded value that a version does not have, or `undefined`. */
export const unsupported = (schema: Schema.Top, version: string, value: unknown): string | undefined =>
  walkOf(schema, version, false)?.(value, "")

/** Takes the fields that a version does not have out of an encoded value, in place. */
export const prune = (schema: Schema.Top, version: string, value: unknown): void => {
  walkOf(schema, version, true)?.(value, "")
}
