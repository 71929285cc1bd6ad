/** Runs the story's process against a local cloud behind a port: it is killed where a plan says, and started again until it is done. */
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { build } from "esbuild"
import type { Crash } from "./crash.ts"

/** The program in one file: two dozen processes of it are started, and most of a start would be its hundreds of modules. */
const bundled = build({
  entryPoints: [join(import.meta.dirname, "story.ts")],
  bundle: true,
  platform: "node",
  format: "esm",
  minify: true,
  write: false,
  logLevel: "warning"
})

/** What the processes of a story said. */
export interface Told {
  /** What the flow gave. */
  readonly summary: string | undefined
  /** How many points the last process passed. */
  readonly points: number
  /** Where processes were killed. */
  readonly crashes: ReadonlyArray<string>
  readonly said: ReadonlyArray<string>
}

/** A port of this machine that nobody has. */
export const freePort = Effect.callback<number>((resume) => {
  const server = createServer()
  server.listen(0, "127.0.0.1", () => {
    const address = server.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    server.close(() => resume(Effect.succeed(port)))
  })
})

/** A directory for a database. */
export const directory = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "flows-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

/** Runs a process to its end, or until so many milliseconds after it listens; gives what it said. */
const run = (program: string, settings: object, killedAfterMillis: number | undefined) =>
  Effect.callback<ReadonlyArray<string>>((resume) => {
    const child = spawn(process.execPath, [program, JSON.stringify(settings)], {
      stdio: ["ignore", "pipe", "inherit"]
    })
    let said = ""
    let timer: NodeJS.Timeout | undefined
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8")
      if (killedAfterMillis !== undefined && said.includes("LISTENING\n"))
        timer ??= setTimeout(() => child.kill("SIGKILL"), killedAfterMillis)
    })
    child.on("close", (code) => {
      clearTimeout(timer)
      const lines = said.split("\n").filter((line) => line !== "")
      if (killedAfterMillis !== undefined && code === null) lines.push(`CRASH after ${killedAfterMillis} ms`)
      resume(Effect.succeed(lines))
    })
    return Effect.sync(() => {
      clearTimeout(timer)
      child.kill("SIGKILL")
    })
  })

/** Tells a story: one process after the other, each killed by the next of the crashes, and the last one by none. */
export const tell = (
  cloud: { readonly connectionString: string },
  number: string,
  crashes: ReadonlyArray<Crash>,
  unsent?: "call" | "play"
): Effect.Effect<Told> =>
  Effect.gen(function* () {
    const folder = yield* directory
    const port = yield* freePort
    const program = join(folder, "story.mjs")
    const { outputFiles } = yield* Effect.promise(() => bundled)
    writeFileSync(program, outputFiles[0]?.contents ?? "")
    const said: Array<string> = []
    const { connectionString } = cloud
    const settings = { connectionString, file: join(folder, "flows.db"), port, number, unsent }
    for (const crash of [...crashes, undefined]) {
      const after = crash !== undefined && "afterMillis" in crash ? crash.afterMillis : undefined
      const lines = yield* run(program, { ...settings, crash }, after)
      said.push(...lines)
      if (lines.some((line) => /^(?:DONE|FAILED) /.test(line))) break
    }
    // A process may be killed when it has said so, while it ends.
    const [, points = "0", summary] = /^DONE (\d+) (.*)$/m.exec(said.join("\n")) ?? []
    return {
      summary,
      points: Number(points),
      crashes: said.filter((line) => line.startsWith("CRASH ")).map((line) => line.slice(6)),
      said
    }
  }).pipe(Effect.scoped)
