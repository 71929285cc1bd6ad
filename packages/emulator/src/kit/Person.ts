/** Somebody on the telephone network whom a test speaks for: hears prompts, presses keys, speaks, hangs up; in whichever call it is just now. */
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { Entry } from "../service/Journal.ts"
import { Refusal } from "../service/Refusal.ts"
import { read } from "../telephony/Identifier.ts"
import type { Environment, Wait } from "./Environment.ts"
import { at, isDelivered, textAt } from "./History.ts"
import { isUnattended, isUnheard } from "./hopeless.ts"
import type { WaitOptions } from "./Pace.ts"
import { sequenceOf } from "./Sequence.ts"
import { keyOf, Whereabouts } from "./Whereabouts.ts"

/** A raw id as people write it: a phone number without its prefix. */
const shownId = (id: string): string => (id.startsWith("4:") ? id.slice(2) : id)

const heardTexts = ({ data }: Entry): ReadonlyArray<string> => {
  const prompts = data["prompts"]
  return Array.isArray(prompts) ? prompts.map((prompt) => textAt(prompt, "text") ?? textAt(prompt, "file") ?? "") : []
}

const isHeardBy = ({ data }: Entry, key: string): boolean => {
  const by = data["by"]
  return !Array.isArray(by) || by.includes(key)
}

const matches = (text: string, pattern: string | RegExp): boolean =>
  typeof pattern === "string"
    ? text.toLowerCase().includes(pattern.toLowerCase())
    : new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, "")).test(text)

/** The texts and files of prompts that a participant heard, among these entries. */
const promptsHeard = (entries: ReadonlyArray<Entry>, key: string): ReadonlyArray<string> =>
  entries.flatMap((entry) =>
    entry.kind === "state" && entry.name === "prompts heard" && isHeardBy(entry, key) ? heardTexts(entry) : []
  )

/** Somebody on the network. */
export class Person {
  protected readonly environment: Environment
  /** The raw id. */
  readonly id: string
  readonly #key: string
  /** What a wait found already: that is not found again. */
  readonly #found = new Set<string>()
  protected readonly whereabouts: Whereabouts
  /** The entry behind which waits look: what came before the last action is past. */
  #since: number

  constructor(environment: Environment, who: string, begin: number = environment.history.last) {
    this.environment = environment
    this.#key = keyOf(who)
    this.id = rawId(read(who) ?? {})
    this.whereabouts = new Whereabouts(environment.history, this.#key, begin)
    this.#since = begin
  }

  /** Whether it calls a Graph application, which Event Grid tells nothing. */
  protected get isGraph(): boolean {
    return false
  }

  /** The phone number in E.164, or the raw id. */
  get number(): string {
    return shownId(this.id)
  }

  /** What happened in its calls, in order. */
  entries(): ReadonlyArray<Entry> {
    return this.whereabouts.entries()
  }

  /** Its latest call, as controls name it. */
  protected target(): string | undefined {
    return this.whereabouts.target()
  }

  /** Whether nothing more happens in its calls; after the end of a call there are still events on their way. */
  protected isHopeless(): boolean {
    const entries = this.entries()
    const { history } = this.environment
    return (!this.isGraph && isUnattended(history, entries, this.whereabouts.begin)) || isUnheard(history, entries)
  }

  protected wait<A>(wait: Pick<Wait<A>, "wanted" | "look"> & Partial<Wait<A>>, options?: WaitOptions): Promise<A> {
    return this.environment.wait(
      {
        entries: () => this.entries(),
        isHopeless: () => this.isHopeless(),
        isGraph: this.isGraph,
        ...wait,
        wanted: `${this.number} ${wait.wanted}`
      },
      options
    )
  }

  /** The first thing of a kind since the last action that was not found before. */
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

  /** Advice when what is waited for came before. */
  #advicePast(find: (entry: Entry) => unknown): ReadonlyArray<string> {
    return this.entries().some((entry) => find(entry) !== undefined)
      ? [
          "It came before, and was waited for already, or came before the last action of this participant (press, says): waits look at what comes after it. The matchers of expectCall look at everything."
        ]
      : []
  }

  /** Waits for a delivery of that name which the application acknowledged, and gives what it was. */
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
   * Waits until a prompt is played to it whose text, or file, has this text in it or matches; gives all of the text. It looks at what came
   * since its last action, and finds each prompt once with the same pattern.
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

  /** Does something as soon as somebody listens to it. */
  protected act(wanted: string, path: string, body: () => object, options?: WaitOptions) {
    return this.wait<ReadonlyArray<string>>(
      {
        wanted,
        look: async () => {
          const target = this.target()
          if (target === undefined || this.whereabouts.isOver()) return undefined
          const before = this.environment.history.last
          try {
            const answer = await this.environment.link.control("POST", `${target}/${path}`, {
              participant: this.id,
              ifHeard: true,
              ...body()
            })
            const heardBy = at(answer, "heardBy")
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

  /** Says something as soon as the application listens: a recognition of speech, a recording, a transcription or a media socket. */
  async says(text: string, options?: WaitOptions): Promise<void> {
    await this.act(`to say ${JSON.stringify(text)}`, "speech", () => ({ text }), options)
  }

  /** Hangs up; the others are told in the time that it takes. */
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
    if (this.environment.pace.isDriven) await this.environment.pace.settle()
  }

  /** Waits until its call is over for it, whoever ended it. */
  async ends(options?: WaitOptions): Promise<void> {
    await this.wait({ wanted: "to be out of the call", look: () => this.whereabouts.isOver() || undefined }, options)
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
   * Waits until something is so, judged by everything that happened in its calls; with `isNot` whether it is not so now, without a wait but for
   * what is on its way.
   */
  async judge(
    { holds, isNot, wanted }: { readonly wanted: string; readonly isNot: boolean; readonly holds: () => boolean },
    options?: WaitOptions
  ): Promise<void> {
    if (!isNot) return void (await this.wait({ wanted, look: () => holds() || undefined }, options))
    await this.environment.pace.settle()
    if (holds())
      throw this.environment.failure(
        { wanted: `${this.number} not ${wanted}`, entries: () => this.entries() },
        "it is so"
      )
  }

  /** Whether somebody, by a raw id in lower case, is in its call with it. */
  isWith(key: string): boolean {
    return this.whereabouts.present().has(key)
  }

  /** Whether the application has taken an event or notification of that name, ever. */
  hasReceived(name: string): boolean {
    return this.entries().some((entry) => isDelivered(entry) && entry.name === name)
  }

  /** Whether a prompt was played to it with this text in it, or that matches, ever. */
  hasHeard(pattern: string | RegExp): boolean {
    return promptsHeard(this.entries(), this.#key).some((text) => matches(text, pattern))
  }

  /** Whether it is in no call any more. */
  hasEnded(): boolean {
    return this.whereabouts.isOver()
  }

  /** Everything that happened in its calls, as lines. */
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
