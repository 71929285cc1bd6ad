/** Reads what was given to `effect-comms emulator` into its options, or says what is wrong with it. */
import { isIP } from "node:net"
import { subscriptionsOf } from "../EventGridSubscription.ts"
import type { ServeOptions } from "../Served.ts"
import { isHttp } from "../service/isHttp.ts"
import { UsageError } from "./UsageError.ts"
import type { Given, Lookup } from "./Sources.ts"

/** What the local cloud prints of what happens. */
type Output = "lines" | "json" | "nothing"

/** What the command is to serve. */
export interface Serving {
  readonly options: ServeOptions
  /** How fast network time goes. */
  readonly scale: number
  readonly output: Output
}

const one = ({ texts }: Given): string | undefined => texts.at(-1)

/** Decimal, as people write it: other forms of numbers would be taken for another one. */
const decimal = /^\d{1,15}(?:\.\d{1,9})?$/

const number = (given: Given, most: number, whole = true): number | undefined => {
  const text = one(given)
  if (text === undefined) return undefined
  const value = decimal.test(text.trim()) ? Number(text) : Number.NaN
  if (!(value <= most) || (whole && !Number.isInteger(value)))
    throw new UsageError(
      `${given.source}: expected a ${whole ? "whole number" : "number"} from 0 to ${most}, in decimal digits`
    )
  return value
}

const choice = <A extends string | number>(given: Given, of: ReadonlyArray<A>): A | undefined => {
  const text = one(given)
  if (text === undefined) return undefined
  const found = of.find((value) => String(value) === text)
  if (found === undefined) throw new UsageError(`${given.source}: expected ${of.join(" or ")}`)
  return found
}

const each = (
  { source, texts }: Given,
  isRight: (text: string) => boolean,
  expected: string
): ReadonlyArray<string> | undefined => {
  if (texts.length === 0) return undefined
  if (!texts.every(isRight)) throw new UsageError(`${source}: expected ${expected}`)
  return texts
}

const matching = (given: Given, pattern: RegExp, expected: string): string | undefined => {
  const text = one(given)
  if (text !== undefined && !pattern.test(text)) throw new UsageError(`${given.source}: expected ${expected}`)
  return text
}

const isOn = (given: Given): boolean | undefined => {
  const text = one(given)?.toLowerCase()
  if (text === undefined) return undefined
  if (/^(?:true|1|yes|y|on)$/.test(text)) return true
  if (/^(?:false|0|no|n|off)$/.test(text)) return false
  throw new UsageError(`${given.source}: expected true or false`)
}

const isAddress = (text: string): boolean => isIP(text.replace(/^\[|\]$/g, "")) !== 0 || /^[\w.-]+$/.test(text)

/** A name or an address; one of IPv6 with a port stands in brackets. */
const isAuthority = (text: string): boolean => isAddress(text) || /^(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i.test(text)

const bareHost = "a name or an address, without a scheme and without a port"

const subscriptions = ({ source, texts }: Given): ReadonlyArray<string> | undefined => {
  try {
    subscriptionsOf(texts)
  } catch (error) {
    throw new UsageError(`${source}: ${error instanceof Error ? error.message : "expected a URL"}`)
  }
  return texts.length === 0 ? undefined : texts
}

/** A file, or whether there is to be one. */
const persisted = (given: Given): string | boolean | undefined => {
  const text = one(given)
  if (text === "") throw new UsageError(`${given.source}: expected a file`)
  return text === "true" ? true : text === "false" ? false : text
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

/** Without the members that are `undefined`. */
const defined = <T extends object>(object: T): Defined<T> => {
  const copy: Defined<T> = { ...object }
  for (const key of Object.keys(copy)) if (Reflect.get(copy, key) === undefined) Reflect.deleteProperty(copy, key)
  return copy
}

const outputOf = (given: Lookup): Output => {
  const isQuiet = isOn(given("quiet")) === true
  const isJson = isOn(given("json")) === true
  if (isQuiet && isJson)
    throw new UsageError(`${given("json").source}: cannot be used with ${given("quiet").source}; set one of the two`)
  return isJson ? "json" : isQuiet ? "nothing" : "lines"
}

/** Reads what was given; throws a `UsageError` that names where it was given. */
export const read = (given: Lookup): Serving => {
  const options = defined({
    port: number(given("port"), 65_535),
    host: each(given("host"), isAddress, bareHost)?.at(-1),
    hostNames: each(given("host-name"), isAddress, bareHost),
    tls: isOn(given("tls")),
    data: one(given("data")),
    accessKey: matching(given("access-key"), /^[A-Za-z0-9+/]+={0,2}$/, "base64"),
    graphClient: matching(given("graph-client"), /^[^:]+:.+$/, "id:secret"),
    graphPermissions: each(
      {
        source: given("graph-permissions").source,
        texts: given("graph-permissions").texts.flatMap((text) => text.split(",").map((name) => name.trim()))
      },
      (name) => /^Calls\.\w+\.All$/.test(name),
      "names such as Calls.Initiate.All, by comma"
    ),
    graphWebhooks: each(
      given("graph-webhook"),
      (text) => isHttp(text.replace(/^[^=/?]+=/, "")),
      "an http or https URL, with or without a client id and = before it"
    ),
    relaxedGraph: isOn(given("relaxed-graph")),
    phoneNumbers: each(given("phone-number"), (text) => /^\+\d{4,15}$/.test(text), "E.164, such as +14255550100"),
    eventGrid: subscriptions(given("event-grid")),
    eventGridSchema: choice(given("event-grid-schema"), ["eventgrid", "cloudevents"]),
    callbackRetries: number(given("callback-retries"), 100),
    allowCallbackHosts: each(
      given("allow-callback-host"),
      isAuthority,
      "a name or an address, with or without a port, and no scheme"
    ),
    tokenPerEvent: isOn(given("token-per-event")),
    exposeControls: isOn(given("expose-controls")),
    claimedRepeats: choice(given("claimed-repeats"), ["replay", "execute-again"]),
    endOfOthers: choice(given("end-of-others"), [5001, 5002, 7000]),
    throttling: isOn(given("throttling")),
    media: matching(given("media"), /\S/, "a folder"),
    fetchMedia: isOn(given("no-fetch-media")) === true ? false : undefined,
    speechCommand: matching(given("speech-command"), /\S/, "a command"),
    recognitionCommand: matching(given("recognition-command"), /\S/, "a command"),
    persist: persisted(given("persist")),
    journalLimit: number(given("journal-limit"), 1e9),
    journalBytes: number(given("journal-bytes"), 1e12)
  })
  return { options, scale: number(given("scale"), 10_000, false) ?? 1, output: outputOf(given) }
}
