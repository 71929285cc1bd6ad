/**
 * Declared fields against the facts' fields, for every version claimed.
 *
 * A declaration is a superset over versions, so an optional field is right where the facts require it in some claimed versions
 * only; for definitions that the services share, in some versions of any. Fields that were recorded on the wire are allowed extras.
 * A field that the facts have and the declaration lacks disagrees, unless the schema is open and the field optional: then it is merely
 * not covered. Bounds are compared of what is sent.
 */
import type { DeclaredField } from "./Declared.ts"
import type { Difference, Kind } from "./Difference.ts"
import type { Facts } from "./Facts.ts"
import { elementOf, enumKey, type FieldAt, fieldsOfAny, isOpen, jsonTypeOf, lineageOf, valuesOf } from "./Lookup.ts"
import type { Field, ServiceName } from "./Model.ts"
import { names, type RecordedField } from "./Recorded.ts"

/** Fields of one place, as a version has them. */
export interface Place {
  readonly fields: ReadonlyArray<FieldAt>
  readonly open: boolean
  /** The names under which recordings list extras of this place. */
  readonly recordedAs: ReadonlyArray<string>
  /** Fields of a definition shared by the services that some version of it requires and some does not. */
  readonly varying?: ReadonlyArray<string>
}

/** Who is compared, and with what. */
export interface Comparing {
  readonly facts: Facts
  readonly service: ServiceName
  readonly subject: string
}

/** Disagreements, and what no declaration mentions yet. */
export interface Comparison {
  readonly differences: ReadonlyArray<Difference>
  readonly uncovered: ReadonlyArray<Difference>
}

/** The place that a named schema is, or `undefined` when it is not an object in that version. */
export const placeOf = (comparing: Comparing, version: string | undefined, type: string): Place | undefined => {
  const { facts, service } = comparing
  const lineage = lineageOf(facts, service, version, type)
  return lineage.length === 0
    ? undefined
    : {
        fields: fieldsOfAny(facts, service, version, type),
        open: isOpen(facts, service, version, type),
        recordedAs: lineage.map((one) => one.name),
        varying: lineage.flatMap((one) =>
          one.shared ? one.schema.fields.filter(varies).map((field) => field.name) : []
        )
      }
}

const varies = (field: Field): boolean => new Set(field.alternatives.map((one) => one.required)).size > 1

/** A field that was recorded on the wire in one of the places named, in a version, or in any when it is `undefined`. */
export const recordedField = (
  facts: Facts,
  service: ServiceName,
  kind: RecordedField["in"],
  of: ReadonlyArray<string>,
  name: string,
  version: string | undefined
): RecordedField | undefined =>
  facts.recorded.fields.find(
    (one) =>
      one.service === service &&
      one.in === kind &&
      one.name === name &&
      of.some((each) => names(one.of, each)) &&
      (version === undefined || names(one.versions, version))
  )

/** Whether an event was seen without a documented field: a reader has to do without it. */
const isAbsent = (facts: Facts, service: ServiceName, of: ReadonlyArray<string>, name: string): boolean =>
  facts.recorded.absences.some(
    (one) =>
      one.service === service &&
      (one.in === "event" || one.in === "eventGrid") &&
      one.name === name &&
      of.some((each) => names(one.of, each))
  )

const annotation = (name: string): boolean => name.includes("@odata.")

