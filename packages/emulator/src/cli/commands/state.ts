/** `effect-comms state` and `effect-comms reset`: what there is, and an end to it. */
import { driving, on } from "../Recorded.ts"

/** Prints what there is. */
export const state = driving(
  "state",
  "Prints what there is: calls, participants, threads, identities.",
  { json: on("json", "in one line") },
  ({ json }) =>
    async (cloud, { print }) =>
      print(JSON.stringify(await cloud.get("/state"), null, json ? undefined : 2))
)

/** Empties the local cloud. */
export const reset = driving("reset", "Empties the local cloud; its key stays.", {}, () => async (cloud, { print }) => {
  await cloud.post("/reset", {})
  print("empty")
})
