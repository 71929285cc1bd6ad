/**
 * A value on the wire against its type in the facts: known fields, required fields, JSON types, formats, bounds, enum values, and
 * one model per identifier.
 */
import { recordedField } from "./compareFields.ts"
import type { Difference, Kind } from "./Difference.ts"
import type { Facts } from "./Facts.ts"
import { elementOf, enumKey, type FieldAt, fieldsOf, lineageOf, schemaOf, valuesOf, variantsOf } from "./Lookup.ts"
import type { Bounds, ServiceName } from "./Model.ts"
import type { RecordedField } from "./Recorded.ts"

/** In whose name a value is checked. */
export interface Checking {
  readonly facts: Facts
  readonly service: ServiceName
  readonly subject: string
  /** `undefined`: whatever one of the versions allows. */
  readonly version: string | undefined
  /** A change notice may leave out fields that the resource requires. */
  readonly partial: boolean
  /** Members may be `null`: a merge patch takes them away. */
  readonly merges: boolean
}

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
const imfDate =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/
const duration = /^-?P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/

/** Whether a text names a day that is in the calendar: JavaScript takes the 31st of every month. */
const isReal = (text: string): boolean => {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? []
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) <= days && !Number.isNaN(Date.parse(text))
}

/** Whether a text is an IMF-fixdate of a real day, named as what it is. */
export const isImfDate = (text: string): boolean => imfDate.test(text) && new Date(text).toUTCString() === text

const formats: Readonly<Record<string, (text: string) => boolean>> = {
  "date-time": (text) => dateTime.test(text) && isReal(text),
  "date-time-rfc1123": (text) => isImfDate(text),
  duration: (text) => duration.test(text),
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  uri: (text) => /^[a-z][a-z0-9+.-]*:/i.test(text)
}

/** The integers of a format; the others are not bounded. */
const int32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }

const shown = (value: unknown): string => (Array.isArray(value) ? "an array" : value === null ? "null" : typeof value)

/** Where a value disagrees with its type. */
export const checkValue = (
  checking: Checking,
  at: string,
  type: string,
  value: unknown,
  bounds?: Bounds
): ReadonlyArray<Difference> => {
  const { facts, service, version } = checking
  const differ = (kind: Kind, expected: string, found: string): ReadonlyArray<Difference> => [
    { subject: checking.subject, version: version ?? null, at, kind, expected, found }
  ]
  if (type === "any" || (value === null && checking.merges)) return []
  if (type.endsWith("[]")) {
    if (!Array.isArray(value)) return differ("type", type, shown(value))
    if (bounds?.maxItems !== undefined && value.length > bounds.maxItems) {
      return differ("value", `at most ${bounds.maxItems} items`, String(value.length))
    }
    return value.flatMap((item: unknown, index) => checkValue(checking, `${at}[${index}]`, type.slice(0, -2), item))
  }
  if (type.startsWith("map<")) {
    if (!isObject(value)) return differ("type", type, shown(value))
    return Object.entries(value).flatMap(([key, item]) => checkValue(checking, `${at}.${key}`, elementOf(type), item))
  }
  const [primitive = type, format] = type.split(":")
  switch (primitive) {
    case "string": {
      if (typeof value !== "string") return differ("type", type, shown(value))
      if (bounds?.maxLength !== undefined && value.length > bounds.maxLength) {
        return differ("value", `at most ${bounds.maxLength} characters`, String(value.length))
      }
      const has = format === undefined ? undefined : formats[format]
      return has === undefined || has(value) ? [] : differ("value", type, "another format")
    }
    case "integer":
    case "number":
      if (typeof value !== "number" || (primitive === "integer" && !Number.isInteger(value))) {
        return differ("type", type, typeof value === "number" ? "a number with a fraction" : shown(value))
      }
      if (format === "int32" && (value < int32.minimum || value > int32.maximum)) {
        return differ("value", type, String(value))
      }
      if (bounds?.minimum !== undefined && value < bounds.minimum) {
        return differ("value", `at least ${bounds.minimum}`, String(value))
      }
      return bounds?.maximum !== undefined && value > bounds.maximum
        ? differ("value", `at most ${bounds.maximum}`, String(value))
        : []
    case "boolean":
      return typeof value === "boolean" ? [] : differ("type", type, shown(value))
    case "object":
      return isObject(value) ? [] : differ("type", type, shown(value))
  }
  const values = valuesOf(facts, service, version, type)
  if (values !== undefined) {
    if (typeof value !== "string") return differ("type", type, shown(value))
    const known = values.map((one) => enumKey(service, one))
    return known.includes(enumKey(service, value)) ? [] : differ("value", values.join("|"), value)
  }
  if (schemaOf(facts, service, version, type) === undefined) {
    return differ("version", `${type} in this version`, "a version without it")
  }
  if (typeof value === "string" && isFile(checking, type)) return []
  if (!isObject(value)) return differ("type", type, shown(value))
  return checkSchema(checking, at, type, value)
}