/** Compares the fields of one place, and below it as deep as the declaration goes. */
export const compareFields = (
  comparing: Comparing,
  at: string,
  versions: ReadonlyArray<string>,
  placeOfVersion: (version: string) => Place | undefined,
  declared: ReadonlyArray<DeclaredField>,
  kind: RecordedField["in"] = "schema"
): Comparison => {
  const { facts, service, subject } = comparing
  // Of what is received, no bound is held against the service.
  const sent = at.startsWith("request") || at.startsWith("query")
  const differences: Array<Difference> = []
  const uncovered: Array<Difference> = []
  // Every field asks for the place of every version.
  const places = new Map(versions.map((version) => [version, placeOfVersion(version)]))
  const placeIn = (version: string) => places.get(version)
  const factOf = (name: string, version: string) => placeIn(version)?.fields.find((one) => one.name === name)
  const differ = (version: string, name: string, what: Kind, expected: string, found: string): Difference => ({
    subject,
    version,
    at: `${at}.${name}`,
    kind: what,
    expected,
    found
  })

  const compare = (version: string, field: DeclaredField, fact: FieldAt) => {
    if (field.required && fact.requirement === "optional") {
      differences.push(differ(version, field.name, "required", "optional", "required"))
    }
    const requirements = new Set(versions.flatMap((each) => factOf(field.name, each)?.requirement ?? []))
    const always = requirements.size === 1 && requirements.has("required")
    const place = placeIn(version)
    const missed = kind === "event" && isAbsent(facts, service, place?.recordedAs ?? [], field.name)
    if (!field.required && always && !missed && place?.varying?.includes(field.name) !== true) {
      differences.push(differ(version, field.name, "required", "required", "optional"))
    }
    const type = jsonTypeOf(facts, service, fact.type)
    // An integer is a number that may be sent; what is received may have a fraction.
    const narrower = sent && type === "number" && field.type === "integer"
    if (field.type !== undefined && field.type !== type && type !== "any" && field.type !== "any" && !narrower) {
      differences.push(differ(version, field.name, "type", `${type} (${fact.type})`, field.type))
    }
    if (sent) {
      for (const bound of ["minimum", "maximum", "maxLength", "maxItems"] as const) {
        const [expected, found] = [fact.bounds?.[bound], field.bounds?.[bound]]
        // Some bounds Microsoft gives only in words, which the facts do not have.
        if (expected === undefined || expected === found) continue
        differences.push(differ(version, field.name, "bounds", `${bound} ${expected}`, `${found ?? "nothing"}`))
      }
    }
    const { values = [] } = field
    const said = new Set(values.map((one) => enumKey(service, one)))
    const valuesIn = (each: string) => valuesOf(facts, service, each, elementOf(fact.type)) ?? []
    const documented = new Set(versions.flatMap(valuesIn).map((one) => enumKey(service, one)))
    if (documented.size === 0) return
    for (const value of values.filter((one) => !documented.has(enumKey(service, one)))) {
      differences.push(differ(version, field.name, "value", versions.flatMap(valuesIn).join("|"), value))
    }
    for (const value of valuesIn(version).filter((one) => !said.has(enumKey(service, one)))) {
      differences.push(differ(version, field.name, "value", value, "nothing"))
    }
  }

  for (const version of versions) {
    const place = placeIn(version)
    if (place === undefined) continue
    for (const field of declared.filter((one) => one.versions.includes(version))) {
      const fact = place.fields.find((one) => one.name === field.name)
      if (fact !== undefined) {
        compare(version, field, fact)
      } else if (
        !annotation(field.name) &&
        recordedField(facts, service, kind, place.recordedAs, field.name, undefined) === undefined
      ) {
        differences.push(differ(version, field.name, "unknown", "no such field", "declared"))
      }
    }
    for (const fact of place.fields) {
      const field = declared.find((one) => one.name === fact.name)
      if (field?.versions.includes(version) === true) continue
      // Recordings of old previews show events without a field that is documented for versions around them.
      if (field !== undefined && kind === "event" && isAbsent(facts, service, place.recordedAs, fact.name)) continue
      const into = place.open && fact.requirement !== "required" ? uncovered : differences
      into.push(
        field === undefined
          ? differ(version, fact.name, "missing", `${fact.type}, ${fact.requirement}`, "nothing")
          : differ(version, fact.name, "version", "present", `declared for ${field.versions.join(", ")}`)
      )
    }
  }

  for (const field of declared) {
    if (field.fields === undefined) continue
    const inner = compareFields(
      comparing,
      `${at}.${field.name}`,
      versions.filter((version) => field.versions.includes(version)),
      (version) => {
        const fact = factOf(field.name, version)
        return fact === undefined ? undefined : placeOf(comparing, version, elementOf(fact.type))
      },
      field.fields
    )
    differences.push(...inner.differences)
    uncovered.push(...inner.uncovered)
  }
  return { differences, uncovered }
}
