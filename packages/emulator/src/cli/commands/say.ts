/** `effect-comms say`: a participant speaks. */
import { readFileSync } from "node:fs"
import * as Argument from "effect/cli/Argument"
import { chooseCall, choosePerson } from "../Calls.ts"
import { expectParticipant } from "../expectParticipant.ts"
import { describe, heardBy } from "../heardBy.ts"
import { UsageError } from "../UsageError.ts"
import { remoteCommand, text } from "../CommandContext.ts"

/** The most bytes of a file. */
const mostBytes = 10 * 1024 * 1024

const read = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch {
    throw new UsageError("--audio: expected a WAV file that can be read, or a URL")
  }
}

/** A URL as it is, or a file as a URL. */
const voice = (audio: string): string => {
  if (/^(?:data|https?):/i.test(audio)) return audio
  const bytes = read(audio)
  if (bytes.length > mostBytes) throw new UsageError("--audio: expected a WAV file of at most 10 MiB")
  return `data:audio/wav;base64,${bytes.toString("base64")}`
}

/** The command. */
export const say = remoteCommand(
  "say",
  "A participant of a call speaks.",
  {
    words: Argument.String("text").pipe(
      Argument.withDescription("what is said; several words need no quotes; may be left out beside --audio"),
      Argument.atLeast(0)
    ),
    audio: text(
      "audio",
      "<file>",
      "a WAV file that it is said with, or a URL of one; default what the speech command makes of it, or a tone"
    ),
    call: text("call", "<id>", "the call, by the beginning of its id; default the only one that is answered"),
    participant: text("participant", "<who>", "who speaks: E.164, or a raw id; default the only one"),
    confidence: text("confidence", "<number>", "how well it is understood, from 0 to 1; default 1")
  },
  ({ audio, call, confidence, participant, words }) => {
    if (words.length === 0 && audio === undefined)
      throw new UsageError("text: expected the words that are said, or --audio with a WAV file")
    if (confidence !== undefined && !/^(?:0?\.\d+|0|1|1\.0+|0\.\d+)$/.test(confidence))
      throw new UsageError("--confidence: expected a number from 0 to 1")
    expectParticipant("--participant", participant)
    return async (cloud, { print }) => {
      const chosen = await chooseCall(cloud, call, participant, true)
      const person = choosePerson(chosen, participant)
      const answer = await cloud.post(`${chosen.path}/speech`, {
        text: words.join(" "),
        ...(audio === undefined ? {} : { audio: voice(audio) }),
        ...(person === undefined ? {} : { participant: person }),
        ...(confidence === undefined || chosen.service === "graph" ? {} : { confidence: Number(confidence) })
      })
      print(describe("said", heardBy(answer), "no recognition waits for speech just now"))
    }
  }
)
