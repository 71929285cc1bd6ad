// Proves that a package can be used by itself: packs all published packages, serves them from a loopback registry, and
// installs one of them into an empty project. It has its contracts, a small program is type-checked and run, and nothing may have been
// installed but that package, core, and what the two declare. Then core is asked for as well: every module type-checks, and a call is made
// over the oldest undici that its manifest allows. Publishes nothing.
//
// It is done with pnpm, which takes little of the processor's time; with --all, as `pnpm test:matrix packageManagers` does it, also with
// npm, with more ways to find modules, and with the newest undici.
//
//   node scripts/release-check.mjs [--all]
import { spawn } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { serveTarballs } from "./release-check/registry.mjs"
import { packPackage } from "./tarball.mjs"
import { commonProblems, typeProblems } from "./types/check.mjs"

const all = process.argv.includes("--all")
const subject = "@effect-comms/call-automation"
const scripts = dirname(fileURLToPath(import.meta.url))
const packages = join(dirname(scripts), "packages")
const json = (path) => JSON.parse(readFileSync(path, "utf8"))

// Not spawnSync: the registry answers from this process.
const run = (cwd, command, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, shell: process.platform === "win32", stdio: ["ignore", "pipe", "pipe"] })
    let output = ""
    child.stdout.on("data", (chunk) => (output += chunk))
    child.stderr.on("data", (chunk) => (output += chunk))
    child.on("error", (cause) => reject(new Error(`${command} cannot be started`, { cause })))
    child.on("close", (code) =>
      code === 0 ? resolve(output) : reject(new Error(`${command} ${args.join(" ")} ended with ${code}:\n${output}`))
    )
  })

/** Names of everything installed, at any depth, from the record that each package manager keeps in node_modules. */
const installed = {
  npm: (project) =>
    Object.keys(json(join(project, "node_modules/.package-lock.json")).packages).map((path) =>
      path.split("node_modules/").at(-1)
    ),
  pnpm: (project) =>
    readdirSync(join(project, "node_modules/.pnpm"))
      .filter((entry) => entry.includes("@", 1))
      .map((entry) => entry.slice(0, entry.indexOf("@", 1)).replace("+", "/"))
}

/** Everything that the roots need, by what the manifests in node_modules declare; optional peers are not needed. */
const needed = (roots, manifestOf) => {
  const names = new Set()
  const visit = (name) => {
    const manifest = names.has(name) ? undefined : manifestOf(name)
    if (manifest === undefined) return
    names.add(name)
    for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }))
      visit(dependency)
  }
  for (const root of roots) visit(root)
  return names
}

/** Installs packages into a project that has some already. */
const add = (project, manager, wanted) =>
  run(project, manager, [manager === "npm" ? "install" : "add", "--prefer-offline", ...wanted])

const check = async (manager, directory, origin, versions) => {
  const project = join(directory, manager)
  mkdirSync(project)
  writeFileSync(join(project, ".npmrc"), `@effect-comms:registry=${origin}/\n`)
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }))
  cpSync(join(scripts, "release-check/consumer.ts"), join(project, "consumer.ts"))
  const compilerOptions = {
    target: "es2024",
    lib: ["es2024", "dom"],
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    types: []
  }
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }))

  const roots = [subject, ...Object.keys(versions)]
  const wanted = [subject, ...Object.entries(versions).map(([name, version]) => `${name}@${version}`)]
  await add(project, manager, wanted)
  const names = [...new Set(installed[manager](project))]
  const ours = names.filter((name) => name.startsWith("@effect-comms/"))
  if (ours.length !== 2 || !ours.includes(subject) || !ours.includes("@effect-comms/core")) {
    throw new Error(`${manager} installed ${ours.join(", ")} where only ${subject} and its core are needed`)
  }
  const hoisted = manager === "npm" ? "node_modules" : "node_modules/.pnpm/node_modules"
  const declared = needed(roots, (name) =>
    names.includes(name)
      ? json(join(project, roots.includes(name) ? "node_modules" : hoisted, name, "package.json"))
      : undefined
  )
  const surplus = names.filter((name) => !declared.has(name))
  if (surplus.length > 0) throw new Error(`${manager} installed ${surplus.join(", ")}, which nothing declares`)
  const contracts = readdirSync(join(project, "node_modules", subject, "pacts"))
  if (!contracts.includes("README.md") || !contracts.some((name) => name.endsWith(".json"))) {
    throw new Error(`${subject} came without its contracts`)
  }
  await run(project, "node", ["node_modules/typescript/bin/tsc", "-p", ".", "--singleThreaded"])
  const output = await run(project, "node", ["consumer.js"])
  console.log(`${manager}: ${names.length} packages installed; the program says: ${output.trim()}`)
}

/** The oldest and the newest major version in a range such as `>=6 <9`. */
const ends = (range) => {
  const [, least, beyond] = /^>=(\d+) <(\d+)$/.exec(range) ?? []
  if (least === undefined) throw new Error(`expected a range such as ">=6 <9" of undici, not "${range}"`)
  return [Number(least), Number(beyond) - 1]
}

/** The oldest one is installed already. */
const checkUndici = async (project, manager, [oldest, newest]) => {
  cpSync(join(scripts, "release-check/undici.mjs"), join(project, "undici.mjs"))
  const tried = all ? [oldest, newest] : [oldest]
  for (const major of tried) {
    if (major !== oldest) await add(project, manager, [`undici@${major}`])
    await run(project, "node", ["undici.mjs"])
  }
  console.log(`${manager}: undici ${tried.join(" and ")} installs beside it, and calls go over it`)
}

/** The types under the compiler of this repository; `pnpm test:matrix typescript` tries older ones, and every way to find modules. */
const checkTypes = async (project, manager) => {
  const compiler = join(project, "node_modules/typescript")
  const only = ({ name }) => (all && name === "bundler") || name === "node16, exact"
  const options = { only, args: ["--singleThreaded"] }
  const problems = [
    ...(await typeProblems(project, compiler, options)),
    ...(await commonProblems(project, compiler, options))
  ]
  if (problems.length > 0) throw new Error(problems.join("\n"))
  console.log(`${manager}: every module type-checks, and a CommonJS program runs`)
}

const directory = mkdtempSync(join(tmpdir(), "effect-comms-release-"))
try {
  const tarballs = readdirSync(packages).map((name) => packPackage(join(packages, name), directory))
  const versionOf = (name) => json(join(packages, "core/node_modules", name, "package.json")).version
  const versions = { effect: versionOf("effect"), typescript: versionOf("typescript") }
  const registry = await serveTarballs(tarballs)
  try {
    const core = tarballs.find(({ manifest }) => manifest.name === "@effect-comms/core")
    const undici = ends(core.manifest.peerDependencies.undici)
    const more = { "@types/node": versionOf("@types/node"), undici: String(undici[0]) }
    for (const manager of all ? ["pnpm", "npm"] : ["pnpm"]) {
      const project = join(directory, manager)
      await check(manager, directory, registry.origin, { ...versions, ...more })
      // With pnpm a program finds what its own manifest asks for, and nothing else.
      await add(project, manager, [core.manifest.name])
      await checkTypes(project, manager)
      await checkUndici(project, manager, undici)
    }
  } finally {
    registry.stop()
  }
} finally {
  rmSync(directory, { recursive: true, force: true })
}
