/** What does not fit a schema, as a path and an expectation; the value itself may be a phone number and is never said. */
import type * as SchemaAST from "effect/SchemaAST"
import type * as SchemaIssue from "effect/SchemaIssue"

/** Where, and what was expected there. */
export interface Problem {
  /** Such as `[0].data.participants[1].isMuted`. */
  readonly path: string
  readonly expected: string
}

const named = (annotations: SchemaAST.AST["annotations"], key: string): string | undefined => {
  const text = annotations?.[key]
  return typeof text === "string" ? text : undefined
}

const nameOf = (ast: SchemaAST.AST): string => {
  const known = named(ast.annotations, "identifier")
  if (known !== undefined) return known
  if (ast._tag === "Literal") return JSON.stringify(ast.literal)
  return ast._tag === "Union" ? ast.types.map(nameOf).join(" | ") : ast._tag.toLowerCase()
}

/** The first problem of an issue, below a path. */
export const problemOf = (root: SchemaIssue.Issue, at: string): Problem => {
  let issue = root
  let path = at
  for (;;) {
    let inner: SchemaIssue.Issue | undefined
    switch (issue._tag) {
      case "Pointer":
        for (const key of issue.path) path += typeof key === "number" ? `[${key}]` : (path && ".") + String(key)
        inner = issue.issue
        break
      case "Composite":
      case "AnyOf":
        inner = issue.issues[0]
        break
      case "Filter":
        return { path, expected: `expected ${named(issue.filter.annotations, "expected") ?? "another value"}` }
      case "Encoding":
        inner = issue.issue
    }
    if (inner === undefined) return { path, expected: expectedOf(issue) }
    issue = inner
  }
}

const expectedOf = (issue: SchemaIssue.Issue): string => {
  if (issue._tag === "MissingKey") return "is required"
  return `expected ${"ast" in issue ? nameOf(issue.ast) : "another value"}`
}
