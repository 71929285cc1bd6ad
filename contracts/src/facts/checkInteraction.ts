/**
 * One Pact interaction against Microsoft's facts.
 *
 * An exchange has to be an operation of the version it names, with a documented status, a documented body and right headers. Where
 * the answer refuses the request for its form or its address, the request is wrong on purpose and not checked.
 */
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import { checkRequestHeaders, checkResponseHeaders } from "./checkHeaders.ts"
import { checkMessage } from "./checkMessage.ts"
import { type Checking, checkFields, checkValue, isObject } from "./checkValue.ts"
import type { Difference, Kind } from "./Difference.ts"
import type { Facts } from "./Facts.ts"
import { type HttpInteraction, Interaction, valuesByName } from "./Interaction.ts"
import { matches, operationAt, requestAt, within } from "./Lookup.ts"
import type { Operation, ServiceName } from "./Model.ts"

const decode = Schema.decodeUnknownExit(Interaction)

/** Where an interaction, plain JSON out of a Pact V4 file, disagrees with Microsoft's facts. */
export const checkInteraction = (facts: Facts, interaction: unknown): ReadonlyArray<Difference> => {
  const exit = decode(interaction)
  if (Exit.isFailure(exit)) {
    const subject = isObject(interaction) ? String(interaction["description"]) : "interaction"
    const expected = "an HTTP or message interaction of Pact V4"
    return [{ subject, version: null, at: "type", kind: "interaction", expected, found: "another shape" }]
  }
  return exit.value.type === "Synchronous/HTTP" ? checkHttp(facts, exit.value) : checkMessage(facts, exit.value)
}

/**
 * Statuses that Microsoft documents for no operation, and the local cloud answers all the same; what it assumes is in its parity table.
 *
 * An unknown or deleted thread is 404, and an unknown version 400: Chat lists 401, 403, 429 and 503 only.
 */
const assumed: ReadonlyArray<{ readonly service: ServiceName; readonly status: number; readonly code: string }> = [
  { service: "chat", status: 404, code: "NotFound" },
  { service: "chat", status: 400, code: "UnsupportedApiVersion" }
]

/** The code of a failure. */
const codeOf = (body: unknown): unknown => {
  const error = isObject(body) ? body["error"] : undefined
  return isObject(error) ? error["code"] : undefined
}

/** The statuses that refuse a request for its form, its size or its address. */
const refusals = [400, 404, 405, 411, 413, 415, 501]

interface Target {
  readonly service: ServiceName
  readonly operation: Operation
  readonly version: string | undefined
}

/** Graph's path without its version, its deprecated prefix, and the namespace before an action. */
const graphPath = (facts: Facts, path: string): { readonly version: string; readonly path: string } | undefined => {
  const [, version, rest] = /^\/(v1\.0|beta)(\/.*)$/.exec(path) ?? []
  if (version === undefined || rest === undefined) return undefined
  const prefix = facts.graph.prefixes.find((one) => one.versions.includes(version) && rest.startsWith(`${one.prefix}/`))
  const bare = prefix === undefined ? rest : prefix.of + rest.slice(prefix.prefix.length)
  return { version, path: bare.replace("/microsoft.graph.", "/") }
}

const targetOf = (facts: Facts, { request }: HttpInteraction): Target | undefined => {
  const graph = graphPath(facts, request.path)
  if (graph !== undefined) {
    const operation = operationAt(facts, "graph-calls", request.method, graph.path)
    return operation === undefined ? undefined : { service: "graph-calls", operation, version: graph.version }
  }
  const version = valuesByName(request.query).get("api-version")?.[0]
  const services: ReadonlyArray<ServiceName> = ["call-automation", "chat", "identity"]
  for (const service of services) {
    const operation = operationAt(facts, service, request.method, request.path)
    if (operation !== undefined) return { service, operation, version }
  }
  return undefined
}

/** The operation that an exchange is of, and how it ends; `undefined` for a message and for what is no published operation. */
export const exchangeOf = (
  facts: Facts,
  interaction: unknown
): (Pick<Target, "service" | "operation"> & { readonly status: number }) | undefined => {
  const exit = decode(interaction)
  if (Exit.isFailure(exit) || exit.value.type !== "Synchronous/HTTP") return undefined
  const target = targetOf(facts, exit.value)
  return target === undefined ? undefined : { ...target, status: exit.value.response.status }
}

const checkHttp = (facts: Facts, interaction: HttpInteraction): ReadonlyArray<Difference> => {
  const { description: subject, request, response } = interaction
  const differ = (version: string | null, at: string, kind: Kind, expected: string, found: string): Difference => ({
    subject,
    version,
    at,
    kind,
    expected,
    found
  })
  if (matches(facts.graph.token.path, request.path)) return checkToken(facts, interaction)
  const target = targetOf(facts, interaction)
  if (target === undefined) {
    const recorded = facts.recorded.operations.some(
      (one) => one.method === request.method && matches(one.path, request.path)
    )
    if (recorded || refusals.includes(response.status)) return []
    return [
      differ(null, "path", "operation", "an operation that Microsoft publishes", `${request.method} ${request.path}`)
    ]
  }
  const { service, operation, version } = target
  const refused = refusals.includes(response.status)
  const published = version !== undefined && operation.versions.includes(version)
  if (!published && !refused) {
    const found = version ?? "no api-version"
    return [differ(version ?? null, "version", "version", `one of ${operation.versions.join(", ")}`, found)]
  }
  const checking: Checking = {
    facts,
    service,
    subject,
    version: published ? version : undefined,
    partial: false,
    merges: false
  }
  const success = operation.success.find((one) => one.status === response.status && within(one.versions, version))
  return [
    ...(refused ? [] : checkRequest({ ...checking, merges: isMergePatch(operation) }, operation, interaction)),
    ...(response.status < 400
      ? checkSuccess(checking, operation, interaction)
      : checkError(checking, operation, interaction)),
    ...checkResponseHeaders(checking, operation, success, interaction)
  ]
}

