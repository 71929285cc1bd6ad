/** `effect-comms hangup`: a participant hangs up. */
import { chooseCall, choosePerson } from "../Calls.ts"
import { expectParticipant } from "../expectParticipant.ts"
import { describe, heardBy } from "../heardBy.ts"
import { remoteCommand, text } from "../CommandContext.ts"

/** The command. */
export const hangup = remoteCommand(
  "hangup",
  "A participant of a call hangs up.",
  {
    call: text("call", "<id>", "the call, by the beginning of its id; default the only one"),
    participant: text("participant", "<who>", "who hangs up: E.164, or a raw id; default the only one")
  },
  ({ call, participant }) => {
    expectParticipant("--participant", participant)
    return async (cloud, { print }) => {
      const chosen = await chooseCall(cloud, call, participant)
      const person = choosePerson(chosen, participant)
      const answer = await cloud.post(`${chosen.path}/leave`, person === undefined ? {} : { participant: person })
      print(describe("hung up", heardBy(answer), "no application is in the call"))
    }
  }
)
