/** The flags of `effect-comms emulator`: read into options, or what is wrong with them. */
import { isIP } from "node:net"
import { parseArgs } from "node:util"
import { subscriptionsOf } from "../EventGridSubscription.ts"
import { isHttp } from "../service/isHttp.ts"
import type { ServeOptions } from "../Served.ts"

/** What to print for `--help`. */
export const help = `effect-comms emulator: Azure Communication Services and Microsoft Graph calls on this machine

Usage: effect-comms emulator [flags]

  --port <number>              port to listen on; default 4280, 0 for any that is free
  --host <address>             address to listen on; default 127.0.0.1
  --host-name <name>           a name, besides localhost, that it is reached by, as in a container; repeat for more
  --tls                        listen for https with a certificate of the local cloud's own authority
  --data <folder>              where that authority is kept; default in the user's cache folder
  --access-key <base64>        key of the ACS resource; default a fixed development key
  --graph-client <id:secret>   the only Graph client that gets a token; default any
  --graph-permissions <names>  the application permissions of Graph clients, such as Calls.Initiate.All, by comma; default all
  --graph-webhook <id=URL>     where a Graph application is told of calls from the network, or a URL for all; repeat for more
  --relaxed-graph              accept bearers for Graph that were not issued here
  --phone-number <E.164>       a caller id that the resource owns; repeat for more; default any
  --event-grid <types=URL>     subscribe an endpoint to IncomingCall, recording and chat events, or to these types of events alone,
                               such as Microsoft.Communication.IncomingCall, several by comma; repeat for more endpoints
  --event-grid-schema <name>   eventgrid (default) or cloudevents
  --callback-retries <number>  attempts after the first of a callback that was not acknowledged; default 3
  --allow-callback-host <host> callbacks and media sockets may go to this host, too; repeat for more; default loopback only
  --token-per-event            a fresh token for each callback
  --expose-controls            answer /_emulator to other than loopback addresses
  --claimed-repeats <what>     replay (default) or execute-again a repeated create, answer, redirect, reject, connect
  --end-of-others <code>       sub-code of the other legs of a terminated call: 5001 (default), 5002 or 7000
  --throttling                 refuse with 429 what is above the published rate limits of Chat, Identity and Graph's calls
  --journal-limit <number>     how many entries the journal keeps, the latest; default 100000
  --journal-bytes <number>     how many bytes of memory they take at most, about; default 67108864
  --scale <factor>             how fast network time goes; default 1, 0 only when advanced
  --help, --version
`

/** What the command line asks for. */
export type Asked =
  | { readonly _tag: "Help" }
  | { readonly _tag: "Version" }
  | { readonly _tag: "Wrong"; readonly description: string }
  | { readonly _tag: "Serve"; readonly options: ServeOptions; readonly scale: number }

const flags = {
  port: { type: "string" },
  host: { type: "string" },
  "host-name": { type: "string", multiple: true },
  tls: { type: "boolean" },
  data: { type: "string" },
  "access-key": { type: "string" },
  "graph-client": { type: "string" },
  "graph-permissions": { type: "string" },
  "graph-webhook": { type: "string", multiple: true },
  "relaxed-graph": { type: "boolean" },
  "phone-number": { type: "string", multiple: true },
  "event-grid": { type: "string", multiple: true },
  "event-grid-schema": { type: "string" },
  "callback-retries": { type: "string" },
  "allow-callback-host": { type: "string", multiple: true },
  "token-per-event": { type: "boolean" },
  "expose-controls": { type: "boolean" },
  "claimed-repeats": { type: "string" },
  "end-of-others": { type: "string" },
  throttling: { type: "boolean" },
  "journal-limit": { type: "string" },
  "journal-bytes": { type: "string" },
  scale: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" }
} as const

class Misuse extends Error {}

const number = (flag: string, text: string | undefined, most: number, whole = true): number | undefined => {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text.trim() === "" || !(value >= 0 && value <= most) || (whole && !Number.isInteger(value)))
    throw new Misuse(`--${flag}: expected a ${whole ? "whole " : ""}number from 0 to ${most}`)
  return value
}

const one = <A extends string | number>(
  flag: string,
  text: string | undefined,
  of: ReadonlyArray<A>
): A | undefined => {
  if (text === undefined) return undefined
  const found = of.find((value) => String(value) === text)
  if (found === undefined) throw new Misuse(`--${flag}: expected ${of.join(" or ")}`)
  return found
}

