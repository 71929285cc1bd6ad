/** The resources of this package, whose functions perform its operations. `pnpm derive` reads them. */
import type { Resource } from "@effect-comms/core/Operation"

/** What the client of these operations is. */
export const about = "The client of Identity."

/** The resources whose functions perform the operations: what they are, and the module of what is besides written by hand. */
export const resources: Readonly<Record<string, Resource>> = {
  CommunicationIdentity: "The users of a resource and their access tokens.",
  EntraIdToken: "The Entra access tokens of users, exchanged for access tokens of Communication Services.",
  TeamsExtension: "The principals of Microsoft Entra tenants that may use a resource with Teams Phone extensibility."
}
