/**
 * A call as a sequence diagram: lanes for the applications, the cloud and each participant, and a row for everything that happened
 * between them. It knows nothing of pixels.
 */
import { at, type Entry, listAt, millisOf, numberAt, textAt } from "./Entry.ts"
import { nameOf, rawIdOf, shortId } from "./Identity.ts"
import { type Call, isFailure, legOf } from "./Ledger.ts"

/** A vertical line. */
interface Lane {
  readonly id: string
  readonly kind: "application" | "cloud" | "party"
  readonly label: string
  /** A few words beneath the label. */
  readonly about: string
}

/** What a row is, which decides its color. */
export type Tone = "request" | "answer" | "event" | "party" | "voice" | "media" | "fault" | "failure" | "note"

/** Something that happened, from a lane to a lane; to the same for what concerns one alone. */
export interface Row {
  readonly entry: Entry
  /** Milliseconds since the call began. */
  readonly at: number
  readonly from: number
  readonly to: number
  readonly label: string
  /** What follows the label: a status, a reason. */
  readonly outcome: string
  readonly tone: Tone
  readonly isDashed: boolean
}

/** A stretch of a lane, in rows, on which somebody rings, is in the call, or is on hold. */
export interface Life {
  readonly lane: number
  readonly first: number
  /** The row after the last; the number of rows when it lasts. */
  readonly end: number
  readonly state: "ringing" | "in" | "held"
}

/** The diagram. */
export interface Diagram {
  readonly lanes: ReadonlyArray<Lane>
  readonly rows: ReadonlyArray<Row>
  readonly lives: ReadonlyArray<Life>
}

/** An operation without the name of its group. */
export const operationName = (id: string): string => id.replace(/^[A-Za-z]+_/, "")

const quoted = (prompts: ReadonlyArray<unknown>): string =>
  prompts
    .map((prompt) => {
      const text = textAt(prompt, "text") ?? textAt(prompt, "ssml")
      return text === undefined ? (textAt(prompt, "file") ?? "a prompt") : `“${text}”`
    })
    .join(" ")

const keys: Readonly<Record<string, string>> = {
  zero: "0",
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  asterisk: "*",
  star: "*",
  pound: "#"
}

/** A key as it stands on a telephone, of the names of either service. */
export const keyOf = (tone: unknown): string => {
  const name = String(tone)
  return keys[name.toLowerCase()] ?? name.replace(/^tone/, "").toUpperCase()
}

interface Draft {
  readonly from: string
  readonly to: string
  readonly label: string
  readonly outcome?: string
  readonly tone: Tone
  readonly isDashed?: boolean
}

const cloud = "cloud"

const resultOf = (entry: Entry): string => {
  const result = at(entry.data, "event", 0, "data", "resultInformation") ?? at(entry.data, "result")
  const code = numberAt(result, "code")
  const state = textAt(entry.data, "event", "value", 0, "resourceData", "state")
  return code === undefined ? (state ?? "") : `${code}/${numberAt(result, "subCode") ?? 0}`
}

const delivered = (entry: Entry, application: string): Draft => {
  const { data, name } = entry
  const outcome = String(data["outcome"])
  const attempt = numberAt(data, "attempt") ?? 1
  const status = numberAt(data, "status")
  const why = [status, textAt(data, "answer") ?? textAt(data, "error")].filter((part) => part !== undefined).join(" ")
  const fault = textAt(data, "fault")
  const words: Readonly<Record<string, string>> = {
    delivered: name.endsWith(resultOf(entry)) ? "" : resultOf(entry),
    retrying: `retried: ${why}`,
    failed: `given up: ${why}`,
    blocked: `not sent: ${why}`,
    dropped: "dropped",
    waiting: "no answer yet",
    unanswered: "no answer, later events go on",
    redirected: `redirected to ${textAt(data, "location") ?? "another address"}`
  }
  const parts = [
    attempt > 1 ? `attempt ${attempt}` : "",
    words[outcome] ?? outcome,
    fault === undefined ? "" : `fault: ${fault}`
  ]
  return {
    from: cloud,
    to: application,
    label: name,
    outcome: parts.filter((part) => part !== "").join(" · "),
    tone: outcome === "waiting" ? "note" : isFailure(entry) ? "failure" : "event"
  }
}

const answered = (entry: Entry, begun: Entry | undefined, application: string): Draft => {
  const { data, name } = entry
  const millis = begun === undefined ? undefined : millisOf(entry) - millisOf(begun)
  const code = textAt(data, "body", "error", "code")
  const parts = [
    isFailure(entry) && code !== undefined ? code : "",
    millis === undefined ? "" : `${millis} ms`,
    data["lost"] === true ? "lost" : ""
  ]
  return {
    from: cloud,
    to: application,
    label: `${String(data["status"])} ${operationName(name)}`,
    outcome: parts.filter((part) => part !== "").join(" · "),
    tone: isFailure(entry) ? "failure" : "answer",
    isDashed: true
  }
}

