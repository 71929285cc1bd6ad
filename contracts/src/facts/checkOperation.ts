/**
 * A declared operation against Microsoft's facts, for every version it claims.
 *
 * Compared are the id, the versions, the success statuses with their bodies, the request body, the query, the media types and the
 * repeatability headers. Error statuses are not declared per operation; interactions are held against those.
 */
import { type Comparing, type Comparison, compareFields, placeOf, type Place } from "./compareFields.ts"
import type { DeclaredOperation, DeclaredSuccess } from "./Declared.ts"
import type { Difference, Kind } from "./Difference.ts"
import type { Facts } from "./Facts.ts"
import { fieldsAt, operationOf, requestAt, within } from "./Lookup.ts"
import type { Operation, Success } from "./Model.ts"

const nothing: Comparison = { differences: [], uncovered: [] }
const join = (all: ReadonlyArray<Comparison>): Comparison => ({
  differences: all.flatMap((one) => one.differences),
  uncovered: all.flatMap((one) => one.uncovered)
})

const successesAt = (fact: Operation, version: string): ReadonlyArray<Success> =>
  fact.success.filter((one) => within(one.versions, version))

/** The body of a success as a place; a collection is `{ value, nextLink }`. */
const bodyAt = (comparing: Comparing, fact: Operation, success: Success, version: string): Place | undefined => {
  if (success.schema === null) return undefined
  if (success.collection !== true) return placeOf(comparing, version, success.schema)
  const list = [
    { name: "value", type: `${success.schema}[]`, requirement: "either", nullable: false, bounds: undefined },
    {
      name: fact.paging?.next ?? "@odata.nextLink",
      type: "string",
      requirement: "optional",
      nullable: true,
      bounds: undefined
    }
  ] as const
  return { fields: list, open: true, recordedAs: [] }
}

const checkSuccess = (
  comparing: Comparing,
  fact: Operation,
  status: string,
  declared: DeclaredSuccess,
  versions: ReadonlyArray<string>
): Comparison => {
  const { subject } = comparing
  const factIn = (version: string) => successesAt(fact, version).find((one) => String(one.status) === status)
  const claimed = versions.filter((version) => declared.versions.includes(version))
  const differences: Array<Difference> = []
  for (const version of claimed) {
    const success = factIn(version)
    const differ = (kind: Kind, expected: string, found: string) =>
      differences.push({ subject, version, at: status, kind, expected, found })
    if (success === undefined) {
      // An operation that only metadata have has no published status.
      if (fact.evidence === "metadata") continue
      const known = successesAt(fact, version).map((one) => one.status)
      differ("status", known.length === 0 ? "no documented success" : known.join(" or "), status)
      continue
    }
    const { schemaName, fields, headers } = declared
    if (success.schema === null) {
      if (schemaName !== undefined || (fields ?? []).length > 0) {
        differ("unknown", "no body", schemaName ?? "a body with fields")
      }
    } else if (schemaName === undefined && fields === undefined) {
      differ("missing", success.schema, "no body")
    } else if (schemaName !== undefined && schemaName !== success.schema) {
      differ("type", success.schema, schemaName)
    }
    if (success.location !== undefined && headers !== undefined && !headers.includes("location")) {
      differ("header", "Location", headers.join(", ") || "no header")
    }
  }
  if (declared.fields === undefined) return { differences, uncovered: [] }
  const inner = compareFields(
    comparing,
    status,
    claimed,
    (version) => {
      const success = factIn(version)
      return success === undefined ? undefined : bodyAt(comparing, fact, success, version)
    },
    declared.fields
  )
  return { differences: [...differences, ...inner.differences], uncovered: inner.uncovered }
}

const checkRequest = (
  comparing: Comparing,
  fact: Operation,
  declared: DeclaredOperation,
  versions: ReadonlyArray<string>
): Comparison => {
  const { facts, service, subject } = comparing
  const at = (version: string) => requestAt(facts, service, fact, version)
  const differences: Array<Difference> = []
  for (const version of versions) {
    const request = at(version)
    if (request?.request.required === true && declared.request?.required !== true) {
      const found = declared.request === undefined ? "no body" : "an optional body"
      differences.push({ subject, version, at: "request", kind: "required", expected: "a required body", found })
    }
    for (const field of request === undefined ? (declared.request?.fields ?? []) : []) {
      if (!field.versions.includes(version)) continue
      const where = { subject, version, at: `request.${field.name}` }
      differences.push({ ...where, kind: "unknown", expected: "no body", found: "declared" })
    }
  }
  if (declared.request === undefined && !versions.some((version) => (at(version)?.fields ?? []).length > 0)) {
    return { differences, uncovered: [] }
  }
  const inner = compareFields(
    comparing,
    "request",
    versions,
    (version) => {
      const request = at(version)
      if (request === undefined) return undefined
      const schema = request.request.schema
      return { ...request, recordedAs: schema === undefined ? [fact.id] : [schema] }
    },
    declared.request?.fields ?? [],
    fact.request.some((one) => one.schema === undefined) ? "request" : "schema"
  )
  return { differences: [...differences, ...inner.differences], uncovered: inner.uncovered }
}

