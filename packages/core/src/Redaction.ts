/**
 * Masks what must not reach a log: phone numbers, user ids, tokens and keys.
 */

// Each is linear in the length of the text: it may be as long as an answer, and written by whoever answers.
const patterns: ReadonlyArray<readonly [RegExp, string]> = [
  [/eyJ[\w.-]{16,}/g, "<token>"],
  [/(accesskey|signature|client_secret)=[^;&\s"]+/gi, "$1=<secret>"],
  // Raw ids and numbers as they are, and as they stand in a path.
  [/\b2?8(:|%3A)[a-z-]+(:|%3A)[\w-]+/gi, "<user>"],
  [/(\b4(:|%3A)|\+|%2B){1,2}[\d ()-]{6,}\d\w*/gi, "<phone number>"]
]

/** A text with every phone number, user id, token and key replaced by what it was. */
export const mask = (text: string): string =>
  patterns.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text)
