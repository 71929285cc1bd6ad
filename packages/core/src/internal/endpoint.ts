/** Endpoints and connection strings as plain text. */

/** Checks an endpoint and takes its trailing slash off. Throws a `TypeError` that names what was expected. */
export const origin = (endpoint: string): string => {
  const url = URL.parse(endpoint)
  if (!url || !/^https?:\/\/[^/]+\/$/.test(url.href))
    throw new TypeError("endpoint: expected an http or https URL without a path")
  return url.origin
}

/** The parts of a connection string. Throws a `TypeError` that names the part that is wrong and never shows the key. */
export const split = (text: string): { readonly endpoint: string; readonly accessKey: string } => {
  const match = /^\s*endpoint=([^;]*);\s*accesskey=([^;\s]+);?\s*$/i.exec(text)
  if (!match) throw new TypeError("connectionString: expected endpoint=<url>;accesskey=<base64>")
  return { endpoint: origin(match[1] ?? ""), accessKey: match[2] ?? "" }
}
