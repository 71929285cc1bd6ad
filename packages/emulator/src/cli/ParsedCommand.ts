/** The result of parsing a command line, and the interface of commands that control a running local cloud. */
import type { Serving } from "./EmulatorOptions.ts"
import type { LineStyle } from "./Lines.ts"
import type { RunningCloud } from "./RunningCloud.ts"

/** Where a command prints. */
interface Console {
  readonly print: (line: string) => void
  readonly style: LineStyle
  /** Whether the reader of the output has gone. */
  readonly isOver: () => boolean
}

/** What a command does with a running local cloud; rejects with a `CommandFailure` or a `UsageError`. */
export type Drive = (cloud: RunningCloud, console: Console) => Promise<void>

/** A parsed command line. */
export type ParsedCommand =
  | { readonly _tag: "Help"; readonly text: string }
  | { readonly _tag: "Version" }
  /** Prints a string, such as a script for completions. */
  | { readonly _tag: "Print"; readonly text: string }
  /** `command` is the one that the error is about, if it is known. */
  | { readonly _tag: "Wrong"; readonly description: string; readonly command?: string }
  | ({ readonly _tag: "Serve" } & Serving)
  /** `data` is the folder where the certificate of the local cloud's own authority is, if it is not the default one. */
  | {
      readonly _tag: "Drive"
      readonly command: string
      readonly url: string
      readonly data?: string
      readonly drive: Drive
    }
