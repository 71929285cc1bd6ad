/** `effect-comms emulator`: starts a local cloud. */
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { type Declared, declared } from "../EmulatorFlags.ts"
import * as EmulatorOptions from "../EmulatorOptions.ts"
import { Recorded } from "../Recorded.ts"
import { lookup } from "../Sources.ts"

/** What is given for a flag, as texts; none when it is not. */
const flagOf = ({ description, kind, name, value = "" }: Declared): Flag.Flag<ReadonlyArray<string>> => {
  if (kind === "switch")
    return Flag.Boolean(name).pipe(
      Flag.withDescription(description),
      Flag.optional,
      Flag.map((given) => Option.toArray(given).map(String))
    )
  const text = Flag.String(name).pipe(Flag.withDescription(description), Flag.withMetavar(value))
  if (kind === "list") return text.pipe(Flag.atLeast(0))
  return (kind === "optional" ? text.pipe(Flag.withOptionalValue("true")) : text).pipe(
    Flag.optional,
    Flag.map(Option.toArray)
  )
}

const flags = Object.fromEntries(declared.map((flag) => [flag.name, flagOf(flag)]))

/** The command. */
export const emulator = Command.make("emulator", { flags }, ({ flags: given }) =>
  Effect.map(Recorded, ({ ask, environment, readFile }) =>
    ask({ _tag: "Serve", ...EmulatorOptions.read(lookup(given, environment, readFile)) })
  )
).pipe(
  Command.withDescription(
    "Starts a local cloud: Azure Communication Services and Microsoft Graph calls on this machine."
  )
)
