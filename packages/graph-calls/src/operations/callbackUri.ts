/** Where notifications of a call are posted. */
import * as Schema from "effect/Schema"

// Graph wants https; the local cloud delivers to the machine it runs on without it.
const address = /^https:\/\/[^/]|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/?]|$)/i

export const CallbackUri = Schema.String.check(
  Schema.isPattern(address, { expected: "an https URL, or http of this machine" })
)
