/**
 * The signing keys of webhooks' tokens: found by a metadata document or at an address, kept, and looked for anew in good time.
 *
 * Webhooks are refused while there are no signing keys, and may be lost by it: the last good ones are used on while no newer ones can be had, for a
 * bounded time. The address is spared: one exchange at a time, a pause after a failure, and none for a key that was looked for just now.
 */
import * as Jose from "jose"
import * as goodSignatures from "./goodSignatures.ts"
import { whyOf } from "./whyOf.ts"
import { within } from "./within.ts"

/** The signing keys could not be fetched. */
export class Unavailable extends Error {}

/** How signing keys are fetched. */
export interface Options {
  /** The metadata document that names the key set, or the key set itself. */
  readonly url: string
  readonly isMetadata: boolean
  readonly fetch: typeof globalThis.fetch
  /** After how long they are looked for anew. */
  readonly keepMillis: number
  /** How much longer the last ones are used when that fails. */
  readonly staleMillis: number
}

const timeoutMillis = 5_000
const mostBytes = 1024 * 1024
/** How long after keys came an unknown one is not looked for. */
const cooldownMillis = 30_000
const longestPauseMillis = 60_000

interface Held {
  readonly keys: ReturnType<typeof Jose.createLocalJWKSet>
  /** When they came, or when the clock was found to have been set back since. */
  at: number
}

interface Failed {
  readonly error: Unavailable
  readonly count: number
  readonly at: number
  readonly pauseMillis: number
}

/** Remote signing keys. Times are given, in milliseconds. */
export class RemoteKeys {
  readonly #options: Options
  #held: Held | undefined
  #failed: Failed | undefined
  #pending: Promise<void> | undefined
  /** Whether it was warned that the last good keys are used on. */
  #warned = false
  /** The failure of which was warned that it refuses webhooks. */
  #refused: Failed | undefined
  readonly #warnings: Array<string> = []

  constructor(options: Options) {
    this.#options = options
  }

  /**
   * What is to be logged: that the last good keys are used on, once for each time that newer ones cannot be fetched; and that webhooks are
   * refused for it, once for each attempt to fetch them.
   */
  takeWarnings(): ReadonlyArray<string> {
    return this.#warnings.splice(0)
  }

