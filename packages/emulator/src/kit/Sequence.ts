/** Prints what happened in a call: the time, the two parties, the action and its outcome on each line. */
import type { Entry } from "../service/Journal.ts"
import { valueAt, stringAt } from "../service/json.ts"

interface Line {
  readonly time: string
  readonly who: string
  readonly what: string
  readonly outcome: string
}

const application = "application"
const cloud = "cloud"

/** Gives a participant for display: the number, or the id without what all ids have in common. */
const nameOf = (identifier: unknown): string => {
  const raw = stringAt(identifier, "rawId") ?? stringAt(identifier, "phoneNumber", "value") ?? "somebody"
  const known = raw.startsWith("4:")
    ? raw.slice(2)
    : raw.replace(/^8:acs:[^_]*_/, "user ").replace(/^28:(?:orgid:)?/, "app ")
  return known.replace(/\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f-]{22,}$/i, "$1…")
}

const listOf = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [])

const quoted = (prompts: unknown): string =>
  listOf(prompts)
    .map((prompt) => {
      const text = stringAt(prompt, "text")
      return text === undefined ? (stringAt(prompt, "file") ?? "") : JSON.stringify(text)
    })
    .join(" ")

/** What an application said of a refusal, on one line and short. */
const said = (text: string | undefined): string =>
  text === undefined || text.trim() === "" ? "" : ` ${text.replace(/\s+/g, " ").slice(0, 160)}`

const ofCallback = (entry: Entry): Omit<Line, "time"> => {
  const { data, name } = entry
  const status = data["status"]
  const outcome = String(data["outcome"])
  const why = typeof status === "number" ? `${status}${said(stringAt(data, "answer"))}` : said(stringAt(data, "error"))
  const marks: Readonly<Record<string, string>> = {
    delivered: why,
    retrying: `✗ ${why.trim()}, tried again`,
    failed: `✗ ${why.trim()}, given up`,
    blocked: `✗ not sent: ${why.trim()}`,
    dropped: "✗ dropped by a fault",
    waiting: "no answer yet",
    unanswered: "✗ no answer, later events go on"
  }
  return { who: `${cloud} → ${application}`, what: name, outcome: marks[outcome] ?? outcome }
}

const ofAnswer = ({ data, name }: Entry): Omit<Line, "time"> => {
  const status = data["status"]
  const error = valueAt(data, "body", "error")
  const isGood = typeof status === "number" && status < 400
  const why = [stringAt(error, "code"), stringAt(error, "message")].filter((text) => text !== undefined).join(" ")
  const lost = data["lost"] === true ? ", lost" : ""
  return {
    who: `${application} → ${cloud}`,
    what: name,
    outcome: `${isGood ? "" : "✗ "}${String(status)}${lost}${isGood ? "" : said(why)}`
  }
}

const ofState = ({ data, name }: Entry): Omit<Line, "time"> | undefined => {
  const who = nameOf(data["participant"])
  switch (name) {
    case "call opened":
      return { who: cloud, what: "the call begins", outcome: "" }
    case "call ended":
      return { who: cloud, what: "the call ends", outcome: "" }
    case "incoming call": {
      // Who calls whom is said beside it.
      const advice = stringAt(data, "advice")
      return advice === undefined ? undefined : { who: cloud, what: "✗ incoming call", outcome: advice }
    }
    case "participant calls":
      return { who, what: data["to"] === undefined ? "calls" : `calls ${nameOf(data["to"])}`, outcome: "" }
    case "participant transferred":
      return { who, what: "is in another call", outcome: "" }
    case "participant rings":
      return { who: `${cloud} → ${who}`, what: "rings", outcome: "" }
    case "participant entered":
      return { who, what: "is in the call", outcome: "" }
    case "participant left":
      return { who, what: "leaves", outcome: "" }
    case "participant held":
      return { who, what: "is on hold", outcome: "" }
    case "participant resumed":
      return { who, what: "is off hold", outcome: "" }
    case "participant muted":
      return { who, what: "is muted", outcome: "" }
    case "participant unmuted":
      return { who, what: "is unmuted", outcome: "" }
    case "tones pressed":
      return { who: `${who} → ${application}`, what: `presses ${listOf(data["tones"]).join(" ")}`, outcome: "" }
    case "speech heard":
      return { who: `${who} → ${application}`, what: `says ${JSON.stringify(data["text"])}`, outcome: "" }
    case "prompts heard":
      return { who: `${application} → caller`, what: `plays ${quoted(data["prompts"])}`, outcome: "" }
    default:
      return { who: cloud, what: name, outcome: "" }
  }
}

const lineOf = (entry: Entry): Omit<Line, "time"> | undefined => {
  switch (entry.kind) {
    case "request":
    case "event":
      return undefined
    case "answer":
      return ofAnswer(entry)
    case "callback":
      return ofCallback(entry)
    case "state":
      return ofState(entry)
    case "control":
      return { who: "test", what: entry.name, outcome: "" }
    case "fault":
      return { who: cloud, what: `fault: ${entry.name}`, outcome: "" }
    case "media":
      return { who: cloud, what: entry.name, outcome: stringAt(entry.data, "outcome") ?? "" }
  }
}

/** The most lines that are shown, the latest ones. */
const mostLines = 80
const widest = 60

const columns = (lines: ReadonlyArray<Line>): ReadonlyArray<string> => {
  const width = (of: (line: Line) => string) => Math.min(widest, Math.max(...lines.map((line) => of(line).length)))
  const time = width((line) => line.time)
  const who = width((line) => line.who)
  const what = width((line) => line.what)
  return lines.map((line) =>
    `  ${line.time.padStart(time)}  ${line.who.padEnd(who)}  ${line.what.padEnd(what)}  ${line.outcome}`.trimEnd()
  )
}

/** A delivery is noted when it is answered; it stands where it was sent, before what its application did for it. */
const placeOf = ({ data, sequence }: Entry): number => {
  const sentAfter = data["sentAfter"]
  return typeof sentAfter === "number" ? sentAfter + 0.5 : sequence
}

/** Entries as aligned lines; times are seconds of network time since the first. */
export const sequenceOf = (entries: ReadonlyArray<Entry>): string => {
  const begin = Date.parse(entries[0]?.time ?? "")
  const inOrder = entries.toSorted((a, b) => placeOf(a) - placeOf(b))
  const lines = inOrder.flatMap((entry): ReadonlyArray<Line> => {
    const line = lineOf(entry)
    if (line === undefined) return []
    return [{ time: `${((Date.parse(entry.time) - begin) / 1000).toFixed(2)} s`, ...line }]
  })
  if (lines.length === 0) return "  nothing happened"
  const shown = columns(lines.slice(-mostLines))
  return [...(lines.length > mostLines ? [`  … ${lines.length - mostLines} lines before`] : []), ...shown].join("\n")
}
