/**
 * The values of Microsoft's examples, the provider states of Identity that several scenarios name, and failures that several operations have.
 *
 * What the states mean is in `states.ts`.
 */
import { regex, string } from "@effect-comms/core/test/contract/Matching.ts"
import type { ProviderState } from "@effect-comms/core/test/contract/ProviderState.ts"
import type { Failure } from "@effect-comms/core/test/contract/Scenario.ts"

export const user = "8:acs:2dee53b4-368b-45b4-ab52-8493fb117652_00000005-14a2-493b-8a72-5a3a0d000081"

export const identity: ProviderState = { name: "an identity", parameters: { id: user } }

const deleted: ProviderState = { name: "the identity was deleted", parameters: { id: user } }

/** When tokens are issued, so that the contract can say when they end. */
export const issuing: ProviderState = { name: "the time is", parameters: { time: "2023-10-10T20:39:30Z" } }

/** A token that ends at this minute: with seven fraction digits and an offset, as the service writes it. */
const endingAt = (minute: string) => ({
  token: string("an access token of the user"),
  expiresOn: regex(`^${minute}:[345]\\d\\.\\d{7}\\+00:00$`, `${minute}:39.3244584+00:00`)
})

/** A token that was asked for an hour. */
export const ofOneHour = endingAt("2023-10-10T21:39")

/** A token whose lifetime nobody gave. */
export const ofOneDay = endingAt("2023-10-11T20:39")

export const ofDeletedIdentity: Failure<never> = {
  cause: "of an identity that was deleted",
  given: [identity, deleted],
  code: "NotFound",
  message: "The identity was not found."
}
