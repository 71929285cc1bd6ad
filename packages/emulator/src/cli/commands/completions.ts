/** `effect-comms completions`: a script by which a shell completes the command. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Completions from "effect/cli/Completions"
import * as Effect from "effect/Effect"
import { CommandContext } from "../CommandContext.ts"

/** The shells that there are scripts for. */
const shells = ["bash", "zsh", "fish", "powershell"] as const

/** The script; `effect/cli` says that it comes from a flag, which this command does not have. */
const script = (root: Command.Command.Any, shell: (typeof shells)[number]): string =>
  Completions.generate(root.name, shell, Completions.fromCommand(root)).replaceAll(
    `${root.name} --completions `,
    `${root.name} completions `
  )

/** The command; it completes those of the root. */
export const completions = (root: () => Command.Command.Any) =>
  Command.make(
    "completions",
    {
      shell: Argument.Literals("shell", shells).pipe(Argument.withDescription("bash, zsh, fish or powershell"))
    },
    ({ shell }) => Effect.map(CommandContext, ({ ask }) => ask({ _tag: "Print", text: script(root(), shell) }))
  ).pipe(
    Command.withDescription("Prints a script for completions, such as for `source <(effect-comms completions bash)`.")
  )
