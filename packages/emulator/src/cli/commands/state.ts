/** `effect-comms state` prints the state of a running local cloud, and `effect-comms reset` clears it. */
import { remoteCommand, on } from "../CommandContext.ts"

/** Prints the state. */
export const state = remoteCommand(
  "state",
  "Prints the state: calls, participants, threads, identities.",
  { json: on("json", "in one line") },
  ({ json }) =>
    async (cloud, { print }) =>
      print(JSON.stringify(await cloud.get("/state"), null, json ? undefined : 2))
)

/** Empties the local cloud. */
export const reset = remoteCommand(
  "reset",
  "Clears the state of the local cloud, its users and pending faults, too; its key stays.",
  {},
  () =>
    async (cloud, { print }) => {
      await cloud.post("/reset", {})
      print("empty")
    }
)
