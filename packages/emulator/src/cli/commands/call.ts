/** `effect-comms call`: somebody calls the resource. */
import * as Argument from "effect/cli/Argument"
import { describe, heardBy } from "../heardBy.ts"
import { driving, text } from "../Recorded.ts"

/** Numbers that exist nowhere: whoever calls, and whoever is called, when nobody says. */
const caller = "+14255550123"
const called = "+14255550100"

/** The command. */
export const call = driving(
  "call",
  "Somebody calls the resource.",
  {
    to: Argument.String("to").pipe(
      Argument.withDescription(`who is called: E.164, or a raw id of a user; default ${called}`),
      Argument.withDefault(called)
    ),
    from: text("from", "<who>", `who calls: E.164, or a raw id; default ${caller}`),
    name: text("name", "<text>", "the name that the caller shows"),
    callbackUri: text("callback-uri", "<URL>", "where IncomingCall is posted, besides the subscriptions of Event Grid")
  },
  ({ callbackUri, from = caller, name, to }) =>
    async (cloud, { print }) => {
      const answer = await cloud.post("/incoming-calls", {
        from,
        to,
        ...(name === undefined ? {} : { callerDisplayName: name }),
        ...(callbackUri === undefined ? {} : { callbackUri })
      })
      print(
        describe(
          "rings",
          heardBy(answer),
          "no endpoint is subscribed to IncomingCall: start the local cloud with --event-grid <URL>, or give --callback-uri"
        )
      )
    }
)
