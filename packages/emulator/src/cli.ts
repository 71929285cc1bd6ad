#!/usr/bin/env node
/**
 * The command `effect-comms`: a local cloud, and commands that control a running one. It prints, and exits with 0, with 1 when something could not
 * be done, or with 2 when an argument, a flag or a setting is invalid.
 */
import * as Effect from "effect/Effect"
import * as CommandLine from "./cli/CommandLine.ts"
import type { Serving } from "./cli/EmulatorOptions.ts"
import * as RunningCloud from "./cli/RunningCloud.ts"
import { readFile } from "./cli/Sources.ts"
import * as Terminal from "./cli/Terminal.ts"
import type { Drive } from "./cli/ParsedCommand.ts"
import { UsageError } from "./cli/UsageError.ts"
import { version } from "./version.ts"

const out = Terminal.makePrinter(process.stdout)
const err = Terminal.makePrinter(process.stderr)
const style = Terminal.styleOf(process.env, process.stdout.isTTY)

/** Ends as soon as what was printed is taken. */
const end = (code: number): void => out.flush(() => err.flush(() => process.exit(code)))

const complain = (line: string): void => err.print(`effect-comms: ${line}`)

/** What a local cloud is made of is loaded for that alone. */
const serve = (serving: Serving): void => {
  const fiber = Effect.runFork(
    Effect.promise(() => import("./cli/Emulate.ts")).pipe(
      Effect.flatMap(({ emulate }) => emulate(serving, { print: out.print, complain, style })),
      Effect.catch((error) =>
        Effect.promise(() =>
          import("./cli/describeServeError.ts").then(({ describe }) => describe(error, serving.options))
        ).pipe(Effect.map(complain))
      ),
      Effect.as(1)
    )
  )
  let isAsked = false
  fiber.addObserver((exit) => end(isAsked ? 0 : exit._tag === "Success" ? exit.value : 1))
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      isAsked = true
      fiber.interruptUnsafe()
    })
}

/** Says what is wrong with a command line, and where its help is. */
const complainOfUsage = (description: string, command: string | undefined): void => {
  complain(description)
  err.print(`Try: effect-comms ${command === undefined ? "" : `${command} `}--help`)
}

const drive = (command: string, cloud: RunningCloud.RunningCloud, what: Drive): void => {
  // Who reads no more, as `head`, wants no more either.
  process.stdout.on("error", () => process.exit(0))
  what(cloud, { print: out.print, style, isOver: out.isOver }).then(
    () => end(0),
    (error: unknown) => {
      if (error instanceof UsageError) {
        complainOfUsage(error.message, command)
        return end(2)
      }
      complain(error instanceof Error ? error.message : "unknown")
      end(1)
    }
  )
}

const asked = CommandLine.read(process.argv.slice(2), process.env, readFile)
if (asked._tag === "Serve" || asked._tag === "Drive")
  for (const line of CommandLine.warnings(process.env)) complain(line)
switch (asked._tag) {
  case "Help":
  case "Print":
    out.print(asked.text)
    break
  case "Version":
    out.print(version())
    break
  case "Wrong":
    complainOfUsage(asked.description, asked.command)
    process.exitCode = 2
    break
  case "Drive":
    drive(asked.command, RunningCloud.make(asked.url, asked.data), asked.drive)
    break
  case "Serve":
    serve(asked)
}
