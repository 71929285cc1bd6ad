/** The five operations of the benchmark: what is asked, and what the canned server answers. */

/** The names by which clients offer them. */
export const names = [
  "removeParticipant",
  "cancelAddParticipant",
  "unhold",
  "updateChatParticipant",
  "cancelMediaProcessing"
] as const

/** One of the five. */
export type Name = (typeof names)[number]

/** What a client under measurement is: a function per operation that it has. */
export type Calls = Partial<Record<Name, () => Promise<unknown>>>

/** An ACS user of Microsoft's examples. */
export const user = "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_ae9e3307-f56e-44be-8934-80a63f080538"
/** The call of Microsoft's examples. */
export const callConnectionId = "18dea47f-b081-4107-9a5c-4300819d2c6c"
/** The invitation of Microsoft's examples. */
export const invitationId = "7b4244f8-d2ff-46d1-a629-4f9fb5f73d40"
/** The thread of Microsoft's examples. */
export const chatThreadId = "19:f2167429acf6482880c6b7790a9086c1@thread.v2"
/** The Graph call of Microsoft's examples. */
export const graphCallId = "57dab8b1-894c-409a-b240-bd8beae78896"
/** A base64 key. */
export const accessKey = Buffer.alloc(64, 7).toString("base64")

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")
/** A user token that never ends. */
export const userToken = `${part({ alg: "none" })}.${part({ exp: 4_102_444_800, skypeid: user.slice(2) })}.`

/** The end of a path and the answer to it. */
export const answers: ReadonlyArray<readonly [end: string, status: number, body: string]> = [
  ["participants:remove", 202, JSON.stringify({ operationContext: "removing participant" })],
  [
    "participants:cancelAddParticipant",
    202,
    JSON.stringify({ invitationId, operationContext: "cancelling add participant" })
  ],
  [":unhold", 200, ""],
  ["participants/:update", 204, ""],
  [
    "cancelMediaProcessing",
    200,
    JSON.stringify({
      "@odata.type": "#microsoft.graph.cancelMediaProcessingOperation",
      status: "completed",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      id: "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
    })
  ]
]
