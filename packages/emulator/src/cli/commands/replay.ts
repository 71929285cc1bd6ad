/** `effect-comms replay`: an event is delivered again. */
import * as Argument from "effect/cli/Argument"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { driving } from "../Recorded.ts"

const decode = Schema.decodeUnknownSync(
  Schema.Struct({ sequence: Schema.Int, type: Schema.String, url: Schema.String })
)

/** The command. */
export const replay = driving(
  "replay",
  "Delivers an event again, as it was.",
  {
    event: Argument.String("event").pipe(
      Argument.withDescription(
        "its number in the journal, or its type, such as CallConnected; default the latest event"
      ),
      Argument.optional
    )
  },
  ({ event }) => {
    const named = Option.getOrUndefined(event)
    const which = named === undefined ? {} : /^\d{1,15}$/.test(named) ? { sequence: Number(named) } : { type: named }
    return async (cloud, { print }) => {
      const { sequence, type, url } = decode(await cloud.post("/replay", which))
      print(`${type} (${sequence}) is delivered again to ${url}`)
    }
  }
)
