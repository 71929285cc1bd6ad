import * as SchemaAST from "effect/SchemaAST"
import * as SchemaIssue from "effect/SchemaIssue"

const name = (ast: SchemaAST.AST): string => {
  const known = SchemaAST.resolveIdentifier(ast) ?? SchemaAST.resolveTitle(ast)
  if (known !== undefined) return known
  if (SchemaAST.isLiteral(ast)) return JSON.stringify(ast.literal)
  if (SchemaAST.isUnion(ast)) return ast.types.map(name).join(" | ")
  return SchemaAST.isObjects(ast) ? "an object" : SchemaAST.isArrays(ast) ? "an array" : `a ${ast._tag.toLowerCase()}`
}

// The default formatter shows the value that does not fit: it may be a phone number or a token, so only what was expected is shown.
const format = SchemaIssue.makeFormatterStandardSchemaV1({
  leafHook: (issue) => {
    switch (issue._tag) {
      case "InvalidType":
        return `expected ${name(issue.ast)}`
      case "MissingKey":
        return "is required"
      case "UnexpectedKey":
        return "is not a field"
      default:
        return "expected another value"
    }
  },
  checkHook: (issue) => {
    const expected = issue.filter.annotations?.expected
    return `expected ${typeof expected === "string" ? expected : "a value that passes its check"}`
  }
})

/** Where a value does not fit its schema, and what was expected there. */
export const describe = (issue: SchemaIssue.Issue): { field: string; expected: string } => {
  const [first] = format(issue).issues
  const path = (first?.path ?? []).map((part) => String(typeof part === "object" ? part.key : part))
  return {
    field: path.reduce((at, key) => (/^\d+$/.test(key) ? `${at}[${key}]` : at === "" ? key : `${at}.${key}`), ""),
    expected: first?.message ?? "another value"
  }
}
