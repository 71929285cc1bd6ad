/**
 * Flows that wait: how many are begun and go on in a second, how long it takes from a webhook to the flow that it wakes, and what those that
 * wait cost. Ours in memory, over SQLite and over PostgreSQL, beside what a user builds with the official client.
 */
import { type ChildProcess, fork } from "node:child_process"
import { mkdtempSync, rmSync, statSync } from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { forEach, type Settings } from "./engine.ts"
import { legOf, multiply } from "./multiply.ts"
import { freePort, start } from "./postgres.ts"
import type { Answer, Order, Usage } from "./process.ts"

/** How much is measured. */
export interface Effort {
  /** Flows that are begun for each engine. */
  readonly begun: number
  /** Webhooks one after another, whose latency is measured. */
  readonly wakes: number
  /** Webhooks of which 64 are on their way at a time. */
  readonly burst: number
  /** How many flows wait, for the cost of those that do. */
  readonly pending: ReadonlyArray<number>
  /** Where the binaries of PostgreSQL are, to measure it. */
  readonly postgres: string | undefined
}

/** What one engine gave. */
export interface Measured {
  readonly engine: string
  readonly waiting: number
  /** Milliseconds from the start of its process until it takes webhooks. */
  readonly ready: number
  /** Milliseconds from the first webhook behind the start to its flow that goes on. */
  readonly first: number
  /** Flows that were begun and waited, a second. */
  readonly begins: number | undefined
  /** Of a flow begun, in milliseconds. */
  readonly cpuOfBegin: number | undefined
  /** Milliseconds from the webhook to the flow that goes on. */
  readonly p50: number
  readonly p95: number
  /** Events that wake a flow, a second. */
  readonly events: number
  /** Resident, of all its processes: at first, and at most. */
  readonly mebibytes: number
  readonly mebibytesAtMost: number
  /** On disk, of a flow. */
  readonly bytesOfFlow: number | undefined
}

const script = fileURLToPath(new URL("process.js", import.meta.url))

const isAnswer = (message: unknown): message is Answer => typeof message === "object" && message !== null

/** A process that does one thing for each order, and several orders at a time. */
const engineProcess = (resumed: (leg: string) => void) => {
  const child: ChildProcess = fork(script, [], { stdio: ["ignore", "ignore", "inherit", "ipc"] })
  const waiting: Array<{ readonly resolve: (usage: Usage) => void; readonly reject: (error: Error) => void }> = []
  child.on("message", (message) => {
    if (!isAnswer(message)) return
    if ("resumed" in message) return resumed(message.resumed)
    const oldest = waiting.shift()
    if ("done" in message) oldest?.resolve(message.done)
    else oldest?.reject(new Error(message.failed))
  })
  child.on("exit", (code) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`a process of the benchmark ended with ${code}`))
  })
  return {
    order: (order: Order) =>
      new Promise<Usage>((resolve, reject) => {
        waiting.push({ resolve, reject })
        child.send(order)
      }),
    kill: () => void child.kill("SIGKILL")
  }
}

const percentile = (times: ReadonlyArray<number>, part: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN

interface Plan {
  readonly engine: string
  readonly settings: ReadonlyArray<Settings>
  /** Flows that wait before, and that are begun. */
  readonly before: number
  readonly begun: number
  readonly base: number
  readonly wakes: number
  readonly burst: number
}

const measure = async ({ base, before, begun, burst, engine, settings, wakes }: Plan): Promise<Measured> => {
  const waiting = new Map<string, () => void>()
  const resumed = (leg: string) => {
    waiting.get(leg)?.()
    waiting.delete(leg)
  }
  const started = performance.now()
  const processes = settings.map(() => engineProcess(resumed))
  try {
    const atFirst = await Promise.all(
      settings.map((each, index) => processes[index]?.order({ make: each }) ?? Promise.reject(new Error("no process")))
    )
    const ready = performance.now() - started
    const sum = (usages: ReadonlyArray<Usage>, of: keyof Usage) => usages.reduce((total, one) => total + one[of], 0)
    const use = () => Promise.all(processes.map(({ order }) => order({ use: true })))

    const total = before + begun
    const legs = Array.from({ length: begun }, (_, index) => legOf(before + index, base))
    const beginning = performance.now()
    const share = Math.ceil(legs.length / processes.length)
    if (begun > 0)
      await Promise.all(
        processes.map(({ order }, index) =>
          order({ begin: legs.slice(index * share, (index + 1) * share), waiting: total })
        )
      )
    const quiet = begun > 0 ? await settled(use) : performance.now()
    const begins = quiet - beginning
    const used = await use()

    let delivered = 0
    const wake = (leg: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const from = performance.now()
        const late = setTimeout(() => reject(new Error(`${engine}: the flow of ${leg} did not go on`)), 60_000)
        waiting.set(leg, () => {
          clearTimeout(late)
          resolve(performance.now() - from)
        })
        processes[delivered++ % processes.length]?.order({ deliver: leg }).catch(reject)
      })
    // Far apart, so that what is near in the database is not in memory already.
    const stride = Math.max(1, Math.floor(total / (wakes + burst + 20)))
    const chosen = Array.from({ length: Math.min(total, wakes + burst + 20) }, (_, index) =>
      legOf(index * stride, base)
    )
    const firstWake = await wake(chosen[0] ?? "")
    for (const leg of chosen.slice(1, 20)) await wake(leg)
    const times: Array<number> = []
    for (const leg of chosen.slice(20, 20 + wakes)) times.push(await wake(leg))
    const rest = chosen.slice(20 + wakes)
    const bursting = performance.now()
    await forEach(rest, 64, wake)
    const seconds = (performance.now() - bursting) / 1_000
    const last = await use()
    const [{ storage } = { storage: "" }] = settings
    return {
      engine,
      waiting: total,
      ready,
      first: firstWake,
      begins: begun === 0 ? undefined : (begun / begins) * 1_000,
      cpuOfBegin: begun === 0 ? undefined : ((sum(used, "cpuSeconds") - sum(atFirst, "cpuSeconds")) / begun) * 1_000,
      p50: percentile(times, 0.5),
      p95: percentile(times, 0.95),
      events: rest.length / seconds,
      mebibytes: sum(atFirst, "mebibytes"),
      mebibytesAtMost: Math.max(...[atFirst, used, last].map((each) => sum(each, "mebibytes"))),
      bytesOfFlow: storage.endsWith(".db") ? statSync(storage).size / total : undefined
    }
  } finally {
    await Promise.race([Promise.all(processes.map(({ order }) => order({ close: true }))), later(5_000)]).catch(
      () => {}
    )
    for (const { kill } of processes) kill()
  }
}

