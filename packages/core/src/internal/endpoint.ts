/** Endpoints and connection strings as plain text. */

/** Checks an endpoint and takes its trailing slash off. Throws a `TypeError` that names what was expected. */
export const origin = (endpoint: string): string => {
  const url = URL.parse(endpoint)
  if (!url || !/^https?:\/\/[^/]+\/$/.test(url.href))
    throw new TypeError("endpoint: expected an http or https URL without a path")
  return url.origin
}

const bare = (text: string): string => text.trim().replace(/^["']|["']$/g, "")

/**
 * The parts of a connection string, as Microsoft's clients take it: quotes around it or a part, keys in any case, other parts left alone.
 *
 * Throws a `TypeError` that names the part that is wrong and never shows the key.
 */
export const split = (text: unknown): { readonly endpoint: string; readonly accessKey: string } => {
  const parts = bare(typeof text === "string" ? text : "")
    .split(";")
    .map(bare)
  const known = parts.filter((part) => /^(endpoint|accesskey) *=/i.test(part)).join(";")
  const [, endpoint = "", accessKey = ""] = /^endpoint *=([^;]*);accesskey *=([^;]+)$/i.exec(known) ?? []
  if (accessKey === "") throw new TypeError("connectionString: expected endpoint=<url>;accesskey=<base64>")
  return { endpoint: origin(bare(endpoint)), accessKey: bare(accessKey) }
}
