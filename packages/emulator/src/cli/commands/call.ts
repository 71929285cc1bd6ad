/** `effect-comms call`: somebody calls the resource, and what the application does with IncomingCall. */
import * as Argument from "effect/cli/Argument"
import { isHttp } from "../../service/isHttp.ts"
import { stringAt } from "../../service/json.ts"
import { expectParticipant } from "../expectParticipant.ts"
import { heardBy } from "../heardBy.ts"
import * as IncomingCallDeliveries from "../IncomingCallDeliveries.ts"
import { remoteCommand, text } from "../CommandContext.ts"
import { CommandFailure, type RunningCloud } from "../RunningCloud.ts"
import { UsageError } from "../UsageError.ts"

/** The default numbers of the caller and the callee, which do not exist. */
const caller = "+14255550123"
const called = "+14255550100"

/** How long an entry of the journal may take that is written already, in milliseconds. */
const written = 1_000

/** Makes the call, and gives a line for each endpoint that accepted it or did not; rejects when none did. */
const place = async (
  cloud: RunningCloud,
  body: Readonly<Record<string, string>>,
  patienceMillis: number
): Promise<ReadonlyArray<string>> => {
  const deliveries = await IncomingCallDeliveries.open(cloud)
  try {
    const answer = await cloud.post("/incoming-calls", body)
    const id = stringAt(answer, "callId") ?? ""
    const endpoints = heardBy(answer)
    if (endpoints.length === 0)
      throw new CommandFailure(
        `the caller rings, but ${(await deliveries.advice(id, written)) ?? "no application is notified"}`
      )
    const outcomes = await deliveries.outcomes(id, endpoints, patienceMillis)
    const refused = outcomes.flatMap(({ description, isAccepted }) => (isAccepted ? [] : [description]))
    if (refused.length === outcomes.length)
      throw new CommandFailure(
        `the caller rings, but no application has accepted IncomingCall: ${refused.join("\n  ")}`
      )
    return outcomes.map(({ description, isAccepted }) =>
      isAccepted ? `rings: accepted by ${description}` : `not accepted: ${description}`
    )
  } finally {
    deliveries.close()
  }
}

/** The command. */
export const call = remoteCommand(
  "call",
  "Somebody calls the resource; exits with 0 if an application accepts IncomingCall, and with 1 if none does.",
  {
    to: Argument.String("to").pipe(
      Argument.withDescription(
        `who is called: E.164, such as +14255550100, or the raw id of a user; default ${called}`
      ),
      Argument.withDefault(called)
    ),
    from: text("from", "<who>", `who calls: E.164, or a raw id; default ${caller}`),
    name: text("name", "<text>", "the name that the caller shows"),
    callbackUri: text("callback-uri", "<URL>", "where IncomingCall is posted, besides the subscriptions of Event Grid"),
    wait: text("wait", "<seconds>", "how long an application may take to accept IncomingCall, 0 to 600; default 5")
  },
  ({ callbackUri, from = caller, name, to, wait = "5" }) => {
    expectParticipant("to", to)
    expectParticipant("--from", from)
    if (callbackUri !== undefined && !isHttp(callbackUri))
      throw new UsageError("--callback-uri: expected an http or https URL")
    if (!/^\d{1,3}(?:\.\d{1,3})?$/.test(wait) || Number(wait) > 600)
      throw new UsageError("--wait: expected a number of seconds from 0 to 600, in decimal digits")
    return async (cloud, { print }) => {
      const lines = await place(
        cloud,
        {
          from,
          to,
          ...(name === undefined ? {} : { callerDisplayName: name }),
          ...(callbackUri === undefined ? {} : { callbackUri })
        },
        Number(wait) * 1_000
      )
      for (const line of lines) print(line)
    }
  }
)
