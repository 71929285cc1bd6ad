/**
 * Which names of members, parameters and headers have secret values, by the words that they are made of: `accessToken`, `x-functions-key`,
 * `secretText`. A name that says something about a secret is not secret itself: `createTokenWithScopes`, `tokenType`, `maxTokens`, `lastTokenIssuedAt`.
 */

/** Words for a secret, in names whose words are apart by hyphens; a secretary, a tokenizer and a passwordless login are none. */
const noun =
  "(?:token(?!iz)|secret(?!ar(?:y|ies))|passw(?:or)?d(?!less)|passphrase|passcode|credential|signature|cookie|assertion" +
  "|(?:access|api|functions?|subscription)-?key" +
  "|(?:account|shared|primary|secondary|private|master|signing|encryption|client|host)-?keys?(?![a-z]))"

const secretName = new RegExp(`${noun}|^(?:pwd|sig|sas)$|-(?:pwd|sas)$|authorization$`)

/** What follows the word when something is said about a secret, and the amounts of tokens of language models. */
const saysAbout =
  "with|without|per|types?|kinds?|scopes?|counts?|lengths?|limits?|lifetime|ttl|validity|expir[a-z]*|issue[dr]?|created|version|algorithm|policy|consent|status|endpoint|ur[il]|meeting"
const amounts = "max|min|total|prompt|completion|input|output|used|remaining|cached|reasoning"
const harmless = new RegExp(`${noun}s?-?(?:${saysAbout})(?![a-z])|(?:^|-)(?:${amounts})-tokens(?=-|$)`, "g")

/** What is no secret in an object that is: when a token ends, its type, and what it is for. */
const openName = /^expire[sd]?-|^expires?$|^token-?type$|^scopes?$/

/** Whether the value of a name is secret wherever it stands, is shown even within a secret object, or as what is around it. */
type Secrecy = "secret" | "open" | "inherited"

const classify = (name: string): Secrecy => {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .replace(/[^A-Za-z\d]+/g, "-")
    .toLowerCase()
  if (openName.test(words)) return "open"
  return secretName.test(words.replace(harmless, "")) ? "secret" : "inherited"
}

/** The most names that are remembered, none of them long: there are few, but the sender of a request chooses them. */
const known = new Map<string, Secrecy>()
const mostKnown = 1_000
const longestKnown = 64
/** The most characters of a name that are examined: its last ones. */
const longest = 256

/** Gives the secrecy of a name. */
export const secrecyOf = (name: string): Secrecy => {
  const found = known.get(name)
  if (found !== undefined) return found
  const secrecy = classify(name.length > longest ? name.slice(-longest) : name)
  if (name.length <= longestKnown && known.size < mostKnown) known.set(name, secrecy)
  return secrecy
}
