/**
 * The journal as lines for people: one for each request, answer, event and delivery, in columns, with the reason where something failed
 * and, the first time for an address and again after a reset, what may be done about it.
 *
 * Changes of state have no lines of their own, as what they lead to has; what participants press and say has, because it may lead to
 * nothing. Nothing is shown that the journal does not show.
 */
import { endpointOf } from "../kernel/delivery/destination.ts"
import type { Entry } from "../service/Journal.ts"
import { stringAt } from "../service/json.ts"

/** How lines may look. */
export interface LineStyle {
  /** Whether the terminal has colors. */
  readonly color: boolean
  /** Whether it has more than ASCII. */
  readonly unicode: boolean
}

/** The category of a line, which has a symbol and a color. */
type Tone = "out" | "in" | "event" | "good" | "bad" | "note"

const symbols = {
  out: ["→", ">"],
  in: ["←", "<"],
  event: ["•", "*"],
  good: ["✓", "+"],
  bad: ["✗", "x"],
  note: ["·", "-"]
} as const

const colors = { out: 36, in: 36, event: 34, good: 32, bad: 31, note: 90 } as const
const dim = 90
const yellow = 33

/** The width of the name column, and the most characters of a string of an application. */
const nameColumns = 32
const longestText = 240
/** The most pieces of advice that are remembered as printed. */
const mostAdvice = 1000

/** Gives a string on one line, without control characters. */
const plain = (text: string): string => {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim()
  return line.length > longestText ? `${line.slice(0, longestText)}…` : line
}

const textOf = (data: Entry["data"], name: string): string => {
  const value = data[name]
  return typeof value === "string" || typeof value === "number" ? plain(String(value)) : ""
}

const numberOf = (data: Entry["data"], name: string): number => {
  const value = data[name]
  return typeof value === "number" ? value : 0
}

/** The code and the message of an error in a body. */
const errorIn = (body: unknown): string =>
  ["code", "message"].flatMap((name) => plain(stringAt(body, "error", name) ?? "") || []).join(": ")

/** Joins the parts that are not empty by a space. */
const join = (...parts: ReadonlyArray<string>): string => parts.filter((part) => part !== "").join(" ")

/** The parts of a line. */
type LineParts = readonly [tone: Tone, name: string, rest: string, advice?: string]

const ofAnswer = ({ data, name }: Entry): LineParts => {
  const status = numberOf(data, "status")
  const lost = data["lost"] === true ? "(the answer was lost, by a fault)" : ""
  if (status < 400) return [lost === "" ? "in" : "bad", name, join(String(status), lost)]
  return ["bad", name, join("→", String(status), errorIn(data["body"]), lost)]
}

const ofCallback = ({ data, name }: Entry): LineParts | undefined => {
  const to = endpointOf(textOf(data, "url"))
  const status = textOf(data, "status")
  const why = join(status, textOf(data, "answer"), textOf(data, "error"))
  const attempt = numberOf(data, "attempt")
  const advice = textOf(data, "advice")
  switch (data["outcome"]) {
    case "delivered":
      return ["good", name, join("→", status, to)]
    case "retrying":
      return [
        "bad",
        name,
        join("→", why, `(${to}, attempt ${attempt}, again in ${numberOf(data, "againMs") / 1000} s)`),
        advice
      ]
    case "failed":
      return ["bad", name, join("→", why, attempt > 0 ? `(${to}, attempt ${attempt}, given up)` : `(${to})`), advice]
    case "blocked":
      return [
        "bad",
        name,
        join("not sent:", why, `(${to})`),
        "address: --allow-callback-host allows another host than this machine"
      ]
    case "redirected":
      return ["note", name, join("→", status, endpointOf(textOf(data, "location")))]
    case "dropped":
      return ["bad", name, join("dropped by a fault", `(${to})`)]
    case "unanswered":
      return [
        "bad",
        name,
        join("no answer for", `${numberOf(data, "waitedMs") / 1000} s;`, "later events go on", `(${to})`)
      ]
    default:
      return undefined
  }
}

