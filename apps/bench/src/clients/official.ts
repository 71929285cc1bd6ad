/**
 * Microsoft's own clients, as a program would use them. Those of Chat and Graph send no token to an http URL, so they are given https, and
 * a policy and a `fetch` put http back.
 */
import { CallAutomationClient } from "@azure/communication-call-automation"
import { ChatThreadClient, type ChatThreadClientOptions } from "@azure/communication-chat"
import { AzureCommunicationTokenCredential } from "@azure/communication-common"
import { Client } from "@microsoft/microsoft-graph-client"
import * as op from "../operations.ts"

type Policy = NonNullable<ChatThreadClientOptions["additionalPolicies"]>[number]["policy"]

/** The official clients. */
export const make = (origin: string): op.Calls => {
  const client = new CallAutomationClient(`endpoint=${origin}/;accesskey=${op.accessKey}`, {
    allowInsecureConnection: true
  })
  const { host } = new URL(origin)
  const graph = Client.initWithMiddleware({
    baseUrl: `https://${host}/`,
    customHosts: new Set([host.split(":")[0] ?? "", host]),
    authProvider: { getAccessToken: () => Promise.resolve(op.userToken) }
  })
  const { fetch } = globalThis
  globalThis.fetch = (input, init) =>
    typeof input === "string" ? fetch(input.replace("https:", "http:"), init) : fetch(input, init)
  const connection = client.getCallConnection(op.callConnectionId)
  const participant = { communicationUserId: op.user }
  const credential = new AzureCommunicationTokenCredential(op.userToken)
  const plain: Policy = {
    name: "plain",
    sendRequest: (request, next) => {
      request.url = request.url.replace("https:", "http:")
      request.allowInsecureConnection = true
      return next(request)
    }
  }
  const additionalPolicies = [{ position: "perRetry", policy: plain } as const]
  const thread = new ChatThreadClient(`https://${host}`, op.chatThreadId, credential, { additionalPolicies })
  const all = async (items: AsyncIterable<unknown>): Promise<unknown> => {
    const found: Array<unknown> = []
    for await (const item of items) found.push(item)
    return found
  }
  const { content, senderDisplayName } = op.message
  return {
    removeParticipant: () => connection.removeParticipant(participant, { operationContext: "removing participant" }),
    getCall: () => connection.getCallConnectionProperties(),
    listParticipants: async () => (await connection.listParticipants()).values,
    listChatMessages: () => all(thread.listMessages()),
    sendMessage: () => thread.sendMessage({ content }, { senderDisplayName }),
    playPrompt: () =>
      graph
        .api(`/communications/calls/${op.graphCallId}/playPrompt`)
        .post({ prompts: [op.prompt], clientContext: "clientContext-value" })
  }
}
