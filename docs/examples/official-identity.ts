import * as EntraCredential from "@effect-comms/core/EntraCredential"
import * as SharedKeyCredential from "@effect-comms/core/SharedKeyCredential"
import { createIdentity, type Options } from "@effect-comms/identity/promise"
import * as Redacted from "effect/Redacted"

// #region create-keycredential-with-azurekeycredential-before-initializing-the-client
export const createWithKey = (endpoint: string, key: string) =>
  createIdentity({ endpoint, credential: SharedKeyCredential.make(key) })
// #endregion create-keycredential-with-azurekeycredential-before-initializing-the-client

// #region using-a-connection-string
export const createWithConnectionString = (connectionString: string) => createIdentity({ connectionString })
// #endregion using-a-connection-string

// #region using-a-tokencredential
export const createWithEntra = (endpoint: string, credential: EntraCredential.TokenCredential) =>
  createIdentity({ endpoint, credential: EntraCredential.make(credential) })
// #endregion using-a-tokencredential

// #region creating-an-instance-of-communicationidentityclient
export const createInstance = (options: Options) => createIdentity(options)
// #endregion creating-an-instance-of-communicationidentityclient

// #region creating-a-new-user
export const createUser = async (options: Options) => {
  const { communicationIdentity } = createIdentity(options)
  return (await communicationIdentity.create({})).identity.id
}
// #endregion creating-a-new-user

// #region creating-and-refreshing-a-user-token
/** The same gives the first token and every later one. */
export const getToken = async (options: Options, id: string) => {
  const { communicationIdentity } = createIdentity(options)
  return (await communicationIdentity.issueAccessToken({ id, scopes: ["chat"] })).token
}
// #endregion creating-and-refreshing-a-user-token

// #region creating-a-user-token-with-custom-expiration
export const getShortToken = async (options: Options, id: string) => {
  const { communicationIdentity } = createIdentity(options)
  return communicationIdentity.issueAccessToken({ id, scopes: ["chat"], expiresInMinutes: 60 })
}
// #endregion creating-a-user-token-with-custom-expiration

// #region creating-a-user-and-a-token-in-a-single-request
export const createUserAndToken = (options: Options) => {
  const { communicationIdentity } = createIdentity(options)
  return communicationIdentity.create({ createTokenWithScopes: ["chat"] })
}
// #endregion creating-a-user-and-a-token-in-a-single-request

// #region creating-a-user-and-a-token-with-custom-expiration-in-a-single-request
export const createUserAndShortToken = (options: Options) => {
  const { communicationIdentity } = createIdentity(options)
  return communicationIdentity.create({ createTokenWithScopes: ["chat"], expiresInMinutes: 60 })
}
// #endregion creating-a-user-and-a-token-with-custom-expiration-in-a-single-request

// #region revoking-tokens-for-a-user
export const revokeTokens = (options: Options, id: string) => {
  const { communicationIdentity } = createIdentity(options)
  return communicationIdentity.revokeAccessTokens({ id })
}
// #endregion revoking-tokens-for-a-user

// #region deleting-a-user
export const deleteUser = (options: Options, id: string) => {
  const { communicationIdentity } = createIdentity(options)
  return communicationIdentity.delete({ id })
}
// #endregion deleting-a-user

// #region exchanging-azure-ad-access-token-of-a-teams-user-for-a-communication-access-token
export const getTokenForTeamsUser = (options: Options, token: string, appId: string, userId: string) => {
  const { communicationIdentity } = createIdentity(options)
  return communicationIdentity.exchangeTeamsUserAccessToken({ token: Redacted.make(token), appId, userId })
}
// #endregion exchanging-azure-ad-access-token-of-a-teams-user-for-a-communication-access-token
