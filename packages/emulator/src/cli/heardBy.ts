/** Describes which endpoints are notified of what a command did, as the controls answer it. */
import * as Schema from "effect/Schema"
import * as Option from "effect/Option"

const Heard = Schema.Struct({ heardBy: Schema.Array(Schema.String) })
const decode = Schema.decodeUnknownOption(Heard)

/** Gives the endpoints in an answer. */
export const heardBy = (answer: unknown): ReadonlyArray<string> =>
  Option.match(decode(answer), { onNone: () => [], onSome: (heard) => heard.heardBy })

/** Gives a line on what was done and the endpoints that are notified, or the reason why none is. */
export const describe = (done: string, endpoints: ReadonlyArray<string>, reason: string): string =>
  endpoints.length > 0 ? `${done}: notified ${endpoints.join(", ")}` : `${done}: no application is notified, ${reason}`
