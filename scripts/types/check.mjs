// The types of the installed packages under a compiler: every module that they export, and programs that use them, with each way to find
// modules, with and without `exactOptionalPropertyTypes`, and with declaration files checked.
import { spawn } from "node:child_process"
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const programs = join(dirname(fileURLToPath(import.meta.url)), "programs")

/** What is tried; a CommonJS program needs a way that knows the two kinds of modules. */
const settings = ["bundler", "node16", "nodenext"].flatMap((moduleResolution) =>
  [true, false].map((exactOptionalPropertyTypes) => ({
    name: `${moduleResolution}${exactOptionalPropertyTypes ? ", exact" : ""}`,
    files: ["modules.ts", "effect.ts", "promise.ts", ...(moduleResolution === "bundler" ? [] : ["common.cts"])],
    compilerOptions: {
      target: "es2024",
      lib: ["es2024", "dom"],
      module: moduleResolution === "bundler" ? "preserve" : moduleResolution,
      moduleResolution,
      exactOptionalPropertyTypes,
      strict: true,
      skipLibCheck: false,
      noEmit: true,
      types: ["node"]
    }
  }))
)

/** Every subpath for users that the installed packages export. */
const modulesOf = (project) => {
  const scope = join(project, "node_modules/@effect-comms")
  return readdirSync(scope).flatMap((name) => {
    const { exports } = JSON.parse(readFileSync(join(scope, name, "package.json"), "utf8"))
    return Object.keys(exports)
      .filter((path) => path !== "./package.json" && !path.startsWith("./internal/"))
      .map((path) => `@effect-comms/${name}${path.slice(1)}`)
  })
}

/** The first program of an installed package's README, as it stands there. */
const exampleOf = (folder) => /```ts\n(.*?)```/s.exec(readFileSync(join(folder, "README.md"), "utf8"))?.[1]

/** Puts the programs into a project; gives the names of those that READMEs contain. */
const prepare = (project) => {
  for (const name of readdirSync(programs)) cpSync(join(programs, name), join(project, name))
  const modules = modulesOf(project)
  writeFileSync(join(project, "modules.ts"), modules.map((name, i) => `export * as m${i} from "${name}"\n`).join(""))
  const scope = join(project, "node_modules/@effect-comms")
  return readdirSync(scope).flatMap((name) => {
    const example = exampleOf(join(scope, name))
    if (example === undefined) return []
    writeFileSync(join(project, `readme-${name}.ts`), example)
    return [`readme-${name}.ts`]
  })
}

/** What a compiler says, and how it ended. */
const compile = (project, compiler, config, options) =>
  new Promise((resolve, reject) => {
    const args = [join(compiler, "bin/tsc"), "-p", config, "--pretty", "false", ...options]
    const child = spawn(process.execPath, args, { cwd: project, stdio: ["ignore", "pipe", "pipe"] })
    let output = ""
    child.stdout.on("data", (chunk) => (output += chunk))
    child.stderr.on("data", (chunk) => (output += chunk))
    child.on("error", reject)
    child.on("close", (code) => resolve({ code, output }))
  })

/** An error in a package that is not ours is not ours either. */
const isOurs = (line) => /error TS/.test(line) && (!/node_modules/.test(line) || /@effect-comms/.test(line))

/**
 * The problems of the packages in a project under a compiler, which is the folder of an installed `typescript`. `node_modules/@types/node`
 * has to be there. Further arguments of the compiler are given with `args`.
 */
export const typeProblems = async (project, compiler, { args = [], only = () => true } = {}) => {
  const examples = prepare(project)
  const problems = []
  for (const { name, files, compilerOptions } of settings.filter(only)) {
    writeFileSync(
      join(project, "tsconfig.types.json"),
      JSON.stringify({ compilerOptions, files: [...files, ...examples] })
    )
    const { code, output } = await compile(project, compiler, "tsconfig.types.json", args)
    const lines = output.split("\n")
    const ours = lines.filter(isOurs)
    const others = lines.filter((line) => /error TS/.test(line) && !isOurs(line))
    if (code !== 0 && ours.length + others.length === 0) ours.push(output.trim())
    problems.push(...ours.map((line) => `${name}: ${line}`))
  }
  return problems
}

/** Builds the CommonJS program and runs it: it calls, and nobody answers. */
export const commonProblems = async (project, compiler, { args = [] } = {}) => {
  const compilerOptions = { target: "es2024", lib: ["es2024", "dom"], module: "node16", strict: true, types: ["node"] }
  writeFileSync(join(project, "tsconfig.types.json"), JSON.stringify({ compilerOptions, files: ["common.cts"] }))
  const built = await compile(project, compiler, "tsconfig.types.json", args)
  if (built.code !== 0) return [built.output]
  const child = spawn(process.execPath, ["common.cjs"], { cwd: project, stdio: ["ignore", "pipe", "inherit"] })
  let output = ""
  child.stdout.on("data", (chunk) => (output += chunk))
  await new Promise((resolve) => child.on("close", resolve))
  return output.includes("Transport") ? [] : [`the CommonJS program says: ${output}`]
}
