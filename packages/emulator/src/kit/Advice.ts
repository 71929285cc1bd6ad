/** What is probably wrong with an application, read from how it answered: the mistakes that beginners make, and what to do. */
import type { Entry } from "../service/Journal.ts"
import { textAt } from "./History.ts"

const statusOf = ({ data }: Entry): number | undefined =>
  typeof data["status"] === "number" ? data["status"] : undefined

const isRefused = (entry: Entry): boolean =>
  entry.kind === "callback" &&
  entry.name !== "SubscriptionValidation" &&
  ["retrying", "failed"].includes(String(entry.data["outcome"]))

/** An address without its query, which may hold a secret. */
const addressOf = ({ data }: Entry): string => {
  const url = textAt(data, "url") ?? ""
  if (!URL.canParse(url)) return url
  const { origin, pathname } = new URL(url)
  return origin + pathname
}

/** Whether the application has fetched the keys by which it can verify what this local cloud signs. */
export const hasAskedForKeys = (entries: ReadonlyArray<Entry>): boolean =>
  entries.some(
    ({ data, kind }) =>
      kind === "request" && /^\/(?:calling\/keys|v1\/\.well-known\/keys|discovery\/)/i.test(textAt(data, "path") ?? "")
  )

/** What an application says of a refusal: the reason in `WWW-Authenticate`, else all that it said. */
export const reasonIn = ({ data }: Entry): string | undefined => {
  const answered = textAt(data, "answer")
  return /error_description="([^"]*)"/.exec(answered ?? "")?.[1] ?? answered
}

const ofToken = (entry: Entry, all: ReadonlyArray<Entry>, resourceId: string): string => {
  const isGraph = entry.data["kind"] === "notification"
  const reason = reasonIn(entry)
  const refused = `${entry.name} was refused with ${statusOf(entry)}${reason === undefined ? "" : ` (${reason})`}`
  const remedy = isGraph
    ? "Give createCallNotifications (CallNotifications) cloud.settings.callNotifications."
    : "Give createCallEvents (CallEvents) the connectionString and the transport of the local cloud, or cloud.settings.callEvents."
  if (!hasAskedForKeys(all))
    return `${refused}, and the application has never asked the local cloud for its keys: it verifies by those of somebody else. ${remedy}`
  const wrong = isGraph
    ? "its client id is probably not the one that the call belongs to"
    : `its audience is probably another one. It is the id of the resource, ${resourceId}`
  return `${refused}, though the application has the keys of the local cloud: ${wrong}. ${remedy}`
}

const unsigned =
  "Event Grid does not sign: an application has to know its posts by a secret in their address. That is cloud.eventGridSecret, which is in the default address as ?secret=…: eventGridSecret of the handler"

const ofRefusal = (entry: Entry, all: ReadonlyArray<Entry>, resourceId: string): string => {
  const status = statusOf(entry)
  const isSigned = entry.data["kind"] !== "eventGrid"
  if ((status === 401 || status === 403) && isSigned) return ofToken(entry, all, resourceId)
  if (status === 503 && isSigned && !hasAskedForKeys(all)) return ofToken(entry, all, resourceId)
  if (status === 401 || status === 403) return `${entry.name} was refused with ${statusOf(entry)}. ${unsigned}.`
  if (status === 404 || status === 405)
    return `${entry.name} was posted to ${addressOf(entry)}, where the application answers ${status}: nothing of it is at this path. ${
      isSigned
        ? "The path of the callbackUri has to be the one that the webhook handler is at."
        : 'Name the path of the webhook handler for Event Grid: Emulator.start({ eventGrid: "/its/path" }).'
    }`
  if (status === undefined)
    return `${entry.name} had no answer from ${addressOf(entry)}: ${textAt(entry.data, "error") ?? "no reason is known"}.`
  return `${entry.name} was answered ${status} by ${addressOf(entry)}: ${reasonIn(entry) ?? "the application gave no reason"}.`
}

const ofHandshake = (entry: Entry): string => {
  const status = statusOf(entry)
  const how = status === undefined ? (textAt(entry.data, "error") ?? "nothing") : `status ${status}`
  const wrong =
    status === 404 || status === 405
      ? 'nothing of it is at this path: name the path of the webhook handler, Emulator.start({ eventGrid: "/its/path" })'
      : status === 401 || status === 403
        ? `it was not believed. ${unsigned}`
        : "it has to be answered 200 with {validationResponse: data.validationCode}, as CallEvents.answer does"
  return `Event Grid's validation handshake with ${addressOf(entry)} was answered with ${how}: ${wrong}. No IncomingCall is sent before that.`
}

/** The failed validation handshakes whose endpoint has not answered one well since. */
export const failedHandshakes = (entries: ReadonlyArray<Entry>): ReadonlyArray<Entry> => {
  const latest = new Map<string, Entry>()
  for (const entry of entries)
    if (entry.kind === "callback" && entry.name === "SubscriptionValidation") latest.set(addressOf(entry), entry)
  return [...latest.values()].filter(({ data }) => data["outcome"] === "failed")
}

const ofRequest = ({ data, name }: Entry): string | undefined => {
  const status = data["status"]
  if (status === 401)
    return `${name} was refused with 401: the application's client has another key or endpoint than the local cloud. Give it cloud.settings, or cloud.connectionString and cloud.transport.`
  return undefined
}

const once = (lines: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(lines)]

/** Sentences that say what is probably wrong; none when nothing was refused. */
export const adviceOn = (entries: ReadonlyArray<Entry>, resourceId: string): ReadonlyArray<string> => {
  const refused = new Map<string, string>()
  for (const entry of entries)
    // What is said of one event at one address goes for the others.
    if (isRefused(entry)) {
      const key = `${addressOf(entry)} ${statusOf(entry)}`
      if (!refused.has(key)) refused.set(key, ofRefusal(entry, entries, resourceId))
    }
  const blocked = entries.filter(({ data, kind }) => kind === "callback" && data["outcome"] === "blocked")
  return once([
    ...failedHandshakes(entries).map(ofHandshake),
    ...refused.values(),
    ...blocked.map(
      (entry) =>
        `${entry.name} was not sent to ${addressOf(entry)}: ${textAt(entry.data, "error") ?? "its host is another"}.`
    ),
    ...entries.flatMap((entry) => (entry.kind === "answer" ? (ofRequest(entry) ?? []) : []))
  ])
}
