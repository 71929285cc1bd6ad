/** The page on the controls of the local cloud, from its OpenAPI document. */

const code = (text) => `\`${text}\``

/** A cell of a table: one line, without what Markdown or Vue would read. */
const cell = (text) =>
  text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("{{", "&#123;&#123;").replaceAll(/\s+/g, " ")

const resolved = (document, value) => {
  const reference = value.$ref
  if (reference === undefined) return value
  return reference
    .slice(2)
    .split("/")
    .reduce((found, key) => found[key.replaceAll("~1", "/").replaceAll("~0", "~")], document)
}

const isIdentifier = ({ properties = {} }) => "rawId" in properties && "communicationUser" in properties

/** The type of a schema in words. */
const typeOf = (document, given) => {
  const schema = resolved(document, given)
  if (schema.enum !== undefined) return schema.enum.map((one) => code(JSON.stringify(one))).join(", ")
  if (schema.const !== undefined) return code(JSON.stringify(schema.const))
  const union = schema.anyOf ?? schema.oneOf
  if (union !== undefined) return [...new Set(union.map((one) => typeOf(document, one)))].join(" or ")
  if (isIdentifier(schema)) return "who: a raw id, an E.164 number, or an identifier object"
  if (schema.type === "array")
    return `list of ${schema.items === undefined ? "anything" : typeOf(document, schema.items)}`
  if (schema.type === undefined) return schema.properties === undefined ? "any" : "object or text"
  return Array.isArray(schema.type) ? schema.type.join(" or ") : schema.type
}

const membersTable = (document, given, columns) => {
  const schema = resolved(document, given)
  const members = Object.entries(schema.properties ?? {})
  if (members.length === 0) return []
  const required = new Set(schema.required ?? [])
  return [
    `| ${columns} | type | |\n| --- | --- | --- |\n` +
      members
        .map(([name, one]) => {
          const { description = "" } = resolved(document, one)
          return `| ${code(name)}${required.has(name) ? "" : "?"} | ${cell(typeOf(document, one))} | ${cell(description)} |`
        })
        .join("\n")
  ]
}

const jsonOf = (content) => content?.["application/json"]?.schema

const parametersTable = (document, operation) => {
  const parameters = (operation.parameters ?? []).map((one) => resolved(document, one))
  if (parameters.length === 0) return []
  const rows = parameters.map(
    ({ description = "", in: place, name, required = false, schema = {} }) =>
      `| ${code(name)}${required ? "" : "?"} | ${place} | ${cell(typeOf(document, schema))} | ${cell(description)} |`
  )
  return [`| parameter | in | type | |\n| --- | --- | --- | --- |\n${rows.join("\n")}`]
}

const sectionOf = (document, { method, operation, path }) => {
  const request = jsonOf(operation.requestBody?.content)
  const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith("2"))
  return [
    `## ${code(`${method.toUpperCase()} ${path.replace("/_emulator", "")}`)}`,
    cell(operation.summary ?? ""),
    ...parametersTable(document, operation),
    ...(request === undefined ? [] : membersTable(document, request, "member of the body")),
    ...answers.flatMap(([, answer]) => {
      const schema = jsonOf(resolved(document, answer).content)
      return schema === undefined ? [] : membersTable(document, schema, "member of the answer")
    })
  ]
}

const head = `# Controls of the local cloud

What the local cloud does on demand: calls from outside, keys, speech, failures, time. The controls are under \`/_emulator\` of its port, on this machine only
unless it was started with \`--expose-controls\`. A body is JSON; a member that is not listed is refused by its name. A refusal is
\`{ "error": { "code", "message" } }\`: 400 for a body that does not fit or a state that does not allow it, 403 from another machine or a page of
another origin, 404 for something that does not exist.

This page is made from \`GET /_emulator/openapi.json\`, which also describes every operation, event and notification. A \`?\` marks what may be
absent.`

/** The page, of the parsed document. */
export const controlsPage = (document) => {
  const controls = Object.entries(document.paths)
    .filter(([path]) => path.startsWith("/_emulator/"))
    .flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([, operation]) => operation.tags?.includes("Controls"))
        .map(([method, operation]) => ({ method, operation, path }))
    )
  if (controls.length === 0) throw new Error("the OpenAPI document has no controls")
  return `${[head, ...controls.flatMap((control) => sectionOf(document, control))].join("\n\n")}\n`
}
