// Builds the image of the local cloud and runs it as the README says: it is healthy, its controls answer at the published port, and an
// application on the host is told of a call. It needs docker; it is a job of continuous integration, and nothing of `npm test`.
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
  docker([...args.slice(0, 1), "--detach", "--name", name, ...args.slice(1)])
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
    console.log("The image serves, its controls answer, and an application on the host is told of calls.")
  } finally {
    spawnSync("docker", ["logs", name], { stdio: "inherit" })
    spawnSync("docker", ["rm", "--force", name])
    application.close()
    application.closeAllConnections()
  }
}

await main()
