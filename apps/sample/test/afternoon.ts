/** Plays the story in the process of a test, and as the program that people start. */
import type { Emulator } from "@effect-comms/emulator"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"
import { createServer } from "node:net"
import { fileURLToPath } from "node:url"
import * as LocalCloud from "../src/localCloud.ts"
import { play } from "../src/play.ts"
import * as Timeline from "../src/timeline.ts"

type Env = Readonly<Record<string, string>>

/** The settings of a program, and nothing of those of whoever runs the tests. */
export const settings = (env: Env) => ConfigProvider.layer(ConfigProvider.fromEnv({ env }))

/** Plays the story on a local cloud that was prepared for it. */
export const playLocally = (
  env: Env,
  prepare: (cloud: Emulator.Service) => Effect.Effect<unknown, Error> = () => Effect.void
) =>
  Effect.scoped(
    Effect.gen(function* () {
      const timeline = Timeline.make(() => undefined)
      const scene = yield* Effect.provide(LocalCloud.start, settings({ SAMPLE_PATIENCE_SECONDS: "0.2", ...env }))
      yield* prepare(scene.cloud)
      const report = yield* play(scene, timeline)
      const lines: ReadonlyArray<Timeline.Line> = timeline.lines()
      return { report, lines }
    })
  )

/** What a program said and how it ended. */
export interface Ended {
  readonly status: number | null
  readonly output: string
  readonly errors: string
}

// Colors that are forced would be in the output, and Node warns of contradictory wishes.
const unwanted = /^(FORCE_COLOR|NO_COLOR|NODE_OPTIONS|SAMPLE_.*|COMMUNICATION_.*|AZURE_.*)$/
export const surroundings = Object.fromEntries(Object.entries(process.env).filter(([name]) => !unwanted.test(name)))

/** The built program. */
export const main = fileURLToPath(new URL("../dist/main.js", import.meta.url))

/** Runs the built program without a terminal. */
export const start = (args: ReadonlyArray<string>, env: Env): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], {
      env: { ...surroundings, ...env },
      stdio: ["ignore", "pipe", "pipe"]
    })
    let output = ""
    let errors = ""
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text))
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text))
    child.on("error", reject)
    child.on("close", (status) => resolve({ status, output, errors }))
  })

/** A port that nobody listens on. */
export const freePort = Effect.callback<number>((resume) => {
  const server = createServer()
  server.listen(0, "127.0.0.1", () => {
    const address = server.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    server.close(() => resume(Effect.succeed(port)))
  })
})
