/** Scenarios of access tokens; what they are good for is shown by the contract of Chat. */
import { identity, issuing, ofDeletedIdentity, ofOneDay, ofOneHour, user } from "./given.ts"
import type { ScenarioOf } from "./Scenario.ts"

const scopes = ["chat", "voip", "chat.join", "chat.join.limited", "voip.join"]

export const issueAccessToken: ScenarioOf<"issueAccessToken"> = {
  to: "issue an access token",
  given: [identity, issuing],
  input: { id: user, scopes, expiresInMinutes: 60 },
  answer: { status: 200, body: ofOneHour },
  others: {
    "whose lifetime is not given": { input: { id: user, scopes }, status: 200, body: ofOneDay }
  },
  effect: [],
  events: ["a token of Chat"],
  failures: {
    400: [
      {
        cause: "of an unknown scope",
        input: { id: user, scopes: ["telephony"] },
        code: "BadRequest",
        message: "scopes: expected known scopes."
      }
    ],
    404: [ofDeletedIdentity]
  }
}

export const revokeAccessTokens: ScenarioOf<"revokeAccessTokens"> = {
  to: "revoke access tokens",
  given: [identity],
  input: { id: user },
  answer: { status: 204 },
  effect: [],
  events: ["a token of Chat"],
  failures: { 404: [ofDeletedIdentity] }
}