const matching = (flag: string, text: string | undefined, pattern: RegExp, expected: string): string | undefined => {
  if (text !== undefined && !pattern.test(text)) throw new Misuse(`--${flag}: expected ${expected}`)
  return text
}

const each = (
  flag: string,
  texts: ReadonlyArray<string> | undefined,
  isRight: (text: string) => boolean,
  expected: string
): ReadonlyArray<string> | undefined => {
  if (texts?.every(isRight) === false) throw new Misuse(`--${flag}: expected ${expected}`)
  return texts
}

const isAddress = (text: string): boolean => isIP(text.replace(/^\[|\]$/g, "")) !== 0 || /^[\w.-]+$/.test(text)

/** A name or an address; one of IPv6 with a port stands in brackets. */
const isAuthority = (text: string): boolean => isAddress(text) || /^(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i.test(text)

const bareHost = "a name or an address, without a scheme and without a port"

const checkSubscriptions = (texts: ReadonlyArray<string> | undefined): void => {
  try {
    subscriptionsOf(texts)
  } catch (error) {
    throw new Misuse(`--event-grid: ${error instanceof Error ? error.message : "expected a URL"}`)
  }
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

/** Without the members that are `undefined`. */
const defined = <T extends object>(object: T): Defined<T> => {
  const copy: Defined<T> = { ...object }
  for (const key of Object.keys(copy)) if (Reflect.get(copy, key) === undefined) Reflect.deleteProperty(copy, key)
  return copy
}

/** Reads the arguments behind the program's name. */
export const read = (args: ReadonlyArray<string>): Asked => {
  try {
    const { positionals, values } = parseArgs({ args: [...args], options: flags, allowPositionals: true })
    if (values.help === true) return { _tag: "Help" }
    if (values.version === true) return { _tag: "Version" }
    const [command, ...more] = positionals
    if (command === undefined) return { _tag: "Help" }
    if (command !== "emulator" || more.length > 0) throw new Misuse("expected: effect-comms emulator [flags]")
    for (const phone of values["phone-number"] ?? []) matching("phone-number", phone, /^\+\d{4,15}$/, "E.164")
    if (values.host !== undefined) each("host", [values.host], isAddress, bareHost)
    checkSubscriptions(values["event-grid"])
    const options = defined({
      port: number("port", values.port, 65_535),
      host: values.host,
      hostNames: each("host-name", values["host-name"], isAddress, bareHost),
      tls: values.tls,
      data: values.data,
      accessKey: matching("access-key", values["access-key"], /^[A-Za-z0-9+/]+={0,2}$/, "base64"),
      graphClient: matching("graph-client", values["graph-client"], /^[^:]+:.+$/, "id:secret"),
      graphPermissions: each(
        "graph-permissions",
        values["graph-permissions"]?.split(",").map((name) => name.trim()),
        (name) => /^Calls\.\w+\.All$/.test(name),
        "names such as Calls.Initiate.All, by comma"
      ),
      graphWebhooks: each(
        "graph-webhook",
        values["graph-webhook"],
        (text) => isHttp(text.replace(/^[^=/?]+=/, "")),
        "an http or https URL, with or without a client id and = before it"
      ),
      relaxedGraph: values["relaxed-graph"],
      phoneNumbers: values["phone-number"],
      eventGrid: values["event-grid"],
      eventGridSchema: one("event-grid-schema", values["event-grid-schema"], ["eventgrid", "cloudevents"]),
      callbackRetries: number("callback-retries", values["callback-retries"], 100),
      allowCallbackHosts: each(
        "allow-callback-host",
        values["allow-callback-host"],
        isAuthority,
        "a name or an address, with or without a port, and no scheme"
      ),
      tokenPerEvent: values["token-per-event"],
      exposeControls: values["expose-controls"],
      claimedRepeats: one("claimed-repeats", values["claimed-repeats"], ["replay", "execute-again"]),
      endOfOthers: one("end-of-others", values["end-of-others"], [5001, 5002, 7000]),
      throttling: values.throttling,
      journalLimit: number("journal-limit", values["journal-limit"], 1e9),
      journalBytes: number("journal-bytes", values["journal-bytes"], 1e12)
    })
    return { _tag: "Serve", options, scale: number("scale", values.scale, 10_000, false) ?? 1 }
  } catch (error) {
    return { _tag: "Wrong", description: error instanceof Error ? error.message : "the flags do not fit" }
  }
}
