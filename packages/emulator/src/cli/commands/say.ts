/** `effect-comms say`: a participant speaks. */
import * as Argument from "effect/cli/Argument"
import { chooseCall, choosePerson } from "../Calls.ts"
import { describe, heardBy } from "../heardBy.ts"
import { Misuse } from "../Misuse.ts"
import { driving, text } from "../Recorded.ts"

/** The command. */
export const say = driving(
  "say",
  "A participant of a call speaks.",
  {
    words: Argument.String("text").pipe(
      Argument.withDescription("what is said; several words need no quotes"),
      Argument.atLeast(1)
    ),
    call: text("call", "<id>", "the call, by the beginning of its id; default the only one"),
    participant: text("participant", "<who>", "who speaks: E.164, or a raw id; default the only one"),
    confidence: text("confidence", "<number>", "how well it is understood, from 0 to 1; default 1")
  },
  ({ call, confidence, participant, words }) => {
    if (confidence !== undefined && !/^(?:0?\.\d+|0|1|1\.0+|0\.\d+)$/.test(confidence))
      throw new Misuse("--confidence: expected a number from 0 to 1")
    return async (cloud, { print }) => {
      const chosen = await chooseCall(cloud, call)
      const person = choosePerson(chosen, participant)
      const answer = await cloud.post(`${chosen.path}/speech`, {
        text: words.join(" "),
        ...(person === undefined ? {} : { participant: person }),
        ...(confidence === undefined || chosen.service === "graph" ? {} : { confidence: Number(confidence) })
      })
      print(describe("said", heardBy(answer), "no recognition waits for speech just now"))
    }
  }
)
