/**
 * Microsoft's own clients, as a program would use them. Chat 1.6.0 cannot update a participant. The Graph client sends no token to an
 * http URL, so it is told https and its `fetch` puts http back.
 */
import { CallAutomationClient } from "@azure/communication-call-automation"
import { Client } from "@microsoft/microsoft-graph-client"
import * as op from "../operations.ts"

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
  return {
    removeParticipant: () => connection.removeParticipant(participant, { operationContext: "removing participant" }),
    cancelAddParticipant: () =>
      connection.cancelAddParticipantOperation(op.invitationId, { operationContext: "cancelling add participant" }),
    unhold: () => connection.getCallMedia().unhold(participant),
    cancelMediaProcessing: () =>
      graph
        .api(`/communications/calls/${op.graphCallId}/cancelMediaProcessing`)
        .post({ clientContext: "clientContext-value" })
  }
}
