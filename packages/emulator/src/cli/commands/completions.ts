/** `effect-comms completions`: a script by which a shell completes the command. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Completions from "effect/cli/Completions"
import * as Effect from "effect/Effect"
import { Recorded } from "../Recorded.ts"

/** The command; it completes those of `root`. */
export const completions = (root: Command.Command.Any) =>
  Command.make(
    "completions",
    {
      shell: Argument.Literals("shell", ["bash", "zsh", "fish", "powershell"]).pipe(
        Argument.withDescription("the shell")
      )
    },
    ({ shell }) =>
      Effect.map(Recorded, ({ ask }) =>
        ask({ _tag: "Print", text: Completions.generate(root.name, shell, Completions.fromCommand(root)) })
      )
  ).pipe(
    Command.withDescription("Prints a script for completions, such as for `source <(effect-comms completions bash)`.")
  )
