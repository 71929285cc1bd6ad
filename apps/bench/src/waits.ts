/**
 * What pending waits cost: the time of an event while a number of legs are waited for, and the memory of each wait.
 *
 * Each number of waits is measured in a process of its own (`node --expose-gc waits.js {count}`), so that no heap is another's.
 */
import { fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import * as Effect from "effect/Effect"
import * as Scope from "effect/Scope"

/** What one number of waits costs. */
export interface Pending {
  readonly waits: number
  /** Microseconds of an event on an unknown leg; the median. */
  readonly newLeg: number
  /** Microseconds of an event on a leg that is waited for, which does not end the wait; the median. */
  readonly knownLeg: number
  /** Of the wait with its fiber. */
  readonly bytesPerWait: number
  /** Of a fiber that waits for nothing in particular, to compare with. */
  readonly bytesPerFiber: number
  /** Microseconds to begin a wait. */
  readonly begin: number
}

const collect = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

const event = (leg: string, id: number) => [
  {
    id: String(id),
    source: `calling/callConnections/${leg}`,
    type: "Microsoft.Communication.PlayStarted",
    specversion: "1.0",
    data: { callConnectionId: leg, operationContext: "another" }
  }
]

const events = 2_000

const measure = (waits: number): Pending => {
  const service = Effect.runSync(Scope.provide(CallEvents.make(), Scope.makeUnsafe()))
  const legs = Array.from({ length: waits }, (_, i) => `421f3500-f5de-4c12-bf61-${String(i).padStart(12, "0")}`)
  const held: Array<unknown> = []
  const bare = Math.min(waits, 100_000)

  const before = collect()
  for (let i = 0; i < bare; i++) Effect.runFork(Effect.callback<void>((resume) => void held.push(resume)))
  const between = collect()
  const start = performance.now()
  for (const callConnectionId of legs)
    Effect.runFork(service.awaitOutcome(Outcome.play, { callConnectionId, operationContext: "never", fresh: true }))
  const begun = performance.now()
  const after = collect()

  let id = 0
  const median = (legOf: (i: number) => string): number => {
    const times = Array.from({ length: events }, (_, i) => {
      const body = event(legOf(i), id++)
      const from = process.hrtime.bigint()
      Effect.runSync(service.receiveTrusted(body))
      return Number(process.hrtime.bigint() - from) / 1_000
    })
    return times.toSorted((a, b) => a - b)[events >> 1] ?? Number.NaN
  }
  median((i) => `warm-${i}`)
  return {
    waits,
    newLeg: median((i) => `new-${i}`),
    knownLeg: median((i) => legs[(i * 7_919) % waits] ?? ""),
    bytesPerWait: (after - between) / waits,
    bytesPerFiber: (between - before) / bare,
    begin: ((begun - start) * 1_000) / waits
  }
}

const isPending = (message: unknown): message is Pending =>
  typeof message === "object" && message !== null && "waits" in message && "bytesPerWait" in message

/** Measures a number of waits in a process of its own. */
export const pending = (waits: number): Promise<Pending> =>
  new Promise((resolve, reject) => {
    const execArgv = ["--expose-gc", "--max-old-space-size=4096"]
    const child = fork(fileURLToPath(import.meta.url), [String(waits)], { execArgv })
    child.once("message", (message) => (isPending(message) ? resolve(message) : reject(new Error("expected figures"))))
    child.once("exit", (code) => reject(new Error(`a process of the benchmark ended with ${code}`)))
  })

const [, script, count] = process.argv
if (script === fileURLToPath(import.meta.url) && count !== undefined) {
  const figures = measure(Number(count))
  if (process.send === undefined) console.log(figures)
  else {
    process.send(figures)
    process.disconnect()
  }
}
