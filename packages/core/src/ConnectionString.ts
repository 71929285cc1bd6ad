/** The connection string of an ACS resource: `endpoint=https://….communication.azure.com/;accesskey=…`. */
import * as Redacted from "effect/Redacted"

/** A connection string, read. */
export interface ConnectionString {
  /** `scheme://host[:port]`, without a path. */
  readonly endpoint: string
  readonly accessKey: Redacted.Redacted
}

/** Checks an endpoint and takes its trailing slash off. Throws a `TypeError` that names what was expected. */
export const origin = (endpoint: string): string => {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search + url.hash !== "")
    throw new TypeError("endpoint: expected an http or https URL without a path")
  return url.origin
}

/** Reads a connection string. Throws a `TypeError` that names the part that is wrong and never shows the key. */
export const parse = (text: string | Redacted.Redacted): ConnectionString => {
  const value = typeof text === "string" ? text : Redacted.value(text)
  const match = /^\s*endpoint=([^;]*);\s*accesskey=([^;]+);?\s*$/i.exec(value)
  if (match === null) throw new TypeError("connection string: expected endpoint=<url>;accesskey=<base64>")
  return { endpoint: origin(match[1] ?? ""), accessKey: Redacted.make(match[2] ?? "") }
}
