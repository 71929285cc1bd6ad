/**
 * Masks what must not reach a log: phone numbers, user ids, tokens and keys.
 */

const patterns: ReadonlyArray<readonly [RegExp, string]> = [
  [/eyJ[\w-]+\.[\w-]*\.?[\w-]*/g, "<token>"],
  [/(accesskey|signature|client_secret)=[^;&\s"]+/gi, "$1=<secret>"],
  [/\b(?:8:(?:acs|dod-acs|gcch-acs|orgid|dod|gcch|spool|teamsvisitor)|28:(?:orgid|dod|gcch)):[\w-]+/g, "<user>"],
  [/\b4(?::|%3A)(?:\+|%2B)?[\w]+/gi, "<phone number>"],
  [/(?:\+|%2B)\d[\d ()-]{5,}\d/gi, "<phone number>"]
]

/** A text with every phone number, user id, token and key replaced by what it was. */
export const mask = (text: string): string =>
  patterns.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text)
