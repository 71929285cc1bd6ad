/** Advice for the author of a test: what is probably wrong with the application, by how it answered, and which option corrects it. */
import { endpointOf } from "../kernel/delivery/destination.ts"
import { type Mistake, mistakeOf } from "../kernel/delivery/mistakeOf.ts"
import type { Entry } from "../service/Journal.ts"
import { stringAt } from "../service/json.ts"

const statusOf = ({ data }: Entry): number | undefined =>
  typeof data["status"] === "number" ? data["status"] : undefined

const isRefused = (entry: Entry): boolean =>
  entry.kind === "callback" &&
  entry.name !== "SubscriptionValidation" &&
  ["retrying", "failed"].includes(String(entry.data["outcome"]))

const addressOf = ({ data }: Entry): string => endpointOf(stringAt(data, "url") ?? "")

/** Whether the application has fetched the keys that verify the signatures of this local cloud. */
export const hasAskedForKeys = (entries: ReadonlyArray<Entry>): boolean =>
  entries.some(
    ({ data, kind }) =>
      kind === "request" &&
      /^\/(?:calling\/keys|v1\/\.well-known\/keys|discovery\/)/i.test(stringAt(data, "path") ?? "")
  )

const ofToken = (entry: Entry, mistake: Mistake, all: ReadonlyArray<Entry>, resourceId: string): string => {
  const isGraph = entry.data["kind"] === "notification"
  const reason = stringAt(entry.data, "answer")
  const refused = `${entry.name} was refused with ${statusOf(entry)}${reason === undefined ? "" : ` (${reason})`}`
  const remedy = isGraph
    ? "Give createCallNotifications (CallNotifications) cloud.settings.callNotifications."
    : "Give createCallEvents (CallEvents) the connectionString and the transport of the local cloud, or cloud.settings.callEvents."
  if (mistake !== "audience" && hasAskedForKeys(all))
    return `${refused}: the application verifies with the keys of another issuer. ${remedy}`
  if (mistake !== "audience")
    return `${refused}, and the application has never asked the local cloud for its keys: it verifies with the keys of another issuer. ${remedy}`
  const wrong = isGraph
    ? "its client id is probably not the one that the call belongs to"
    : `its audience is probably another one. It is the id of the resource, ${resourceId}`
  return `${refused}, though the application has the keys of the local cloud: ${wrong}. ${remedy}`
}

const unsigned =
  "Event Grid does not sign: an application recognizes its requests by a secret in their address. That is cloud.eventGridSecret, which is in the default address as ?secret=…: eventGridSecret of the handler"

const ofRefusal = (entry: Entry, all: ReadonlyArray<Entry>, resourceId: string): string => {
  const status = statusOf(entry)
  const isSigned = entry.data["kind"] !== "eventGrid"
  const at = addressOf(entry)
  const mistake = mistakeOf({
    status,
    isSigned,
    hasAskedForKeys: hasAskedForKeys(all),
    answer: stringAt(entry.data, "answer")
  })
  // A receiver answers 503 while it cannot fetch its keys.
  if (mistake === "keys" || mistake === "audience" || (mistake === "unverified" && status === 503))
    return ofToken(entry, mistake, all, resourceId)
  switch (mistake) {
    case "secret":
      return `${entry.name} was refused with ${status}. ${unsigned}.`
    case "path":
      return `${entry.name} was posted to ${at}, where the application answers ${status}: it has no route for this path. ${
        isSigned
          ? "The path of the callbackUri has to be that of the webhook handler."
          : 'Name the path of the webhook handler for Event Grid: Emulator.start({ eventGrid: "/its/path" }).'
      }`
    case "address":
      return `${entry.name} had no answer from ${at}: ${stringAt(entry.data, "error") ?? "no reason is known"}.`
    default:
      return `${entry.name} was answered ${status} by ${at}: ${stringAt(entry.data, "answer") ?? "the application gave no reason"}.`
  }
}

const ofHandshake = (entry: Entry): string => {
  const status = statusOf(entry)
  const how = status === undefined ? (stringAt(entry.data, "error") ?? "nothing") : `status ${status}`
  const wrong =
    status === 404 || status === 405
      ? 'it has no route for this path: name the path of the webhook handler, Emulator.start({ eventGrid: "/its/path" })'
      : status === 401 || status === 403
        ? `it was refused. ${unsigned}`
        : "it has to be answered 200 with {validationResponse: data.validationCode}, as CallEvents.answer does"
  return `Event Grid's validation handshake with ${addressOf(entry)} was answered with ${how}: ${wrong}. No IncomingCall is sent before that.`
}

/** Gives the failed validation handshakes of endpoints that have not passed a later one. */
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

/** Gives sentences on what is probably wrong; none when nothing was refused. `all` is whatever else happened, also before these. */
export const adviceOn = (
  entries: ReadonlyArray<Entry>,
  resourceId: string,
  all: ReadonlyArray<Entry> = entries
): ReadonlyArray<string> => {
  const refused = new Map<string, string>()
  for (const entry of entries)
    // One sentence for each address and status.
    if (isRefused(entry)) {
      const key = `${addressOf(entry)} ${statusOf(entry)}`
      if (!refused.has(key)) refused.set(key, ofRefusal(entry, all, resourceId))
    }
  const blocked = entries.filter(({ data, kind }) => kind === "callback" && data["outcome"] === "blocked")
  return once([
    ...failedHandshakes(all).map(ofHandshake),
    ...refused.values(),
    ...blocked.map(
      (entry) =>
        `${entry.name} was not sent to ${addressOf(entry)}: ${stringAt(entry.data, "error") ?? "its host is another"}.`
    ),
    ...entries.flatMap((entry) => (entry.kind === "answer" ? (ofRequest(entry) ?? []) : []))
  ])
}
