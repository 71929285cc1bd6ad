/**
 * A decoder built of a schema's structure, for webhook bodies that fit: several times as fast as the schema's own.
 *
 * It says yes with exactly the value that the schema decodes, or nothing. The schema stays the authority: whatever does not fit here,
 * or is beyond this (a transformation, a declaration), is decoded by the schema itself, which also says what is wrong and where.
 */
import type * as Exit from "effect/Exit"
import { succeed } from "effect/Exit"
import type * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import type * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaParser from "effect/SchemaParser"

const misfit: unique symbol = Symbol("misfit")

type Quick = (value: unknown) => unknown

/** What every value of JSON may be read from. */
type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)

const primitive =
  (type: "string" | "number" | "boolean"): Quick =>
  (value) =>
    typeof value === type ? value : misfit

/** Nothing to decode here but what has this structure; `undefined` when that is not known of the schema. */
const compile = (ast: SchemaAST.AST): Quick | undefined => {
  if (ast.encoding !== undefined || ("encodingChecks" in ast && ast.encodingChecks !== undefined)) return undefined
  const inner = compileType(ast)
  const checks = ast.checks?.flatMap(filtersOf)
  if (inner === undefined || checks === undefined || checks.length === 0) return inner
  return (value) => {
    const decoded = inner(value)
    if (decoded === misfit) return misfit
    for (const check of checks) if (check.run(decoded, ast, {}) !== undefined) return misfit
    return decoded
  }
}

const filtersOf = <T>(check: SchemaAST.Check<T>): ReadonlyArray<SchemaAST.Filter<T>> =>
  check._tag === "Filter" ? [check] : check.checks.flatMap(filtersOf)

const compileType = (ast: SchemaAST.AST): Quick | undefined => {
  if (SchemaAST.isString(ast)) return primitive("string")
  if (SchemaAST.isNumber(ast)) return primitive("number")
  if (SchemaAST.isBoolean(ast)) return primitive("boolean")
  if (SchemaAST.isUnknown(ast)) return (value) => value
  if (SchemaAST.isLiteral(ast)) return (value) => (value === ast.literal ? value : misfit)
  if (SchemaAST.isUnion(ast)) return compileUnion(ast)
  if (SchemaAST.isArrays(ast)) return compileArray(ast)
  if (SchemaAST.isObjects(ast)) return ast.indexSignatures.length > 0 ? compileRecord(ast) : compileStruct(ast)
  return undefined
}

const compileUnion = ({ options, types }: SchemaAST.Union): Quick | undefined => {
  // An open enum: its literals are texts like any other.
  const open = types.some((one) => SchemaAST.isString(one) && one.checks === undefined && one.encoding === undefined)
  if (open && types.every(isText)) return primitive("string")
  const members = types.map(compile).filter((one) => one !== undefined)
  if (options?.mode === "oneOf" || members.length < types.length) return undefined
  return (value) => {
    for (const member of members) {
      const decoded = member(value)
      if (decoded !== misfit) return decoded
    }
    return misfit
  }
}

const isText = (ast: SchemaAST.AST): boolean =>
  SchemaAST.isString(ast) ||
  (SchemaAST.isLiteral(ast) && typeof ast.literal === "string") ||
  (SchemaAST.isUnion(ast) && ast.types.every(isText))

const compileArray = ({ elements, rest }: SchemaAST.Arrays): Quick | undefined => {
  const [element] = rest
  const item = element === undefined ? undefined : compile(element)
  if (item === undefined || rest.length > 1 || elements.length > 0) return undefined
  return (value) => {
    if (!Array.isArray(value)) return misfit
    const array: ReadonlyArray<unknown> = value
    let same = true
    const out: Array<unknown> = []
    for (const one of array) {
      const decoded = item(one)
      if (decoded === misfit) return misfit
      if (decoded !== one) same = false
      out.push(decoded)
    }
    return same ? array : out
  }
}

const compileRecord = ({ indexSignatures, propertySignatures }: SchemaAST.Objects): Quick | undefined => {
  const [signature] = indexSignatures
  if (signature === undefined || indexSignatures.length > 1 || propertySignatures.length > 0) return undefined
  const item = compile(signature.type)
  const { parameter } = signature
  if (item === undefined || !SchemaAST.isString(parameter) || parameter.checks !== undefined) return undefined
  return (value) => {
    if (!isObject(value)) return misfit
    // A record of records that change is not among the events: it is left to the schema.
    for (const one of Object.values(value)) if (item(one) !== one) return misfit
    return value
  }
}

interface Property {
  readonly key: string
  readonly optional: boolean
  /** Whether `null` stands for an absent key, as in core's `Field.optional`. */
  readonly nullable: boolean
  readonly decode: Quick
}

const compileStruct = ({ propertySignatures }: SchemaAST.Objects): Quick | undefined => {
  const properties = propertySignatures.map(compileProperty).filter((one) => one !== undefined)
  if (properties.length === 0 || properties.length < propertySignatures.length) return undefined
  const rebuild = (value: Json): Json => {
    const out: Record<string, unknown> = {}
    for (const { decode, key, nullable } of properties) {
      const one = value[key]
      if (one !== undefined && !(one === null && nullable)) out[key] = decode(one)
    }
    return out
  }
  return (value) => {
    if (!isObject(value)) return misfit
    let known = 0
    let same = true
    for (const { decode, key, nullable, optional } of properties) {
      const one = value[key]
      if (one === undefined) {
        if (!optional) return misfit
        continue
      }
      known++
      if (one === null && nullable) {
        same = false
        continue
      }
      const decoded = decode(one)
      if (decoded === misfit) return misfit
      if (decoded !== one) same = false
    }
    // Copying is what costs most: a value that has what the schema has, and nothing else, is the decoded value.
    return same && known === Object.keys(value).length ? value : rebuild(value)
  }
}

const compileProperty = ({ name, type }: SchemaAST.PropertySignature): Property | undefined => {
  if (typeof name !== "string") return undefined
  const optional = SchemaAST.isOptional(type)
  const present = optional ? nullableOf(type) : undefined
  const decode = compile(present ?? type)
  return decode === undefined ? undefined : { key: name, optional, nullable: present !== undefined, decode }
}

/** The schema behind core's `Field.optional`: an optional key that is written from an optional key of the schema or `null`. */
const nullableOf = (type: SchemaAST.AST): SchemaAST.AST | undefined => {
  const [link, ...more] = type.encoding ?? []
  if (link === undefined || more.length > 0) return undefined
  const { to } = link
  if (!SchemaAST.isUnion(to) || to.encoding !== undefined || !SchemaAST.isOptional(to) || to.types.length !== 2)
    return undefined
  return to.types.some(SchemaAST.isNull) ? to.types.find((one) => !SchemaAST.isNull(one)) : undefined
}

/** What the structure of a schema decodes has the schema's type: both are held against each other by a property test. */
const decodes = <A>(value: unknown, _schema: Schema.Codec<A, unknown>): value is A => value !== misfit

/** Decodes a value. */
export type Decode<A> = (value: unknown) => Exit.Exit<A, SchemaIssue.Issue>

/** The decoder of a schema, compiled. */
export const make = <A>(schema: Schema.Codec<A, unknown>): Decode<A> => {
  const quick = compile(schema.ast)
  const slow = SchemaParser.decodeUnknownExit(schema)
  if (quick === undefined) return slow
  return (value) => {
    const decoded = quick(value)
    return decodes(decoded, schema) ? succeed(decoded) : slow(value)
  }
}
