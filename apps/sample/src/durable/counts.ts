/**
 * How often the local cloud executed each action, by its journal: a request that it recognized as repeated is answered and not executed. Of what
 * a Graph bot plays and records those prompts count that were heard: what waits behind something else is cancelled unheard.
 */
import * as Schema from "effect/Schema"

const optional = Schema.optionalKey

const Journal = Schema.Array(
  Schema.Struct({
    sequence: Schema.Int,
    kind: Schema.String,
    name: Schema.String,
    data: Schema.Struct({
      exchange: optional(Schema.Int),
      method: optional(Schema.String),
      path: optional(Schema.String),
      status: optional(Schema.Int),
      repeated: optional(Schema.Boolean),
      body: optional(Schema.Unknown),
      prompts: optional(Schema.Array(Schema.Struct({ file: optional(Schema.String) })))
    })
  })
)
export type Journal = typeof Journal.Type

/** Reads the journal of a local cloud. */
export const read = async (origin: string): Promise<Journal> =>
  Schema.decodeUnknownSync(Journal)(await (await fetch(`${origin}/_emulator/journal`)).json())

/** An action of the story and how often it was executed. */
export interface Count {
  readonly action: string
  readonly times: number
}

/** The actions of an undisturbed story, in their order. */
export const actions: ReadonlyArray<string> = [
  "AnswerCall",
  "CallMedia_Hold (hold)",
  "CallConnection_AddParticipant (first agent)",
  "CallConnection_CancelAddParticipant (cancel first agent)",
  "CallConnection_AddParticipant (second agent)",
  "CallMedia_Unhold (unhold)",
  "CommunicationIdentity_Create (desk)",
  "CommunicationIdentity_Create (agent)",
  "Chat_CreateChatThread",
  "ChatThread_SendChatMessage (order)",
  "ChatThread_SendChatMessage (parcel)",
  "ChatThread_AddChatParticipants",
  "ChatThread_UpdateChatParticipant",
  "ChatThread_SendChatMessage (answer)",
  "Chat_DeleteChatThread",
  "CommunicationIdentity_Delete (agent)",
  "CommunicationIdentity_Delete (desk)",
  "Call_Create",
  "Prompt heard (greeting.wav)",
  "Prompt heard (question.wav)",
  "Call_CancelMediaProcessing (cancel)",
  "Call_Delete",
  "CallConnection_RemoveParticipant (remove agent)",
  "CallConnection_TerminateCall"
]

/** What is asked for again as often as it is needed, and what counts when it is heard. */
const uncounted = new Set(["CommunicationIdentity_IssueAccessToken", "Call_PlayPrompt", "Call_RecordResponse"])

const textAt = (value: unknown, ...path: ReadonlyArray<string>): string | undefined => {
  const found = path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
    value
  )
  return typeof found === "string" ? found : undefined
}

/** What tells a request from others of its operation, where the program has given it something. */
const detailOf = (body: unknown): string | undefined => {
  const detail =
    textAt(body, "operationContext") ??
    textAt(body, "clientContext") ??
    textAt(body, "metadata", "idempotencyKey") ??
    textAt(body, "customId")?.split(" ").at(-1)
  return detail === undefined || /^[0-9a-f-]{32,}$/.test(detail) ? undefined : detail
}

const lastOf = (path: string): string => decodeURIComponent(path.split("?")[0]?.split("/").at(-1) ?? "")

/** Counts what acts: everything but reading. */
export const of = (journal: Journal): ReadonlyArray<Count> => {
  const requests = new Map(
    journal.flatMap((entry) => (entry.kind === "request" ? [[entry.data.exchange, entry] as const] : []))
  )
  const counts = new Map<string, number>()
  const users = new Map<string, string | undefined>()
  const count = (name: string, detail: string | undefined) => {
    const action = detail === undefined ? name : `${name} (${detail})`
    counts.set(action, (counts.get(action) ?? 0) + 1)
  }
  for (const { data, kind, name } of journal) {
    if (name === "prompts heard") for (const { file = "" } of data.prompts ?? []) count("Prompt heard", lastOf(file))
    const { body, method, path = "" } = requests.get(data.exchange)?.data ?? {}
    if (kind !== "answer" || (data.status ?? 500) >= 300 || data.repeated === true || uncounted.has(name)) continue
    if (method === "GET" || !/^\/(?:calling|chat|identities|v1\.0)\//.test(`${path}/`)) continue
    // Asked for with the same id, the same user is given, and none is made.
    const user = textAt(data.body, "identity", "id")
    if (user !== undefined && users.has(user)) continue
    if (user !== undefined) users.set(user, detailOf(body))
    count(name, detailOf(body) ?? users.get(lastOf(path)))
  }
  return [...counts].map(([action, times]) => ({ action, times }))
}
