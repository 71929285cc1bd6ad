/** Tells the story as a flow against a local cloud: its process is killed where a plan says, and started again until it is told. */
import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Emulator from "@effect-comms/emulator/Emulator"
import * as Effect from "effect/Effect"
import { build } from "esbuild"
import * as counts from "../src/durable/counts.ts"
import type { Kill } from "../src/durable/killing.ts"
import { actors, customer } from "../src/localCloud.ts"
import * as Webhooks from "../src/webhooks.ts"
import { freePort, surroundings } from "./afternoon.ts"

/** Where a process is killed: at a request, at a webhook, before the statement with this number, or so long after it listens. */
export type Crash =
  | { readonly kill: Kill }
  | { readonly name: string }
  | { readonly at: number }
  | { readonly afterMillis: number }

/** What was told. */
export interface Told {
  readonly verdict: unknown
  /** The actions that were executed, and how often. */
  readonly executed: ReadonlyArray<counts.Count>
  /** Where processes were killed. */
  readonly killed: ReadonlyArray<Crash>
  /** What the processes said. */
  readonly said: string
}

/** The flow's process, with its points, in one file: most of a start would be its hundreds of modules. */
const bundled = build({
  entryPoints: [join(import.meta.dirname, "../src/durable/process.ts")],
  inject: [join(import.meta.dirname, "points.ts")],
  bundle: true,
  platform: "node",
  format: "esm",
  minify: true,
  // The local cloud runs beside it.
  external: ["@effect-comms/emulator/*"],
  write: false,
  logLevel: "warning"
})

/** A directory for the story's files. */
const directory = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "told-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

interface Ended {
  readonly isKilled: boolean
  readonly said: string
}

/** Runs a process to its end, or until so many milliseconds after it listens. */
const run = (program: string, settings: object, folder: string, ready: () => void, killedAfter: number | undefined) =>
  Effect.callback<Ended>((resume) => {
    const child = spawn(process.execPath, [program, JSON.stringify(settings)], {
      env: { ...surroundings, SAMPLE_DURABLE_FOLDER: folder, NODE_COMPILE_CACHE: join(folder, "compiled") },
      stdio: ["ignore", "pipe", "inherit", "ipc"]
    })
    let said = ""
    let timer: NodeJS.Timeout | undefined
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (said += text))
    child.once("message", () => {
      ready()
      if (killedAfter !== undefined) timer = setTimeout(() => child.kill("SIGKILL"), killedAfter)
    })
    child.on("close", (_, signal) => {
      clearTimeout(timer)
      resume(Effect.succeed({ isKilled: signal === "SIGKILL", said }))
    })
    return Effect.sync(() => {
      clearTimeout(timer)
      child.kill("SIGKILL")
    })
  })

/** Tells it: one process after the other, each killed by the next of the crashes, and the last one by none. */
export const tell = (crashes: ReadonlyArray<Crash>) =>
  Effect.gen(function* () {
    const folder = yield* directory
    const port = yield* freePort
    const program = join(folder, "process.mjs")
    const { outputFiles } = yield* Effect.promise(() => bundled)
    writeFileSync(program, outputFiles[0]?.contents ?? "")
    const secret = "a-secret"
    const eventGrid = Webhooks.subscriptions(Webhooks.addresses(`http://127.0.0.1:${port}`, secret))
    // It sends an event again for as long as the processes of a story may take to listen, and does again what is asked for again by the same pair:
    // the flow does not say that it trusts the service with that.
    const served = yield* Emulator.serve({
      port: 0,
      eventGrid,
      callbackRetries: 100,
      claimedRepeats: "execute-again"
    })
    yield* served.setScale(4)
    const { connectionString, incomingCall, origin, resourceId } = served
    const cloud = { pid: process.pid, origin, connectionString, resourceId, port, secret }
    const settings = { cloud: { ...cloud, cast: { ...actors, patienceSeconds: 0.2 } }, settleMillis: 2_500 }
    let hasCalled = false
    const call = () => {
      if (hasCalled) return
      hasCalled = true
      Effect.runFork(incomingCall({ from: customer, to: actors.hotline }))
    }
    let said = ""
    const killed: Array<Crash> = []
    for (const crash of [...crashes, undefined]) {
      const { afterMillis, ...more } = { afterMillis: undefined, ...crash }
      const ended = yield* run(
        program,
        { ...settings, ...more, isFirst: crash === crashes[0] },
        folder,
        call,
        afterMillis
      )
      said += `${JSON.stringify(crash)}\n${ended.said}`
      if (!ended.isKilled || crash === undefined) break
      killed.push(crash)
    }
    const path = join(folder, "verdict.json")
    const verdict: unknown = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined
    const executed = counts.of(yield* Effect.promise(() => counts.read(origin)))
    return { verdict, executed, killed, said } satisfies Told
  }).pipe(Effect.scoped)
