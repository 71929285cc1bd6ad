/**
 * What does not fit a schema, as a field and an expectation: the one way in which errors of every package say it.
 *
 * Effect's own formatters may show the value that does not fit: it may be a phone number or a token, so only what was expected is said.
 */
import type * as SchemaAST from "effect/SchemaAST"
import type * as SchemaIssue from "effect/SchemaIssue"
import { maskShort } from "./Redaction.ts"

/** A field and what was expected there. */
export interface Problem {
  /** Such as `targets[0].rawId`; empty for the value itself. */
  readonly field: string
  readonly expected: string
}

/** What a schema is called where it was expected. */
export const nameOf = (ast: SchemaAST.AST): string => {
  const known = ast.annotations?.["identifier"] ?? ast.annotations?.["expected"]
  if (typeof known === "string") return known
  if (ast._tag === "Literal") return JSON.stringify(ast.literal)
  // That a field may be `undefined` is what its being optional says.
  if (ast._tag === "Union")
    return ast.types
      .filter(({ _tag }) => _tag !== "Undefined")
      .map(nameOf)
      .join(" | ")
  return ast._tag.toLowerCase().replace(/s$/, "")
}

/** Where the annotation of a union is that says which member a value is meant to be; see `Derivation.kinds`. */
const kindsKey = "@effect-comms/core/internal/Derivation/kinds"

/** What is wrong with a value as the member of a union that it is meant to be, where that is told and the input was kept; else as the first. */
const meantOf = ({ ast, input, issues }: SchemaIssue.AnyOf): SchemaIssue.Issue | undefined => {
  const kinds = ast.annotations?.[kindsKey]
  if (typeof kinds !== "object" || kinds === null || !("of" in kinds) || typeof kinds.of !== "function")
    return issues[0]
  const index: unknown = kinds.of(input)
  const type = typeof index === "number" ? ast.types[index] : undefined
  return issues.find((one) => "ast" in one && one.ast === type)
}

/** Where a value does not fit its schema, below a `field` if it is part of one, and what was expected there; the first of several. */
export const describe = (issue: SchemaIssue.Issue, field = ""): Problem => {
  const inner =
    issue._tag === "AnyOf"
      ? meantOf(issue)
      : "issues" in issue
        ? issue.issues[0]
        : "issue" in issue
          ? issue.issue
          : undefined
  if (issue._tag === "Pointer")
    for (const key of issue.path) field += /^\d+$/.test(String(key)) ? `[${String(key)}]` : (field && ".") + String(key)
  // A failed check says what it expects, and what it made of the value is not repeated.
  if (inner && (issue._tag !== "Filter" || inner._tag !== "InvalidValue")) return describe(inner, field)
  const annotations =
    "filter" in issue ? issue.filter.annotations : "annotations" in issue ? issue.annotations : undefined
  const expected = "ast" in issue ? nameOf(issue.ast) : (annotations?.["expected"] ?? "another value")
  return { field: maskShort(field), expected: issue._tag === "MissingKey" ? "is required" : `expected ${expected}` }
}

/**
 * Makes errors without the stack of where they were made, for one that may be made for every element of a body: on V8 a stack costs
 * many times what the rest of such an error does, and here it says nothing.
 */
export const stackless = <A>(make: () => A): A => {
  const limit: unknown = Reflect.get(Error, "stackTraceLimit")
  if (typeof limit !== "number" || !Reflect.set(Error, "stackTraceLimit", 0)) return make()
  try {
    return make()
  } finally {
    Reflect.set(Error, "stackTraceLimit", limit)
  }
}
