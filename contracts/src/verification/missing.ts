/**
 * The states that a contract names and nothing brings about. Pact itself only writes a log of them, and passes.
 */
import type { PactFile } from "../pacts/PactFile.ts"
import type { States } from "./states/State.ts"

/** Each missing state with the interaction that names it. */
export const missing = ({ interactions }: PactFile, states: States): ReadonlyArray<string> =>
  interactions.flatMap(({ description, states: named }) =>
    named
      .filter(({ name }) => !Object.hasOwn(states, name))
      .map(({ name }) => `"${description}" names the state "${name}", which nothing brings about`)
  )
