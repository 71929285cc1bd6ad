/** `effect-comms press`: a participant presses keys. */
import * as Argument from "effect/cli/Argument"
import { chooseCall, choosePerson } from "../Calls.ts"
import { expectParticipant } from "../expectParticipant.ts"
import { describe, heardBy } from "../heardBy.ts"
import { UsageError } from "../UsageError.ts"
import { remoteCommand, text } from "../CommandContext.ts"

/** A key as Graph names it. */
const toneOf = (key: string): string =>
  key === "*" ? "star" : key === "#" ? "pound" : /\d/.test(key) ? `tone${key}` : key.toLowerCase()

/** The keys that there are. */
const keysThere = "0 to 9, A to D, * and #, one after the other, such as 1 or 42#"

/** The command. */
export const press = remoteCommand(
  "press",
  "A participant of a call presses keys.",
  {
    keys: Argument.String("keys").pipe(Argument.withDescription(keysThere)),
    call: text("call", "<id>", "the call, by the beginning of its id; default the only one that is answered"),
    participant: text("participant", "<who>", "who presses: E.164, or a raw id; default the only one")
  },
  ({ call, keys, participant }) => {
    if (!/^[0-9A-D*#]+$/i.test(keys)) throw new UsageError(`keys: expected ${keysThere}`)
    expectParticipant("--participant", participant)
    return async (cloud, { print }) => {
      const chosen = await chooseCall(cloud, call, participant, true)
      const person = choosePerson(chosen, participant)
      const notified = new Set<string>()
      if (chosen.service === "calls")
        for (const url of heardBy(
          await cloud.post(`${chosen.path}/tones`, { participant: person, tones: keys.toUpperCase() })
        ))
          notified.add(url)
      else
        for (const key of keys)
          for (const url of heardBy(
            await cloud.post(`${chosen.path}/tones`, {
              tone: toneOf(key),
              ...(person === undefined ? {} : { participant: person })
            })
          ))
            notified.add(url)
      print(describe(`pressed ${keys}`, [...notified], "no recognition waits for keys just now"))
    }
  }
)
