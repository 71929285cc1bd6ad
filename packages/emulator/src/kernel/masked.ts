/**
 * What the journal and the state show of data: everything but secrets, and of what is large a part.
 *
 * One walk masks, cuts and estimates the size; what needs neither is shared, not copied.
 */
import { secrecyOf } from "./secretNames.ts"

/** Names in a query whose values are secret besides those of members. */
const secretParameter = /^(?:code|key|auth)$/i

const secret = "<secret>"

/** A name and `=` in URLs, forms and connection strings, wherever a text has one; an ellipsis (U+2026) stands for a value. */
const parameterName = /(?<=^|[?&;\s])([\w.-]+)=(?!\u2026(?:[,\s]|$))/g
const parameterValue = /[^&#;\s"'<>]+/y
/** A name and the quote of its value in JSON that is the text of a member, with its quotes escaped or not. */
const quotedName = /(?<=")([\w.-]+)\\*"\s*:\s*\\*"/g
const quotedValue = /[^"\\]+/y
/** The user and the password before the host of a URL. */
const userOfUrl = /(\/\/)[^/?#\s@"'<>]+@/g
/** Values of Authorization, wherever they are; the words "bearer token", and the parameters of a challenge, are none. */
const credentials =
  /\b(Bearer|Basic|SharedKey|SharedAccessSignature|HMAC-SHA256)\s{1,8}(?!tokens?(?:[\s,;:]|\.?$|\.\s)|(?:realm|error|scope|charset|authorization_uri)=)[^\s"',<>]+/gi
/** A token that is signed; the context of an IncomingCall is none. */
const signedTokens = /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]+\.[\w-]{8,}/g

/** Whether something is behind the second dot of what looks like a token: contexts are long, and end there. */
const maybeSigned = (text: string): boolean => {
  const at = text.indexOf(".eyJ")
  const dot = at < 0 ? -1 : text.indexOf(".", at + 1)
  return dot >= 0 && dot + 1 < text.length
}

/** A part of every name that is secret, which most texts have nowhere. */
const mayName = /token|secret|pass|key|credential|sig|cookie|assertion|pwd|sas|auth|code/i

/** Replaces the values behind the names that are secret. */
const withoutValues = (text: string, names: RegExp, values: RegExp, isSecret: (name: string) => boolean): string => {
  let open = ""
  let at = 0
  names.lastIndex = 0
  for (let found = names.exec(text); found !== null; found = names.exec(text)) {
    if (!isSecret(found[1] ?? "")) continue
    values.lastIndex = names.lastIndex
    if (!values.test(text)) continue
    open += text.slice(at, names.lastIndex) + secret
    at = values.lastIndex
    names.lastIndex = at
  }
  return at === 0 ? text : open + text.slice(at)
}
const isSecretMember = (name: string): boolean => secrecyOf(name) === "secret"
const isSecretParameter = (name: string): boolean => secretParameter.test(name) || isSecretMember(name)

/** A text without its secrets; most have none of what is looked for, which is cheaper to see. */
export const maskedText = (text: string): string => {
  let open = text
  if (open.includes("@") && open.includes("//")) open = open.replace(userOfUrl, `$1${secret}@`)
  const hasQuotes = open.includes('"')
  const hasParameters = open.includes("=")
  if ((hasQuotes || hasParameters) && mayName.test(open)) {
    if (hasQuotes) open = withoutValues(open, quotedName, quotedValue, isSecretMember)
    if (hasParameters) open = withoutValues(open, parameterName, parameterValue, isSecretParameter)
  }
  if (open.includes(" ") || open.includes("\t")) open = open.replace(credentials, `$1 ${secret}`)
  return maybeSigned(open) ? open.replace(signedTokens, secret) : open
}

/** The most characters of a text that are kept. */
const longestText = 16_384
/** The most bytes of a value that are kept, about, and its most levels. */
const largest = 65_536
const deepest = 64

/** What is there instead of what was cut. */
const rest = "…"

/** What an object, a member or an item and a character take in memory, roughly. */
const objectBytes = 32
const memberBytes = 16

type Members = Readonly<Record<string, unknown>>

/** Data as it is shown, and about how many bytes of memory it takes. */
interface Shown {
  readonly value: Members
  readonly bytes: number
}

/** A copy of a text that does not keep the whole of what it was cut from. */
const cut = (text: string): string =>
  `${Buffer.from(text.slice(0, longestText)).toString()}${rest} (${text.length} characters)`

const isList = (value: Members | ReadonlyArray<unknown>): value is ReadonlyArray<unknown> => Array.isArray(value)
const isCompound = (value: unknown): value is Members | ReadonlyArray<unknown> =>
  typeof value === "object" && value !== null

/** Whether the members within a secret one, or one of this name, are secret. */
const hides = (name: string, isHidden: boolean): boolean => {
  const secrecy = secrecyOf(name)
  return isHidden ? secrecy !== "open" : secrecy === "secret"
}

/** Masks data, and cuts what is larger than an entry of the journal may be. */
export const shown = (given: Members, most = largest): Shown => {
  let bytes = 0
  const ofText = (text: string, isHidden: boolean): string => {
    const open = isHidden && text !== "" ? secret : maskedText(text.length > longestText ? cut(text) : text)
    bytes += memberBytes + open.length
    return open
  }
  const ofList = (list: ReadonlyArray<unknown>, isHidden: boolean, depth: number): ReadonlyArray<unknown> => {
    let copy: Array<unknown> | undefined
    for (const [index, item] of list.entries()) {
      if (bytes > most) return [...(copy ?? list).slice(0, index), rest]
      const open = walk(item, isHidden, depth + 1)
      if (open === item) continue
      copy ??= [...list]
      copy[index] = open
    }
    return copy ?? list
  }
  const ofRecord = (record: Members, isHidden: boolean, depth: number): Members => {
    let copy: Record<string, unknown> | undefined
    for (const [index, [key, member]] of Object.entries<unknown>(record).entries()) {
      if (bytes > most) return Object.fromEntries([...Object.entries(copy ?? record).slice(0, index), [rest, rest]])
      bytes += memberBytes + key.length
      const open = walk(member, hides(key, isHidden), depth + 1)
      if (open === member) continue
      copy ??= { ...record }
      copy[key] = open
    }
    return copy ?? record
  }
  const walk = (value: unknown, isHidden: boolean, depth: number): unknown => {
    if (typeof value === "string") return ofText(value, isHidden)
    bytes += memberBytes
    if (typeof value === "number") return isHidden ? secret : value
    if (!isCompound(value)) return value
    bytes += objectBytes
    if (depth > deepest || bytes > most) return rest
    return isList(value) ? ofList(value, isHidden, depth) : ofRecord(value, isHidden, depth)
  }
  return { value: ofRecord(given, false, 0), bytes }
}

/** Data without its secrets, and whole. */
export const masked = (data: Members): Members => shown(data, Infinity).value

const noParameters: Readonly<Record<string, string>> = {}

/** The parameters of a query as they are shown. */
export const maskedQuery = (query: string): Readonly<Record<string, string>> =>
  query === ""
    ? noParameters
    : Object.fromEntries(
        [...new URLSearchParams(query)].map(([name, value]) => [name, secretParameter.test(name) ? secret : value])
      )