/** What the row of a caller says already. */
const isSaidByCaller = ({ data, kind, name }: Entry): boolean =>
  kind === "state" &&
  (name === "Graph call incoming" || (name === "incoming call" && textAt(data, "advice") === undefined))

const ofState = (entry: Entry, who: string | undefined, application: string, caller: string): Draft => {
  const { data, name } = entry
  const party = who ?? cloud
  switch (name) {
    case "participant calls": {
      const to = rawIdOf(data["to"])
      return { from: party, to: cloud, label: to === undefined ? "calls" : `calls ${nameOf(to)}`, tone: "party" }
    }
    case "incoming call":
      return {
        from: cloud,
        to: cloud,
        label: "incoming call",
        outcome: textAt(data, "advice") ?? "",
        tone: "failure"
      }
    case "participant rings":
      return { from: cloud, to: party, label: "rings", tone: "party" }
    case "participant not reached":
      return { from: party, to: cloud, label: "not reached", outcome: String(data["code"]), tone: "failure" }
    case "participant entered":
      return { from: party, to: cloud, label: "in the call", tone: "party" }
    case "participant left":
      return { from: party, to: cloud, label: "leaves", tone: "party" }
    case "participant transferred":
      return { from: party, to: cloud, label: "transferred here", tone: "party" }
    case "participant held":
      return { from: cloud, to: party, label: "on hold", tone: "party" }
    case "participant resumed":
      return { from: cloud, to: party, label: "off hold", tone: "party" }
    case "participant muted":
      return { from: cloud, to: party, label: "muted", tone: "party" }
    case "participant unmuted":
      return { from: cloud, to: party, label: "unmuted", tone: "party" }
    case "tones pressed":
      return { from: party, to: cloud, label: `presses ${listAt(data, "tones").map(keyOf).join(" ")}`, tone: "voice" }
    case "tones sent":
      return { from: cloud, to: party, label: `tones ${listAt(data, "tones").map(keyOf).join(" ")}`, tone: "voice" }
    case "Graph call tone":
      return { from: caller, to: cloud, label: `presses ${keyOf(data["tone"])}`, tone: "voice" }
    case "speech heard":
      return { from: party, to: cloud, label: `says “${textAt(data, "text") ?? ""}”`, tone: "voice" }
    case "leg opened":
    case "leg connected":
    case "leg ended":
      return { from: application, to: application, label: name, outcome: resultOf(entry), tone: "note" }
    case "call opened":
      return { from: cloud, to: cloud, label: "call begins", tone: "note" }
    case "call ended":
      return { from: cloud, to: cloud, label: "call ends", tone: "note" }
    default:
      return {
        from: party,
        to: party,
        label: name.replace(/^Graph call/, "call"),
        outcome: textAt(data, "status") ?? "",
        tone: "note"
      }
  }
}

/** The path of a URL, which says which of several sockets it is. */
const pathIn = (url: string | undefined): string =>
  url === undefined || !URL.canParse(url) ? "" : new URL(url).pathname.replace(/^\/$/, "")

/** Who hears the prompts of an entry; nobody named for everybody. */
const hearersOf = ({ data }: Entry): ReadonlyArray<string> => listAt(data, "by").map(String)

/** The identities by which applications are in the call: those are no participants of their own. */
export const ownIdentities = (call: Call): ReadonlyMap<string, string> => {
  const own = new Map<string, string>()
  for (const entry of call.entries) {
    const leg = legOf(entry)
    // A notification of Graph is for the application by whose client id it is in the call.
    const audience = textAt(entry.data, "claims", "aud")
    if (leg !== undefined && entry.data["kind"] === "notification" && audience !== undefined)
      for (const prefix of ["28:", "28:orgid:"]) own.set(prefix + audience.toLowerCase(), leg)
    if (entry.kind !== "answer") continue
    const id =
      rawIdOf(at(entry.data, "body", "answeredBy")) ??
      (/CreateCall|Connect$/.test(entry.name) ? rawIdOf(at(entry.data, "body", "source")) : undefined)
    if (leg !== undefined && id !== undefined) own.set(id.toLowerCase(), leg)
  }
  return own
}

