/** The resources of this package, whose functions perform its operations. `pnpm derive` reads them. */
import type { Resource } from "@effect-comms/core/Operation"

/** What the client of these operations is. */
export const about = "The client of Microsoft Graph's calls."

/** The resources whose functions perform the operations: what they are, and the module of what is besides written by hand. */
export const resources: Readonly<Record<string, Resource>> = {
  Call: "Creates, reads and ends calls, plays prompts, records answers and listens for tones.",
  CommsOperation: "The operations of a call that its actions started."
}
