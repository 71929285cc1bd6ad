/** The connection string of an ACS resource: `endpoint=https://….communication.azure.com/;accesskey=…`. */
import * as Redacted from "effect/Redacted"
import { origin, split } from "./internal/endpoint.ts"

export { origin }

/** A connection string, read. */
export interface ConnectionString {
  /** `scheme://host[:port]`, without a path. */
  readonly endpoint: string
  readonly accessKey: Redacted.Redacted
}

/** Reads a connection string. Throws a `TypeError` that names the part that is wrong and never shows the key. */
export const parse = (text: string | Redacted.Redacted): ConnectionString => {
  const { accessKey, endpoint } = split(typeof text === "string" ? text : Redacted.value(text))
  return { endpoint, accessKey: Redacted.make(accessKey) }
}
