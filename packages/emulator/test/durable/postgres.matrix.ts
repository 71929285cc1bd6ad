/**
 * Two processes over PostgreSQL share flows: webhooks come to either at random, what one is told wakes a flow on the other, and when one is
 * killed half way the other goes on with its flows.
 */
import { spawn } from "node:child_process"
import { createServer, request } from "node:http"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/Emulator.ts"
import * as postgres from "./support/postgres.ts"
import { done } from "./support/done.ts"
import { drawn } from "./support/drawn.ts"
import { freePort } from "./support/stories.ts"

const program = join(import.meta.dirname, "support/replica.ts")
const summary = "PlayCompleted AddParticipantSucceeded CallDisconnected"

interface Replica {
  readonly port: number
  readonly said: ReadonlyArray<string>
  readonly isAlive: () => boolean
  readonly kill: () => void
}

/** A process, which goes with the scope. */
const replica = (settings: { readonly port: number } & Readonly<Record<string, unknown>>) =>
  Effect.acquireRelease(
    Effect.sync((): Replica => {
      const child = spawn(process.execPath, [program, JSON.stringify(settings)], {
        stdio: ["ignore", "pipe", "inherit"]
      })
      const said: Array<string> = []
      child.stdout.on("data", (chunk: Buffer) => said.push(...chunk.toString("utf8").split("\n").filter(Boolean)))
      let alive = true
      child.on("exit", () => (alive = false))
      return { port: settings.port, said, isAlive: () => alive, kill: () => void child.kill("SIGKILL") }
    }),
    ({ kill }) => Effect.sync(kill)
  )

/** What stands before the processes: gives each webhook to one of those that live, as a load balancer does; gives its address. */
const balancer = (replicas: ReadonlyArray<Replica>, draw: () => number) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly close: () => void; readonly port: number }>((resume) => {
      const server = createServer((incoming, outgoing) => {
        const living = replicas.filter(({ isAlive }) => isAlive())
        const { port } = living[Math.floor(draw() * living.length)] ?? { port: 1 }
        const { headers, method, url } = incoming
        const forwarded = request({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.pipe(outgoing)
        })
        forwarded.on("error", () => outgoing.writeHead(502).end())
        incoming.pipe(forwarded)
      })
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const port = typeof address === "object" && address !== null ? address.port : 0
        const close = () => {
          server.closeAllConnections()
          server.close()
        }
        resume(Effect.succeed({ close, port }))
      })
    }),
    ({ close }) => Effect.sync(close)
  )

const until = (condition: () => boolean): Effect.Effect<void> =>
  Effect.suspend(() => (condition() ? Effect.void : Effect.andThen(Effect.sleep(20), until(condition))))

/** Two processes and what they were told to do. */
const world = (pollMillis: number, count: number) =>
  Effect.gen(function* () {
    const cloud = yield* LocalCloud.serve({ port: 0 })
    const database = yield* postgres.server
    const replicas: Array<Replica> = []
    const { port: callbacks } = yield* balancer(replicas, drawn(1))
    const numbers = Array.from({ length: count }, (_, index) => `+1425557${String(index).padStart(4, "0")}`)
    const settings = {
      connectionString: cloud.connectionString,
      database: database.url,
      callbackUri: `http://127.0.0.1:${callbacks}/callbacks`,
      numbers,
      pollMillis
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
    return { cloud, database, begin, ended }
  })

describe("two processes over PostgreSQL", () => {
  it.live(
    "share flows, and a webhook at either wakes its flow on the other without a poll",
    () =>
      Effect.gen(function* () {
        const { begin, ended } = yield* world(3_600_000, 6)
        const replicas = yield* Effect.all([begin, begin], { concurrency: 2 })
        yield* Effect.forEach(replicas, ended, { concurrency: 2 })
      }).pipe(Effect.scoped),
    180_000
  )

  it.live(
    "lose nothing and do nothing twice when one is killed half way",
    () =>
      Effect.gen(function* () {
        const { begin, cloud, ended } = yield* world(1_000, 6)
        const [one, other] = yield* Effect.all([begin, begin], { concurrency: 2 })
        const half = Effect.map(
          cloud.journal(),
          (entries) => entries.filter(({ name }) => name === "CallMedia_Play").length >= 6
        )
        while (!(yield* half)) yield* Effect.sleep(20)
        one.kill()
        yield* ended(other)
      }).pipe(Effect.scoped),
    180_000
  )
})
