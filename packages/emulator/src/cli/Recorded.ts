/**
 * Commands say what they are asked for, and do nothing yet: this is where they say it. So a command line is read as a whole before anything
 * happens, and tests read command lines without a local cloud.
 */
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Asked, Drive } from "./Asked.ts"
import { Misuse } from "./Misuse.ts"
import type { Environment, ReadFile } from "./Sources.ts"

/** What a command may look at, and where it says what it is asked for. */
export class Recorded extends Context.Service<
  Recorded,
  {
    readonly environment: Environment
    readonly readFile: ReadFile
    readonly ask: (asked: Asked) => void
  }
>()("@effect-comms/emulator/cli/Recorded") {}

/** Where a local cloud is that nobody named. */
const defaultUrl = "http://127.0.0.1:4280"

const urlFlag = Flag.String("url").pipe(
  Flag.optional,
  Flag.withMetavar("<URL>"),
  Flag.withDescription(`the running local cloud; default EFFECT_COMMS_URL, or ${defaultUrl}`)
)

const urlOf = (given: string | undefined, environment: Environment): string => {
  const variable = environment["EFFECT_COMMS_URL"] ?? ""
  const source = given === undefined ? "EFFECT_COMMS_URL" : "--url"
  const text = given ?? (variable === "" ? defaultUrl : variable)
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) throw new Misuse(`${source}: expected an http or https URL`)
  return text
}

/** A command that drives a running local cloud; what it is to do is read off its flags and arguments, which may throw a `Misuse`. */
export const driving = <const Name extends string, const Config extends Command.Command.Config>(
  name: Name,
  description: string,
  config: Config,
  read: (given: Command.Command.Config.InferValue<Config>) => Drive
) =>
  Command.make(name, { given: config, url: urlFlag }, ({ given, url }) =>
    Effect.map(Recorded, ({ ask, environment }) =>
      ask({ _tag: "Drive", url: urlOf(Option.getOrUndefined(url), environment), drive: read(given) })
    )
  ).pipe(Command.withDescription(description))

/** A flag with a text that may be left out. */
export const text = (name: string, value: string, description: string): Flag.Flag<string | undefined> =>
  Flag.String(name).pipe(
    Flag.optional,
    Flag.withMetavar(value),
    Flag.withDescription(description),
    Flag.map(Option.getOrUndefined)
  )

/** A flag without a value. */
export const on = (name: string, description: string): Flag.Flag<boolean> =>
  Flag.Boolean(name).pipe(Flag.withDefault(false), Flag.withDescription(description))
