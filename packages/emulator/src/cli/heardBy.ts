/** Which endpoints are told of what a command did, as the controls answer it. */
import * as Schema from "effect/Schema"
import * as Option from "effect/Option"

const Heard = Schema.Struct({ heardBy: Schema.Array(Schema.String) })
const decode = Schema.decodeUnknownOption(Heard)

/** The endpoints in an answer. */
export const heardBy = (answer: unknown): ReadonlyArray<string> =>
  Option.match(decode(answer), { onNone: () => [], onSome: (heard) => heard.heardBy })

/** What was done, and who is told of it; or why nobody is. */
export const describe = (done: string, endpoints: ReadonlyArray<string>, nobody: string): string =>
  endpoints.length > 0 ? `${done}: told ${endpoints.join(", ")}` : `${done}: nobody is told, ${nobody}`
