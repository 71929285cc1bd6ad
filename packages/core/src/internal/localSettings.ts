/**
 * The settings of the local cloud (`GET /_emulator/settings`) that the verification of its webhooks needs.
 */
import { isLoopback } from "./loopback.ts"

/** What the webhooks of a service are verified with. */
export interface Verified {
  /** The `aud` of its tokens; `undefined` where it is the receiver's own id. */
  readonly audience: string | undefined
  /** The `iss` of its tokens. */
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
