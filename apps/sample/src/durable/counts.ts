/** How often the local cloud executed each action, by its journal: a request that it recognized as repeated is answered and not executed. */
import * as Schema from "effect/Schema"

const Journal = Schema.Array(
  Schema.Struct({
    sequence: Schema.Int,
    kind: Schema.String,
    name: Schema.String,
    data: Schema.Struct({
      exchange: Schema.optionalKey(Schema.Int),
      method: Schema.optionalKey(Schema.String),
      path: Schema.optionalKey(Schema.String),
      status: Schema.optionalKey(Schema.Int),
      repeated: Schema.optionalKey(Schema.Boolean),
      body: Schema.optionalKey(Schema.Unknown)
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

const contextOf = (body: unknown): string => {
  const context: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "operationContext") : undefined
  return typeof context === "string" && !/^[0-9a-f-]{32,}$/.test(context) ? ` (${context})` : ""
}

/** Counts what acts on calls: everything but reading. */
export const of = (journal: Journal): ReadonlyArray<Count> => {
  const requests = new Map(
    journal.flatMap((entry) => (entry.kind === "request" ? [[entry.data.exchange, entry] as const] : []))
  )
  const counts = new Map<string, number>()
  for (const { data, kind, name } of journal) {
    const request = requests.get(data.exchange)?.data
    if (kind !== "answer" || (data.status ?? 500) >= 300 || data.repeated === true) continue
    if (request?.method === "GET" || request?.path?.startsWith("/calling/") !== true) continue
    const action = `${name}${contextOf(request.body)}`
    counts.set(action, (counts.get(action) ?? 0) + 1)
  }
  return [...counts].map(([action, times]) => ({ action, times }))
}
