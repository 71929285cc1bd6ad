/** Rounds of calls, interleaved: every client in random order, each figure divided by the baseline's of the same round. */
import { type ChildProcess, fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import { clients } from "./clients/index.ts"
import { type Name, names } from "./operations.ts"
import type { Cost } from "./worker.ts"

/** How much is measured. */
export interface Effort {
  readonly rounds: number
  readonly calls: number
  readonly warmUp: number
}

/** A ratio to the baseline: the geometric mean over operations of the medians over rounds. */
export interface Ratio {
  readonly client: string
  readonly concurrency: number
  readonly cpu: number
  readonly wall: number
  /** Microseconds of CPU per call. */
  readonly micros: number
  /** CPU of each operation: the median over rounds, and the quartiles. */
  readonly operations: Readonly<Partial<Record<Name, Spread>>>
}

/** A median and the quartiles around it. */
interface Spread {
  readonly lower: number
  readonly median: number
  readonly upper: number
}

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))

const answer = <A>(child: ChildProcess, read: (message: unknown) => A): Promise<A> =>
  new Promise((resolve, reject) => {
    const ended = () => reject(new Error("a process of the benchmark ended"))
    child.once("exit", ended)
    child.once("message", (message) => {
      child.off("exit", ended)
      try {
        resolve(read(message))
      } catch (error) {
        reject(error instanceof Error ? error : new Error("unreadable"))
      }
    })
  })

const text = (message: unknown): string => {
  if (typeof message === "string") return message
  throw new Error("expected a string")
}

const costOf = (message: unknown): Cost | undefined => {
  if (typeof message !== "object" || message === null) throw new Error("expected a cost")
  if ("error" in message) throw new Error(String(message.error))
  const cost = "cost" in message ? message.cost : undefined
  if (typeof cost !== "object" || cost === null || !("cpu" in cost) || !("wall" in cost)) return undefined
  return { cpu: Number(cost.cpu), wall: Number(cost.wall) }
}

const shuffled = <A>(items: ReadonlyArray<A>): ReadonlyArray<A> =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)

const spread = (values: ReadonlyArray<number>): Spread => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) }
}
const median = (values: ReadonlyArray<number>): number => spread(values).median
const geometric = (values: ReadonlyArray<number>): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)

/** Starts the server and the clients, measures, and ends them. */
export const measure = async (
  concurrencies: ReadonlyArray<number>,
  effort: Effort,
  progress: (line: string) => void,
  isAsked: (client: string) => boolean = () => true
): Promise<ReadonlyArray<Ratio>> => {
  const server = fork(path("./server.js"))
  const origin = await answer(server, text)
  const workers = new Map<string, ChildProcess>()
  try {
    for (const client of Object.keys(clients).filter(isAsked)) {
      const worker = fork(path("./worker.js"), [client, origin])
      await answer(worker, text)
      workers.set(client, worker)
    }
    const ask = (worker: ChildProcess, operation: Name, concurrency: number, calls: number) => {
      const reply = answer(worker, costOf)
      worker.send({ operation, concurrency, calls })
      return reply
    }
    for (const [client, worker] of workers) {
      progress(`warming up ${client}`)
      for (const operation of names) await ask(worker, operation, 32, Math.ceil(effort.warmUp / names.length))
    }
    const ratios: Array<Ratio> = []
    for (const concurrency of concurrencies) {
      progress(`concurrency ${concurrency}`)
      const samples = new Map<string, Map<Name, Array<Cost & { readonly micros: number }>>>()
      for (let round = 0; round < effort.rounds; round++) {
        for (const operation of shuffled(names)) {
          const costs = new Map<string, Cost>()
          for (const [client, worker] of shuffled([...workers])) {
            const cost = await ask(worker, operation, concurrency, effort.calls)
            if (cost !== undefined) costs.set(client, cost)
          }
          const baseline = costs.get("baseline")
          if (baseline === undefined) throw new Error("the baseline has no figure")
          for (const [client, { cpu, wall }] of costs) {
            const of = samples.get(client) ?? new Map<Name, Array<Cost & { readonly micros: number }>>()
            samples.set(client, of)
            of.set(operation, [
              ...(of.get(operation) ?? []),
              { cpu: cpu / baseline.cpu, wall: wall / baseline.wall, micros: cpu }
            ])
          }
        }
      }
      for (const client of workers.keys()) {
        const byName = [...(samples.get(client) ?? [])]
        const operations = byName.map(([, costs]) => costs)
        const mean = (read: (sample: Cost & { readonly micros: number }) => number) =>
          geometric(operations.map((costs) => median(costs.map(read))))
        ratios.push({
          client,
          concurrency,
          cpu: mean((c) => c.cpu),
          wall: mean((c) => c.wall),
          micros: mean((c) => c.micros),
          operations: Object.fromEntries(byName.map(([name, costs]) => [name, spread(costs.map((c) => c.cpu))]))
        })
      }
    }
    return ratios
  } finally {
    for (const child of [server, ...workers.values()]) child.disconnect()
  }
}
