/**
 * Reads the command line: every command, its help, and what is wrong with a line, with the name that was meant where one is near.
 *
 * `effect/cli` parses, describes and suggests; here it is only given the commands, and kept from printing.
 */
import * as CliConfig from "effect/cli/CliConfig"
import * as CliError from "effect/cli/CliError"
import * as CliOutput from "effect/cli/CliOutput"
import * as Command from "effect/cli/Command"
import * as GlobalFlag from "effect/cli/GlobalFlag"
import type * as HelpDoc from "effect/cli/HelpDoc"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as ChildProcessSpawner from "effect/process/ChildProcessSpawner"
import * as Stdio from "effect/Stdio"
import * as Terminal from "effect/Terminal"
import type { ParsedCommand } from "./ParsedCommand.ts"
import { call } from "./commands/call.ts"
import { completions } from "./commands/completions.ts"
import { emulator } from "./commands/emulator.ts"
import { env } from "./commands/env.ts"
import { faults } from "./commands/faults.ts"
import { hangup } from "./commands/hangup.ts"
import { logs } from "./commands/logs.ts"
import { press } from "./commands/press.ts"
import { replay } from "./commands/replay.ts"
import { say } from "./commands/say.ts"
import { reset, state } from "./commands/state.ts"
import * as Help from "./Help.ts"
import { UsageError } from "./UsageError.ts"
import { CommandContext } from "./CommandContext.ts"
import * as Sources from "./Sources.ts"

/** What is called when a command is read that asks the terminal something: none of these does. */
const unused = Effect.die("a command line is read without a terminal")

/** What `effect/cli` may look at; nothing of it is used where nothing is prompted and no flag is a file. */
const nowhere = Layer.mergeAll(
  FileSystem.layerNoop({}),
  Path.layer,
  Stdio.layerTest({}),
  Layer.succeed(
    Terminal.Terminal,
    Terminal.make({
      columns: Effect.succeed(120),
      rows: Effect.succeed(24),
      size: unused,
      readInput: unused,
      readLine: unused,
      display: () => Effect.void
    })
  ),
  Layer.succeed(
    ChildProcessSpawner.ChildProcessSpawner,
    ChildProcessSpawner.make(() => unused)
  ),
  CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version] })
)

const description = "Azure Communication Services and Microsoft Graph calls on this machine."

const commands = [emulator, call, press, say, hangup, logs, state, reset, faults, replay, env] as const

const names = new Set<string>([...commands.map(({ name }) => name), "completions"])

const root = Command.make("effect-comms").pipe(
  Command.withDescription(description),
  Command.withSubcommands([...commands, completions((): Command.Command.Any => root)])
)

/** The program of the arguments. */
const run = Command.runWith(root, { version: "", renderErrors: false })

const wordOf = (option: string): string => (option.startsWith("-") ? option : `--${option}`)

const meant = (suggestions: ReadonlyArray<string>): string =>
  suggestions.length === 0 ? "" : `; did you mean ${suggestions.join(" or ")}?`

/** Words that may be given, which `effect/cli` has as literals of TypeScript, as a sentence has them. */
const listed = (expected: string): string =>
  /^"\w+"(?: \| "\w+")+$/.test(expected)
    ? expected
        .replaceAll('"', "")
        .replace(/ \| (?=\w+$)/, " or ")
        .replaceAll(" | ", ", ")
    : expected

/**
 * What is wrong with a command line, in one sentence that begins with what it is about; `expected` gives the description of an argument or flag
 * by its name without hyphens.
 */
const describe = (error: CliError.CliError, expected: (name: string) => string): string => {
  switch (error._tag) {
    case "UnrecognizedOption":
      return `${error.option}: there is no such flag${meant(error.suggestions)}`
    case "UnknownSubcommand":
      return `${error.subcommand}: there is no such command${meant(error.suggestions) || "; expected one such as emulator"}`
    case "InvalidValue": {
      const name = error.kind === "argument" ? error.option : wordOf(error.option)
      if (error.value === "" && error.kind === "flag") return `${name}: expected a value`
      return `${name}: expected ${listed(error.expected.replace(/^Expected:? /, ""))}`
    }
    case "MissingArgument":
      return `${error.argument}: is required: ${expected(error.argument)}`
    case "MissingOption":
      return `${wordOf(error.option)}: is required: ${expected(error.option.replace(/^-+/, ""))}`
    case "UnexpectedArgument":
      return `${error.arguments.join(" ")}: expected no more arguments`
    default:
      return error.message
  }
}

