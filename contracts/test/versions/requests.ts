/**
 * Requests of Call Automation made out of Microsoft's facts alone: of each operation and each part of its body that not every version
 * has, the smallest body that holds the part, in each version.
 */
import type { DeclaredOperation } from "../../src/facts/Declared.ts"
import type { Facts } from "../../src/facts/Facts.ts"
import {
  elementOf,
  type FieldAt,
  fieldsOfAny,
  operationOf,
  requestAt,
  schemaOf,
  valuesOf
} from "../../src/facts/Lookup.ts"

const service = "call-automation"

/** The fields of one object by version; a version without the object has none. */
type Fields = (version: string) => ReadonlyArray<FieldAt>

/** A part of a body that some versions of its operation have and some do not. */
export interface Part {
  /** As refusals name it, such as `playSources[0].text`. */
  readonly path: string
  readonly having: ReadonlyArray<string>
  /** Versions that have what the part stands in, and not the part. */
  readonly lacking: ReadonlyArray<string>
  /** The smallest body that holds it, its surroundings as the version wants them. */
  readonly bodyIn: (version: string) => Body
}

/** A JSON object. */
export type Body = Readonly<Record<string, unknown>>

const user = "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_0f50d091-5bd3-448b-884d-44be7037d9b9"

/** Everything of a type that its version requires, and no more. */
const valueOf = (facts: Facts, type: string, version: string): unknown => {
  if (type.endsWith("[]")) return [valueOf(facts, type.slice(0, -2), version)]
  if (type.startsWith("map<")) return { key: valueOf(facts, elementOf(type), version) }
  if (type === "CommunicationIdentifierModel") return { rawId: user, communicationUser: { id: user } }
  const [primitive = type, format] = type.split(":")
  if (primitive === "string") return format === "uri" ? "https://app.contoso.com/x" : "x"
  if (primitive === "integer" || primitive === "number") return 1
  if (primitive === "boolean") return true
  const values = valuesOf(facts, service, version, type)
  if (values !== undefined) return values[0]
  return smallest(facts, fieldsOfAny(facts, service, version, type), version)
}

const smallest = (facts: Facts, fields: ReadonlyArray<FieldAt>, version: string): Body =>
  Object.fromEntries(
    fields
      .filter((field) => field.requirement === "required")
      .map((field) => [field.name, valueOf(facts, field.type, version)])
  )

const isObject = (facts: Facts, type: string): boolean =>
  !type.startsWith("map<") && schemaOf(facts, service, undefined, elementOf(type))?.schema.kind === "object"

/** The parts of one object and of what it holds. */
const partsOf = (facts: Facts, versions: ReadonlyArray<string>, fields: Fields): ReadonlyArray<Part> => {
  const names = new Set(versions.flatMap((version) => fields(version).map(({ name }) => name)))
  return [...names].flatMap((name) => {
    const fieldIn = (version: string) => fields(version).find((field) => field.name === name)
    const having = versions.filter((version) => fieldIn(version) !== undefined)
    const [first] = having
    const type = first === undefined ? undefined : fieldIn(first)?.type
    if (first === undefined || type === undefined) return []
    const around = (version: string, value: unknown): Body => ({
      ...smallest(facts, fields(version), version),
      [name]: value
    })
    const itself: Part = {
      path: name,
      having,
      lacking: versions.filter((version) => !having.includes(version)),
      bodyIn: (version) =>
        around(version, valueOf(facts, fieldIn(version)?.type ?? type, having.includes(version) ? version : first))
    }
    const list = type.endsWith("[]")
    const inner = isObject(facts, type)
      ? partsOf(facts, having, (version) => fieldsOfAny(facts, service, version, elementOf(type)))
      : []
    return [
      itself,
      ...inner.map((part): Part => ({
        ...part,
        path: `${name}${list ? "[0]" : ""}.${part.path}`,
        bodyIn: (version) => around(version, list ? [part.bodyIn(version)] : part.bodyIn(version))
      }))
    ]
  })
}

/** The parts of the body of an operation that some of its versions lack. */
export const versionedParts = (facts: Facts, { method, path }: DeclaredOperation): ReadonlyArray<Part> => {
  const fact = operationOf(facts, service, method, path)
  if (fact === undefined) return []
  const fields: Fields = (version) => requestAt(facts, service, fact, version)?.fields ?? []
  return partsOf(facts, fact.versions, fields).filter(({ lacking }) => lacking.length > 0)
}

/** The smallest body of an operation in a version; none when it takes none. */
export const bodyOf = (facts: Facts, { method, path }: DeclaredOperation, version: string): Body | undefined => {
  const fact = operationOf(facts, service, method, path)
  const request = fact === undefined ? undefined : requestAt(facts, service, fact, version)
  return request === undefined ? undefined : smallest(facts, request.fields, version)
}

/** What is at a path of a body, such as `playSources[0].text`. */
export const at = (body: unknown, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter((key) => key !== "")
    .reduce<unknown>(
      (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
      body
    )
