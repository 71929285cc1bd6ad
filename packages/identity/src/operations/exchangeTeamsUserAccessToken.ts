import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { AccessToken } from "../schemas/AccessToken.ts"

export const TeamsUserExchangeTokenRequest = Schema.Struct({
  token: Schema.RedactedFromValue(Schema.String).annotate({
    description: "The Entra access token of the Teams user, kept from logs."
  }),
  appId: Schema.String.annotate({
    description: "The client id of the Entra application that the token was issued to."
  }),
  userId: Schema.String.annotate({ description: "The object id of the Teams user, as in the token." })
}).annotate({ identifier: "TeamsUserExchangeTokenRequest" })

export const exchangeTeamsUserAccessToken = Operation.make("CommunicationIdentity_ExchangeTeamsUserAccessToken", {
  description: "Exchanges the Entra access token of a Teams user for a new access token of Communication Services.",
  source: "Communication Identity - Exchange Teams User Access Token",
  official: "getTokenForTeamsUser",
  aliases: ["TeamsUserOperations_ExchangeTeamsUserAccessToken"],
  service,
  method: "POST",
  path: "/teamsUser/:exchangeAccessToken",
  versions: ApiVersions.all,
  retry: "once",
  payload: TeamsUserExchangeTokenRequest,
  success: { 200: AccessToken },
  failures: [400]
})