const checkQuery = (
  comparing: Comparing,
  fact: Operation,
  declared: DeclaredOperation,
  versions: ReadonlyArray<string>
): Comparison => {
  const parameters = fact.parameters
    .filter((one) => one.in === "query" && one.name !== "api-version")
    .map(({ name, type, required }) => ({ name, alternatives: [{ type, required }] }))
  return compareFields(
    comparing,
    "query",
    versions,
    (version) => ({ fields: fieldsAt(parameters, version), open: comparing.service === "graph-calls", recordedAs: [] }),
    declared.query
  )
}

const repeatabilityOf = (fact: Operation): DeclaredOperation["repeatability"] =>
  fact.repeatability.length === 0 ? "none" : fact.repeatability.length === 1 ? "id" : "pair"

const checkRest = (
  comparing: Comparing,
  fact: Operation,
  declared: DeclaredOperation,
  versions: ReadonlyArray<string>
): Comparison => {
  const { service, subject } = comparing
  const differences: Array<Difference> = []
  const differ = (at: string, kind: Kind, expected: string, found: string, version: string | null = null) =>
    differences.push({ subject, version, at, kind, expected, found })
  const ids = [fact.id, ...fact.aliases]
  if (service !== "graph-calls" && ![declared.id, ...declared.aliases].some((id) => ids.includes(id))) {
    differ("id", "id", ids.join(" or "), declared.id)
  }
  for (const version of declared.versions.filter((one) => !fact.versions.includes(one))) {
    differ("versions", "version", `one of ${fact.versions.join(", ")}`, version, version)
  }
  const repeatability = repeatabilityOf(fact)
  if (declared.repeatability !== repeatability) {
    differ("header.repeatability", "header", repeatability, declared.repeatability)
  }
  for (const version of versions) {
    const statuses = successesAt(fact, version).map((one) => String(one.status))
    for (const status of statuses) {
      if (declared.success[status]?.versions.includes(version) !== true) {
        differ(status, "status", status, "not declared", version)
      }
    }
    const types = fact.contentTypes.filter((one) => within(one.versions, version)).flatMap((one) => one.types)
    if (types.length > 0 && !types.some((type) => declared.contentTypes.includes(type))) {
      differ("content-type", "content-type", types.join(" or "), declared.contentTypes.join(", ") || "none", version)
    }
  }
  const every = fact.contentTypes
    .filter((one) => versions.some((version) => within(one.versions, version)))
    .flatMap((one) => one.types)
  for (const type of declared.contentTypes) {
    if (!every.includes(type)) differ("content-type", "content-type", every.join(" or ") || "no body", type)
  }
  for (const type of new Set(every)) {
    if (!declared.contentTypes.includes(type)) differ("content-type", "content-type", type, "not declared")
  }
  return { differences, uncovered: [] }
}

/** Everything the facts say about a declaration: where it disagrees, and which optional fields of open schemas it leaves out. */
export const compareOperation = (facts: Facts, declared: DeclaredOperation): Comparison => {
  const comparing: Comparing = { facts, service: declared.service, subject: declared.id }
  const fact = operationOf(facts, declared.service, declared.method, declared.path)
  if (fact === undefined) {
    const found = `${declared.method} ${declared.path}`
    const expected = "an operation that Microsoft publishes"
    return {
      ...nothing,
      differences: [{ subject: declared.id, version: null, at: "path", kind: "operation", expected, found }]
    }
  }
  const versions = declared.versions.filter((version) => fact.versions.includes(version))
  return join([
    checkRest(comparing, fact, declared, versions),
    checkRequest(comparing, fact, declared, versions),
    checkQuery(comparing, fact, declared, versions),
    ...Object.entries(declared.success).map(([status, success]) =>
      checkSuccess(comparing, fact, status, success, versions)
    )
  ])
}

/** Where a declared operation disagrees with Microsoft's facts. */
export const checkOperation = (facts: Facts, declared: DeclaredOperation): ReadonlyArray<Difference> =>
  compareOperation(facts, declared).differences