/** Waits until the processes have nothing to do but look now and then: all flows wait. Gives when that was. */
const settled = async (use: () => Promise<ReadonlyArray<Usage>>): Promise<number> => {
  let since = performance.now()
  const cpu = async () => (await use()).reduce((total, { cpuSeconds }) => total + cpuSeconds, 0)
  for (let before = await cpu(); ;) {
    await later(250)
    const now = await cpu()
    if (now - before < 0.025) return since
    before = now
    since = performance.now()
  }
}

const later = (millis: number) => new Promise<void>((resolve) => void setTimeout(resolve, millis))

/** A service that answers every operation immediately. */
const service = (): Promise<{ readonly origin: string; readonly close: () => void }> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      request.resume()
      request.on("end", () => response.writeHead(202, { "content-type": "application/json" }).end("{}"))
    })
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      const port = typeof address === "object" && address !== null ? address.port : 0
      resolve({ origin: `http://127.0.0.1:${port}`, close: () => void server.close() })
    })
  })

/** Measures all, and says so while it takes its time. */
export const durable = async (effort: Effort, progress: (line: string) => void): Promise<ReadonlyArray<Measured>> => {
  const folder = mkdtempSync(join(tmpdir(), "bench-flows-"))
  const { close, origin } = await service()
  const measured: Array<Measured> = []
  const { begun, burst, pending, wakes } = effort
  const plan = { base: begun, before: 0, begun, wakes, burst }
  const one = async (engine: string, settings: ReadonlyArray<Settings>, changed: Partial<Plan> = {}) => {
    progress(engine)
    measured.push(await measure({ ...plan, ...changed, engine, settings }))
  }
  const at = (kind: Settings["kind"], storage: string, program: Settings["program"] = "play", runnerPort = 0) => [
    { kind, origin, program, storage, runnerPort }
  ]
  try {
    await one("official, map in memory", at("official", ""))
    await one("ours, in memory", at("memory", ""))
    await one("official, OpenWorkflow over SQLite", at("openworkflow", join(folder, "openworkflow.db")))
    await one("ours, SQLite", at("durable", join(folder, "flows.db")))
    if (effort.postgres !== undefined)
      for (const runners of [1, 2, 4]) {
        const { stop, url } = await start(effort.postgres)
        try {
          const settings: Array<Settings> = []
          for (let runner = 0; runner < runners; runner++)
            settings.push(...at("durable", url, "play", await freePort()))
          await one(`ours, PostgreSQL, ${runners} ${runners === 1 ? "process" : "processes"}`, settings)
        } finally {
          await stop()
        }
      }
    const base = Math.min(500, ...pending)
    for (const waiting of pending) {
      const file = join(folder, `pending-${waiting}.db`)
      progress(`${waiting} flows that wait`)
      await begin(base, at("durable", file, "wait"))
      if (waiting > base) multiply(file, base, waiting)
      await one("ours, SQLite, begun before", at("durable", file, "wait"), {
        base,
        before: waiting,
        begun: 0,
        burst: Math.min(burst, waiting - wakes - 20)
      })
      rmSync(file)
    }
  } finally {
    close()
    rmSync(folder, { recursive: true, force: true })
  }
  return measured
}

/** Begins flows in a process that ends. */
const begin = async (count: number, [settings]: ReadonlyArray<Settings>): Promise<void> => {
  if (settings === undefined) return
  const { kill, order } = engineProcess(() => {})
  try {
    await order({ make: settings })
    await order({ begin: Array.from({ length: count }, (_, index) => legOf(index, count)), waiting: count })
    await settled(async () => [await order({ use: true })])
    await order({ close: true })
  } finally {
    kill()
  }
}
