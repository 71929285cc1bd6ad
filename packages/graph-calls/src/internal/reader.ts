/**
 * Reads JSON by a schema several times faster than the schema itself, which remains the judge.
 *
 * Graph's resources have dozens of optional members of which a notification carries a few, and a schema visits every member it
 * knows. A reader visits the keys that are there. What it cannot read, for whatever reason, is given to the schema, whose success or
 * issue counts; a reader only ever saves time. It reads what JSON can hold: no index signatures, no recursion, no effects.
 */
import * as Option from "effect/Option"
import type * as Result from "effect/Result"
import { succeed } from "effect/Result"
import type * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import type * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaParser from "effect/SchemaParser"

const misfit = Symbol("misfit")
const absent = Symbol("absent")

/** A value, `absent` for a key that is not there or shall not be, or `misfit`. */
type Read = (value: unknown) => unknown

const never: Read = () => misfit
const whole: Read = (value) => value

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const compile = (ast: SchemaAST.AST): Read => {
  if ("encodingChecks" in ast && ast.encodingChecks !== undefined) return never
  const read = ast.encoding === undefined ? own(ast) : ast.encoding.reduceRight(through, whole)
  return ast.checks === undefined ? read : checked(ast, ast.checks, read)
}

/** One step of a transformation: what is below it, read, and then transformed. */
const through = (before: Read, { to, transformation }: SchemaAST.Link): Read => {
  const below = compile(to)
  const getter = "decode" in transformation ? transformation.decode : undefined
  if (typeof getter !== "object") return never
  const read: Read =
    before === whole
      ? below
      : (value) => {
          const given = before(value)
          return given === misfit ? misfit : below(given)
        }
  switch (getter._tag) {
    case "Passthrough":
      return read
    case "Transform":
      return (value) => {
        const given = read(value)
        return given === misfit || given === absent ? given : getter.transform(given)
      }
    case "TransformOptional":
      if (dropsNull(getter)) return (value) => (value === null ? absent : read(value))
      return (value) => {
        const given = read(value)
        if (given === misfit) return misfit
        const made = getter.transform(given === absent ? Option.none() : Option.some(given))
        return Option.isNone(made) ? absent : made.value
      }
    default:
      return never
  }
}

/** Whether a step does nothing but take `null` for absent, as that of every optional field does. */
const dropsNull = (getter: {
  readonly transform: (value: Option.Option<unknown>) => Option.Option<unknown>
}): boolean => {
  const unseen = {}
  const made = getter.transform(Option.some(unseen))
  return (
    Option.isSome(made) &&
    made.value === unseen &&
    Option.isNone(getter.transform(Option.some(null))) &&
    Option.isNone(getter.transform(Option.none()))
  )
}

const options: SchemaAST.ParseOptions = {}

const checked = (ast: SchemaAST.AST, checks: SchemaAST.Checks, read: Read): Read => {
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

const ofType =
  (type: string): Read =>
  (value) =>
    typeof value === type ? value : misfit

/** The reading of a node without its transformation and checks. */
const own = (ast: SchemaAST.AST): Read => {
  const read = ofNode(ast)
  return SchemaAST.isOptional(ast) ? (value) => (value === absent ? absent : read(value)) : read
}

const ofNode = (ast: SchemaAST.AST): Read => {
  if (SchemaAST.isString(ast)) return ofType("string")
  if (SchemaAST.isNumber(ast)) return ofType("number")
  if (SchemaAST.isBoolean(ast)) return ofType("boolean")
  if (SchemaAST.isNull(ast)) return (value) => (value === null ? value : misfit)
  if (SchemaAST.isLiteral(ast)) return (value) => (value === ast.literal ? value : misfit)
  if (SchemaAST.isUnion(ast)) return ofUnion(ast)
  if (SchemaAST.isArrays(ast)) return ofArray(ast)
  if (SchemaAST.isObjects(ast)) return ofObject(ast)
  return never
}

const ofUnion = (ast: SchemaAST.Union): Read => {
  if (ast.options?.mode === "oneOf") return never
  // The known values of an open enum stand beside any text, which reads them as well.
  const anyText = ast.types.some(
    (one) => SchemaAST.isString(one) && one.encoding === undefined && one.checks === undefined
  )
  const textual = (one: SchemaAST.AST): boolean =>
    SchemaAST.isUnion(one) ? one.types.every(textual) : SchemaAST.isLiteral(one) && typeof one.literal === "string"
  const members = ast.types.filter((one) => !(anyText && textual(one))).map(compile)
  const [first = never, second = never] = members
  if (members.length === 1) return first
  if (members.length === 2)
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

const ofArray = (ast: SchemaAST.Arrays): Read => {
  const [item] = ast.rest
  if (item === undefined || ast.elements.length > 0 || ast.rest.length > 1) return never
  const read = compile(item)
  return (value) => {
    if (!Array.isArray(value)) return misfit
    const out: Array<unknown> = []
    for (const each of value) {
      const given = read(each)
      if (given === misfit || given === absent) return misfit
      out.push(given)
    }
    return out
  }
}

const ofObject = (ast: SchemaAST.Objects): Read => {
  if (ast.indexSignatures.length > 0) return never
  const fields = new Map<string, Read>()
  const required: Array<string> = []
  for (const { name, type } of ast.propertySignatures) {
    const read = compile(type)
    fields.set(String(name), read)
    if (read(absent) !== absent) required.push(String(name))
  }
  return (value) => {
    if (!isRecord(value)) return misfit
    const out: Record<string, unknown> = {}
    for (const key of Object.keys(value)) {
      const read = fields.get(key)
      if (read === undefined) continue
      const given = read(value[key])
      if (given === misfit) return misfit
      if (given !== absent) out[key] = given
    }
    for (const key of required) if (!(key in out)) return misfit
    return out
  }
}

const fits = <T>(value: unknown): value is T => value !== misfit

/** A reader of a schema's values, compiled at its first use. */
export const make = <S extends Schema.Codec<unknown, unknown>>(
  schema: S
): ((input: unknown) => Result.Result<S["Type"], SchemaIssue.Issue>) => {
  const judge = SchemaParser.decodeUnknownResult(schema)
  let read: Read | undefined
  return (input) => {
    const value = (read ??= compile(schema.ast))(input)
    return fits<S["Type"]>(value) ? succeed(value) : judge(input)
  }
}
