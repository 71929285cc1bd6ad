/** What a command line asks for, and what the commands that drive a running local cloud work with. */
import type { Serving } from "./EmulatorOptions.ts"
import type { Look } from "./Lines.ts"
import type { RunningCloud } from "./RunningCloud.ts"

/** Where a command prints. */
interface Console {
  readonly print: (line: string) => void
  readonly look: Look
  /** Whether nobody reads any more. */
  readonly isOver: () => boolean
}

/** What a command does with a running local cloud; rejects with a `CommandFailure`. */
export type Drive = (cloud: RunningCloud, console: Console) => Promise<void>

/** What the command line asks for. */
export type Asked =
  | { readonly _tag: "Help"; readonly text: string }
  | { readonly _tag: "Version" }
  /** A text is to be printed, such as a script for completions. */
  | { readonly _tag: "Print"; readonly text: string }
  /** `command` is the one that was meant, if that is known. */
  | { readonly _tag: "Wrong"; readonly description: string; readonly command?: string }
  | ({ readonly _tag: "Serve" } & Serving)
  | { readonly _tag: "Drive"; readonly url: string; readonly drive: Drive }
