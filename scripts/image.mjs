// Builds the image of the local cloud and runs it as the README says: its health check passes, its controls and its inspector answer at the
// published port, it has the encoders of recordings, an application on the host is told of a call, and it stops at once with 0. Then the same on
// a file system that is read-only but for /data. It needs docker, or podman under its name; it is a job of continuous integration, and nothing of
// `npm test`.
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import { dirname, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const emulator = join(root, "packages/emulator")
const name = "effect-comms-emulator-check"
/** How long a container may take to be ready, and an event to arrive, in milliseconds. */
const patience = 30_000

/** The arguments of the one `docker run` that a README documents. */
const documented = (readme) => {
  const lines = [...readme.matchAll(/^docker run (?:.*\\\n)*.*$/gm)].map(([line]) => line.replaceAll("\\\n", " "))
  if (lines.length !== 1) throw new Error(`expected one line with docker run in the README, found ${lines.length}`)
  return lines[0].split(/\s+/).slice(1)
}

const docker = (args) => {
  const { status, error } = spawnSync("docker", args, { stdio: "inherit" })
  if (error !== undefined || status !== 0)
    throw new Error(`docker ${args[0]}: ${error?.message ?? `ended with ${status}`}`)
}

/** What a docker command prints. */
const printed = (args) => spawnSync("docker", args, { encoding: "utf8" }).stdout.trim()

/** A container that is stopped sooner has taken the signal; docker kills it after this, in seconds. */
const patienceOfStop = 20

/** The command of the health check, within the container. */
const healthCheck = () => {
  const [, json = "[]"] = /^HEALTHCHECK .*CMD (\[.*\])$/m.exec(readFileSync(join(emulator, "Dockerfile"), "utf8")) ?? []
  return JSON.parse(json)
}

/** Follows the page of the inspector to its scripts and styles. */
const checkInspector = async (cloud) => {
  const page = await fetch(`${cloud}/`)
  const assets = [...(await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path)
  if (!page.ok || assets.length < 2)
    throw new Error(`the inspector answered ${page.status}, with ${assets.length} files`)
  for (const path of assets) {
    const { status } = await fetch(new URL(path, `${cloud}/`))
    if (status !== 200) throw new Error(`${path} of the inspector answered ${status}`)
  }
}

/** Stops the container as an orchestrator does: as process 1 of its namespace it has to take the signal itself. */
const checkStop = () => {
  const start = Date.now()
  docker(["stop", "--time", String(patienceOfStop), name])
  const seconds = (Date.now() - start) / 1_000
  const code = printed(["inspect", "--format", "{{.State.ExitCode}}", name])
  if (code !== "0" || seconds > patienceOfStop / 2) throw new Error(`it stopped with ${code} after ${seconds} s`)
}

/** What somebody answers within the patience. */
const within = async (what, attempt) => {
  const end = Date.now() + patience
  while (Date.now() < end) {
    const found = await attempt().catch(() => undefined)
    if (found !== undefined) return found
    await sleep(250)
  }
  throw new Error(`${what} did not happen within ${patience / 1000} s`)
}

const events = []
const application = createServer((request, response) => {
  let text = ""
  request.on("data", (chunk) => (text += chunk))
  request.on("end", () => {
    const [event] = JSON.parse(text)
    events.push(event.eventType)
    const validationResponse = event.data?.validationCode
    response.setHeader("content-type", "application/json")
    response.end(JSON.stringify(validationResponse === undefined ? {} : { validationResponse }))
  })
})

const main = async () => {
  docker(["build", "--tag", "effect-comms-emulator", emulator])
  await new Promise((resolve) => application.listen(3000, "0.0.0.0", resolve))
  const args = documented(readFileSync(join(emulator, "README.md"), "utf8"))
  // As it is documented, and then where it may write nothing but what is kept.
  const [run, ...given] = args.filter((arg) => arg !== "--rm")
  const named = [run, "--detach", "--name", name]
  await check([...named, ...given])
  await check([...named, "--read-only", "--volume", `${name}:/data`, ...given, "--persist"])
  console.log(
    "The image serves, its controls and its inspector answer, an application on the host is told of calls, and it stops at once."
  )
}

const check = async (run) => {
  events.length = 0
  docker(run)
  try {
    const cloud = "http://127.0.0.1:4280/_emulator"
    const settings = await within("health", async () => {
      const response = await fetch(`${cloud}/settings`)
      return response.ok ? await response.json() : undefined
    })
    if (settings.endpoint !== "http://127.0.0.1:4280") throw new Error(`the endpoint is ${settings.endpoint}`)
    const body = JSON.stringify({ from: "+14255550123", to: "+14255550100" })
    const called = await fetch(`${cloud}/incoming-calls`, { method: "POST", body })
    if (!called.ok) throw new Error(`incoming-calls answered ${called.status}`)
    const incoming = "Microsoft.Communication.IncomingCall"
    await within("IncomingCall", async () => (events.includes(incoming) ? incoming : undefined))
    await checkInspector(cloud)
    docker(["exec", name, ...healthCheck()])
    docker(["exec", name, "node", "--input-type=module", "--eval", 'await import("/app/dist/encoding/encode.js")'])
    checkStop()
  } finally {
    spawnSync("docker", ["logs", name], { stdio: "inherit" })
    spawnSync("docker", ["rm", "--force", "--volumes", name])
  }
}

try {
  await main()
} finally {
  spawnSync("docker", ["volume", "rm", "--force", name])
  application.close()
  application.closeAllConnections()
}
