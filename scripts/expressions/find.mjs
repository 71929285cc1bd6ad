// Finds the regular expressions of TypeScript sources: literals, and what is given to the constructor.
import { readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { parseSync } from "oxc-parser"

/** The text that a node always has, of constants of its module as well; `undefined` when only the running program knows it. */
const constantOf = (node, constants) => {
  const join = (quasis, expressions, part) => {
    const texts = expressions.map((expression) => constantOf(expression, constants))
    return texts.includes(undefined)
      ? undefined
      : quasis.map(({ value }, index) => value[part] + (texts[index] ?? "")).join("")
  }
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "string" ? node.value : undefined
    case "TemplateLiteral":
      return join(node.quasis, node.expressions, "cooked")
    case "TaggedTemplateExpression":
      return isRaw(node.tag) ? join(node.quasi.quasis, node.quasi.expressions, "raw") : undefined
    case "BinaryExpression": {
      const texts = [constantOf(node.left, constants), constantOf(node.right, constants)]
      return node.operator === "+" && !texts.includes(undefined) ? texts.join("") : undefined
    }
    case "Identifier":
      return constantOf(constants.get(node.name), constants)
    default:
      return undefined
  }
}

const isRaw = ({ object, property, type }) =>
  type === "MemberExpression" && object.name === "String" && property.name === "raw"

/** What the constants of a module are made of, by name. */
const constantsOf = ({ body }) =>
  new Map(
    body
      .map((statement) => statement.declaration ?? statement)
      .filter(({ kind, type }) => type === "VariableDeclaration" && kind === "const")
      .flatMap(({ declarations }) => declarations.map(({ id, init }) => [id.name, init]))
  )

const isConstructed = ({ callee, type }) =>
  (type === "NewExpression" || type === "CallExpression") && callee.type === "Identifier" && callee.name === "RegExp"

/** What a node is as a regular expression; `pattern` is `undefined` when only the running program knows it. */
const read = (node, constants) => {
  if (node.type === "Literal" && node.regex !== undefined && node.regex !== null) return node.regex
  if (!isConstructed(node)) return undefined
  const [pattern, flags] = node.arguments
  return flags !== undefined && constantOf(flags, constants) === undefined
    ? { pattern: undefined, flags: "" }
    : { pattern: constantOf(pattern, constants), flags: constantOf(flags, constants) ?? "" }
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
  const constants = constantsOf(program)
  walk(program, (node) => {
    const regex = read(node, constants)
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