/** Whether a type is a file, which specifications write as a model without members: its bytes are in a contract as text. */
const isFile = ({ facts, service, version }: Checking, type: string): boolean =>
  service === "chat" &&
  lineageOf(facts, service, version, type).length === 1 &&
  fieldsOf(facts, service, version, type).length === 0

/** The schema that a value's tag names, when that is a variant of the one expected. */
const variantFor = (checking: Checking, type: string, value: Readonly<Record<string, unknown>>): string => {
  const { facts, service, version } = checking
  const tag = lineageOf(facts, service, version, type).find((one) => one.schema.tag !== undefined)?.schema.tag
  const said = tag === undefined ? undefined : value[tag]
  const variant = variantsOf(facts, service, version, type).find((one) => one.schema.discriminator === said)
  return variant === undefined ? type : variant.name
}

const checkSchema = (
  checking: Checking,
  at: string,
  type: string,
  value: Readonly<Record<string, unknown>>
): ReadonlyArray<Difference> => {
  const { facts, service, version } = checking
  const name = variantFor(checking, type, value)
  const recordedAs = lineageOf(facts, service, version, name).map((one) => one.name)
  return [
    ...checkFields(checking, at, fieldsOf(facts, service, version, name), value, "schema", recordedAs),
    ...(name === "CommunicationIdentifierModel" ? checkIdentifier(checking, at, value) : [])
  ]
}

/** Where an object disagrees with a list of fields. */
export const checkFields = (
  checking: Checking,
  at: string,
  fields: ReadonlyArray<FieldAt>,
  value: Readonly<Record<string, unknown>>,
  recordedIn: RecordedField["in"],
  recordedAs: ReadonlyArray<string>
): ReadonlyArray<Difference> => {
  const { facts, service, version } = checking
  const differ = (name: string, kind: Kind, expected: string, found: string): Difference => ({
    subject: checking.subject,
    version: version ?? null,
    at: `${at}.${name}`,
    kind,
    expected,
    found
  })
  const missing = checking.partial
    ? []
    : fields.filter((one) => one.requirement === "required" && value[one.name] === undefined)
  return [
    ...missing.map((one) => differ(one.name, "required", one.type, "nothing")),
    ...Object.entries(value).flatMap(([name, item]) => {
      if (item === undefined || (service === "graph-calls" && name.includes("@odata."))) return []
      const field = fields.find((one) => one.name === name)
      const type = field?.type ?? recordedField(facts, service, recordedIn, recordedAs, name, version)?.type
      if (type === undefined) return [differ(name, "unknown", "no such field in this version", "present")]
      if (item === null) {
        const allowed = checking.merges || (service === "graph-calls" && field?.nullable !== false)
        return allowed ? [] : [differ(name, "type", type, "null")]
      }
      return checkValue(checking, `${at}.${name}`, type, item, field?.bounds)
    })
  ]
}

const checkIdentifier = (
  checking: Checking,
  at: string,
  value: Readonly<Record<string, unknown>>
): ReadonlyArray<Difference> => {
  const kinds = checking.facts.common.identifierKinds
  const models = kinds.flatMap((one) => (one.model !== null && value[one.model] !== undefined ? [one.kind] : []))
  const differ = (kind: Kind, expected: string, found: string): ReadonlyArray<Difference> => [
    { subject: checking.subject, version: checking.version ?? null, at, kind, expected, found }
  ]
  if (models.length > 1) return differ("value", "at most one model", models.join(" and "))
  const [model] = models
  const said = value["kind"]
  if (typeof said === "string" && model !== undefined && said !== model) return differ("value", model, `kind ${said}`)
  return model === undefined && value["rawId"] === undefined ? differ("required", "a model or rawId", "neither") : []
}
