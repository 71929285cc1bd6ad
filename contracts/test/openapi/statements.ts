/**
 * What an API description says of its operations, one line each: Swagger 2.0 and OpenAPI alike, so that ours can be held against
 * Microsoft's, version by version.
 */
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const at = (value: unknown, ...path: ReadonlyArray<string>): unknown =>
  path.reduce((inner: unknown, key) => (isObject(inner) ? inner[key] : undefined), value)

const entries = (value: unknown): ReadonlyArray<readonly [string, unknown]> =>
  isObject(value) ? Object.entries(value) : []

const list = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [])

const text = (value: unknown): string => (typeof value === "string" ? value : "")

/** A description, and how a reference that leaves it is followed. */
export interface Source {
  readonly document: unknown
  /** The document of a reference's file. */
  readonly beside?: (file: string) => unknown
  /** The version whose parts count; all of them without one. */
  readonly version?: string
}

/** A schema, and the document that its references are in. */
interface Node {
  readonly value: unknown
  readonly document: unknown
}

const resolved = (node: Node, beside: Source["beside"]): Node => {
  const $ref = at(node.value, "$ref")
  if (typeof $ref !== "string") return node
  const [file = "", pointer = ""] = $ref.split("#")
  const document = file === "" ? node.document : beside?.(file)
  const path = pointer.split("/").slice(1)
  return resolved({ value: at(document, ...path.map((part) => part.replaceAll("~1", "/"))), document }, beside)
}

const has = (value: unknown, version: string | undefined): boolean => {
  const versions = at(value, "x-ms-versions")
  return version === undefined || !Array.isArray(versions) || versions.includes(version)
}

/** The fields of a schema by their paths, `!` behind one that is required. */
const fieldsOf = (node: Node, source: Source, path: string, within: ReadonlyArray<unknown>): ReadonlyArray<string> => {
  const { document, value } = resolved(node, source.beside)
  if (!isObject(value) || within.includes(value)) return []
  const deeper = (inner: unknown, at: string) => fieldsOf({ value: inner, document }, source, at, [...within, value])
  const required = list(value["required"])
  return [
    ...["allOf", "anyOf", "oneOf"].flatMap((key) => list(value[key]).flatMap((one) => deeper(one, path))),
    ...entries(value["properties"]).flatMap(([name, inner]) => {
      if (!has(inner, source.version)) return []
      const field = path === "" ? name : `${path}.${name}`
      return [`${field}${required.includes(name) ? "!" : ""}`, ...deeper(inner, field)]
    }),
    ...deeper(value["items"], `${path}[]`),
    ...deeper(value["additionalProperties"], `${path}{}`)
  ]
}

const verbs = ["get", "post", "put", "patch", "delete"]
const headers = ["repeatability-request-id", "repeatability-first-sent"]

/** What is in the body of something: Swagger's schema, or OpenAPI's first content. */
const schemaOf = (value: unknown): unknown =>
  at(value, "schema") ?? entries(at(value, "content")).map(([, one]) => at(one, "schema"))[0]

const withoutNames = (path: string) => path.replaceAll(/\{[^}]*\}/g, "{}")

/** The statements of one operation. */
const ofOperation = (operation: unknown, source: Source): ReadonlyArray<string> => {
  const { document } = source
  const follow = (value: unknown) => resolved({ value, document }, source.beside)
  const parameters = list(at(operation, "parameters")).map((one) => follow(one).value)
  const body = parameters.find((one) => at(one, "in") === "body") ?? follow(at(operation, "requestBody")).value
  const fields = (node: unknown, what: string) =>
    fieldsOf({ value: schemaOf(node), document }, source, "", []).map((field) => `${what} ${field}`)
  return [
    ...parameters.flatMap((one) => {
      const [name, where] = [text(at(one, "name")), at(one, "in")]
      if (where === "query" && name !== "api-version" && !name.startsWith("$")) return [`query ${name}`]
      return where === "header" && headers.includes(name.toLowerCase()) ? [`header ${name.toLowerCase()}`] : []
    }),
    ...fields(body, "takes"),
    ...entries(at(operation, "responses")).flatMap(([status, one]) =>
      status.startsWith("2") && has(one, source.version)
        ? [`answers ${status}`, ...fields(follow(one).value, `answers ${status}`)]
        : []
    )
  ]
}

/** Whether an operation is one of a version; what belongs to no version is in none. */
const isOf = (operation: unknown, version: string | undefined): boolean =>
  version === undefined || list(at(operation, "x-ms-versions")).includes(version)

/** The statements of a description by `METHOD path`, each once and sorted; the names of parameters of paths do not count. */
export const statementsOf = (source: Source): ReadonlyMap<string, ReadonlyArray<string>> => {
  const found = new Map<string, ReadonlyArray<string>>()
  for (const [path, item] of entries(at(source.document, "paths")))
    for (const [verb, operation] of entries(item))
      if (verbs.includes(verb) && isOf(operation, source.version))
        found.set(
          `${verb.toUpperCase()} ${withoutNames(path)}`,
          [...new Set(ofOperation(operation, source))].toSorted()
        )
  return found
}

/** The names of a model's own and inherited fields. */
export const namesOf = (source: Source, model: string): ReadonlyArray<string> => {
  const own = (node: Node): ReadonlyArray<string> => {
    const { document, value } = resolved(node, source.beside)
    return [
      ...entries(at(value, "properties")).flatMap(([name, field]) => (has(field, source.version) ? [name] : [])),
      ...list(at(value, "allOf")).flatMap((one) => own({ value: one, document }))
    ]
  }
  const { document } = source
  return own({ value: at(document, "components", "schemas", model), document })
}

/** The names of the models. */
export const modelsOf = (document: unknown): ReadonlyArray<string> =>
  entries(at(document, "components", "schemas")).map(([name]) => name)