/**
 * A command line as `effect/cli` reads it: the command first, a value that may be left out behind `=` (`--persist file`), and `help press` as
 * `press --help`.
 */
const inOrder = (given: ReadonlyArray<string>): ReadonlyArray<string> => {
  const args = [...given]
  if (args[0] === "help") {
    args.shift()
    args.push("--help")
  }
  const at = args[0]?.startsWith("-") === true ? args.indexOf("emulator") : -1
  if (at > 0) args.unshift(...args.splice(at, 1))
  const joined: Array<string> = []
  for (const arg of args) {
    if (joined.at(-1) === "--persist" && !arg.startsWith("-")) joined.splice(-1, 1, `--persist=${arg}`)
    else joined.push(arg)
  }
  return joined
}

/** The names of flags that are near to one that there is not, of the commands that read variables. */
const near = (flag: string): ReadonlyArray<string> =>
  ["emulator", "state"]
    .flatMap((command) => {
      const exit = Effect.runSyncExit(
        run([command, `--${flag}`]).pipe(
          Effect.provideService(CliOutput.Presenter, { present: () => Effect.void }),
          Effect.provideService(CommandContext, { environment: {}, readFile: () => undefined, ask: () => {} }),
          Effect.provide(nowhere)
        )
      )
      const error = Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined
      if (!CliError.isCliError(error)) return []
      const errors = error._tag === "ShowHelp" ? error.errors : [error]
      return errors.flatMap((each) => (each._tag === "UnrecognizedOption" ? each.suggestions : []))
    })
    .map((option) => option.replace(/^-+/, ""))

/** A line for each variable whose name is misspelled. */
export const warnings = (environment: Sources.Environment): ReadonlyArray<string> => Sources.warnings(environment, near)

/** Reads the arguments behind the program's name. */
export const read = (
  args: ReadonlyArray<string>,
  environment: Sources.Environment = {},
  readFile: Sources.ReadFile = () => undefined
): ParsedCommand => {
  let asked: ParsedCommand | undefined
  const helps: Array<HelpDoc.HelpDoc> = []
  const presenter: CliOutput.Presenter = {
    present: (event) =>
      Effect.sync(() => {
        if (event._tag === "Version") asked = { _tag: "Version" }
        if (event._tag === "Help") helps.push(event.helpDoc)
      })
  }
  const exitOf = (given: ReadonlyArray<string>) =>
    Effect.runSyncExit(
      run(inOrder(given)).pipe(
        Effect.provideService(CliOutput.Presenter, presenter),
        Effect.provideService(CommandContext, { environment, readFile, ask: (what) => (asked = what) }),
        Effect.provide(nowhere)
      )
    )
  const exit = exitOf(args)
  if (Exit.isFailure(exit)) {
    const error = Cause.squash(exit.cause)
    const [command] = inOrder(args)
    const of = command !== undefined && names.has(command) ? { command } : {}
    if (error instanceof UsageError) return { _tag: "Wrong", description: error.message, ...of }
    if (!CliError.isCliError(error)) throw error
    const [first] = error._tag === "ShowHelp" ? error.errors : [error]
    if (first?._tag === "UnrecognizedOption" && of.command === undefined) {
      const owners = [...names].filter((name) => {
        helps.length = 0
        exitOf([name, "--help"])
        return helps[0]?.flags.some((flag) => `--${flag.name}` === first.option) === true
      })
      if (owners.length > 0)
        return {
          _tag: "Wrong",
          description: `${first.option}: is a flag of ${owners.join(", ")}; the command comes first`
        }
    }
    const expected = (name: string): string => {
      helps.length = 0
      exitOf([...(of.command === undefined ? [] : [of.command]), "--help"])
      const [help] = helps
      const described = [...(help?.args ?? []), ...(help?.flags ?? [])].find((each) => each.name === name)
      return described === undefined ? "give a value" : Option.getOrElse(described.description, () => "give a value")
    }
    if (first !== undefined) return { _tag: "Wrong", description: describe(first, expected), ...of }
  }
  const [help] = helps
  if (asked !== undefined || help === undefined) return asked ?? { _tag: "Help", text: "" }
  if (help.subcommands === undefined) return { _tag: "Help", text: Help.textOf(help) }
  exitOf(["emulator", "--help"])
  const [, ofEmulator = help] = helps
  return { _tag: "Help", text: Help.textOf(help, { title: "Flags of emulator", doc: ofEmulator }) }
}
