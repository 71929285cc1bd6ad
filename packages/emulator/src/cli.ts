#!/usr/bin/env node
/**
 * `effect-comms emulator`: the local cloud as a command. It prints how to reach it, and one line when it is ready.
 */
import * as Effect from "effect/Effect"
import { serve } from "./Emulator.ts"
import { subscriptionsOf } from "./EventGridSubscription.ts"
import { endpointOf } from "./kernel/delivery/destination.ts"
import { help, read } from "./server/flags.ts"
import { isEverywhere, type Served, type ServeOptions } from "./Served.ts"
import { version } from "./version.ts"

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** Prints what delays events. */
const complain = (line: string): void => {
  process.stderr.write(`effect-comms: ${line}\n`)
}

const introduce = (cloud: Served, options: ServeOptions): void => {
  say(`Connection string  ${cloud.connectionString}`)
  say(`Resource id        ${cloud.resourceId}`)
  say(`Graph              ${cloud.origin}/v1.0`)
  say(`Graph tokens       ${cloud.origin}/{tenant}/oauth2/v2.0/token`)
  say(`Inspector          ${cloud.origin}/_emulator/`)
  const names = ["localhost", "127.0.0.1", "[::1]", ...(options.hostNames ?? [])]
  if (isEverywhere(options.host ?? ""))
    say(`Names              ${names.join(", ")}: requests for others are refused; --host-name adds one`)
  for (const { types = ["all events"], url } of subscriptionsOf(options.eventGrid))
    say(`Event Grid         ${endpointOf(url)} (${types.join(", ")})`)
  if (cloud.authority !== undefined) say(`NODE_EXTRA_CA_CERTS=${cloud.authority.caFile}`)
  say(`The local cloud is ready on ${cloud.origin}`)
}

const run = (options: ServeOptions, scale: number): void => {
  const program = Effect.scoped(
    Effect.gen(function* () {
      const cloud = yield* serve({ ...options, warn: complain })
      if (scale !== 1) yield* cloud.setScale(scale)
      introduce(cloud, options)
      return yield* Effect.never
    })
  )
  const fiber = Effect.runFork(
    program.pipe(
      Effect.catch((error) =>
        Effect.sync(() => {
          process.stderr.write(`effect-comms: ${error.message}\n`)
          process.exitCode = 1
        })
      )
    )
  )
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => fiber.interruptUnsafe())
}

const asked = read(process.argv.slice(2))
switch (asked._tag) {
  case "Help":
    say(help)
    break
  case "Version":
    say(version())
    break
  case "Wrong":
    process.stderr.write(`effect-comms: ${asked.description}\nTry: effect-comms --help\n`)
    process.exitCode = 2
    break
  case "Serve":
    run(asked.options, asked.scale)
}
