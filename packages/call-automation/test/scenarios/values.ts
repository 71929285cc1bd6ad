/** Matchers of values that the service chooses. */
import { type Pattern, regex } from "@effect-comms/core/test/contract/Matching.ts"
import type { agent } from "../support.ts"

/** The raw id of some ACS user. */
export const userId = (example: string): Pattern => regex("^8:acs:[0-9a-f-]+_[0-9a-f-]+$", example)

/** Some ACS user. */
export const someUser = (example: typeof agent) => ({
  kind: "communicationUser",
  communicationUser: { id: userId(example.communicationUser.id) }
})
