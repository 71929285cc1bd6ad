/**
 * The least that a correct client does: undici, a hash, an HMAC, JSON. Everything that can be is precomputed: constant headers and the
 * hash of no body once, the date once a second, headers as the flat list that undici takes without another object.
 */
import { createHmac, createSecretKey, hash, randomUUID } from "node:crypto"
import { Agent, type Dispatcher } from "undici"
import * as op from "../operations.ts"

let second = 0
let date = ""
const today = (): string => {
  const now = Math.floor(Date.now() / 1_000)
  if (now !== second) {
    second = now
    date = new Date(now * 1_000).toUTCString()
  }
  return date
}

const accept = ["accept", "application/json"] as const
const typed = [...accept, "content-type", "application/json"] as const
const bearer = ["authorization", `Bearer ${op.userToken}`] as const
const ofNothing = hash("sha256", "", "base64")

/** The baseline over `undici.request`. */
export const make = (origin: string): op.Calls => {
  const agent = new Agent()
  const key = createSecretKey(op.accessKey, "base64")
  const { host } = new URL(origin)
  const send = async (
    method: Dispatcher.HttpMethod,
    path: string,
    body: string | null,
    headers: Array<string>
  ): Promise<unknown> => {
    const response = await agent.request({ origin, path, method, body, headers })
    const text = await response.body.text()
    if (response.statusCode >= 300) throw new Error(`status ${response.statusCode}`)
    return text === "" ? undefined : JSON.parse(text)
  }
  const authorization = (method: string, path: string, date: string, digest: string): string =>
    `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${createHmac("sha256", key)
      .update(`${method}\n${path}\n${date};${host};${digest}`)
      .digest("base64")}`
  const signed = (path: string, payload: unknown): Promise<unknown> => {
    const body = JSON.stringify(payload)
    const date = today()
    const digest = hash("sha256", body, "base64")
    return send("POST", path, body, [
      ...typed,
      "x-ms-date",
      date,
      "x-ms-content-sha256",
      digest,
      "authorization",
      authorization("POST", path, date, digest),
      "repeatability-request-id",
      randomUUID(),
      "repeatability-first-sent",
      date
    ])
  }
  const read = (path: string): Promise<unknown> => {
    const date = today()
    return send("GET", path, null, [
      ...accept,
      "x-ms-date",
      date,
      "x-ms-content-sha256",
      ofNothing,
      "authorization",
      authorization("GET", path, date, ofNothing)
    ])
  }
  const call = `/calling/callConnections/${op.callConnectionId}`
  const thread = `/chat/threads/${encodeURIComponent(op.chatThreadId)}`
  const participantToRemove = { kind: "communicationUser", communicationUser: { id: op.user } }
  return {
    removeParticipant: () =>
      signed(`${call}/participants:remove?api-version=2026-03-12`, {
        participantToRemove,
        operationContext: "removing participant"
      }),
    getCall: () => read(`${call}?api-version=2026-03-12`),
    listParticipants: () => read(`${call}/participants?api-version=2026-03-12`),
    listChatMessages: () => send("GET", `${thread}/messages?api-version=2025-03-15`, null, [...accept, ...bearer]),
    sendMessage: () =>
      send("POST", `${thread}/messages?api-version=2025-03-15`, JSON.stringify(op.message), [...typed, ...bearer]),
    playPrompt: () =>
      send(
        "POST",
        `/v1.0/communications/calls/${op.graphCallId}/playPrompt`,
        JSON.stringify({ prompts: [op.prompt], clientContext: "clientContext-value" }),
        [...typed, ...bearer]
      )
  }
}
