/** The budget of the local cloud: first call, start, memory, events a second on driven time. */
import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as Emulator from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { lives } from "./lives.ts"
import { inProcess as plansInProcess } from "./plans.ts"

/** One figure and its budget. */
export interface Figure {
  readonly figure: number
  readonly limit: string
  readonly unit: string
}

const target = CommunicationIdentifier.phoneNumber("+14255550123")
const sourceCallerIdNumber = { value: "+14255550100" }
const call = { targets: [target], sourceCallerIdNumber, callbackUri: "http://127.0.0.1:9/callbacks" }

const firstCall = Effect.gen(function* () {
  const start = performance.now()
  const cloud = yield* Emulator.Emulator.make({ deliver: () => Effect.succeed({ status: 200, body: "" }) })
  yield* CallAutomation.createCall(call).pipe(Effect.provide(clientOf(cloud)))
  return performance.now() - start
}).pipe(Effect.scoped)

const eventsPerSecond = (calls: number) =>
  Effect.gen(function* () {
    let events = 0
    const deliver = () => Effect.sync(() => ({ status: 200, body: `${++events}` }))
    const cloud = yield* Emulator.Emulator.make({ deliver })
    yield* cloud.setScale(0)
    yield* Effect.replicateEffect(CallAutomation.createCall(call), calls, { discard: true }).pipe(
      Effect.provide(clientOf(cloud))
    )
    const start = performance.now()
    yield* cloud.advance(1_000)
    return (events / (performance.now() - start)) * 1_000
  }).pipe(Effect.scoped)

const clientOf = (cloud: Emulator.Emulator.Service) =>
  Layer.provide(
    CallAutomation.layer({ connectionString: cloud.connectionString }),
    CurrentTransport.layer(cloud.transport)
  )

/** Starts the command line program, waits for its ready line, and looks at its memory. */
const commandLine = (): Promise<{ readonly ready: number; readonly mebibytes: number }> =>
  new Promise((resolve, reject) => {
    const manifest = createRequire(import.meta.url).resolve("@effect-comms/emulator/package.json")
    const start = performance.now()
    const child = spawn(
      process.execPath,
      [join(dirname(manifest), "dist/effect-comms.js"), "emulator", "--port", "0"],
      {
        stdio: ["ignore", "pipe", "inherit"]
      }
    )
    child.on("error", reject)
    child.on("exit", () => reject(new Error("the command line program ended")))
    child.stdout.on("data", (chunk: Buffer) => {
      if (!/ready/i.test(chunk.toString())) return
      const ready = performance.now() - start
      setTimeout(() => {
        const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? []
        child.removeAllListeners("exit")
        child.kill()
        resolve({ ready, mebibytes: Number(kilobytes) / 1024 })
      }, 1_000)
    })
  })

/** All figures; memory is read where there is a `/proc`. */
export const cloud = async (quick: boolean): Promise<Readonly<Record<string, Figure>>> => {
  const first = await Effect.runPromise(firstCall)
  const events = await Effect.runPromise(eventsPerSecond(quick ? 100 : 5_000))
  const { millis, mebibytesKept } = await Effect.runPromise(lives(quick ? 50 : 1_000))
  const plans = await plansInProcess(quick ? 20 : 2_000)
  const { mebibytes, ready } = await commandLine()
  return {
    "first call in process": { figure: first, limit: "50", unit: "ms" },
    "command line program ready": { figure: ready, limit: "400", unit: "ms" },
    "idle memory": { figure: mebibytes, limit: "90", unit: "MiB" },
    "events a second on driven time": { figure: events, limit: "10000 or more", unit: "/s" },
    "explored plans a second": { figure: plans.time, limit: "200 or more", unit: "/s" },
    "explored plans a second of the processor": { figure: plans.processor, limit: "200 or more", unit: "/s" },
    [`${quick ? 50 : 1000} calls at a time, whole lives`]: { figure: millis, limit: "60000", unit: "ms" },
    "kept for repeated requests of theirs": { figure: mebibytesKept, limit: "8", unit: "MiB" }
  }
}
