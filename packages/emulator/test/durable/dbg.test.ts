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

import * as PgClient from "@effect/sql-pg/PgClient"
import * as Redacted from "effect/Redacted"
import * as SqlClient from "effect/sql/SqlClient"
it.live("dbg", () => Effect.gen(function* () {
  const n = Number(process.env["N"] ?? 1)
  const { begin, database, ended, cloud } = yield* world(1000, Number(process.env["F"] ?? 6))
  const replicas = yield* Effect.all(Array.from({length: n}, () => begin), { concurrency: 2 })
  const r = yield* Effect.exit(Effect.forEach(replicas, ended, { concurrency: 2 }))
  console.log("RESULT", r._tag, replicas.map(r => r.said.filter(l => /DONE|FAILED/.test(l)).map(l=>l.slice(0,300))))
  if (r._tag === "Failure") yield* Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const flows = yield* sql<{execution_id: string}>`select * from comms_flows where outcome = 'failed'`
    for (const f of flows.slice(0, 1)) {
      console.log(f)
      console.log(yield* sql`select deferred, subject, context from comms_waits where execution_id = ${f.execution_id}`)
      console.log(yield* sql`select subject from comms_calls where execution_id = ${f.execution_id}`)
      console.log(yield* sql`select seq, kind, received_at, context from comms_events where subject in (select subject from comms_calls where execution_id = ${f.execution_id})`)
      const rows = yield* sql<any>`select m.tag, m.message_id, m.processed, m.payload, r.payload as rp, m.id from cluster_messages m left join cluster_replies r on r.request_id = m.id where m.entity_id = ${f.execution_id} order by m.id`
      for (const x of rows) console.log(x.tag, x.message_id?.slice(40), x.processed, String(x.rp).slice(0, 200))
    }
  }).pipe(Effect.provide(PgClient.layer({ url: Redacted.make(database.url) })))
}).pipe(Effect.scoped), 100000)
