/**
 * Says which field of a request does not fit and what was expected there, never what was sent: it may be a phone number.
 */
import * as SchemaAST from "effect/SchemaAST"
import * as SchemaIssue from "effect/SchemaIssue"
import type { Misfit } from "../Handler.ts"

const name = (ast: SchemaAST.AST): string => {
  const known = SchemaAST.resolveIdentifier(ast) ?? SchemaAST.resolveTitle(ast)
  if (known !== undefined) return known
  if (SchemaAST.isLiteral(ast)) return JSON.stringify(ast.literal)
  if (SchemaAST.isUnion(ast)) return ast.types.map(name).join(" or ")
  return SchemaAST.isObjects(ast) ? "an object" : SchemaAST.isArrays(ast) ? "an array" : `a ${ast._tag.toLowerCase()}`
}

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

/** One sentence that begins with the field. */
export const describe = (misfit: Misfit, version: string): string => {
  if (misfit.unsupported !== undefined) return `${misfit.unsupported}: the API version ${version} does not have it.`
  if (misfit.issue === undefined) return "The request does not fit."
  const [first] = format(misfit.issue).issues
  const path = (first?.path ?? []).map((part) => String(typeof part === "object" ? part.key : part))
  const field = path.reduce((at, key) => (/^\d+$/.test(key) ? `${at}[${key}]` : at === "" ? key : `${at}.${key}`), "")
  return `${field === "" ? "body" : field}: ${first?.message ?? "expected another value"}.`
}
