/** `effect-comms logs`: what happens in a running local cloud, as it happens. */
import * as Schema from "effect/Schema"
import * as Lines from "../Lines.ts"
import { Misuse } from "../Misuse.ts"
import { driving, on, text } from "../Recorded.ts"
import { CommandFailure } from "../RunningCloud.ts"
import { kinds } from "../../service/Journal.ts"

const Entry = Schema.Struct({
  sequence: Schema.Int,
  time: Schema.String,
  kind: Schema.Literals(kinds),
  name: Schema.String,
  data: Schema.Record(Schema.String, Schema.Unknown)
})
const decodeEntry = Schema.decodeUnknownSync(Schema.fromJsonString(Entry))
const decodeEntries = Schema.decodeUnknownSync(Schema.Array(Entry))

/** The command. */
export const logs = driving(
  "logs",
  "Prints what happened and goes on with what happens, until it is interrupted.",
  {
    json: on("json", "the entries of the journal, one line of JSON each"),
    noFollow: on("once", "what happened, and no more"),
    after: text("after", "<number>", "only what happened after the entry of this number; default 0, all that is kept")
  },
  ({ after = "0", json, noFollow }) => {
    if (!/^\d{1,15}$/.test(after)) throw new Misuse("--after: expected a whole number")
    return async (cloud, { isOver, look, print }) => {
      const lines = Lines.make(look)
      const show = (entry: typeof Entry.Type) => {
        for (const line of json ? [JSON.stringify(entry)] : lines(entry)) print(line)
      }
      try {
        if (noFollow) for (const entry of decodeEntries(await cloud.get(`/journal?after=${after}`))) show(entry)
        else await cloud.follow(Number(after), (line) => isOver() || show(decodeEntry(line)))
      } catch (error) {
        throw error instanceof CommandFailure
          ? error
          : new CommandFailure(`${cloud.origin} has a journal of another version`)
      }
    }
  }
)
