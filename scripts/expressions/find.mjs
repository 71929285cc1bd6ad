// Finds the regular expressions of TypeScript sources: literals, and what is given to the constructor.
import { readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { parseSync } from "oxc-parser"

const constantOf = (node) =>
  node?.type === "Literal" && typeof node.value === "string"
    ? node.value
    : node?.type === "TemplateLiteral" && node.expressions.length === 0
      ? node.quasis[0].value.cooked
      : undefined

const isConstructed = ({ callee, type }) =>
  (type === "NewExpression" || type === "CallExpression") && callee.type === "Identifier" && callee.name === "RegExp"

/** What a node is as a regular expression; `pattern` is `undefined` when only the running program knows it. */
const read = (node) => {
  if (node.type === "Literal" && node.regex !== undefined && node.regex !== null) return node.regex
  if (!isConstructed(node)) return undefined
  const [pattern, flags] = node.arguments
  return flags !== undefined && constantOf(flags) === undefined
    ? { pattern: undefined, flags: "" }
    : { pattern: constantOf(pattern), flags: constantOf(flags) ?? "" }
}

const walk = (node, visit) => {
  if (Array.isArray(node)) return node.forEach((item) => walk(item, visit))
  if (typeof node !== "object" || node === null || node instanceof RegExp) return
  if (typeof node.type === "string") visit(node)
  for (const member of Object.values(node)) walk(member, visit)
}

/** Every regular expression of a source text, with its place. */
export const expressionsOf = (file, source) => {
  const { errors, program } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`)
  const found = []
  walk(program, (node) => {
    const regex = read(node)
    if (regex === undefined) return
    const line = source.slice(0, node.start).split("\n").length
    found.push({ file, line, text: source.slice(node.start, node.end), ...regex })
  })
  return found
}

/** The same of every source below a folder. */
export const expressionsIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .toSorted((a, b) => a.localeCompare(b))
    .flatMap((name) => {
      const path = join(folder, name)
      return expressionsOf(relative(process.cwd(), path), readFileSync(path, "utf8"))
    })
