/**
 * The context in which commands are parsed. A command records what it is to do and does not do it yet: the whole command line is checked
 * before anything happens, and tests parse command lines without a local cloud.
 */
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { ParsedCommand, Drive } from "./ParsedCommand.ts"
import { UsageError } from "./UsageError.ts"
import { type Environment, type Lookup, lookup, type ReadFile } from "./Sources.ts"

/** What a command may read, and where it records what it is to do. */
export class CommandContext extends Context.Service<
  CommandContext,
  {
    readonly environment: Environment
    readonly readFile: ReadFile
    readonly ask: (asked: ParsedCommand) => void
  }
>()("@effect-comms/emulator/cli/CommandContext") {}

const urlFlag = Flag.String("url").pipe(
  Flag.optional,
  Flag.withMetavar("<URL>"),
  Flag.withDescription(
    "the running local cloud; default EFFECT_COMMS_URL, or http://127.0.0.1:4280 with the port and tls of the environment or of effect-comms.json"
  )
)

/** The settings of a local cloud that is started here without flags; a file that it would refuse has none. */
const settingsOf = (environment: Environment, readFile: ReadFile): Lookup => {
  try {
    return lookup({}, environment, readFile)
  } catch {
    return lookup({}, { ...environment, EFFECT_COMMS_CONFIG: undefined }, () => undefined)
  }
}

/** The URL of a local cloud with these settings on this machine. */
const defaultUrl = (settings: Lookup): string => {
  const port = settings("port").texts.at(-1) ?? ""
  const isTls = /^(?:true|1|yes|y|on)$/i.test(settings("tls").texts.at(-1) ?? "")
  return `${isTls ? "https" : "http"}://127.0.0.1:${/^[1-9]\d{0,4}$/.test(port) ? port : 4280}`
}

const urlOf = (given: string | undefined, environment: Environment, settings: Lookup): string => {
  const variable = environment["EFFECT_COMMS_URL"] ?? ""
  const source = given === undefined ? "EFFECT_COMMS_URL" : "--url"
  const text = given ?? (variable === "" ? defaultUrl(settings) : variable)
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw new UsageError(`${source}: expected an http or https URL`)
  return text
}

/** Makes a command that controls a running local cloud; `read` may throw a `UsageError`. */
export const remoteCommand = <const Name extends string, const Config extends Command.Command.Config>(
  name: Name,
  description: string,
  config: Config,
  read: (given: Command.Command.Config.InferValue<Config>) => Drive
) =>
  Command.make(name, { given: config, url: urlFlag }, ({ given, url }) =>
    Effect.map(CommandContext, ({ ask, environment, readFile }) => {
      const settings = settingsOf(environment, readFile)
      const data = settings("data").texts.at(-1)
      ask({
        _tag: "Drive",
        command: name,
        url: urlOf(Option.getOrUndefined(url), environment, settings),
        ...(data === undefined ? {} : { data }),
        drive: read(given)
      })
    })
  ).pipe(Command.withDescription(description))

/** Makes an optional flag with a string value. */
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
