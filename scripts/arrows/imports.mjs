// Finds what a module imports, without a parser: comments and texts are blanked, and a string that stands
// where only a module name can stand is a specifier. Prettier's formatting is relied upon for nothing.
const tokens = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g
const before = /(?:\bfrom|\bimport|\b(?:import|require|import\.meta\.resolve|vi\.mock)\s*\()\s*$/

const scan = (source) => {
  const specifiers = []
  let code = ""
  let end = 0
  for (const match of source.matchAll(tokens)) {
    code += source.slice(end, match.index)
    end = match.index + match[0].length
    const first = match[0][0]
    const line = source.slice(0, match.index).split("\n").length
    if (first === "/") {
      code += match[0].replace(/[^\n]/g, " ")
    } else if (first !== "`" && before.test(code.slice(-200))) {
      specifiers.push({ name: match[0].slice(1, -1), line })
      code += match[0]
    } else {
      code += '""'
    }
  }
  return { specifiers, code: code + source.slice(end) }
}

/** The module names that a source imports, exports from, requires or mocks, each with its line. */
export const specifiersOf = (source) => scan(source).specifiers

/** The exported names that a source takes from one module, by `import { name }` or by `Namespace.name`. */
export const membersOf = (source, specifier) => {
  const { code } = scan(source)
  const quoted = `["']${specifier.replaceAll("/", "\\/")}["']`
  const namespaces = new RegExp(`\\bimport\\s+(?:type\\s+)?\\*\\s+as\\s+(\\w+)\\s+from\\s*${quoted}`, "g")
  const named = new RegExp(`\\b(?:import|export)\\s+(?:type\\s+)?\\{([^}]*)\\}\\s+from\\s*${quoted}`, "g")
  const members = new Set()
  for (const [, namespace] of code.matchAll(namespaces)) {
    for (const [, member] of code.matchAll(new RegExp(`(?<![\\w.])${namespace}\\.(\\w+)`, "g"))) members.add(member)
  }
  for (const [, list] of code.matchAll(named)) {
    for (const item of list.split(",")) {
      const member = item
        .trim()
        .replace(/^type\s+/, "")
        .split(/\s+as\s+/)[0]
      if (member) members.add(member)
    }
  }
  return [...members]
}
