/**
 * Masks what must not reach a log: phone numbers, user ids, tokens, keys and passwords, in texts and in errors.
 *
 * It knows them by their form or by the name before them: a secret with neither cannot be distinguished from any other word.
 */

// Each is linear in the length of the text: it may be as long as an answer, and its author is the server that answers.
const colon = "(?::|%(?:25)*3A)"
const secret = String.raw`((?:key|secret|token|password|signature|authorization|\bsig|[?&]code)`
// Besides what people write between digits, U+2000 to U+206F: thin spaces, dashes and marks of direction, which come with copied numbers.
const between = String.raw`\s()./\u2000-\u206f-`
const patterns: ReadonlyArray<readonly [RegExp, string]> = [
  [/eyJ[\w.-]{16,}/g, "<token>"],
  [/\b(Bearer|Basic|[Aa]uthorization: *bearer)\s+[\w.~+/-]+=*/g, "$1 <token>"],
  [/\/\/[^/?#\s@]+@/g, "//<secret>@"],
  // In quotes, which are escaped where JSON is inside of JSON; and in a query, a form or a header.
  [RegExp(String.raw`${secret}[\\"']*\s*[:=][\s[]*(\\*["']))(?:(?!\2)(?:\\.|["']|[^"'\\]+))+`, "gi"), "$1<secret>"],
  [RegExp(String.raw`${secret}=)[^;&\s"]+`, "gi"), "$1<secret>"],
  // Raw ids and numbers as they are, and as they stand in a path.
  [RegExp(String.raw`\b2?8${colon}[a-z-]+${colon}[\w.@-]*\w`, "gi"), "<user>"],
  [RegExp(String.raw`(?:\b(?:4|tel|sips?)${colon}|\+|%(?:25)*2B){1,2}[\d${between}]{6,}\d\w*`, "gi"), "<phone number>"],
  // Without a country's code: only forms that nothing else has.
  [/(?:\(\d{2,5}\)[\s./-]*|\b0\d{2,4}\/)\d[\d\s./-]{3,}\d|\b\d{3}[-.\s]\d{3}[-.\s]\d{4}\b/g, "<phone number>"]
]

/** A text with every phone number, user id, token, key and password replaced by what it was. */
export const mask = (text: string): string =>
  patterns.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text)

/** A string or number, masked and cut; of what is neither, its type. */
export const maskShort = (value: unknown, most = 500): string =>
  mask(`${typeof value === "string" || typeof value === "number" ? value : typeof value}`.slice(0, 20_000)).slice(
    0,
    most
  )

const masked = /* @__PURE__ */ new WeakSet<object>()

/**
 * Says of an error that all it carries is masked: `maskError` gives it back as it is, and Node prints it as it does any error, with its
 * message, its stack and its fields, of which effect's own printing has the fields alone.
 */
export const markMasked = (error: Error): void => {
  masked.add(error)
  Object.defineProperty(error, Symbol.for("nodejs.util.inspect.custom"), {})
}

/**
 * What may be printed of whatever was thrown: a copy with its name, code, message, stack and causes, masked and cut, and nothing else that
 * it carries, such as a request, a response or bytes.
 */
export const maskError = (thrown: unknown, depth = 4): Error => {
  if (!(thrown instanceof Error) || depth === 0) return new Error(maskShort(thrown))
  if (masked.has(thrown)) return thrown
  const copy = new Error()
  for (const key of ["name", "message", "stack", "code", "cause"]) {
    const value: unknown = Reflect.get(thrown, key)
    if (value !== undefined)
      Object.defineProperty(copy, key, {
        value: key === "cause" ? maskError(value, depth - 1) : maskShort(value, 2_000)
      })
  }
  markMasked(copy)
  return copy
}

/** What an error is made of, with its description and its cause masked. */
export const maskProps = <P extends { readonly description: string; readonly cause?: unknown }>(props: P) => ({
  ...props,
  description: maskShort(props.description),
  ...(props.cause !== undefined && { cause: maskError(props.cause) })
})
