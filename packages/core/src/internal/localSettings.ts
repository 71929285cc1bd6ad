/**
 * What the local cloud says of itself, as far as the verification of its posts needs it: what `GET /_emulator/settings` answers.
 */
import { isLoopback } from "./loopback.ts"

/** By what posts of a service are verified. */
export interface Verified {
  /** What `aud` of its tokens is; nothing where it is the receiver's own id. */
  readonly audience: string | undefined
  /** What `iss` of its tokens is. */
  readonly issuers: ReadonlyArray<string>
  /** The URL of the metadata of its signing keys. */
  readonly metadataUrl: string
}

/** A service whose posts are verified. */
export type Service = "callAutomation" | "graph"

/**
 * Asks an origin for its settings; `undefined` when it does not say that it is the local cloud. Rejects when there is no answer, or when
 * it fails.
 */
export type Ask = (origin: string, service: Service, fetch: typeof globalThis.fetch) => Promise<Verified | undefined>

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined

/** Reads settings; `undefined` when they are not the local cloud's, or lead away from this machine. */
export const read = (settings: unknown, service: Service): Verified | undefined => {
  if (memberOf(settings, "emulator") !== "@effect-comms/emulator") return undefined
  const own = memberOf(settings, service)
  const audience = memberOf(own, "audience")
  const given = memberOf(own, "issuers")
  const metadataUrl = memberOf(own, "metadataUrl")
  const issuers: ReadonlyArray<unknown> = Array.isArray(given) ? given : []
  if (typeof metadataUrl !== "string" || !isLoopback(URL.parse(metadataUrl)?.hostname ?? "")) return undefined
  return {
    audience: typeof audience === "string" ? audience : undefined,
    issuers: issuers.filter((issuer) => typeof issuer === "string"),
    metadataUrl
  }
}
