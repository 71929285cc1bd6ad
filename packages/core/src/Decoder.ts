/**
 * Decodes JSON by a schema several times as fast as the schema's own decoder, which remains the judge.
 *
 * The structure of a schema is compiled into functions that visit the keys a value has, not all that its schema knows, and give back
 * as it is what needs no change. A part that has no such structure (a declaration, recursion, an effect) is decoded by its own schema,
 * and a value that does not fit by the whole one, whose success or issue counts. It does not encode, and it takes no parse options.
 */
import * as Option from "effect/Option"
import type * as Result from "effect/Result"
import { isSuccess, succeed } from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import type * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaParser from "effect/SchemaParser"
import { dropNull } from "./internal/dropNull.ts"

const misfit = Symbol("misfit")
const absent = Symbol("absent")

/** Reads a value, or `absent` for a key that is not there; gives the same, or `misfit`. */
type Read = (value: unknown) => unknown

/** How values of a node are read. */
const reading = (ast: SchemaAST.AST): Read => compile(ast) ?? bySchema(ast)

const bySchema = (ast: SchemaAST.AST): Read => {
  const decode = SchemaParser.decodeUnknownResult(Schema.make<Schema.Codec<unknown>>(ast))
  const missing = SchemaAST.isOptional(ast) ? absent : misfit
  return (value) => {
    if (value === absent) return missing
    const decoded = decode(value)
    return isSuccess(decoded) ? decoded.success : misfit
  }
}

/** The structure of a node as a function; `undefined` when it has none. */
const compile = (ast: SchemaAST.AST): Read | undefined => {
  if ("encodingChecks" in ast && ast.encodingChecks !== undefined) return undefined
  let read = ofType(ast) ?? (isMade(ast) ? whole : undefined)
  if (read !== undefined && SchemaAST.isOptional(ast)) read = orAbsent(read)
  if (ast.encoding !== undefined) {
    const steps = ast.encoding.toReversed().map(step)
    read = [...steps, read].reduce((first, second) => first && second && ((value) => then(first(value), second)))
  }
  return read === undefined || ast.checks === undefined ? read : checked(read, ast, ast.checks)
}

/** Whether a transformation makes it and nothing of it is left to be checked, such as a `Date` or a text that is `Redacted`. */
const isMade = (ast: SchemaAST.AST): boolean =>
  SchemaAST.isDeclaration(ast) && ast.encoding !== undefined && ast.typeParameters.every(isAnyText)

const isAnyText = (ast: SchemaAST.AST): boolean =>
  SchemaAST.isString(ast) && ast.encoding === undefined && ast.checks === undefined

const then = (value: unknown, read: Read): unknown => (value === misfit ? misfit : read(value))

const orAbsent =
  (read: Read): Read =>
  (value) =>
    value === absent ? absent : read(value)

/** One step of a transformation: what it begins with, read, and transformed. */
const step = ({ to, transformation }: SchemaAST.Link): Read | undefined => {
  const getter = "decode" in transformation ? transformation.decode : undefined
  const read = compile(to)
  if (read === undefined || typeof getter !== "object") return undefined
  switch (getter._tag) {
    case "Passthrough":
      return read
    case "Transform":
      return (value) => {
        const given = read(value)
        return given === misfit || given === absent ? given : getter.transform(given)
      }
    case "TransformOptional":
      return (value) => {
        const given = read(value)
        if (given === misfit) return misfit
        const made = getter.transform(given === absent ? Option.none() : Option.some(given))
        return Option.isNone(made) ? absent : made.value
      }
    default:
      return undefined
  }
}

const options: SchemaAST.ParseOptions = {}

const checked = (read: Read, ast: SchemaAST.AST, checks: SchemaAST.Checks): Read => {
  const filters = checks.flatMap(filtersOf)
  return (value) => {
    const given = read(value)
    if (given === misfit || given === absent) return given
    for (const filter of filters) if (filter.run(given, ast, options) !== undefined) return misfit
    return given
  }
}

const filtersOf = (check: SchemaAST.Check<unknown>): ReadonlyArray<SchemaAST.Filter<unknown>> =>
  check._tag === "Filter" ? [check] : check.checks.flatMap(filtersOf)

const primitive =
  (type: "string" | "number" | "boolean"): Read =>
  (value) =>
    typeof value === type ? value : misfit

const whole: Read = (value) => (value === absent ? misfit : value)

const exactly =
  (expected: unknown): Read =>
  (value) =>
    value === expected ? value : misfit

/** The reading of a node without its transformation and checks. */
const ofType = (ast: SchemaAST.AST): Read | undefined => {
  if (SchemaAST.isString(ast)) return primitive("string")
  if (SchemaAST.isNumber(ast)) return primitive("number")
  if (SchemaAST.isBoolean(ast)) return primitive("boolean")
  if (SchemaAST.isNull(ast)) return exactly(null)
  if (SchemaAST.isLiteral(ast)) return exactly(ast.literal)
  if (SchemaAST.isUnknown(ast)) return whole
  if (SchemaAST.isUnion(ast)) return ofUnion(ast)
  if (SchemaAST.isArrays(ast)) return ofArray(ast)
  if (SchemaAST.isObjects(ast)) return ast.indexSignatures.length > 0 ? ofRecord(ast) : ofStruct(ast)
  return undefined
}

