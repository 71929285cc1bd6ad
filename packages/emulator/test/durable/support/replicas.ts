/** Processes over one PostgreSQL that run the flows of the tests, behind a balancer that gives each webhook to one of them at random. */
import { spawn } from "node:child_process"
import { join } from "node:path"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../../src/Emulator.ts"
import { balancer } from "./balancer.ts"
import { done } from "./done.ts"
import { drawn } from "./drawn.ts"
import * as postgres from "./postgres.ts"
import { freePort } from "./machine.ts"

const summary = "PlayCompleted AddParticipantSucceeded CallDisconnected"

/** A process. */
export interface Replica {
  readonly pid: number
  readonly port: number
  readonly said: ReadonlyArray<string>
  /** When it said each. */
  readonly saidAt: ReadonlyArray<number>
  readonly isAlive: () => boolean
  readonly kill: (signal?: "SIGKILL" | "SIGTERM") => void
}

/** A process, which goes with the scope. */
export const replica = (
  settings: { readonly port: number } & Readonly<Record<string, unknown>>,
  program = join(import.meta.dirname, "replica.ts"),
  node: ReadonlyArray<string> = []
) =>
  Effect.acquireRelease(
    Effect.sync((): Replica => {
      const child = spawn(process.execPath, [...node, program, JSON.stringify(settings)], {
        stdio: ["pipe", "pipe", "inherit"]
      })
      const said: Array<string> = []
      const saidAt: Array<number> = []
      let text = ""
      child.stdout.on("data", (chunk: Buffer) => {
        const lines = (text + chunk.toString("utf8")).split("\n")
        text = lines.pop() ?? ""
        said.push(...lines)
        saidAt.push(...lines.map(() => performance.now()))
      })
      let alive = true
      child.on("exit", () => (alive = false))
      return {
        pid: child.pid ?? 0,
        port: settings.port,
        said,
        saidAt,
        isAlive: () => alive,
        kill: (signal = "SIGKILL") => void child.kill(signal)
      }
    }),
    ({ kill }) => Effect.sync(() => kill())
  )

/** Waits until something is so. */
export const until = (condition: () => boolean): Effect.Effect<void> =>
  Effect.suspend(() => (condition() ? Effect.void : Effect.andThen(Effect.sleep(20), until(condition))))

/** What processes need, and what they are told to do. */
export const world = (pollMillis: number, count: number, apartMillis = 0) =>
  Effect.gen(function* () {
    const cloud = yield* LocalCloud.serve({ port: 0 })
    const database = yield* postgres.server
    const replicas: Array<Replica> = []
    const webhooks: Array<{ readonly port: number; readonly body: string; readonly at: number }> = []
    const { port: callbacks } = yield* balancer(
      () => replicas.filter(({ isAlive }) => isAlive()).map(({ port }) => port),
      drawn(1),
      (webhook) => webhooks.push(webhook)
    )
    const numbers = Array.from({ length: count }, (_, index) => `+1425557${String(index).padStart(4, "0")}`)
    const settings = {
      connectionString: cloud.connectionString,
      database: database.url,
      callbackUri: `http://127.0.0.1:${callbacks}/callbacks`,
      numbers,
      pollMillis,
      apartMillis
    }
    const begin = Effect.gen(function* () {
      const made = yield* replica({ ...settings, port: yield* freePort, runnerPort: yield* freePort })
      replicas.push(made)
      yield* until(() => made.said.includes("READY"))
      return made
    })
    const ended = ({ said }: Replica) =>
      Effect.gen(function* () {
        const last = () => said.find((line) => /^(?:DONE|FAILED) /.test(line))
        yield* until(() => last() !== undefined)
        assert.strictEqual(last(), `DONE ${JSON.stringify(numbers.map(() => summary))}`)
        for (const number of numbers)
          assert.deepStrictEqual(yield* done(cloud, number), { calls: 1, plays: 1, played: 1, added: 1, ended: 1 })
      })
    return { cloud, database, begin, ended, webhooks, numbers }
  })
