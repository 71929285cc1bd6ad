import * as SchemaAST from "effect/SchemaAST"
import * as SchemaIssue from "effect/SchemaIssue"

const name = (ast: SchemaAST.AST): string =>
  SchemaAST.isLiteral(ast)
    ? JSON.stringify(ast.literal)
    : SchemaAST.isUnion(ast)
      ? ast.types.map(name).join(" or ")
      : SchemaAST.isObjects(ast)
        ? "an object"
        : SchemaAST.isArrays(ast)
          ? "an array"
          : `a ${ast._tag.toLowerCase()}`

// The default formatter shows the value that does not fit, which may be a phone number: only what was expected is shown.
const format = SchemaIssue.makeFormatterStandardSchemaV1({
  leafHook: (issue) =>
    issue._tag === "InvalidType"
      ? `expected ${name(issue.ast)}`
      : issue._tag === "MissingKey"
        ? "is required"
        : "expected another value",
  checkHook: (issue) => {
    const expected = issue.filter.annotations?.expected
    return `expected ${typeof expected === "string" ? expected : "another value"}`
  }
})

/** Where below `path` a value does not fit its schema, and what was expected there. */
export const describe = (
  issue: SchemaIssue.Issue,
  path: string
): { readonly path: string; readonly expected: string } => {
  const [first] = format(issue).issues
  const keys = (first?.path ?? []).map((part) => String(typeof part === "object" ? part.key : part))
  return {
    path: keys.reduce((at, key) => (/^\d+$/.test(key) ? `${at}[${key}]` : `${at}.${key}`), path),
    expected: first?.message ?? "expected another value"
  }
}
