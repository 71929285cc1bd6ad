import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CommunicationIdentityAccessTokenResult } from "./create.ts"
import * as Schema from "effect/Schema"

export const TeamsExtensionExchangeTokenRequest = Schema.Struct({}).annotate({
  identifier: "TeamsExtensionExchangeTokenRequest"
})

export const exchangeTeamsExtensionToken = Operation.make("TeamsExtensionOperations_ExchangeToken", {
  description:
    "Exchanges the Entra access token that is the client's credential for a token of Communication Services with which the Teams user takes part in calls.\nThe client needs an Entra credential of that user, not the access key of the resource, and the user an assignment.",
  source: "Teams Extension - Exchange Token",
  service,
  method: "POST",
  path: "/access/teamsExtension/:exchangeAccessToken",
  versions: ApiVersions.from("2025-06-30"),
  retry: "once",
  payload: TeamsExtensionExchangeTokenRequest,
  success: { 200: CommunicationIdentityAccessTokenResult },
  failures: [403]
})
