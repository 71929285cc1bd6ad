/** The services as the tables call them. */
import type { ServiceName } from "./facts/Model.ts"

export const titles: Readonly<Record<ServiceName, string>> = {
  "call-automation": "Call Automation",
  chat: "Chat",
  identity: "Identity",
  "graph-calls": "Graph calls"
}
