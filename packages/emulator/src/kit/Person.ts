/** A participant of the telephone network that a test controls: hears prompts, presses keys, speaks and hangs up in its current call. */
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { Entry } from "../service/Journal.ts"
import { Refusal } from "../service/Refusal.ts"
import { voiceOf } from "../service/voiceOf.ts"
import { read } from "../telephony/Identifier.ts"
import type { Environment, Wait } from "./Environment.ts"
import { isDelivered } from "./History.ts"
import { valueAt, stringAt } from "../service/json.ts"
import { isUnreachable, refusesEverything } from "./unreachable.ts"
import type { WaitOptions } from "./Waits.ts"
import { sequenceOf } from "./Sequence.ts"
import { keyOf, Participation } from "./Participation.ts"

/** Gives a raw id for display: a phone number without its prefix. */
const shownId = (id: string): string => (id.startsWith("4:") ? id.slice(2) : id)

const heardTexts = ({ data }: Entry): ReadonlyArray<string> => {
  const prompts = data["prompts"]
  return Array.isArray(prompts)
    ? prompts.map((prompt) => stringAt(prompt, "text") ?? stringAt(prompt, "file") ?? "")
    : []
}

const isHeardBy = ({ data }: Entry, key: string): boolean => {
  const by = data["by"]
  return !Array.isArray(by) || by.includes(key)
}

const matches = (text: string, pattern: string | RegExp): boolean =>
  typeof pattern === "string" ? text.toLowerCase().includes(pattern.toLowerCase()) : text.search(pattern) >= 0

/** Gives the texts and files of the prompts that a participant heard, among these entries. */
const promptsHeard = (entries: ReadonlyArray<Entry>, key: string): ReadonlyArray<string> =>
  entries.flatMap((entry) =>
    entry.kind === "state" && entry.name === "prompts heard" && isHeardBy(entry, key) ? heardTexts(entry) : []
  )

/** The voice that something is said with. */
export interface Voice {
  /** A WAV file, or a URL that prompts are heard from; default what the speech command makes of the text, or a tone. */
  readonly audio?: Uint8Array | string
}

/** A participant that a test controls. */
export class Person {
  protected readonly environment: Environment
  /** The raw id. */
  readonly id: string
  readonly #key: string
  /** What a wait has found already, which is not found again. */
  readonly #found = new Set<string>()
  protected readonly participation: Participation
  /** The number of the entry after which waits search: that of the last action. */
  #since: number

