/**
 * Programs in READMEs, decisions and pages of the site: every block of TypeScript that imports or exports something is one, and type-checks
 * against the built packages; so does every example. Blocks that are marked with `run` run as well, on a local cloud behind a port; examples
 * have tests beside them.
 * A block whose first line names a file, as `// menu.ts`, is imported by that name from the others of its document.
 */
import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { text } from "node:stream/consumers"
import { fileURLToPath } from "node:url"
import { Emulator } from "@effect-comms/emulator"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { collector, freePort } from "./collector.ts"

const root = fileURLToPath(new URL("../../../", import.meta.url))
// Beside the other results of a run; from there the packages are found.
const folder = fileURLToPath(new URL("../../verifications/snippets/", import.meta.url))
const compiler = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url))

// What the site's own generator installs and makes is not written here.
const written = globSync(
  ["README.md", "docs/*.md", "docs/decisions/*.md", "packages/*/README.md", "apps/*/README.md"],
  {
    cwd: root
  }
)

/** What the matrix installs, and this does not: the examples for these frameworks are type-checked and run there. */
const ofFramework =
  /from "(?:express|fastify|hono|next|testcontainers|@hono\/|@azure\/functions|@effect\/platform-node)/

const programs = [
  ...written.flatMap((path) =>
    [...readFileSync(`${root}${path}`, "utf8").matchAll(/^```ts(?: ([^\n]*))?\n(.*?)^```/gms)].map(
      ([, info, text = ""], index) => {
        const document = path.replaceAll(/[\\/.]/g, "-")
        const [, given] = /^\/\/ ([\w.]+\.ts)\n/.exec(text) ?? []
        const name = given === undefined ? `${document}-${index}.ts` : `${document}/${given}`
        return { name, text, runs: info === "run" }
      }
    )
  ),
  // Beside each other, as they import each other.
  ...globSync("docs/examples/*.ts", { cwd: root }).map((path) => ({
    name: path.replaceAll("\\", "/").replace(/.*\//, ""),
    text: readFileSync(`${root}${path}`, "utf8"),
    runs: false
  }))
].filter(({ text }) => /^(?:import|export) /m.test(text) && !ofFramework.test(text))

const compilerOptions = {
  target: "es2024",
  lib: ["es2024", "esnext.array", "esnext.disposable", "dom", "dom.asynciterable"],
  module: "nodenext",
  moduleDetection: "force",
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  types: ["node"],
  // What a program may use besides, where it is a dependency here.
  paths: { ws: ["../../../packages/emulator/node_modules/@types/ws/index.d.mts"] }
}

const running = programs.filter(({ runs }) => runs)

describe("programs in the documentation", () => {
  it("type-check", () => {
    assert.isAbove(programs.length, 10)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}tsconfig.json`, JSON.stringify({ compilerOptions, include: ["**/*.ts"] }))
    writeFileSync(`${folder}package.json`, JSON.stringify({ type: "module" }))
    for (const { name, text } of programs) {
      mkdirSync(dirname(folder + name), { recursive: true })
      writeFileSync(folder + name, text)
    }
    const args = [compiler, "-p", folder, "--pretty", "false", "--singleThreaded"]
    const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" })
    assert.deepStrictEqual(
      stdout.split("\n").filter((line) => line !== ""),
      []
    )
  })

  // After the one above, which writes them.
  it.live("run where they can, and the one with a collector tells it of its flow as one trace", () =>
    Effect.gen(function* () {
      assert.isAbove(running.length, 0)
      const { connectionString, origin } = yield* Emulator.serve({ port: 0 })
      const { posted, url } = yield* collector
      const env = {
        ...process.env,
        COMMUNICATION_CONNECTION_STRING: connectionString,
        COMMUNICATION_ENDPOINT: origin,
        OTEL_EXPORTER_OTLP_ENDPOINT: url,
        PORT: String(yield* freePort)
      }
      for (const { name } of running) {
        const child = spawn(process.execPath, [folder + name], { cwd: folder, env, timeout: 30_000 })
        const output = text(child.stderr)
        const code = yield* Effect.promise(() => once(child, "close").then(([status]) => status))
        const said = yield* Effect.promise(() => output)
        assert.strictEqual(code, 0, `${name}: ${said}`)
      }
      const { metrics, spans, text: all } = posted()
      const one = (name: string) => {
        const [found] = spans.filter((span) => span.name === name)
        assert(found !== undefined, `${name} is none of ${spans.map((span) => span.name).join(", ")}`)
        return found
      }
      const known = new Set(["", ...spans.map(({ spanId }) => spanId)])
      assert.deepStrictEqual(
        spans.filter(({ parentSpanId = "" }) => !known.has(parentSpanId)),
        []
      )
      const { traceId } = one("Calling.execute")
      for (const operation of ["CreateCall", "CallMedia_Play", "CallConnection_HangupCall"]) {
        const step = spans.find(({ spanId }) => spanId === one(operation).parentSpanId)
        assert.deepStrictEqual(
          [step?.name, step?.traceId, one(operation).traceId],
          [`${operation}#1`, traceId, traceId]
        )
      }
      for (const [event, operation] of [
        ["CallConnected", "CreateCall"],
        ["PlayCompleted", "CallMedia_Play"],
        ["CallDisconnected", "CreateCall"]
      ]) {
        const { links = [], parentSpanId, traceId: own } = one(`CallAutomation.${event}`)
        const step = spans.find(({ spanId }) => spanId === parentSpanId)
        assert.deepStrictEqual([step?.name, own], [`${operation}#1`, traceId])
        const deliveries = spans.filter(({ spanId }) => links.some((link) => link.spanId === spanId))
        assert.deepStrictEqual(
          deliveries.map(({ name }) => name),
          ["CallEvents.answer"]
        )
      }
      for (const name of ["durable_events", "durable_event_lag", "durable_pending_waits", "calls", "attempts"])
        assert.include(metrics, `effect_comms_${name}`)
      const key = /accesskey=([^;]+)/i.exec(connectionString)?.[1] ?? "accesskey"
      for (const secret of ["14255550", "welcome.wav", key]) assert.notInclude(all, secret)
    }).pipe(Effect.scoped)
  )
})
