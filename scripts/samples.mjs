/**
 * Drives Microsoft's sample servers of Call Automation against the local cloud: `pnpm samples [name …] [--repository <folder or URL>]`.
 *
 * It is not a part of `npm test`: it needs git, npm and their network. A sample is copied out of a clone into a temporary folder, gets its dependencies
 * from the registry that npm is set to, and is started as its own package says. Everything is removed at the end; nothing of a sample is kept.
 */
import { spawn, spawnSync } from "node:child_process"
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { getCACertificates, setDefaultCACertificates } from "node:tls"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"

const quickstarts = "https://github.com/Azure-Samples/communication-services-javascript-quickstarts.git"
const customer = "+14255550123"
const ours = "+14255550100"

/** How many times as fast as real time the network goes: samples wait for silence. */
const scale = 10
/** How long a sample may take to start, and a call to end, in milliseconds. */
const patience = 90_000

/** What is known of a sample: where it is, what its environment is called, how a call begins, and the events of one that went well. */
const samples = [
  {
    name: "outbound",
    folder: "CallAutomation_OutboundCalling",
    environment: ({ app, connectionString }) => ({
      CONNECTION_STRING: connectionString,
      CALLBACK_URI: app,
      ACS_RESOURCE_PHONE_NUMBER: ours,
      TARGET_PHONE_NUMBER: customer,
      COGNITIVE_SERVICES_ENDPOINT: "https://ai.example/"
    }),
    begin: ({ app }) => fetch(`${app}/outboundCall`, { redirect: "manual" }),
    press: "1",
    expected: ["CallConnected", "RecognizeCompleted", "PlayCompleted", "CallDisconnected"]
  },
  {
    name: "openai",
    folder: "callautomation-openai-sample",
    eventGrid: "/api/incomingCall",
    environment: ({ app, connectionString }) => ({
      CONNECTION_STRING: connectionString,
      CALLBACK_URI: app,
      COGNITIVE_SERVICE_ENDPOINT: "https://ai.example/",
      AZURE_OPENAI_SERVICE_KEY: "none",
      AZURE_OPENAI_SERVICE_ENDPOINT: "https://ai.example/",
      AZURE_OPENAI_DEPLOYMENT_MODEL_NAME: "none",
      AGENT_PHONE_NUMBER: ""
    }),
    begin: ({ control }) => control("incoming-calls", { from: customer, to: ours }),
    // Nobody speaks: it asks three times, says goodbye and hangs up.
    expected: ["IncomingCall", "CallConnected", "RecognizeFailed", "PlayCompleted", "CallDisconnected"]
  }
]

const {
  positionals,
  values: { repository = quickstarts }
} = parseArgs({ allowPositionals: true, options: { repository: { type: "string" } } })

const run = (command, args, cwd) => {
  const { status } = spawnSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"], timeout: 600_000 })
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ended with ${status}`)
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** Starts a program; `ready` finds what it is waited for in what the program prints. */
const start = (command, args, options, ready) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] })
    let text = ""
    const stop = () => {
      if (child.pid === undefined || child.exitCode !== null) return
      // Its whole group: npm and what that started.
      process.kill(-child.pid, "SIGTERM")
    }
    const late = setTimeout(() => {
      stop()
      reject(new Error(`${command} did not start:\n${tail(text)}`))
    }, patience)
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        text = (text + chunk).slice(-20_000)
        const found = ready.exec(text)
        if (found === null) return
        clearTimeout(late)
        resolve({ stop, found, printed: () => text })
      })
    child.on("error", reject)
    child.on("exit", (code) => reject(new Error(`${command} ended with ${code}:\n${tail(text)}`)))
  })

/** The end of what was printed, without the long lines that samples print whole events in. */
const tail = (text) =>
  text
    .split("\n")
    .slice(-25)
    .map((line) => line.slice(0, 300))
    .join("\n")

const drive = async (sample, folder, data) => {
  const port = await freePort()
  const app = `http://127.0.0.1:${port}`
  const subscription = sample.eventGrid === undefined ? [] : ["--event-grid", app + sample.eventGrid]
  const program = fileURLToPath(new URL("../packages/emulator/dist/effect-comms.js", import.meta.url))
  // Microsoft's newer clients send nothing without TLS.
  const cloudArgs = [
    program,
    "emulator",
    "--port",
    "0",
    "--tls",
    "--data",
    data,
    "--scale",
    String(scale),
    ...subscription
  ]
  const ready = /Connection string +(\S+)[^]*NODE_EXTRA_CA_CERTS=(.+)[^]*is ready on (\S+)/
  const cloud = await start(process.execPath, cloudArgs, {}, ready)
  let server
  try {
    const [, connectionString, authority, origin] = cloud.found
    setDefaultCACertificates([...getCACertificates(), readFileSync(authority, "utf8")])
    const control = async (path, body) => {
      const request = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }
      return (await fetch(`${origin}/_emulator/${path}`, request)).json()
    }
    const own = { PORT: String(port), NODE_EXTRA_CA_CERTS: authority, ...sample.environment({ app, connectionString }) }
    server = await start("npm", ["run", "dev"], { cwd: folder, env: { ...process.env, ...own } }, /listening on port/)
    await sample.begin({ app, control })
    let callbacks = []
    for (const until = Date.now() + patience; Date.now() < until; await sleep(200)) {
      callbacks = (await control("journal")).filter(
        ({ kind, name }) => kind === "callback" && name !== "SubscriptionValidation"
      )
      if (callbacks.some(({ data, name }) => name === "CallDisconnected" && data.outcome !== "retrying")) break
      const { calls } = await control("state")
      const [leg] = calls.flatMap(({ legs }) => legs)
      const isThere = calls.some(({ participants }) =>
        participants.some(({ identifier }) => identifier.rawId?.includes(customer))
      )
      // The key is lost, and pressed again, until the sample listens for it.
      if (
        sample.press !== undefined &&
        leg !== undefined &&
        isThere &&
        !callbacks.some(({ name }) => name === "RecognizeCompleted")
      )
        await control(`calls/${leg.callConnectionId}/tones`, { participant: customer, tones: sample.press })
    }
    for (const { data, name } of callbacks) console.log(`  ${data.outcome.padEnd(10)} ${name}`)
    const sent = new Set(callbacks.map(({ name }) => name))
    const missing = sample.expected.filter((name) => !sent.has(name))
    if (missing.length === 0) return true
    console.log(`  missing: ${missing.join(", ")}\n${tail(server.printed())}`)
    return false
  } finally {
    server?.stop()
    cloud.stop()
  }
}

const work = mkdtempSync(join(tmpdir(), "samples-"))
try {
  const clone = existsSync(repository) ? repository : join(work, "clone")
  if (!existsSync(repository)) run("git", ["clone", "--quiet", "--depth", "1", repository, clone])
  for (const sample of samples.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    console.log(`${sample.name} (${sample.folder})`)
    const folder = join(work, sample.name)
    cpSync(join(clone, sample.folder), folder, { recursive: true })
    run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], folder)
    const isGood = await drive(sample, folder, join(work, "authority"))
    console.log(isGood ? "  went as expected" : "  did not go as expected")
    if (!isGood) process.exitCode = 1
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
