/** Describes which endpoints are sent events of what a command did, as the controls answer it. */
import * as Schema from "effect/Schema"
import * as Option from "effect/Option"

const Heard = Schema.Struct({ heardBy: Schema.Array(Schema.String) })
const decode = Schema.decodeUnknownOption(Heard)

/** Gives the endpoints in an answer. */
export const heardBy = (answer: unknown): ReadonlyArray<string> =>
  Option.match(decode(answer), { onNone: () => [], onSome: (heard) => heard.heardBy })

/** Gives a line on what was done and the endpoints that its events go to, or the reason why there is none; whether they take them is in the journal. */
export const describe = (done: string, endpoints: ReadonlyArray<string>, reason: string): string =>
  endpoints.length > 0
    ? `${done}: events go to ${endpoints.join(", ")}`
    : `${done}: no application is notified, ${reason}`
