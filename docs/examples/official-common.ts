import * as EntraCredential from "@effect-comms/core/EntraCredential"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import { createIdentity } from "@effect-comms/identity/promise"

type Refresh = (signal: AbortSignal) => Promise<string>

// #region ReadmeSampleCredentialStaticToken
export const staticToken = (token: string) => UserTokenCredential.make(token)
// #endregion ReadmeSampleCredentialStaticToken

// #region ReadmeSampleCredentialCallback
/** `refresh` asks your own server for a token of the user. */
export const renewed = (refresh: Refresh) => UserTokenCredential.make({ refresh })
// #endregion ReadmeSampleCredentialCallback

// #region ReadmeSampleCredentialProactiveRefresh
export const renewedEarly = (refresh: Refresh) => UserTokenCredential.make({ refresh, refreshProactively: true })
// #endregion ReadmeSampleCredentialProactiveRefresh

// #region ReadmeSampleCredentialProactiveRefreshWithInitialToken
export const renewedLater = (token: string, refresh: Refresh) =>
  UserTokenCredential.make({ token, refresh, refreshProactively: true })
// #endregion ReadmeSampleCredentialProactiveRefreshWithInitialToken

// #region ReadmeSampleCredentialEntraUserTeamsPhoneExtensibility
/** A Teams user with an assignment to the resource: the Entra token is exchanged for one of Communication Services. */
export const entraOfTeamsPhone = (endpoint: string, credential: EntraCredential.TokenCredential) => {
  const scope = "https://auth.msft.communication.azure.com/TeamsExtension.ManageCalls"
  const { teamsExtension } = createIdentity({ endpoint, credential: EntraCredential.make(credential, scope) })
  return UserTokenCredential.make({
    refresh: async () => {
      const { accessToken } = await teamsExtension.exchangeToken({})
      if (accessToken === undefined) throw new Error("no token was given")
      return accessToken.token
    }
  })
}
// #endregion ReadmeSampleCredentialEntraUserTeamsPhoneExtensibility
