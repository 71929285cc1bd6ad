/**
 * What a declared schema is on the wire, as a schema that JSON Schema can be made of: open enums keep their known values, and a field
 * keeps its description and its versions, which stand beside the encoding and not in it. It decodes nothing.
 */
import { Bytes } from "@effect-comms/core/Operation"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"

/** The extension that names the versions of a field, a status or an operation. */
export const versionsKey = "x-ms-versions"

type Describe = (ast: SchemaAST.AST) => Schema.Top

/** The wire's schemas of declared ones; the same for the same declaration, so that a model is one model. */
export const make = (): Describe => {
  const known = new Map<SchemaAST.AST, Schema.Top>()
  const describe: Describe = (ast) => {
    let found = known.get(ast)
    if (found === undefined) known.set(ast, (found = annotated(ast, onWire(ast, describe))))
    return found
  }
  return describe
}

/** The members of a union, and of the unions in it. */
const membersOf = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> =>
  SchemaAST.isUnion(ast) && ast.encoding === undefined ? ast.types.flatMap(membersOf) : [ast]

/** Whether a schema is an enum whose values are known only in part. */
const isOpenEnum = (ast: SchemaAST.AST): boolean => {
  const to = encoded(ast)
  if (!SchemaAST.isUnion(ast) || to === undefined || !SchemaAST.isString(to)) return false
  const members = ast.types.flatMap(membersOf)
  return members.some(SchemaAST.isString) && members.some(SchemaAST.isLiteral)
}

/** What of a schema is read or written; an encoding with an encoding of its own is followed to its end. */
const encoded = (ast: SchemaAST.AST): SchemaAST.AST | undefined => ast.encoding?.at(-1)?.to

const onWire = (ast: SchemaAST.AST, describe: Describe): Schema.Top => {
  const to = encoded(ast)
  if (to !== undefined && !isOpenEnum(ast)) return describe(to)
  if (SchemaAST.isUnion(ast)) return union(ast, describe)
  if (SchemaAST.isArrays(ast)) {
    const [item = Schema.Unknown.ast] = ast.rest
    return checked(Schema.Array(describe(item)), ast.checks)
  }
  if (SchemaAST.isObjects(ast)) return object(ast, describe)
  if (SchemaAST.isSuspend(ast))
    return Schema.suspend((): Schema.Codec<unknown> => Schema.make(describe(ast.thunk()).ast))
  if (SchemaAST.isDeclaration(ast) && ast.run === Bytes.ast.run) return Schema.String.annotate({ format: "binary" })
  return Schema.make<Schema.Top>(SchemaAST.isDeclaration(ast) ? Schema.Unknown.ast : ast).annotate({
    identifier: undefined
  })
}

const checked = <S extends Schema.Top>(schema: S, checks: SchemaAST.Checks | undefined): Schema.Top =>
  checks === undefined ? schema : schema.check(...checks)

const literalsOf = (types: ReadonlyArray<SchemaAST.AST>) =>
  types.flatMap((type) => (SchemaAST.isLiteral(type) ? [type.literal] : []))

const union = (ast: SchemaAST.Union, describe: Describe): Schema.Top => {
  const types = ast.types.flatMap(membersOf)
  const values = literalsOf(types)
  const others = types.filter((type) => !SchemaAST.isLiteral(type) && !SchemaAST.isUndefined(type)).map(describe)
  const [only] = others
  if (values.length === 0) return others.length === 1 && only !== undefined ? only : Schema.Union(others)
  return Schema.Union([Schema.Literals(values), ...others])
}

const object = (ast: SchemaAST.Objects, describe: Describe): Schema.Top => {
  const [index] = ast.indexSignatures
  if (index !== undefined && ast.propertySignatures.length === 0)
    return Schema.Record(Schema.String, describe(index.type))
  const fields: Record<string, Schema.Top> = {}
  const inHeaders = new Map(Field.headersOf(Schema.make(ast)))
  for (const { name, type } of ast.propertySignatures) {
    // A field that travels in a header is not in the body.
    if (inHeaders.has(String(name))) continue
    const schema = describe(type)
    fields[String(name)] = isOptional(type) ? Schema.optionalKey(schema) : schema
  }
  return Schema.Struct(fields)
}

/** Whether a field may be left out on the wire. */
export const isOptional = (ast: SchemaAST.AST): boolean => {
  const to = encoded(ast)
  return to === undefined ? SchemaAST.isOptional(ast) : isOptional(to)
}

const text = (ast: SchemaAST.AST, key: string): string | undefined => {
  const value = SchemaAST.resolveAt<unknown>(key)(ast)
  return typeof value === "string" ? value : undefined
}

/** Description, name and versions of the declaration. */
const annotated = (ast: SchemaAST.AST, schema: Schema.Top): Schema.Top => {
  const versions = Field.versionsOf(ast)
  const since = versions === undefined ? undefined : `Versions: ${versions.join(", ")}.`
  const said = text(ast, "description")
  const description = [said, since].filter((part) => part !== undefined).join(" ")
  // Only objects are models: the name of a text says nothing to who does not know our types, and one of its uses may say more of it.
  const identifier = SchemaAST.isObjects(ast) && encoded(ast) === undefined ? text(ast, "identifier") : undefined
  const annotations = {
    ...(description === "" ? {} : { description }),
    ...(identifier === undefined ? {} : { identifier }),
    ...(versions === undefined ? {} : { [versionsKey]: versions })
  }
  return Object.keys(annotations).length === 0 ? schema : schema.annotate(annotations)
}
