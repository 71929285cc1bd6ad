/** A request and its answer inside the local cloud, before and after any wire. */
import type { Content } from "../../service/Files.ts"

/** A request as it came in: exact bytes, nothing decoded. */
export interface Request {
  readonly method: string
  /** The path and query as sent. */
  readonly target: string
  /** The authority that was asked for: of the target where it has one, else the `Host` header. */
  readonly host: string
  /** `scheme://host[:port]` that the request was sent to. */
  readonly origin: string
  /** The value of a header by its lower-case name. */
  readonly header: (name: string) => string | undefined
  /** All headers, their names in lower case. */
  readonly headers: () => Readonly<Record<string, string>>
  /** The body; `undefined` when it was larger than the limit and not read. */
  readonly body: string | Uint8Array | undefined
  /** Whether it comes from this machine. */
  readonly loopback: boolean
  /** The names and addresses, besides loopback, that are the local cloud's own, in lower case. */
  readonly ownHosts: ReadonlyArray<string>
}

/** An answer, whole. */
export interface Answer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** A text, or bytes that are made while they are sent. `undefined` for none: then there is no content type, and a length only where a status may have a body. */
  readonly body: string | Content | undefined
  /** Sends only the first half of the body and breaks off. */
  readonly truncated?: boolean
}

/** How an exchange ends: an answer, or a broken connection. An exchange that never ends is never reported. */
export type Outcome = Answer | "reset"

/** Bodies larger than this are refused with 413. */
export const bodyLimit = 1024 * 1024