/** Draws a call. */
export const draw = (call: Call): Diagram => {
  const own = ownIdentities(call)
  const legs = [...new Set([...call.legs, ...call.graphCalls.map((id) => id.toLowerCase())])]
  const applications = new Map<string, Lane>()
  const parties = new Map<string, Lane>()
  const applicationOf = (leg: string | undefined): string => {
    const known = leg !== undefined && legs.includes(leg) ? leg : legs[0]
    const id = `application ${known ?? ""}`
    if (!applications.has(id))
      applications.set(id, {
        id,
        kind: "application",
        label: "Application",
        about: known === undefined ? "" : `${call.legs.includes(known) ? "leg" : "Graph"} ${shortId(known)}`
      })
    return id
  }
  const partyOf = (id: string): string => {
    const leg = own.get(id.toLowerCase())
    if (leg !== undefined) return applicationOf(leg)
    const key = `party ${id.toLowerCase()}`
    if (!parties.has(key)) {
      const role = id === call.from ? "caller" : ""
      parties.set(key, { id: key, kind: "party", label: nameOf(id), about: role })
    }
    return key
  }
  const requests = new Map<unknown, Entry>()
  const draftsOf = (entry: Entry): ReadonlyArray<Draft> => {
    const { data, kind, name } = entry
    const application = applicationOf(legOf(entry))
    const who = rawIdOf(data["participant"])
    switch (kind) {
      case "request":
        requests.set(data["exchange"], entry)
        return [{ from: application, to: cloud, label: operationName(name), tone: "request" }]
      case "answer":
        return [answered(entry, requests.get(data["exchange"]), application)]
      case "event":
        // Each attempt to deliver it has a row.
        return []
      case "callback":
        return [delivered(entry, application)]
      case "fault":
        return [{ from: cloud, to: cloud, label: `fault: ${name}`, tone: "fault" }]
      case "media": {
        const outcome = String(data["outcome"])
        return [
          {
            from: cloud,
            to: application,
            label: `socket ${outcome}`,
            outcome: [pathIn(textAt(data, "url")), textAt(data, "error") ?? ""]
              .filter((part) => part !== "")
              .join(" · "),
            tone: isFailure(entry) ? "failure" : "media",
            isDashed: true
          }
        ]
      }
    }
    if (name !== "prompts heard")
      return [
        ofState(
          entry,
          who === undefined ? undefined : partyOf(who),
          application,
          call.from === undefined ? cloud : partyOf(call.from)
        )
      ]
    const hearers = hearersOf(entry)
    const present =
      hearers.length > 0
        ? hearers
        : [...call.parties.values()].flatMap(({ id }) => (own.has(id.toLowerCase()) ? [] : [id]))
    const [hearer] = present
    return [
      {
        from: cloud,
        to: hearer === undefined ? cloud : partyOf(hearer),
        label: `plays ${quoted(listAt(data, "prompts"))}`,
        outcome: present.length > 1 ? `heard by ${present.length}` : "",
        tone: "voice"
      }
    ]
  }
  const isDialed = call.entries.some(({ name }) => name === "participant calls")
  const entries = isDialed ? call.entries.filter((entry) => !isSaidByCaller(entry)) : call.entries
  const drafts = entries.flatMap((entry) => draftsOf(entry).map((draft) => ({ entry, draft })))
  const lanes = [
    ...applications.values(),
    { id: cloud, kind: "cloud" as const, label: "Cloud", about: "local" },
    ...parties.values()
  ]
  const indexOf = new Map(lanes.map(({ id }, index) => [id, index]))
  const [begin] = call.entries
  const start = begin === undefined ? 0 : millisOf(begin)
  const rows = drafts.map(({ draft, entry }) => ({
    entry,
    at: millisOf(entry) - start,
    from: indexOf.get(draft.from) ?? 0,
    to: indexOf.get(draft.to) ?? 0,
    label: draft.label,
    outcome: draft.outcome ?? "",
    tone: draft.tone,
    isDashed: draft.isDashed ?? false
  }))
  return { lanes, rows, lives: livesOf(rows, lanes.length) }
}

/** What begins on a lane with a state, and what ends there. */
const begins: Readonly<Record<string, Life["state"]>> = {
  "participant calls": "in",
  "participant rings": "ringing",
  "participant entered": "in",
  "participant transferred": "in",
  "leg opened": "ringing",
  "leg connected": "in",
  "participant held": "held",
  "participant resumed": "in"
}
const ends = new Set(["participant left", "participant not reached", "leg ended"])
const fromCloud = new Set(["participant rings", "participant held", "participant resumed"])

const livesOf = (rows: ReadonlyArray<Row>, lanes: number): ReadonlyArray<Life> => {
  const lives: Array<Life> = []
  const current = new Map<number, { readonly first: number; readonly state: Life["state"] }>()
  const stop = (lane: number, end: number) => {
    const life = current.get(lane)
    if (life === undefined) return
    current.delete(lane)
    if (end > life.first) lives.push({ lane, end, ...life })
  }
  for (const [index, { entry, from, to }] of rows.entries()) {
    if (entry.kind !== "state") continue
    const { name } = entry
    const lane = fromCloud.has(name) ? to : from
    const state = begins[name]
    if (state !== undefined) {
      stop(lane, index)
      current.set(lane, { first: index, state })
    } else if (ends.has(name)) stop(lane, index + 1)
    else if (name === "call ended") for (let each = 0; each < lanes; each++) stop(each, index + 1)
  }
  for (let each = 0; each < lanes; each++) stop(each, rows.length)
  return lives
}
