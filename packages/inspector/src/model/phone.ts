/** A telephone of the page: in which call its number is, and what was said, heard and pressed there. */
import { at, type Entry, listAt, millisOf, textAt } from "./Entry.ts"
import { keyOf, ownIdentities } from "./Diagram.ts"
import { nameOf, rawIdOf } from "./Identity.ts"
import { type Call, isFailure, type Ledger, type Party } from "./Ledger.ts"
import { plain } from "./plain.ts"

/** A call that a telephone is in, or that rings it. */
export interface Line {
  readonly call: Call
  readonly party: Party
}

/** How a telephone is. */
export type PhoneState = "idle" | "calling" | "ringing" | "in a call"

/** A raw id of what somebody typed: a number, or an id as it is. */
export const rawIdOfText = (text: string): string => {
  const typed = text.trim()
  return /^\+?[\d\s().-]+$/.test(typed) ? `4:+${typed.replace(/\D/g, "")}` : typed
}

/** Whether what somebody typed can be a number or an id. */
export const isWhole = (text: string): boolean => {
  const id = rawIdOfText(text)
  return id.startsWith("4:") ? /^4:\+\d{5,15}$/.test(id) : /^(?:8:|28:)\S{8,}$/.test(id)
}

/** The latest call in which an id is or rings. */
export const lineOf = (ledger: Ledger, rawId: string): Line | undefined => {
  const key = rawId.toLowerCase()
  let found: Line | undefined
  for (const call of ledger.calls.values()) {
    const party = call.endedAt === undefined ? call.parties.get(key) : undefined
    if (party?.state === "in" || party?.state === "ringing" || party?.state === "calling") found = { call, party }
  }
  return found
}

/** How it is there. */
export const phoneStateOf = (line: Line | undefined): PhoneState => {
  if (line === undefined) return "idle"
  if (line.party.state === "ringing") return "ringing"
  return [...line.call.parties.values()].filter(({ state }) => state === "in").length > 1 ? "in a call" : "calling"
}

/** Why an application hears of no call, where Event Grid still waits for its handshake. */
export const handshakeProblem = ({ entries }: Ledger): string | undefined => {
  const last = entries.findLast(({ name }) => name === "SubscriptionValidation")
  if (last === undefined || !isFailure(last)) return undefined
  const why = textAt(last.data, "error") ?? textAt(last.data, "outcome") ?? "no answer"
  return `No answer yet: events wait until ${textAt(last.data, "url") ?? "the application"} takes the handshake (${why}).`
}

/** Something in the course of a call, as a telephone has it. */
export interface Said {
  readonly sequence: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly who: "me" | "other" | "note"
  readonly name: string
  readonly text: string
}

/** The texts of prompts, and the files of others. */
const promptsOf = (entry: Entry): ReadonlyArray<string> =>
  listAt(entry.data, "prompts").map((prompt) => spokenOf(prompt) ?? textAt(prompt, "file") ?? "a prompt")

/** What of a prompt a voice says: its text, or that of its SSML. */
export const spokenOf = (prompt: unknown): string | undefined => {
  const ssml = textAt(prompt, "ssml")
  return textAt(prompt, "text") ?? (ssml === undefined ? undefined : plain(ssml))
}

/** Whether an entry is a prompt that somebody hears. */
const isHeardBy = ({ data, name }: Entry, rawId: string): boolean => {
  if (name !== "prompts heard") return false
  const by = listAt(data, "by").map((id) => String(id).toLowerCase())
  return by.length === 0 || by.includes(rawId.toLowerCase())
}

/** The texts of prompts that the page speaks to somebody, each once: one that has a voice already is heard with the call's sound. */
export const textsToSpeak = (entry: Entry, rawId: string, hearsCall: boolean): ReadonlyArray<string> =>
  isHeardBy(entry, rawId)
    ? listAt(entry.data, "prompts").flatMap((prompt) => {
        const text = spokenOf(prompt)
        return text === undefined || (hearsCall && at(prompt, "spoken") === true) ? [] : [text]
      })
    : []

const notes: Readonly<Record<string, string>> = {
  "participant rings": "rings",
  "participant not reached": "was not reached",
  "participant entered": "is in the call",
  "participant left": "has left",
  "participant transferred": "was transferred",
  "participant held": "is on hold",
  "participant resumed": "is off hold",
  "participant muted": "is muted",
  "participant unmuted": "is unmuted"
}

/** What a telephone has said and heard in a call. */
export const saidIn = (call: Call, rawId: string): ReadonlyArray<Said> => {
  const own = ownIdentities(call)
  const advised = new Set<string>()
  return call.entries.flatMap((entry): ReadonlyArray<Said> => {
    const { data, kind, name, sequence } = entry
    // Nobody answers whom no application hears of: each reason once.
    const advice = textAt(data, "advice")
    if (advice !== undefined && /^(?:incoming ?call|call incoming)$/i.test(name)) {
      if (advised.has(advice)) return []
      advised.add(advice)
      return [{ sequence, at: millisOf(entry), who: "note", name: "", text: `No answer yet: ${advice}` }]
    }
    if (kind !== "state") return []
    const id = rawIdOf(data["participant"])
    const isMine = id?.toLowerCase() === rawId.toLowerCase()
    const line = (who: Said["who"], text: string, speaker: string): Said => ({
      sequence,
      at: millisOf(entry),
      who,
      name: speaker,
      text
    })
    const speaker = id === undefined || own.has(id.toLowerCase()) ? "Application" : isMine ? "You" : nameOf(id)
    if (isHeardBy(entry, rawId)) return promptsOf(entry).map((text) => line("other", text, "Application"))
    if (name === "speech heard") return [line(isMine ? "me" : "other", textAt(data, "text") ?? "", speaker)]
    if (name === "tones pressed")
      return [line(isMine ? "me" : "other", listAt(data, "tones").map(keyOf).join(" "), `${speaker} · keys`)]
    if (name === "Graph call tone") return [line("me", keyOf(at(data, "tone")), "keys")]
    const note = notes[name]
    return note === undefined || id === undefined
      ? name === "call ended"
        ? [line("note", "The call has ended", "")]
        : []
      : [
          line(
            "note",
            `${speaker} ${
              isMine
                ? note
                    .replace(/^is /, "are ")
                    .replace(/^has /, "have ")
                    .replace(/^rings/, "are called")
                    .replace(/^was /, "were ")
                : note
            }`,
            ""
          )
        ]
  })
}

/** The same through calls, the earliest first, from each of which somebody was transferred to the next: that it is over says nothing. */
export const saidThrough = (calls: ReadonlyArray<Call>, rawId: string): ReadonlyArray<Said> =>
  calls.flatMap((call, index) => {
    const left = call.entries.find(
      ({ data, name }) =>
        name === "participant left" && rawIdOf(data["participant"])?.toLowerCase() === rawId.toLowerCase()
    )
    const said = saidIn(call, rawId)
    return index === calls.length - 1 || left === undefined
      ? said
      : said.filter(({ sequence }) => sequence < left.sequence)
  })
