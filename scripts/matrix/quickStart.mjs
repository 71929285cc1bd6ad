// The quick start of the documentation as a newcomer follows it: in an empty folder its commands one after the other, its files as they
// stand, its test; then its server behind each framework, its calls, and what the caller hears. Only the ports are others.
import { spawn } from "node:child_process"
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { ask, freePort } from "./runtimes.mjs"

const here = dirname(fileURLToPath(import.meta.url))
const docs = join(here, "../../docs")

/** Name to what is installed besides, and for Azure Functions what stands for its host. */
const servers = {
  Express: { packages: ["express"] },
  Hono: { packages: ["hono", "@hono/node-server"] },
  "Azure Functions": { packages: ["@azure/functions"], host: "functions.mjs" },
  Effect: { packages: ["@effect/platform-node"], tests: ["@effect/vitest"] }
}

const page = readFileSync(join(docs, "quick-start.md"), "utf8")
/** The commands below a heading, without those of the local cloud, which go on. */
const commandsOf = (heading) => {
  const section = page.slice(page.indexOf(`\n## ${heading}\n`)).split(/\n## /)[1]
  return [...section.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, text]) => text.trim().split("\n"))
}

/** Runs a command as it stands in the page; its output is the error when it fails. */
const run = (cwd, line) =>
  new Promise((resolve, reject) => {
    const child = spawn(line, { cwd, shell: true, stdio: ["ignore", "pipe", "pipe"] })
    let output = ""
    child.stdout.on("data", (chunk) => (output += chunk))
    child.stderr.on("data", (chunk) => (output += chunk))
    child.on("error", reject)
    child.on("close", (code) => (code === 0 ? resolve(output) : reject(new Error(`${line}: ${code}\n${output}`))))
  })

const start = (cwd, args) => {
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"] })
  let output = ""
  child.stdout.on("data", (chunk) => (output += chunk))
  child.stderr.on("data", (chunk) => (output += chunk))
  return { output: () => output.slice(-6_000), stop: () => child.kill() }
}

/** Waits until the journal has an entry, at most for 20 seconds. */
const until = async (cloud, what, isIt) => {
  for (let left = 200; left > 0; left -= 1) {
    const entries = await (await fetch(`${cloud}/_emulator/journal`)).json()
    if (entries.some(isIt)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`not within 20 s: ${what}`)
}
const taken = (name) => (entry) => entry.name === name && entry.data.outcome === "delivered"

/** Writes the files of the page, on other ports. */
const write = (folder, name, { host }, ports) => {
  const onPorts = (text) => text.replaceAll("127.0.0.1:7071", `127.0.0.1:${ports.app}`).replaceAll("8080", ports.app)
  const server = new RegExp(`^\`\`\`ts \\[${name}\\]\\n(.*?)^\`\`\``, "ms").exec(page)?.[1] ?? ""
  const program = name === "Effect" ? "menu-effect" : "menu"
  for (const file of [`${program}.ts`, `${program}.test.ts`])
    writeFileSync(join(folder, file), onPorts(readFileSync(join(docs, "examples", file), "utf8")))
  writeFileSync(join(folder, host === undefined ? "server.ts" : "functions.ts"), onPorts(server))
  if (host === undefined) return
  cpSync(join(here, "hosts/http.mjs"), join(folder, "http.mjs"))
  const text = readFileSync(join(here, "hosts", host), "utf8")
  writeFileSync(join(folder, "server.ts"), `// @ts-nocheck\n${text.replace("process.env.PORT", ports.app)}`)
}

/** What of the quick start does not work behind a framework; `npmrc` says where our packages are. */
export const quickStartProblems = async (folder, name, npmrc) => {
  const { host, packages, tests = [] } = servers[name]
  mkdirSync(folder)
  writeFileSync(join(folder, ".npmrc"), npmrc)
  const ports = { app: String(await freePort()), cloud: String(await freePort()) }
  const cloud = `http://127.0.0.1:${ports.cloud}`
  const address = `http://127.0.0.1:${ports.app}${host === undefined ? "" : "/api"}/callbacks`
  const [install, development] = ["npm install", "npm install --save-dev"]
  for (const line of [...commandsOf("Install"), `${install} ${packages.join(" ")}`]) await run(folder, line)
  if (tests.length > 0) await run(folder, `${development} ${tests.join(" ")}`)
  write(folder, name, servers[name], ports)
  for (const line of commandsOf("The test")) await run(folder, line)

  const command = join(folder, "node_modules/@effect-comms/emulator/dist/effect-comms.js")
  const subscription = `${address}?secret=local-cloud`
  const emulator = start(folder, [command, "emulator", "--port", ports.cloud, "--event-grid", subscription])
  let program
  try {
    await ask(`${cloud}/_emulator/health`)
    // The first starts the local cloud.
    const [, env, node, call, press] = commandsOf("Call it")
    const [, ...args] = node.split(" ")
    await run(folder, `${env} --url ${cloud}`)
    program = start(folder, args)
    await ask(address)
    await run(folder, `${call} --url ${cloud}`)
    await until(cloud, "the menu is played", taken("PlayStarted"))
    await run(folder, `${press} --url ${cloud}`)
    await until(cloud, "the key is recognized", taken("RecognizeCompleted"))
    await until(
      cloud,
      "the opening hours are played",
      ({ name, data }) => name === "CallMedia_Play" && JSON.stringify(data).includes("opening-hours.wav")
    )
    await until(cloud, "the call ends", taken("CallDisconnected"))
    return []
  } catch (error) {
    return [String(error?.stack ?? error), program?.output() ?? "", emulator.output()]
  } finally {
    program?.stop()
    emulator.stop()
  }
}

/** The frameworks of the quick start. */
export const quickStarts = Object.keys(servers)