  /**
   * The key that a token names. On account of one that has a `flaw` keys are looked for only if that was never tried; else the flaw is why
   * there is none.
   */
  async keyOf(header: Jose.JWSHeaderParameters, token: Jose.FlattenedJWSInput, now: number, flaw?: Error) {
    const { keepMillis } = this.#options
    // By a clock that was set back they would be new for ever.
    if (this.#held !== undefined) this.#held.at = Math.min(this.#held.at, now)
    if (this.#held === undefined || now - this.#held.at >= keepMillis) {
      if (flaw !== undefined && (this.#held !== undefined || this.#failed !== undefined)) throw flaw
      await this.#refresh(now)
    }
    const held = this.#usable(now)
    try {
      return await held.keys(header, token)
    } catch (cause) {
      if (!(cause instanceof Jose.errors.JWKSNoMatchingKey)) throw cause
      // It may be newer than what is held.
      if (flaw !== undefined || (this.#failed === undefined && now - held.at < cooldownMillis)) throw cause
      await this.#refresh(now)
      if (this.#held !== undefined && this.#held !== held) return await this.#held.keys(header, token)
      throw this.#refusal() ?? cause
    }
  }

  /** Why there are no keys. */
  #refusal(): Unavailable | undefined {
    const failed = this.#failed
    if (failed !== undefined && failed !== this.#refused) {
      this.#refused = failed
      this.#warnings.push(`webhooks are refused, as their signing keys cannot be fetched: ${failed.error.message}`)
    }
    return failed?.error
  }

  #usable(now: number): Held {
    const { keepMillis, staleMillis } = this.#options
    const held = this.#held
    const age = held === undefined ? Infinity : now - held.at
    if (held === undefined || age >= keepMillis + staleMillis)
      throw this.#refusal() ?? new Unavailable("the key set: none is there")
    if (age >= keepMillis && !this.#warned) {
      this.#warned = true
      const why = this.#failed?.error.message ?? "no answer"
      const left = Math.round((keepMillis + staleMillis - age) / 60_000)
      this.#warnings.push(
        `the signing keys of webhooks cannot be fetched (${why}): the last good ones are used for ${left} minutes more at most`
      )
    }
    return held
  }

  /** Looks for keys, unless that has failed just now; how it ends is in the fields. */
  #refresh(now: number): Promise<void> {
    if (this.#pending !== undefined) return this.#pending
    // A clock that was set back ends the pause.
    if (this.#failed !== undefined && Math.abs(now - this.#failed.at) < this.#failed.pauseMillis)
      return Promise.resolve()
    this.#pending = this.#attempt(now).finally(() => {
      this.#pending = undefined
    })
    return this.#pending
  }

  async #attempt(now: number): Promise<void> {
    try {
      const keys = await this.#look()
      this.#held = { keys, at: now }
      this.#failed = undefined
      this.#warned = false
    } catch (cause) {
      const count = (this.#failed?.count ?? 0) + 1
      const pauseMillis = Math.min(longestPauseMillis, 1_000 * 2 ** (count - 1))
      this.#failed = { error: unavailable(cause), count, at: now, pauseMillis }
    }
  }

  async #look() {
    const { fetch, isMetadata, url } = this.#options
    const address = isMetadata ? jwksUri(url, await document(fetch, url, "the metadata document")) : url
    const set = await document(fetch, address, "the key set")
    const keys: unknown = isRecord(set) ? set["keys"] : undefined
    if (!Array.isArray(keys) || !keys.every(isRecord))
      throw new Unavailable(`the key set ${shown(address)}: expected an array of keys`)
    return goodSignatures.keySet({ keys: keys.map((key) => ({ ...key })) })
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const unavailable = (cause: unknown): Unavailable =>
  cause instanceof Unavailable ? cause : new Unavailable(`the key set: ${whyOf(cause)}`, { cause })

const jwksUri = (metadataUrl: string, metadata: unknown): string => {
  const uri = isRecord(metadata) ? metadata["jwks_uri"] : undefined
  const refuse = (why: string) => new Unavailable(`the metadata document ${shown(metadataUrl)}: ${why}`)
  if (typeof uri !== "string" || !URL.canParse(uri)) throw refuse("it has no jwks_uri")
  if (new URL(metadataUrl).protocol === "https:" && new URL(uri).protocol !== "https:")
    throw refuse("its jwks_uri is not https")
  return uri
}

/** Gets a JSON document: one that is at the address itself, of bounded size, within a bounded time. */
const document = async (fetch: typeof globalThis.fetch, url: string, what: string): Promise<unknown> => {
  try {
    return await within(timeoutMillis, async (signal) => {
      const response = await fetch(url, { signal, redirect: "manual", headers: { accept: "application/json" } })
      if (response.status === 200) return parsed(await textOf(response))
      discard(response)
      throw new Error(`status ${response.status}`)
    })
  } catch (cause) {
    throw new Unavailable(`${what} ${shown(url)}: ${whyOf(cause)}`, { cause })
  }
}

/** An address without credentials and query. */
const shown = (url: string): string => {
  const { host, pathname, protocol } = new URL(url)
  return `${protocol}//${host}${pathname}`
}

/** JSON; what the parser would say quotes the text. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error("expected JSON")
  }
}

const discard = (response: Response): void => {
  response.body?.cancel().catch(() => undefined)
}

const textOf = async (response: Response): Promise<string> => {
  const tooLarge = new Error(`larger than ${mostBytes} bytes`)
  if (Number(response.headers.get("content-length") ?? 0) > mostBytes) {
    discard(response)
    throw tooLarge
  }
  if (response.body === null) return ""
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ""
  let bytes = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength
    if (bytes > mostBytes) {
      reader.cancel().catch(() => undefined)
      throw tooLarge
    }
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}
