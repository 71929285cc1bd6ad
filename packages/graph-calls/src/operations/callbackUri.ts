/** Where notifications of a call are posted. */
import * as Schema from "effect/Schema"

const expected = "an https URL, or http of this machine"

// Graph wants https; the local cloud delivers to the machine it runs on without it.
const address = /^https:\/\/[^/]|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/?]|$)/i

/** The address for a call that is created. */
export const CallbackUri = Schema.String.check(Schema.isPattern(address, { expected }))

// An example of the reference answers with a word in its place: what is no URL is left to Graph.
const addressOrWord = /^https:\/\/[^/]|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/?]|$)|^[^:]*$/i

/** The address for a call that came in, which Graph's registration of the application gives by default. */
export const OwnCallbackUri = Schema.String.check(Schema.isPattern(addressOrWord, { expected }))