  constructor(environment: Environment, who: string, begin: number = environment.history.last) {
    this.environment = environment
    this.#key = keyOf(who)
    this.id = rawId(read(who) ?? {})
    this.participation = new Participation(environment.history, this.#key, begin)
    this.#since = begin
  }

  /** Whether it calls a Graph application, to which Event Grid delivers nothing. */
  protected get isGraph(): boolean {
    return false
  }

  /** The phone number in E.164, or the raw id. */
  get number(): string {
    return shownId(this.id)
  }

  /** Gives what happened in its calls, in order. */
  entries(): ReadonlyArray<Entry> {
    return this.participation.entries()
  }

  /** Gives the path of the controls of its latest call. */
  protected target(): string | undefined {
    return this.participation.target()
  }

  /** Whether the application cannot take part in its call any more; the end of a call alone does not count, as events may follow it. */
  protected isImpossible(): boolean {
    const entries = this.entries()
    const { history } = this.environment
    return (
      (!this.isGraph && isUnreachable(history, entries, this.participation.begin)) ||
      refusesEverything(history, entries)
    )
  }

  protected wait<A>(wait: Pick<Wait<A>, "wanted" | "look"> & Partial<Wait<A>>, options?: WaitOptions): Promise<A> {
    return this.environment.wait(
      {
        entries: () => this.entries(),
        isImpossible: () => this.isImpossible(),
        isGraph: this.isGraph,
        ...wait,
        wanted: `${this.number} ${wait.wanted}`
      },
      options
    )
  }

  /** Gives the first match since the last action that was not found before. */
  #fresh<A>(pattern: string, find: (entry: Entry) => A | undefined): A | undefined {
    for (const entry of this.entries()) {
      if (entry.sequence <= this.#since) continue
      const found = find(entry)
      const key = `${entry.sequence} ${pattern}`
      if (found === undefined || this.#found.has(key)) continue
      this.#found.add(key)
      return found
    }
    return undefined
  }

  /** Gives advice when what is waited for came earlier. */
  #advicePast(find: (entry: Entry) => unknown): ReadonlyArray<string> {
    return this.entries().some((entry) => find(entry) !== undefined)
      ? [
          "It came earlier: an earlier wait found it, or it came before the last action of this participant (press, says), and a wait searches only what comes after that. The matchers of expectCall search everything."
        ]
      : []
  }

  /** Waits for a delivery of that name that the application acknowledged, and gives its content. */
  protected delivery<A>(name: string, read: (entry: Entry) => A | undefined, options?: WaitOptions): Promise<A> {
    const find = (entry: Entry) => (isDelivered(entry) && entry.name === name ? read(entry) : undefined)
    return this.wait(
      {
        wanted: `to hear ${name}`,
        look: () => this.#fresh(name, find),
        advice: () => this.#advicePast(find)
      },
      options
    )
  }

  /**
   * Waits until a prompt is played to it whose text, or file, contains the string or matches the pattern; gives the whole text. It searches
   * what came since its last action, and finds each prompt once with the same pattern.
   */
  hearsText(pattern: string | RegExp, options?: WaitOptions): Promise<string> {
    const find = (entry: Entry) => promptsHeard([entry], this.#key).find((text) => matches(text, pattern))
    return this.wait(
      {
        wanted: `to hear the text ${String(pattern)}`,
        look: () => this.#fresh(String(pattern), find),
        advice: () => this.#advicePast(find)
      },
      options
    )
  }

  /** Sends input as soon as an application listens for it. */
  protected act(wanted: string, path: string, body: () => object, options?: WaitOptions) {
    return this.wait<ReadonlyArray<string>>(
      {
        wanted,
        look: async () => {
          const target = this.target()
          if (target === undefined || this.participation.isOver()) return undefined
          const before = this.environment.history.last
          try {
            const answer = await this.environment.link.control("POST", `${target}/${path}`, {
              participant: this.id,
              ifHeard: true,
              ...body()
            })
            const heardBy = valueAt(answer, "heardBy")
            if (!Array.isArray(heardBy) || heardBy.length === 0) return undefined
            this.#since = before
            return heardBy.map(String)
          } catch (error) {
            // It is not in the call yet, or the call is not established.
            if (error instanceof Refusal && (error.status === 404 || /established/.test(error.description)))
              return undefined
            throw error
          }
        },
        advice: () => [
          `Nobody listened: no recognition of ${this.number} was under way (recognize, continuous DTMF recognition, subscribeToTone, or a media socket).`
        ]
      },
      options
    )
  }

  /**
   * Presses keys (`0` to `9`, `*`, `#`, `A` to `D`) as soon as the application listens for them: during the prompt of a recognition that
   * may be interrupted, else after it.
   */
  async press(keys: string, options?: WaitOptions): Promise<void> {
    if (!/^[0-9A-D*#]+$/i.test(keys)) throw new TypeError("keys: expected 0 to 9, A to D, * and #")
    for (const key of keys) {
      const ofGraph = { tone: graphTones.get(key.toLowerCase()) ?? `tone${key}` }
      const body = () => (this.target()?.startsWith("/graph") === true ? ofGraph : { tones: key })
      await this.act(`to press ${key}`, "tones", body, options)
    }
  }

  /**
   * Speaks as soon as the application listens: a recognition of speech, a recording, a transcription or a media socket. The text may be empty
   * beside a voice.
   */
  async says(text: string, options?: WaitOptions & Voice): Promise<void> {
    await this.act(`to say ${JSON.stringify(text)}`, "speech", () => ({ text, ...voiceOf(options?.audio) }), options)
  }

  /** Hangs up; the events that follow take their usual network time. */
  async hangUp(): Promise<void> {
    await this.environment.history.refresh()
    const target = this.target()
    const before = this.environment.history.last
    const wanted = { wanted: `${this.number} to hang up`, entries: () => this.entries() }
    if (target === undefined) throw this.environment.failure(wanted, "it is in no call")
    try {
      await this.environment.link.control("POST", `${target}/leave`, { participant: this.id })
    } catch (error) {
      if (error instanceof Refusal && error.status === 404)
        throw this.environment.failure(wanted, "it is not in the call, or the call is over")
      throw error
    }
    this.#since = before
    if (this.environment.waits.isDriven) await this.environment.waits.settle()
  }

  /** Waits until its call is over for it, no matter who ended it. */
  async ends(options?: WaitOptions): Promise<void> {
    await this.wait({ wanted: "to be out of the call", look: () => this.participation.isOver() || undefined }, options)
  }

  /** Waits until somebody else, a number or a raw id, is in a call with it. */
  async isConnectedTo(who: string, options?: WaitOptions): Promise<void> {
    const key = keyOf(who)
    await this.wait(
      {
        wanted: `to be connected to ${who}`,
        look: () => (this.isWith(key) ? true : undefined)
      },
      options
    )
  }

  /**
   * Waits until a condition holds for everything that happened in its calls; with `isNot` checks that it does not hold, once all that was
   * sent is answered.
   */
  async judge(
    { holds, isNot, wanted }: { readonly wanted: string; readonly isNot: boolean; readonly holds: () => boolean },
    options?: WaitOptions
  ): Promise<void> {
    if (!isNot) return void (await this.wait({ wanted, look: () => holds() || undefined }, options))
    await this.environment.waits.settle()
    if (holds())
      throw this.environment.failure(
        { wanted: `${this.number} not ${wanted}`, entries: () => this.entries() },
        "it is the case"
      )
  }

  /** Whether somebody, by a raw id in lower case, is in its call with it. */
  isWith(key: string): boolean {
    return this.participation.present().has(key)
  }

  /** Whether the application has acknowledged an event or notification of that name at any time. */
  hasReceived(name: string): boolean {
    return this.entries().some((entry) => isDelivered(entry) && entry.name === name)
  }

  /** Whether a prompt was played to it at any time that contains the string or matches the pattern. */
  hasHeard(pattern: string | RegExp): boolean {
    return promptsHeard(this.entries(), this.#key).some((text) => matches(text, pattern))
  }

  /** Whether its call is over for it. */
  hasEnded(): boolean {
    return this.participation.isOver()
  }

  /** Gives everything that happened in its calls, as lines. */
  async sequence(): Promise<string> {
    await this.environment.history.refresh()
    return sequenceOf(this.entries())
  }
}

const graphTones = new Map([
  ["*", "star"],
  ["#", "pound"],
  ["a", "a"],
  ["b", "b"],
  ["c", "c"],
  ["d", "d"]
])
