/** A burst of 10,000 webhooks on one process: each is stored and acknowledged in the end, and the memory of the process stays bounded. */
import { readFileSync } from "node:fs"
import { Agent, request } from "node:http"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as postgres from "./support/postgres.ts"
import { replica, until } from "./support/replicas.ts"
import { directory, freePort } from "./support/machine.ts"

const count = 10_000
/** What it needs, and not what V8 takes when it may: a process that holds more ends. */
const heap = ["--max-old-space-size=128", "--max-semi-space-size=8"]

const program = join(import.meta.dirname, "support/hurried.ts")

const event = (index: number): string => {
  const callConnectionId = `leg-${index}`
  return JSON.stringify([
    {
      id: String(index),
      source: `calling/callConnections/${callConnectionId}`,
      type: "Microsoft.Communication.PlayStarted",
      specversion: "1.0",
      time: "2026-03-01T00:00:00.0000000+00:00",
      subject: `calling/callConnections/${callConnectionId}`,
      datacontenttype: "application/json",
      data: { callConnectionId, serverCallId: "server", correlationId: "correlation", version: "2024-09-15" }
    }
  ])
}

/** Mebibytes of memory: those that a process has, or the most that it had. */
const memory = (pid: number, which: "VmRSS" | "VmHWM"): number =>
  Number(new RegExp(`${which}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024

const burst = (storage: object) =>
  Effect.gen(function* () {
    const port = yield* freePort
    const settings = {
      port,
      connectionString: "endpoint=http://127.0.0.1:1/;accesskey=c2VjcmV0",
      storage,
      callbackUri: `http://127.0.0.1:${port}/callbacks`,
      numbers: [],
      clockMillis: 0,
      waitMillis: 60_000,
      version: 1
    }
    const { pid, said } = yield* replica(settings, program, heap)
    yield* until(() => said.includes("READY"))
    const before = memory(pid, "VmRSS")
    const agent = new Agent({ keepAlive: true, maxSockets: 2_000 })
    let again = 0
    const post = (index: number): Effect.Effect<void> =>
      Effect.flatMap(
        Effect.callback<number>((resume) => {
          const body = event(index)
          const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) }
          const sent = request(
            { host: "127.0.0.1", port, path: "/callbacks", method: "POST", headers, agent },
            (answer) => {
              answer.resume()
              answer.on("end", () => resume(Effect.succeed(answer.statusCode ?? 0)))
            }
          )
          sent.on("error", () => resume(Effect.succeed(0)))
          sent.end(body)
        }),
        (status) => {
          if (status === 200) return Effect.void
          again++
          // As the services do, which are told so by Retry-After.
          return Effect.andThen(Effect.sleep(1_000), post(index))
        }
      )
    const began = Date.now()
    yield* Effect.forEach(
      Array.from({ length: count }, (_, index) => index),
      post,
      { concurrency: "unbounded", discard: true }
    )
    const seconds = (Date.now() - began) / 1_000
    agent.destroy()
    const most = memory(pid, "VmHWM")
    console.log(
      `${count} webhooks at once: ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} a second, ${again} answered 503 and sent again; ` +
        `${before.toFixed(0)} MiB before, ${most.toFixed(0)} MiB at most`
    )
    assert.isBelow(most - before, 300)
  }).pipe(Effect.scoped)

describe.runIf(process.platform === "linux")("a burst of 10,000 webhooks", () => {
  it.live(
    "is absorbed over SQLite",
    () => Effect.scoped(Effect.flatMap(directory, (folder) => burst({ file: join(folder, "flows.db") }))),
    600_000
  )

  it.live(
    "is absorbed over PostgreSQL",
    () =>
      Effect.gen(function* () {
        const { url } = yield* postgres.server
        yield* burst({ database: url, runnerPort: yield* freePort })
      }).pipe(Effect.scoped),
    600_000
  )
})