/** Whether an operation takes a merge patch, in some version. */
const isMergePatch = ({ contentTypes }: Operation): boolean =>
  contentTypes.some(({ types }) => types.includes("application/merge-patch+json"))

const checkRequest = (
  checking: Checking,
  operation: Operation,
  interaction: HttpInteraction
): ReadonlyArray<Difference> => {
  const { facts, service, subject, version } = checking
  const body = interaction.request.body?.content
  const taken = version === undefined ? undefined : requestAt(facts, service, operation, version)
  const differ = (at: string, kind: Kind, expected: string, found: string): Difference => ({
    subject,
    version: version ?? null,
    at,
    kind,
    expected,
    found
  })
  const query = [...valuesByName(interaction.request.query).keys()].filter(
    (name) =>
      name !== "api-version" &&
      !operation.parameters.some((one) => one.in === "query" && one.name.toLowerCase() === name)
  )
  return [
    ...checkRequestHeaders(checking, operation, interaction),
    ...query.map((name) => differ(`query.${name}`, "unknown", "no such parameter", "present")),
    ...checkRequestBody(checking, operation, taken, body, differ)
  ]
}

const checkRequestBody = (
  checking: Checking,
  operation: Operation,
  taken: ReturnType<typeof requestAt>,
  body: unknown,
  differ: (at: string, kind: Kind, expected: string, found: string) => Difference
): ReadonlyArray<Difference> => {
  const empty = body === undefined || body === null || body === ""
  if (taken === undefined) return empty ? [] : [differ("request", "unknown", "no body", "a body")]
  if (empty) return taken.request.required ? [differ("request", "required", "a body", "nothing")] : []
  const { schema, requires } = taken.request
  if (schema !== undefined && !isObject(body)) return checkValue(checking, "request", schema, body)
  if (!isObject(body)) return [differ("request", "type", "an object", typeof body)]
  if (schema === undefined) return checkFields(checking, "request", taken.fields, body, "request", [operation.id])
  const missing = (requires ?? []).filter((name) => body[name] === undefined)
  return [
    ...missing.map((name) => differ(`request.${name}`, "required", "present", "nothing")),
    ...checkValue(checking, "request", schema, body)
  ]
}

const checkSuccess = (
  checking: Checking,
  operation: Operation,
  { response }: HttpInteraction
): ReadonlyArray<Difference> => {
  const { subject, version } = checking
  const possible = operation.success.filter((one) => within(one.versions, version))
  const success = possible.find((one) => one.status === response.status)
  const differ = (at: string, kind: Kind, expected: string, found: string): ReadonlyArray<Difference> => [
    { subject, version: version ?? null, at, kind, expected, found }
  ]
  const status = String(response.status)
  if (success === undefined) {
    return differ("status", "status", possible.map((one) => one.status).join(" or ") || "no documented success", status)
  }
  const body = response.body?.content
  const empty = body === undefined || body === null || body === ""
  if (success.schema === null) return empty ? [] : differ(status, "unknown", "no body", "a body")
  if (empty) return differ(status, "required", success.schema, "no body")
  if (success.collection === true) {
    const list = isObject(body) ? body["value"] : undefined
    return checkValue(checking, `${status}.value`, `${success.schema}[]`, list)
  }
  const completed = success.operationStatus === "completed" && isObject(body) ? String(body["status"]) : "completed"
  return [
    ...checkValue(checking, status, success.schema, body),
    ...(completed.toLowerCase() === "completed" ? [] : differ(`${status}.status`, "value", "completed", completed))
  ]
}

const checkError = (
  checking: Checking,
  operation: Operation,
  { response }: HttpInteraction
): ReadonlyArray<Difference> => {
  const { facts, service, subject, version } = checking
  const { schema, statuses } = operation.errors
  const status = String(response.status)
  const documented = statuses.includes("default") || statuses.includes(response.status)
  const recorded = facts.recorded.statuses.some(
    (one) => one.service === service && one.operation === operation.id && one.status === response.status
  )
  const at = { subject, version: version ?? null }
  const code = codeOf(response.body?.content)
  const known = assumed.some((one) => one.service === service && one.status === response.status && one.code === code)
  if (!documented && !recorded && !known) {
    return [{ ...at, at: "status", kind: "status", expected: statuses.join(", "), found: status }]
  }
  const body = response.body?.content
  if (body === undefined) return [{ ...at, at: status, kind: "required", expected: schema, found: "no body" }]
  return checkValue(checking, status, schema, body)
}

/** The token endpoint answers a form with one of two known objects. */
const checkToken = (facts: Facts, { description, request, response }: HttpInteraction): ReadonlyArray<Difference> => {
  const { token } = facts.graph
  const form = typeof request.body?.content === "string" ? [...new URLSearchParams(request.body.content).keys()] : []
  const answer = isObject(response.body?.content) ? Object.keys(response.body.content) : []
  const known = response.status < 400 ? token.response : token.error
  const differ = (at: string, name: string): Difference => ({
    subject: description,
    version: null,
    at: `${at}.${name}`,
    kind: "unknown",
    expected: "no such field",
    found: "present"
  })
  return [
    ...form.filter((name) => !token.request.includes(name)).map((name) => differ("request", name)),
    ...answer.filter((name) => !known.includes(name)).map((name) => differ(String(response.status), name))
  ]
}
