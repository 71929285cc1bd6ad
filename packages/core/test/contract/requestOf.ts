/** The request of an operation for an input, as it goes over the wire; and the state that it was executed. */
import { createHash } from "node:crypto"
import type { Any } from "@effect-comms/core/internal/ClientOperation"
import { exampleOf } from "./Matching.ts"
import { type Json, type ProviderState, requestWasExecuted } from "./ProviderState.ts"
import type { Success, Wire } from "./Scenario.ts"

/** The date of a pair, which a verification makes fresh. */
export const firstSent = "Sun, 06 Nov 1994 08:49:37 GMT"

/** The id of a pair of the client's own, which is of no request before. */
export const freshRequestId = "7d1c5c1a-4a52-4b0b-9c39-2f2b3c7b8f04"

/** The id of the pair of a request that was executed: each has its own, and its replay the same. */
export const requestIdOf = ({ body, method, path }: Sent): string => {
  const hash = createHash("sha256")
    .update(JSON.stringify([method, path, body]))
    .digest("hex")
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5")
}

/** How the requests of a service differ from others. */
export interface RequestOptions {
  /** The path of an operation; default its own. */
  readonly pathOf?: (operation: Any) => string
  /** Whether requests name their version in the query; default that they do. */
  readonly versioned?: boolean
}

/** A request as it goes over the wire, without the pair. */
export interface Sent {
  readonly method: string
  readonly path: string
  readonly query: { readonly [name: string]: string }
  readonly headers: { readonly [name: string]: string }
  readonly contentType: string | undefined
  /** JSON; of an operation whose request is bytes these, in base64. */
  readonly body: Json | undefined
}

const isRecord = (value: unknown): value is { readonly [name: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** A value of a path or a query. */
const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : JSON.stringify(value))

/** The pair of an operation that has one, or the id alone. */
const pairOf = ({ repeatability: kind }: Any, sent: Sent): { readonly [name: string]: string } => ({
  ...(kind === "none" ? {} : { "Repeatability-Request-ID": requestIdOf(sent) }),
  ...(kind === "pair" ? { "Repeatability-First-Sent": firstSent } : {})
})

/** The version of a request, the newest of its operation unless another is given; none where the service has none in its query. */
export const versionOf = (
  operation: Any,
  version: string | undefined,
  { versioned = true }: RequestOptions
): { readonly apiVersion?: string } => {
  const apiVersion = version ?? operation.versions.at(-1)
  return versioned && apiVersion !== undefined ? { apiVersion } : {}
}

/** The path of the operation, then what is left of the input as the body, or as the query. */
export const requestOf = (operation: Any, input: unknown, wire: Wire = {}, { pathOf }: RequestOptions = {}): Sent => {
  const fields = exampleOf(input)
  const rest = new Map(isRecord(fields) ? Object.entries(fields) : [])
  const path = (pathOf?.(operation) ?? operation.path).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name)
    rest.delete(name)
    return encodeURIComponent(textOf(value))
  })
  const [contentType] = operation.contentTypes
  if (operation.bytes === "request") {
    const named = new Map(operation.requestHeaders)
    const headers: Record<string, string> = {}
    let body: Json = ""
    for (const [name, value] of rest) {
      const header = named.get(name)
      if (header === undefined) body = value
      else headers[header] = textOf(value)
    }
    return { method: operation.method, path: wire.path ?? path, query: {}, headers, contentType, body }
  }
  return {
    method: operation.method,
    path: wire.path ?? path,
    query:
      wire.query ??
      (contentType === undefined ? Object.fromEntries([...rest].map(([name, value]) => [name, textOf(value)])) : {}),
    headers: wire.headers ?? {},
    contentType,
    body: contentType === undefined ? undefined : (wire.body ?? Object.fromEntries(rest))
  }
}

/** The state that a request with this success was executed, with the pair that a replay has. */
export const executed = (
  operation: Any,
  input: unknown,
  { apiVersion, body, status, wire }: Pick<Success<unknown>, "apiVersion" | "body" | "status" | "wire">,
  options: RequestOptions = {}
): ProviderState => {
  const sent = requestOf(operation, input, wire, options)
  return requestWasExecuted({
    method: sent.method,
    path: sent.path,
    ...versionOf(operation, apiVersion, options),
    ...(Object.keys(sent.query).length === 0 ? {} : { query: sent.query }),
    headers: { ...sent.headers, ...pairOf(operation, sent) },
    ...(sent.body === undefined ? {} : { body: sent.body }),
    answer: body === undefined ? { status } : { status, body: exampleOf(body) }
  })
}
