import { createCallAutomation, type Options } from "@effect-comms/call-automation/promise"
import { communicationUser } from "@effect-comms/core/CommunicationIdentifier"
import * as EntraCredential from "@effect-comms/core/EntraCredential"

// #region ReadmeSampleCreateClient_Node
/** `credential` is anything with `getToken`, such as `DefaultAzureCredential` of `@azure/identity`. */
export const createClient = (endpoint: string, credential: EntraCredential.TokenCredential) =>
  createCallAutomation({ endpoint, credential: EntraCredential.make(credential) })
// #endregion ReadmeSampleCreateClient_Node

// #region ReadmeSampleCreateCall
export const createCall = (options: Options, userId: string, callbackUri: string) => {
  const client = createCallAutomation(options)
  return client.createCall({ targets: [communicationUser(userId)], callbackUri })
}
// #endregion ReadmeSampleCreateCall

// #region ReadmeSamplePlayMedia
export const playMedia = (options: Options, callConnectionId: string) => {
  const { callMedia } = createCallAutomation(options)
  return callMedia.play({
    callConnectionId,
    playSources: [{ kind: "file", file: { uri: "https://cdn.contoso.com/welcome.wav" } }]
  })
}
// #endregion ReadmeSamplePlayMedia