const ofUnion = ({ options, types }: SchemaAST.Union): Read | undefined => {
  if (options?.mode === "oneOf") return undefined
  // The known values of an open enum stand beside any text, which reads them as well.
  const open = types.some(isAnyText)
  const members = types.filter((one) => !(open && isLiteralText(one))).map(reading)
  const [first, second] = members
  if (first !== undefined && members.length === 1) return first
  if (first !== undefined && second !== undefined && members.length === 2)
    return (value) => {
      const given = first(value)
      return given === misfit ? second(value) : given
    }
  return (value) => {
    for (const member of members) {
      const given = member(value)
      if (given !== misfit) return given
    }
    return misfit
  }
}

const isLiteralText = (ast: SchemaAST.AST): boolean =>
  ast.encoding === undefined &&
  (SchemaAST.isUnion(ast)
    ? ast.types.every(isLiteralText)
    : SchemaAST.isLiteral(ast) && typeof ast.literal === "string")

const ofArray = ({ elements, rest }: SchemaAST.Arrays): Read | undefined => {
  const [item] = rest
  if (item === undefined || rest.length > 1 || elements.length > 0) return undefined
  const read = reading(item)
  return (value) => {
    if (!Array.isArray(value)) return misfit
    const array: ReadonlyArray<unknown> = value
    const out: Array<unknown> = []
    let same = true
    for (const one of array) {
      const given = read(one)
      if (given === misfit || given === absent) return misfit
      if (given !== one) same = false
      out.push(given)
    }
    return same ? array : out
  }
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)

const ofRecord = ({ indexSignatures, propertySignatures }: SchemaAST.Objects): Read | undefined => {
  const [signature] = indexSignatures
  if (signature === undefined || indexSignatures.length > 1 || propertySignatures.length > 0) return undefined
  const { parameter, type } = signature
  if (!SchemaAST.isString(parameter) || parameter.checks !== undefined || parameter.encoding !== undefined)
    return undefined
  const read = reading(type)
  return (value) => {
    if (!isObject(value)) return misfit
    // A record whose values change is rare: it is left to the schema.
    for (const one of Object.values(value)) if (read(one) !== one) return misfit
    return value
  }
}

interface Property {
  readonly read: Read
  /** Whether `null` stands for an absent key, as in every optional field. */
  readonly nullable: boolean
  readonly required: boolean
}

const ofStruct = ({ propertySignatures }: SchemaAST.Objects): Read | undefined => {
  const properties = new Map<string, Property>()
  const required: Array<string> = []
  for (const { name, type } of propertySignatures) {
    const property = propertyOf(type)
    if (property === undefined || typeof name !== "string") return undefined
    properties.set(name, property)
    if (property.required) required.push(name)
  }
  // A struct without keys accepts everything but null.
  if (properties.size === 0) return undefined
  return (value) => {
    if (!isObject(value)) return misfit
    const keys = Object.keys(value)
    // Copying is what costs most: a value of which nothing changes is the decoded value.
    let out: Record<string, unknown> | undefined
    let found = 0
    for (const key of keys) {
      const property = properties.get(key)
      const one = value[key]
      const given = property === undefined || (one === null && property.nullable) ? absent : property.read(one)
      if (given === misfit) return misfit
      if (given !== one && out === undefined) {
        out = {}
        for (const before of keys) {
          if (before === key) break
          out[before] = value[before]
        }
      }
      if (given === absent) continue
      if (property?.required === true) found++
      if (out !== undefined) out[key] = given
    }
    return found === required.length ? (out ?? value) : misfit
  }
}

const propertyOf = (type: SchemaAST.AST): Property | undefined => {
  const present = nullableOf(type)
  if (present !== undefined) return { read: reading(present), nullable: true, required: false }
  const optional = SchemaAST.isOptional(type)
  const read = compile(type)
  // What a transformation makes of a key that is absent, or whether it makes a key absent, is for the schema to say.
  if (optional && type.encoding !== undefined) return read && { read, nullable: false, required: true }
  return { read: read ?? bySchema(type), nullable: false, required: !optional }
}

/** The schema that a `Field.optional` was made of. */
const nullableOf = (type: SchemaAST.AST): SchemaAST.AST | undefined => {
  const [link, ...more] = type.encoding ?? []
  if (link === undefined || more.length > 0) return undefined
  const { to, transformation } = link
  const getter = "decode" in transformation ? transformation.decode : undefined
  const drops = typeof getter === "object" && getter._tag === "TransformOptional" && getter.transform === dropNull
  const present = drops && SchemaAST.isUnion(to) ? to.types.find((one) => !SchemaAST.isNull(one)) : undefined
  // Checks that were put on the field itself are not those of its schema.
  return type.checks === undefined ? present : undefined
}

/** What the structure of a schema reads has the schema's type: property tests hold both against each other. */
const reads = <A>(value: unknown, _schema: Schema.Codec<A, unknown>): value is A => value !== misfit

/** Decodes a value. */
export type Decoder<A> = (value: unknown) => Result.Result<A, SchemaIssue.Issue>

/**
 * Makes the decoder of a schema, compiled at its first use.
 *
 * A decoded value may share parts with the given one and has its keys in the given order.
 */
export const make = <A>(schema: Schema.Codec<A, unknown>): Decoder<A> => {
  let read: Read | undefined
  let judge: Decoder<A> | undefined
  return (value) => {
    read ??= reading(schema.ast)
    const given = read(value)
    if (reads(given, schema)) return succeed(given)
    judge ??= SchemaParser.decodeUnknownResult(schema)
    return judge(value)
  }
}
