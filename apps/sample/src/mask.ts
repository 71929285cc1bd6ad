/**
 * What the timeline shows of numbers, users and ids: enough to distinguish them, never a complete phone number or user id.
 *
 * The last three digits stay, since on the local cloud they decide who answers.
 */
const patterns: ReadonlyArray<readonly [RegExp, string]> = [
  [/(?:\+|%2B)\d+(?=\d{3})/gi, "+…"],
  [/\b8(?::|%3A)([a-z-]+)(?::|%3A)[\w-]+(?=[\w-]{3})/gi, "8:$1:…"],
  [/\b19(?::|%3A)([\w-]{6})[\w-]*(?:@|%40)thread\.v2/gi, "19:$1…@thread.v2"],
  [/\beyJ[\w.-]{16,}/g, "<token>"],
  [/((?:key|secret|token|password|signature|\bsig)=)[^;&\s"]+/gi, "$1<secret>"],
  [/\b([0-9a-f]{8})-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, "$1…"]
]

/** A string in which everything personal or secret is shortened or replaced. */
export const mask = (text: string): string =>
  patterns.reduce((masked, [pattern, shown]) => masked.replace(pattern, shown), text)
