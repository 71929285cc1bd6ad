/**
 * What a platform threw, as a `TransportError`.
 *
 * Nothing of it is kept but a code and a masked text: parse errors carry the bytes that came, and clients of HTTP the request.
 */
import { maskShort } from "../Redaction.ts"
import { TransportError } from "../Transport.ts"
import { at } from "./response.ts"

/** What lies beneath: the first of several errors, or the cause. */
const beneath = (cause: unknown): unknown => {
  const errors = at(cause, "errors")
  return (Array.isArray(errors) ? errors[0] : undefined) ?? at(cause, "cause")
}

/** A platform's code; anything else under that name may be a text of a peer. */
const codeAt = (error: unknown): string | undefined => {
  const code = at(error, "code")
  return typeof code === "string" && /^[A-Z]\w{1,59}$/.test(code) ? code : undefined
}

/** The error with a code that is nearest to the surface, or else the surface itself. */
const informative = (cause: unknown): unknown => {
  let error = cause
  for (let depth = 0; depth < 8 && codeAt(error) === undefined; depth++) error = beneath(error)
  return codeAt(error) === undefined ? cause : error
}

/** The platform's code of whatever was thrown, when it has one. */
export const codeOf = (cause: unknown): string | undefined => codeAt(informative(cause))

/** The masked text of whatever was thrown, with its code when it has one. */
export const messageOf = (cause: unknown): string => {
  const error = informative(cause)
  const said = at(error, "message") || at(beneath(error), "message") || at(error, "name")
  const text = error instanceof Error ? `${codeOf(error) ?? ""} ${typeof said === "string" ? said : ""}` : String(error)
  return maskShort(
    text
      .trim()
      .replace(/https?:\/\/[^\s"']+/gi, "<url>")
      .replace(/"[^"]*" is an invalid/g, "it is an invalid"),
    300
  )
}

/** A `TransportError` of whatever was thrown. */
export const failure = (cause: unknown, sent: boolean): TransportError =>
  new TransportError({ sent, description: messageOf(cause), code: codeOf(cause) })
