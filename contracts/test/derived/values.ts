/**
 * Values of a schema, drawn at random from its syntax tree: most of them fit, and some are broken somewhere.
 *
 * It follows the structure and tries to fulfill the conditions; it knows nothing of codecs. The same seed draws the same values.
 */
import { Bytes } from "@effect-comms/core/Operation"
import * as Redacted from "effect/Redacted"
import * as SchemaAST from "effect/SchemaAST"

/** Numbers from 0 to below 1: mulberry32. */
export type Random = () => number

export const randomOf = (seed: number): Random => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const pick = <T>(random: Random, all: ReadonlyArray<T>): T | undefined => all[Math.floor(random() * all.length)]

const texts = [
  "a",
  "",
  "de-DE",
  "https://contoso.com/callback",
  "http://localhost:1/x",
  "2020-06-06T05:55:41.6460000Z",
  "2023-10-10T21:39:39+00:00",
  "8:acs:a_b",
  "#microsoft.graph.call",
  "12",
  "TEXT",
  "Running",
  "ACTIVE",
  "Audio",
  "é".repeat(60),
  "x".repeat(300)
]
const numbers = [0, 1, 2, 5, 20, 60, 100, 1440, 1441, 4, -1, 1.5, 1e21]
const odd: ReadonlyArray<unknown> = [null, 7, 1.5, "odd", "", true, [], {}, [null], { rawId: 1 }, [{}]]

const filtersOf = (checks: SchemaAST.Checks | undefined): ReadonlyArray<SchemaAST.Filter<unknown>> =>
  (checks ?? []).flatMap((check) => (check._tag === "Filter" ? [check] : filtersOf(check.checks)))

// What is broken further inside may be nothing that a condition can be asked about.
const fits = (ast: SchemaAST.AST, value: unknown): boolean => {
  try {
    return filtersOf(ast.checks).every((filter) => filter.run(value, ast, {}) === undefined)
  } catch {
    return false
  }
}

/** How to draw. */
export interface Options {
  readonly random: Random
  /** How often a part is replaced by something else, of 1. */
  readonly broken: number
  /** Whether `undefined` may stand where something is missing: in what a program gives, not in JSON. */
  readonly given: boolean
}

const draw = (ast: SchemaAST.AST, options: Options, depth: number): unknown => {
  const { broken, given, random } = options
  if (random() < broken) return given && random() < 0.2 ? undefined : pick(random, odd)
  // What fulfills the conditions is found by trying; what never does is a broken value as well.
  let value = bare(ast, options, depth)
  for (let i = 0; i < 12 && !fits(ast, value); i++) value = bare(ast, options, depth)
  return value
}

const bare = (ast: SchemaAST.AST, options: Options, depth: number): unknown => {
  const { given, random } = options
  if (SchemaAST.isString(ast)) return pick(random, texts)
  if (SchemaAST.isNumber(ast)) return given && random() < 0.02 ? Number.NaN : pick(random, numbers)
  if (SchemaAST.isBoolean(ast)) return random() < 0.5
  if (SchemaAST.isNull(ast)) return null
  if (SchemaAST.isUndefined(ast)) return undefined
  if (SchemaAST.isLiteral(ast)) return ast.literal
  if (SchemaAST.isUnion(ast)) {
    const type = pick(random, ast.types)
    return type && draw(type, options, depth)
  }
  if (SchemaAST.isSuspend(ast)) return draw(ast.thunk(), options, depth)
  if (SchemaAST.isDeclaration(ast) && ast.run === Bytes.ast.run) return Uint8Array.of(1, 2, 3)
  if (SchemaAST.isDeclaration(ast)) return Redacted.make("secret")
  if (SchemaAST.isArrays(ast)) {
    const [item] = ast.rest
    const length = depth > 6 ? 0 : Math.floor(random() * 4)
    return item === undefined ? [] : Array.from({ length }, () => draw(item, options, depth + 1))
  }
  if (SchemaAST.isObjects(ast)) {
    const out: Record<string, unknown> = random() < 0.1 ? { novel: { a: 1 } } : {}
    const [index] = ast.indexSignatures
    if (index !== undefined)
      for (const key of ["a", "b c", "7"].filter(() => random() < 0.4)) out[key] = draw(index.type, options, depth + 1)
    const often = depth > 6 ? 0 : random()
    for (const { name, type } of ast.propertySignatures)
      if (!SchemaAST.isOptional(type) || random() < often) out[String(name)] = draw(type, options, depth + 1)
    return random() < 0.3 ? Object.fromEntries(Object.entries(out).toReversed()) : out
  }
  return pick(random, odd)
}

/** A value of a schema's syntax tree. */
export const valueOf = (ast: SchemaAST.AST, options: Options): unknown => draw(ast, options, 0)
