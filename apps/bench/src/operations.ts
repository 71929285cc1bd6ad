/** The six operations of the benchmark: what is asked, and what the canned server answers. */

/** The names by which clients offer them: a small POST, a small GET, two lists, a POST with a bearer's token, one to Graph. */
export const names = [
  "removeParticipant",
  "getCall",
  "listParticipants",
  "listChatMessages",
  "sendMessage",
  "playPrompt"
] as const

/** One of the six. */
export type Name = (typeof names)[number]

/** What a client under measurement is: a function per operation that it has. */
export type Calls = Partial<Record<Name, () => Promise<unknown>>>

/** An ACS user of Microsoft's examples. */
export const user = "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_ae9e3307-f56e-44be-8934-80a63f080538"
/** The call of Microsoft's examples. */
export const callConnectionId = "18dea47f-b081-4107-9a5c-4300819d2c6c"
/** The thread of Microsoft's examples. */
export const chatThreadId = "19:f2167429acf6482880c6b7790a9086c1@thread.v2"
/** The Graph call of Microsoft's examples. */
export const graphCallId = "57dab8b1-894c-409a-b240-bd8beae78896"
/** A base64 key. */
export const accessKey = Buffer.alloc(64, 7).toString("base64")

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")
/** A user token that never ends. */
export const userToken = `${part({ alg: "none" })}.${part({ exp: 4_102_444_800, skypeid: user.slice(2) })}.`

/** What is said in a thread. */
export const message = { content: "Is somebody there?", senderDisplayName: "Alex" }
/** What is played. */
export const prompt = {
  "@odata.type": "#microsoft.graph.mediaPrompt",
  mediaInfo: {
    "@odata.type": "#microsoft.graph.mediaInfo",
    uri: "https://cdn.contoso.com/beep.wav",
    resourceId: "1D6DE2D4-CD51-4309-8DAA-70768651088E"
  }
} as const

const identifierOf = (id: string) => ({ kind: "communicationUser", rawId: id, communicationUser: { id } })
const userAt = (index: number) => `${user.slice(0, -2)}${String(index).padStart(2, "0")}`

const call = {
  callConnectionId,
  serverCallId: "aHR0cHM6Ly9jb252LXVzZWEtMDEuY29udi5za3lwZS5jb20vY29udi9VQVNvX0RLVzhLYl9HNTVfTmNHRFE_aT0xJmU9NjM4",
  targets: [identifierOf(user)],
  callConnectionState: "connected",
  callbackUri: "https://bot.contoso.com/callbacks",
  source: identifierOf(userAt(0)),
  correlationId: "8c9e4d0a-8a3c-4a37-8d3e-2b1a5a4f6f10",
  answeredBy: { id: userAt(1) }
}

const participants = Array.from({ length: 10 }, (_, index) => ({
  identifier: identifierOf(userAt(index)),
  isMuted: index % 3 === 0,
  isOnHold: false
}))

const messages = Array.from({ length: 20 }, (_, index) => ({
  id: String(1_764_442_800_000 + index),
  type: "text",
  sequenceId: String(index + 1),
  version: String(1_764_442_800_000 + index),
  content: { message: `Line ${index} of what was said in this thread.` },
  senderDisplayName: "Alex",
  createdOn: "2026-11-29T19:00:00Z",
  senderCommunicationIdentifier: { rawId: userAt(index), communicationUser: { id: userAt(index) } },
  metadata: { tag: "support" }
}))

/** The method and the end of a path, and the answer to it. */
export const answers: ReadonlyArray<readonly [method: string, end: string, status: number, body: string]> = [
  ["POST", "participants:remove", 202, JSON.stringify({ operationContext: "removing participant" })],
  ["GET", "/participants", 200, JSON.stringify({ value: participants })],
  ["GET", callConnectionId, 200, JSON.stringify(call)],
  ["GET", "/messages", 200, JSON.stringify({ value: messages })],
  ["POST", "/messages", 201, JSON.stringify({ id: "1764442800000" })],
  [
    "POST",
    "/playPrompt",
    200,
    JSON.stringify({
      "@odata.type": "#microsoft.graph.playPromptOperation",
      status: "running",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      id: "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
    })
  ]
]