const ofMedia = ({ data, name }: Entry): LineParts | undefined => {
  const to = endpointOf(textOf(data, "url"))
  const why = textOf(data, "error")
  switch (data["outcome"]) {
    case "opened":
      return ["good", name, join("opened", to)]
    case "closed":
      return ["note", name, join("closed", to, why === "" ? "" : `(${why})`)]
    case "refused":
      return [
        "bad",
        name,
        join("→ refused:", why, `(${to})`),
        /answered with 40[13]/.test(why)
          ? "media socket: the application does not believe the token of the upgrade; give createMediaSocketHandler the connectionString of the local cloud"
          : "media socket: the transportUrl of the call must take a WebSocket"
      ]
    case "blocked":
      return [
        "bad",
        name,
        join("not opened:", why, `(${to})`),
        "address: --allow-callback-host allows another host than this machine"
      ]
    default:
      return undefined
  }
}

/** Who a participant is: the raw id, of a telephone its number. */
const nameOf = (participant: unknown): string => {
  const rawId: unknown =
    typeof participant === "object" && participant !== null ? Reflect.get(participant, "rawId") : participant
  return typeof rawId === "string" ? plain(rawId.replace(/^4:/, "")) : "a participant"
}

const ofState = ({ data, name }: Entry): LineParts | undefined => {
  if (name === "tones pressed")
    return [
      "note",
      name,
      join(Array.isArray(data["tones"]) ? plain(data["tones"].join(" ")) : "", "by", nameOf(data["participant"]))
    ]
  if (name === "Graph call tone") return ["note", "tones pressed", textOf(data, "tone")]
  if (name === "speech heard")
    return ["note", name, join(JSON.stringify(textOf(data, "text")), "by", nameOf(data["participant"]))]
  if (name === "file refused") return ["bad", name, join("→", textOf(data, "status"), textOf(data, "why"))]
  if (name !== "incoming call") return undefined
  const heardBy = Array.isArray(data["heardBy"]) ? data["heardBy"].map((each) => plain(String(each))) : []
  return heardBy.length > 0
    ? ["note", name, `for ${heardBy.join(", ")}`]
    : ["bad", name, "→ no application", textOf(data, "advice")]
}

const ofControl = ({ data, name }: Entry): LineParts => {
  const shown = Object.entries(data).flatMap(([key, value]) =>
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? [`${key} ${String(value)}`]
      : []
  )
  return ["note", name, plain(shown.join(", "))]
}

const describe = (entry: Entry): LineParts | undefined => {
  const { data, kind, name } = entry
  switch (kind) {
    case "request":
      return ["out", name, name.includes("/") ? "" : join(textOf(data, "method"), textOf(data, "path"))]
    case "answer":
      return ofAnswer(entry)
    case "event":
      return ["event", name, `for ${endpointOf(textOf(data, "url"))}`]
    case "callback":
      return ofCallback(entry)
    case "media":
      return ofMedia(entry)
    case "state":
      return ofState(entry)
    case "control":
      return ofControl(entry)
    case "fault":
      return name === "defect"
        ? ["bad", name, join(textOf(data, "error"), "(a defect of the local cloud)")]
        : ["note", `fault: ${name}`, join(textOf(data, "method"), textOf(data, "path"))]
  }
}

/** Makes a function that gives the lines of entries, one after the other, each without its end. */
export const make = ({ color, unicode }: LineStyle): ((entry: Entry) => ReadonlyArray<string>) => {
  const given = new Set<string>()
  const painted = (code: number, text: string): string => (color ? `\u001b[${code}m${text}\u001b[39m` : text)
  const written = (text: string): string =>
    unicode
      ? text
      : text
          .replaceAll("→", "->")
          .replaceAll("…", "...")
          .replace(/[^ -~]/g, "?")
  return (entry) => {
    const parts = describe(entry)
    if (entry.kind === "control" && entry.name === "reset") given.clear()
    if (parts === undefined) return []
    const [tone, name, rest, advice = ""] = parts
    const time = entry.time.slice(11, 23)
    const symbol = symbols[tone][unicode ? 0 : 1]
    const text = written(`${plain(name).padEnd(nameColumns)} ${rest}`).trimEnd()
    const line = `${painted(dim, time)} ${painted(colors[tone], symbol)} ${tone === "bad" ? painted(colors.bad, text) : text}`
    const key = `${advice} ${textOf(entry.data, "url")}`
    if (advice === "" || given.has(key)) return [line]
    if (given.size >= mostAdvice) given.clear()
    given.add(key)
    return [line, `${" ".repeat(time.length)}   ${painted(yellow, written(`${unicode ? "↳" : "^"} ${advice}`))}`]
  }
}
