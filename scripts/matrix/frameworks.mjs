// The examples of docs/examples, each as it is written behind its own framework, on the local cloud: an incoming call is announced by Event
// Grid, answered, spoken to and ended, and every event of it is taken. Then what a webhook must refuse. The frameworks are installed here
// alone.
import { spawn } from "node:child_process"
import { cpSync, mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { ask, freePort } from "./runtimes.mjs"

const here = dirname(fileURLToPath(import.meta.url))
const examples = join(here, "../../docs/examples")
const command = join(here, "../../packages/emulator/dist/effect-comms.js")
const secret = "a secret of the examples"

const express = (major, parser) => ({
  packages: [`express@${major}`, `@types/express@${major}`],
  example: "express.ts",
  ...(parser === undefined ? {} : { host: "parsers.mjs", env: { PARSER: JSON.stringify(parser) } })
})

/** Name to what it needs. A host stands for the server of a framework that calls what the example exports. */
export const frameworks = {
  "node:http": { packages: [], example: "node.ts" },
  "express 4": express(4),
  "express 5": express(5),
  "express 4, text": express(4, ["text", { type: "*/*" }]),
  "express 5, text": express(5, ["text", { type: "*/*" }]),
  "express 4, raw": express(4, ["raw", { type: "*/*" }]),
  "express 5, raw": express(5, ["raw", { type: "*/*" }]),
  "express 5, json of all types": express(5, ["json", { type: "*/*" }]),
  "express 5, urlencoded": express(5, ["urlencoded"]),
  fastify: { packages: ["fastify@5"], example: "fastify.ts" },
  hono: { packages: ["hono@4", "@hono/node-server@1"], example: "hono.ts" },
  next: { packages: ["next@16", "react@19", "react-dom@19"], example: "next.ts", host: "next.mjs" },
  "azure functions": { packages: ["@azure/functions@4"], example: "functions.ts", host: "functions.mjs" },
  // Beside our packages, so that there is one `effect`.
  effect: { packages: ["@effect/platform-node@4.1.0"], example: "effect.ts", beside: true }
}

const start = (cwd, args, env) => {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"]
  })
  let output = ""
  child.stdout.on("data", (chunk) => (output += chunk))
  child.stderr.on("data", (chunk) => (output += chunk))
  return { output: () => output.slice(-4_000), stop: () => child.kill() }
}

const validation = [
  {
    id: "1",
    topic: "/subscriptions/1",
    subject: "",
    eventTime: "2026-01-01T00:00:00Z",
    eventType: "Microsoft.EventGrid.SubscriptionValidationEvent",
    dataVersion: "1.0",
    data: { validationCode: "512d38b6", validationUrl: "https://rp-eastus2.eventgrid.azure.net/validate" }
  }
]

/** What is answered to a request that is no event. */
const refusals = async (url) => {
  const trusted = `${url}?secret=${encodeURIComponent(secret)}`
  const statusOf = async (to, init) => (await fetch(to, { signal: AbortSignal.timeout(10_000), ...init })).status
  const post = (to, body, type = "application/json") =>
    statusOf(to, { method: "POST", body, headers: { "content-type": type } })
  const given = await fetch(trusted, {
    method: "POST",
    body: JSON.stringify(validation),
    headers: { "content-type": "application/json" }
  })
  const text = await given.text()
  const problems = []
  const expect = (what, given, ...wanted) => {
    if (!wanted.includes(given)) problems.push(`${what}: ${given}, expected ${wanted.join(" or ")}`)
  }
  const events = JSON.stringify(validation)
  expect("the validation", `${given.status} ${text}`, '200 {"validationResponse":"512d38b6"}')
  expect("no token", await post(url, events), 401)
  expect("another secret", await post(`${url}?secret=another`, events), 401)
  expect("broken JSON", await post(trusted, "{"), 400)
  expect("broken JSON as CloudEvents", await post(trusted, "{", "application/cloudevents+json"), 400)
  expect("no body", await post(trusted, ""), 400)
  expect("GET", await statusOf(trusted, {}), 405)
  expect("HEAD", await statusOf(trusted, { method: "HEAD" }), 405)
  // Hono's server for Node closes the connection when a body is not read to its end.
  const large = post(trusted, JSON.stringify([" ".repeat(2_100_000)])).catch(() => 0)
  expect("a large body", await large, 413, 0)
  return problems
}

const postsOf = (entries, name, outcome) =>
  entries.some((entry) => entry.name === name && entry.data?.outcome === outcome)

/** The events of a call that were taken, in at most 20 seconds. */
const call = async (cloud) => {
  const headers = { "content-type": "application/json" }
  const body = JSON.stringify({ from: "+14255550123", to: "+14255550100" })
  const names = ["CallConnected", "PlayStarted", "PlayCompleted", "CallDisconnected"]
  const called = await fetch(`${cloud}/_emulator/incoming-calls`, { method: "POST", headers, body })
  if (called.status !== 200) return [`the call: ${called.status}`]
  for (let left = 200; ; left -= 1) {
    const entries = await (await fetch(`${cloud}/_emulator/journal`)).json()
    const missing = names.filter((name) => !postsOf(entries, name, "delivered"))
    if (missing.length === 0) return []
    if (left === 0) {
      const posts = entries.filter(({ data }) => data?.outcome !== undefined)
      return [`not taken: ${missing.join(", ")}; of ${JSON.stringify(posts.slice(-10))}`]
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Makes the folder of a framework below the project of our packages. */
const folderOf = (project, name, { host }) => {
  const folder = join(project, name.replace(/\W+/g, "-"))
  mkdirSync(folder)
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }))
  cpSync(examples, folder, { recursive: true })
  if (host !== undefined) for (const file of [host, "http.mjs"]) cpSync(join(here, "hosts", file), join(folder, file))
  return folder
}

/** What of a framework does not work. */
export const frameworkProblems = async (project, name, { install }) => {
  const framework = frameworks[name]
  const folder = folderOf(project, name, framework)
  if (framework.packages.length > 0) await install(framework.beside === true ? project : folder, framework.packages)
  const [appPort, cloudPort] = [await freePort(), await freePort()]
  const [app, cloud] = [appPort, cloudPort].map((port) => `http://127.0.0.1:${port}`)
  // The settings of the local cloud are always these.
  const key = "ZWZmZWN0LWNvbW1zLWxvY2FsLWNsb3VkLWRldmVsb3BtZW50LWtleQ=="
  const program = start(folder, [framework.host ?? framework.example], {
    PORT: String(appPort),
    PUBLIC_URL: app,
    EVENT_GRID_SECRET: secret,
    COMMUNICATION_CONNECTION_STRING: `endpoint=${cloud}/;accesskey=${key}`,
    ...framework.env
  })
  let emulator
  try {
    await ask(app)
    const address = `${app}/events?secret=${encodeURIComponent(secret)}`
    const flags = ["--port", String(cloudPort), "--event-grid", address, "--event-grid-schema", "cloudevents"]
    emulator = start(folder, [command, "emulator", ...flags], {})
    await ask(`${cloud}/_emulator/health`)
    const problems = [...(await call(cloud)), ...(await refusals(`${app}/events`))]
    return problems.length === 0 ? [] : [...problems, program.output()]
  } catch (error) {
    return [`${error?.stack ?? error} ${error?.cause ?? ""}`, program.output(), emulator?.output() ?? ""]
  } finally {
    program.stop()
    emulator?.stop()
  }
}
