/** The resources of this package, whose functions perform its operations. `pnpm derive` reads them. */
import type { Resource } from "@effect-comms/core/Operation"

/** What the client of these operations is. */
export const about = "The client of Chat for one user."

/** The resources whose functions perform the operations: what they are, and the module of what is besides written by hand. */
export const resources: Readonly<Record<string, Resource>> = {
  Chat: "Creates, lists and deletes chat threads.",
  ChatThread: {
    description: "Operations on one chat thread, its members and its messages, as the client's user.",
    besides: { name: "threadFunctions", from: "@effect-comms/chat/internal/threadFunctions" }
  }
}
