/**
 * The credential of a request on its way to the local cloud, of the kind that the contract's request has.
 *
 * The signature is made here and not by core's credential: the local cloud must accept what Microsoft's page describes.
 */
import { createHash, createHmac } from "node:crypto"

/** What is signed. */
export interface Signed {
  readonly method: string
  /** The path and query, as sent. */
  readonly target: string
  readonly host: string
  readonly body: string
  /** An IMF-fixdate. */
  readonly date: string
}

/** The headers of a request signed with an access key (base64). Source: Azure Communication Services, "Sign an HTTP request". */
export const signature = (accessKey: string, { body, date, host, method, target }: Signed) => {
  const hash = createHash("sha256").update(body).digest("base64")
  const text = `${method}\n${target}\n${date};${host};${hash}`
  const tag = createHmac("sha256", Buffer.from(accessKey, "base64")).update(text).digest("base64")
  return {
    "x-ms-date": date,
    "x-ms-content-sha256": hash,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${tag}`
  }
}

/** The access key of a connection string. */
export const accessKeyOf = (connectionString: string): string => /accesskey=([^;]+)/.exec(connectionString)?.[1] ?? ""
