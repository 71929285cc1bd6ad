import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CommunicationIdentityAccessTokenResult } from "./create.ts"
import * as Schema from "effect/Schema"

export const EntraIdTokenExchangeRequest = Schema.Struct({}).annotate({
  identifier: "EntraIdTokenExchangeRequest"
})

export const exchangeEntraIdToken = Operation.make("EntraIdToken_Exchange", {
  description:
    "Exchanges the Entra access token that is the client's credential for an access token of the same user for Communication Services.\nThe client needs an Entra credential of that user with a scope below `https://communication.azure.com/clients/`, not the access key of the resource. Unless the client was made for the version that has it, give it in the options.",
  source: "Entra Id Token - Exchange",
  service,
  method: "POST",
  path: "/access/entra/:exchangeAccessToken",
  versions: ApiVersions.only("2025-03-02-preview"),
  retry: "once",
  payload: EntraIdTokenExchangeRequest,
  success: { 200: CommunicationIdentityAccessTokenResult },
  failures: []
})
