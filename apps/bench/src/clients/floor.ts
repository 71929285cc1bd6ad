/** The least that a correct client does: undici, a hash, an HMAC, JSON. Everything that can be is precomputed. */
import { createHmac, createSecretKey, hash, randomUUID } from "node:crypto"
import { Agent } from "undici"
import * as op from "../operations.ts"

/** The floor over `undici.request`. */
export const make = (origin: string): op.Calls => {
  const agent = new Agent()
  const key = createSecretKey(op.accessKey, "base64")
  const { host } = new URL(origin)
  const send = async (path: string, body: string, headers: Record<string, string>): Promise<unknown> => {
    const response = await agent.request({
      origin,
      path,
      method: "POST",
      body,
      headers: { "content-type": "application/json", accept: "application/json", ...headers }
    })
    const text = await response.body.text()
    if (response.statusCode >= 300) throw new Error(`status ${response.statusCode}`)
    return text === "" ? undefined : JSON.parse(text)
  }
  const signed = (path: string, payload: unknown, repeatable: boolean): Promise<unknown> => {
    const body = JSON.stringify(payload)
    const date = new Date().toUTCString()
    const digest = hash("sha256", body, "base64")
    const signature = createHmac("sha256", key).update(`POST\n${path}\n${date};${host};${digest}`).digest("base64")
    return send(path, body, {
      "x-ms-date": date,
      "x-ms-content-sha256": digest,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
      ...(repeatable ? { "repeatability-request-id": randomUUID(), "repeatability-first-sent": date } : {})
    })
  }
  const call = `/calling/callConnections/${op.callConnectionId}`
  const thread = `/chat/threads/${encodeURIComponent(op.chatThreadId)}`
  const communicationUser = { id: op.user }
  return {
    removeParticipant: () =>
      signed(
        `${call}/participants:remove?api-version=2024-09-15`,
        {
          participantToRemove: { kind: "communicationUser", communicationUser },
          operationContext: "removing participant"
        },
        true
      ),
    cancelAddParticipant: () =>
      signed(
        `${call}/participants:cancelAddParticipant?api-version=2023-10-15`,
        { invitationId: op.invitationId, operationContext: "cancelling add participant" },
        true
      ),
    unhold: () =>
      signed(
        `${call}:unhold?api-version=2025-05-15`,
        { targetParticipant: { kind: "communicationUser", communicationUser } },
        false
      ),
    updateChatParticipant: () =>
      send(
        `${thread}/participants/:update?api-version=2021-10-01-preview7`,
        JSON.stringify({ communicationIdentifier: { rawId: op.user, communicationUser }, displayName: "Alex" }),
        { authorization: `Bearer ${op.userToken}` }
      ),
    cancelMediaProcessing: () =>
      send(
        `/v1.0/communications/calls/${op.graphCallId}/cancelMediaProcessing`,
        JSON.stringify({ clientContext: "clientContext-value" }),
        { authorization: `Bearer ${op.userToken}` }
      )
  }
}
