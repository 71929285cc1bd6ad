/**
 * Fields of wire schemas: which versions have them, and how an optional one is read.
 *
 * A field's versions are an annotation on its schema. A chosen version that lacks a field is reported by `unsupported`; answers
 * are cut down to a version by `prune`. Neither decodes: both walk the encoded value along its schema.
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import * as SchemaGetter from "effect/SchemaGetter"
import * as SchemaTransformation from "effect/SchemaTransformation"
import { dropNull } from "./internal/dropNull.ts"
import { dropNulls } from "./internal/dropNulls.ts"

const versionsKey = "@effect-comms/core/Field/versions"

/** An optional field: absent or `null` on the wire is an absent key in the type; `undefined` in what is written is absent on the wire. */
export const optional = <S extends Schema.Constraint>(schema: S) =>
  Schema.optionalKey(Schema.NullOr(schema)).pipe(
    Schema.decodeTo(Schema.optional(Schema.toType(schema)), {
      decode: SchemaGetter.transformOptional<S["Type"] | undefined, S["Type"] | null>(dropNull),
      encode: SchemaGetter.transformOptional<S["Type"] | null, S["Type"] | undefined>(dropNull)
    })
  )

const isGiven = <A>(value: A | undefined): value is A => value !== undefined

/**
 * An optional field whose `null` is written when a program gives it, as examples of Graph's reference do; it is absent in what is read,
 * and types do not have it.
 */
export const optionalOrNull = <S extends Schema.Constraint>(schema: S): ReturnType<typeof optional<S>> =>
  Schema.make(
    Schema.optionalKey(Schema.NullOr(schema)).pipe(
      Schema.decodeTo(Schema.optional(Schema.NullOr(Schema.toType(schema))), {
        decode: SchemaGetter.transformOptional<S["Type"] | null | undefined, S["Type"] | null>(dropNull),
        encode: SchemaGetter.transformOptional<S["Type"] | null, S["Type"] | null | undefined>(Option.filter(isGiven))
      })
    ).ast
  )

/** An optional field of a merge-patch: absent leaves what is there as it is, and `null`, which is kept apart, takes it away. */
export const patch = <S extends Schema.Constraint>(schema: S) => Schema.optionalKey(Schema.NullOr(schema))

/** Values by name; one that is `null` on the wire is left out. */
export const recordOfPresent = <A>(value: Schema.Codec<A>) =>
  Schema.Record(Schema.String, Schema.NullOr(value)).pipe(
    Schema.decodeTo(
      Schema.Record(Schema.String, Schema.toType(value)),
      SchemaTransformation.transform<Readonly<Record<string, A>>, Readonly<Record<string, A | null>>>({
        decode: dropNulls,
        encode: (record) => record
      })
    )
  )

/** Says which versions have a field; fields without this are in every version of their schema. */
export const versions =
  (set: ReadonlyArray<string>) =>
  <S extends Schema.Top>(schema: S): S["Rebuild"] =>
    schema.annotate({ [versionsKey]: set })

/** The versions of a field, or `undefined` when every version has it. */
export const versionsOf: (ast: SchemaAST.AST) => ReadonlyArray<string> | undefined = SchemaAST.resolveAt(versionsKey)

const headerKey = "@effect-comms/core/Field/header"

/**
 * Says that a field travels in a header and not in the body: of an answer such as Graph's `Location`, or of a request whose body is bytes.
 */
export const header =
  (name: string) =>
  <S extends Schema.Top>(schema: S): S["Rebuild"] =>
    schema.annotate({ [headerKey]: name })

/** The fields that travel in headers: field name and lower-case header name. */
export const headersOf = (schema: Schema.Top): ReadonlyArray<readonly [string, string]> =>
  properties(schema.ast).flatMap(([name, type]) => {
    const header = SchemaAST.resolveAt<string>(headerKey)(type)
    return header ? [[name, header.toLowerCase()]] : []
  })

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null

type Properties = ReadonlyArray<
  readonly [name: string, type: SchemaAST.AST, versions: ReadonlyArray<string> | undefined]
>
const kept = new WeakMap<SchemaAST.AST, Properties>()

/** Every property of an object schema, or of the object members of a union. */
const properties = (ast: SchemaAST.AST): Properties => {
  let found = kept.get(ast)
  if (!found) {
    found = SchemaAST.isUnion(ast)
      ? ast.types.flatMap(properties)
      : SchemaAST.isObjects(ast)
        ? ast.propertySignatures.map(({ name, type }) => [String(name), type, versionsOf(type)])
        : []
    kept.set(ast, found)
  }
  return found
}

const elements = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> =>
  SchemaAST.isUnion(ast) ? ast.types.flatMap(elements) : SchemaAST.isArrays(ast) ? ast.rest : []

/** Visits the fields that a version does not have, until one visit gives a path. */
const visit = (
  ast: SchemaAST.AST,
  version: string,
  value: unknown,
  path: string,
  lacking: (record: Record<string, unknown>, name: string, path: string) => string | undefined
): string | undefined => {
  if (Array.isArray(value)) {
    for (const type of elements(ast))
      for (const i of value.keys()) {
        const found = visit(type, version, value[i], `${path}[${i}]`, lacking)
        if (found) return found
      }
  } else if (isRecord(value)) {
    for (const [name, type, set] of properties(ast)) {
      if (value[name] === undefined) continue
      const at = path && `${path}.`
      const found =
        !set || set.includes(version)
          ? visit(type, version, value[name], at + name, lacking)
          : lacking(value, name, at + name)
      if (found) return found
    }
  }
  return undefined
}

/** The path of the first field of an encoded value that a version does not have, or `undefined`. */
export const unsupported = ({ ast }: Schema.Top, version: string, value: unknown): string | undefined =>
  visit(ast, version, value, "", (_, name, path) => path)

/** Takes the fields that a version does not have out of an encoded value, in place. */
export const prune = ({ ast }: Schema.Top, version: string, value: unknown): void => {
  visit(ast, version, value, "", (record, name) => {
    delete record[name]
    return undefined
  })
}
