/** What an application had done on a local cloud, by the journal, so that runs can be compared. */
import { stringAt } from "../service/json.ts"
import type { Entry } from "../service/Journal.ts"

/** Members of a request that are another in every run. */
const ofOneRun = new Set([
  "operationContext",
  "incomingCallContext",
  "callbackUri",
  "operationCallbackUri",
  "clientContext",
  "serverCallId",
  "callLocator",
  "recordingId"
])
const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

const shape = (body: unknown): string =>
  (JSON.stringify(body, (key, value: unknown) => (ofOneRun.has(key) ? undefined : value)) ?? "").replace(guid, "…")

/** What an application asks for anew whenever it begins, and does nothing by: the token of an Entra application. */
const notActions = new Set(["token"])

/** How often each action was executed, by its name and what it was asked with. */
export type Actions = ReadonlyMap<string, { readonly name: string; readonly count: number }>

/** Counts the actions; one that was repeated by its repeatability pair was executed once. */
export const countActions = (entries: ReadonlyArray<Entry>): Actions => {
  const asked = new Map<unknown, Entry>()
  const counts = new Map<string, { name: string; count: number }>()
  for (const entry of entries) {
    const { data, kind, name } = entry
    if (kind === "request") asked.set(data["exchange"], entry)
    if (kind !== "answer" || data["repeated"] === true || notActions.has(name)) continue
    const request = asked.get(data["exchange"])
    const isDone = typeof data["status"] === "number" && data["status"] < 300
    if (request === undefined || !isDone || stringAt(request.data, "method") === "GET") continue
    const key = `${name} ${shape(request.data["body"])}`
    const counted = counts.get(key) ?? { name, count: 0 }
    counted.count++
    counts.set(key, counted)
  }
  return counts
}

/** Operations that were executed more often than in another run that had them. */
export const repeatedSince = (before: Actions, now: Actions): ReadonlyArray<string> =>
  [...now].flatMap(([key, { count, name }]) => {
    const usual = before.get(key)?.count
    return usual !== undefined && count > usual ? [name] : []
  })

/** Events that the application never took: given up, or not answered by the end. */
export const lostEvents = (entries: ReadonlyArray<Entry>): ReadonlyArray<string> => {
  const last = new Map<string, Entry>()
  for (const entry of entries) {
    const { data, kind } = entry
    // That nobody has answered yet is noted without the event.
    if (kind !== "callback" || data["event"] === undefined) continue
    last.set(stringAt(data, "event", 0, "id") ?? JSON.stringify(data["event"]), entry)
  }
  return [...last.values()].flatMap(({ data, name }) => (data["outcome"] === "delivered" ? [] : [name]))
}
