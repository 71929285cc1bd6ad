/**
 * Two processes over PostgreSQL share flows: webhooks come to either at random, what one is told wakes a flow on the other, and when one is
 * killed half way the other goes on with its flows. PostgreSQL itself may be started again under them.
 */
import { loadavg } from "node:os"
import { join } from "node:path"
import * as PgClient from "@effect/sql-pg/PgClient"
import { assert, describe, it } from "@effect/vitest"
import * as FlowStore from "@effect-comms/durable/FlowStore"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { vi } from "vitest"
import * as LocalCloud from "../../src/Emulator.ts"
import { balancer } from "./support/balancer.ts"
import { done } from "./support/done.ts"
import { drawn } from "./support/drawn.ts"
import * as postgres from "./support/postgres.ts"
import { replica, until, world } from "./support/replicas.ts"
import { freePort } from "./support/machine.ts"

const seconds = (millis: number): string => `${(millis / 1_000).toFixed(2)} s`

/** The call that a request is about. */
const legOf = (data: unknown): string | undefined => /callConnections\/([0-9a-f-]{36})/.exec(JSON.stringify(data))?.[1]

/** An incoming call as Event Grid delivers it. */
const incomingCall = (call: string) => [
  {
    id: call,
    topic: "/subscriptions/1/resourceGroups/1/providers/Microsoft.Communication/CommunicationServices/1",
    subject: "/caller/1/recipient/2",
    eventType: "Microsoft.Communication.IncomingCall",
    eventTime: "2026-03-01T00:00:00Z",
    dataVersion: "1.0",
    metadataVersion: "1",
    data: { incomingCallContext: "context", correlationId: call, serverCallId: "server" }
  }
]

/** An incoming call as Graph notifies of it. */
const incomingNotification = (call: string) => ({
  value: [
    {
      changeType: "created",
      resourceUrl: `/communications/calls/${call}`,
      resourceData: { "@odata.type": "#microsoft.graph.call", id: call, state: "incoming", direction: "incoming" }
    }
  ]
})

describe("two processes over PostgreSQL", () => {
  it.live(
    "share flows, and a webhook at either wakes its flow on the other without a poll",
    () =>
      Effect.gen(function* () {
        const { begin, ended, webhooks } = yield* world(3_600_000, 20, 400)
        const replicas = yield* Effect.all([begin, begin], { concurrency: 2 })
        yield* Effect.forEach(replicas, ended, { concurrency: 2 })
        // From the arrival of the webhook at one process until the flow has gone on in the other.
        const latencies = webhooks
          .filter(({ body }) => body.includes("PlayCompleted"))
          .flatMap(({ at, body, port }) => {
            const leg = /"callConnectionId":"([^"]+)"/.exec(body)?.[1] ?? ""
            const other = replicas.find((one) => one.said.includes(`PLAYED ${leg}`))
            const said = other?.saidAt[other.said.indexOf(`PLAYED ${leg}`)]
            return other === undefined || said === undefined || other.port === port ? [] : [said - at]
          })
          .toSorted((one, other) => one - other)
        assert.isNotEmpty(latencies)
        const percentile = (part: number) => latencies[Math.ceil(latencies.length * part) - 1] ?? 0
        const [p50, p95] = [percentile(0.5), percentile(0.95)]
        console.log(
          `a webhook at one process resumed its flow on another ${latencies.length} times: p50 ${p50.toFixed(0)} ms, ` +
            `p95 ${p95.toFixed(0)} ms at a load of ${loadavg()[0]?.toFixed(1)}`
        )
        // Wanted are 200 ms of a machine that does nothing else; a poll would take an hour.
        assert.isBelow(p95, 30_000)
      }).pipe(Effect.scoped),
    180_000
  )

  it.live(
    "begin one flow for an incoming call of Event Grid's or of Graph's, however often it is delivered to both at once",
    () =>
      Effect.gen(function* () {
        const database = yield* postgres.server
        const begin = Effect.gen(function* () {
          const settings = { database: database.url, port: yield* freePort, runnerPort: yield* freePort }
          const made = yield* replica(settings, join(import.meta.dirname, "support/receiver.ts"))
          yield* until(() => made.said.includes("READY"))
          return made
        })
        const replicas = yield* Effect.all([begin, begin], { concurrency: 2 })
        const calls = Array.from({ length: 20 }, () => crypto.randomUUID())
        const deliver = (path: string, body: object) =>
          Effect.forEach(
            [...replicas, ...replicas],
            ({ port }) =>
              Effect.promise(() =>
                fetch(`http://127.0.0.1:${port}/${path}`, { method: "POST", body: JSON.stringify(body) })
              ),
            { concurrency: "unbounded" }
          )
        const answers = yield* Effect.forEach(
          calls,
          (call) =>
            Effect.all([deliver("events", incomingCall(call)), deliver("notifications", incomingNotification(call))], {
              concurrency: 2
            }),
          { concurrency: 5 }
        )
        assert.deepStrictEqual(
          new Set(
            answers.flatMap(([events, notifications]) => [...events, ...notifications].map(({ status }) => status))
          ),
          new Set([200, 202])
        )
        const acted = () => replicas.flatMap(({ said }) => said.filter((line) => line.startsWith("ACTED "))).toSorted()
        yield* until(() => acted().length >= 2 * calls.length)
        // What is delivered later begins nothing either.
        yield* Effect.forEach(calls, (call) => deliver("events", incomingCall(call)), { discard: true })
        yield* Effect.gen(function* () {
          const sql = yield* PgClient.PgClient
          const ended = sql<{ readonly flow: string; readonly flows: string }>`SELECT flow, COUNT(*) AS flows
            FROM comms_flows WHERE outcome = 'succeeded' GROUP BY flow ORDER BY flow`
          const all = (rows: ReadonlyArray<{ readonly flows: string }>) =>
            rows.reduce((sum, { flows }) => sum + Number(flows), 0) >= 2 * calls.length
          const rows = yield* ended.pipe(
            Effect.tap(() => Effect.sleep(50)),
            Effect.repeat({ until: all })
          )
          assert.deepStrictEqual(
            rows.map(({ flow, flows }) => [flow, Number(flows)]),
            [
              ["Called", calls.length],
              ["Notified", calls.length]
            ]
          )
        }).pipe(Effect.provide(PgClient.layer({ url: Redacted.make(database.url) })))
        assert.deepStrictEqual(
          acted(),
          calls.flatMap((call) => [`ACTED Called ${call}`, `ACTED Notified ${call}`]).toSorted()
        )
      }).pipe(Effect.scoped),
    180_000
  )

  it.live(
    "lose nothing and do nothing twice when one is killed half way",
    () =>
      Effect.gen(function* () {
        const { begin, cloud, ended, numbers } = yield* world(1_000, 6)
        const [one, other] = yield* Effect.all([begin, begin], { concurrency: 2 })
        const half = Effect.map(
          cloud.journal(),
          (entries) => entries.filter(({ name }) => name === "CallMedia_Play").length >= 6
        )
        while (!(yield* half)) yield* Effect.sleep(20)
        const before = (yield* cloud.journal()).at(-1)?.sequence ?? 0
        one.kill()
        const killedAt = Date.now()
        yield* ended(other)
        // The first request after that of each call that was not over.
        const first = new Map<string, number>()
        for (const { data, kind, time } of yield* cloud.journal(before)) {
          const leg = kind === "request" ? legOf(data) : undefined
          if (leg !== undefined && !first.has(leg)) first.set(leg, Date.parse(time) - killedAt)
        }
        const last = Math.max(...first.values())
        console.log(
          `${first.size} of ${numbers.length} flows went on within ${seconds(last)} after one of two processes was killed`
        )
        // A prompt whose process was killed between writing that it begins and sending it is waited for before it is sent again.
        const undecided = other.said.filter((line) => line.includes("CallMedia_Play may or may not have been executed"))
        const late = [...first.values()].filter((millis) => millis >= 10_000)
        assert.isAtMost(late.length, undecided.length, other.said.join("\n"))
      }).pipe(Effect.scoped),
    180_000
  )

  it.live(
    "go on when PostgreSQL is restarted under them, and do nothing twice",
    () =>
      Effect.gen(function* () {
        const { begin, database, ended } = yield* world(1_000, 12)
        const replicas = yield* Effect.all([begin, begin], { concurrency: 2 })
        for (const away of [50, 1_500, 4_000]) {
          yield* Effect.sleep(400)
          yield* database.stop
          yield* Effect.sleep(away)
          yield* database.start
        }
        const began = Date.now()
        yield* Effect.forEach(replicas, ended, { concurrency: 2 })
        console.log(`12 flows ended ${seconds(Date.now() - began)} after the last of 3 restarts of PostgreSQL`)
      }).pipe(Effect.scoped),
    180_000
  )

  it.live(
    "ask the database nothing more often than once a second while nothing happens",
    () =>
      Effect.gen(function* () {
        const { begin, database, ended } = yield* world(1_000, 1)
        const replicas = yield* Effect.all([begin, begin], { concurrency: 2 })
        yield* Effect.forEach(replicas, ended, { concurrency: 2 })
        yield* Effect.gen(function* () {
          const sql = yield* PgClient.PgClient
          yield* sql`ALTER SYSTEM SET log_statement = 'all'`
          yield* sql`SELECT pg_reload_conf()`
        }).pipe(Effect.provide(PgClient.layer({ url: Redacted.make(database.url) })))
        yield* Effect.sleep(1_000)
        const from = database.log.length
        const idleSeconds = 10
        yield* Effect.sleep(idleSeconds * 1_000)
        const counts = new Map<string, number>()
        const log = database.log.slice(from)
        for (const [index, line] of log.entries()) {
          const found = /LOG: {2}(?:statement|execute [^:]*): ?(.*)/.exec(line)?.[1]
          if (found === undefined) continue
          const rest = log.slice(index + 1, index + 3).filter((next) => next.startsWith("\t"))
          const statement = [found, ...rest]
            .join(" ")
            .replaceAll(/\s+/g, " ")
            .replaceAll(/\d+/g, "0")
            .trim()
            .slice(0, 80)
          counts.set(statement, (counts.get(statement) ?? 0) + 1)
        }
        assert.isAbove(counts.size, 0)
        const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
        console.log(
          `idle: ${(total / idleSeconds / replicas.length).toFixed(1)} statements a second of each of ${replicas.length} processes`
        )
        for (const [statement, count] of counts)
          if (!/^(?:BEGIN|COMMIT)/.test(statement))
            assert.isAtMost(
              count,
              (idleSeconds + 2) * replicas.length,
              `${statement}: ${count} times in ${idleSeconds} s`
            )
      }).pipe(Effect.scoped),
    180_000
  )

  it.live(
    "of two versions side by side end the flows of the old one, or refuse them by name, and do nothing twice",
    () =>
      Effect.gen(function* () {
        const cloud = yield* LocalCloud.serve({ port: 0 })
        const database = yield* postgres.server
        const living: Array<{ readonly port: number; readonly isAlive: () => boolean }> = []
        const { port: callbacks } = yield* balancer(
          () => living.filter(({ isAlive }) => isAlive()).map(({ port }) => port),
          drawn(1)
        )
        const numbers = Array.from({ length: 6 }, (_, index) => `+1425557${String(index).padStart(4, "0")}`)
        const begin = (version: number) =>
          Effect.gen(function* () {
            const made = yield* replica(
              {
                port: yield* freePort,
                connectionString: cloud.connectionString,
                storage: { database: database.url, runnerPort: yield* freePort },
                callbackUri: `http://127.0.0.1:${callbacks}/callbacks`,
                numbers,
                clockMillis: 0,
                waitMillis: 60_000,
                version
              },
              join(import.meta.dirname, "support/hurried.ts")
            )
            yield* until(() => made.said.includes("READY"))
            living.push(made)
            return made
          })
        const old = yield* begin(1)
        const played = Effect.map(
          cloud.journal(),
          (entries) => entries.filter(({ name }) => name === "CallMedia_Play").length >= 1
        )
        while (!(yield* played)) yield* Effect.sleep(20)
        const young = yield* begin(2)
        const ending = Effect.map(cloud.journal(), (entries) =>
          entries.some(({ name }) => name === "CallConnection_HangupCall")
        )
        while (!(yield* ending) && young.isAlive()) yield* Effect.sleep(20)
        old.kill("SIGTERM")
        const last = () => young.said.find((line) => /^(?:DONE|FAILED) /.test(line))
        yield* until(() => last() !== undefined)
        const text = last() ?? ""
        assert.isTrue(text.startsWith("DONE "), text)
        const ended: ReadonlyArray<Readonly<Record<string, unknown>>> = JSON.parse(text.slice(5))
        const refused = ended.flatMap(({ failed }) => (typeof failed === "string" ? [failed] : []))
        for (const failed of refused) assert.match(failed, /^FlowChanged: /)
        console.log(`${ended.length - refused.length} flows ended, ${refused.length} were refused by the new version`)
        for (const number of numbers) {
          const was = yield* done(cloud, number)
          assert.strictEqual(was.calls, 1)
          assert.isAtMost(was.plays, 1)
          assert.isAtMost(was.added, 1)
        }
      }).pipe(Effect.scoped),
    180_000
  )
})

it.live(
  "a timer that a process took which ended, its clock a day ahead, is due within seconds of when the clock is set back",
  () =>
    Effect.gen(function* () {
      const { url } = yield* postgres.server
      const began = Date.now()
      const clock = yield* Effect.acquireRelease(
        Effect.sync(() => vi.spyOn(Date, "now")),
        (now) => Effect.sync(() => now.mockRestore())
      )
      const timer = { executionId: "1", flow: "Sleeping", timer: "sleep#1" }
      yield* Effect.gen(function* () {
        const store = yield* FlowStore.FlowStore
        const isDue = Effect.map(store.dueTimers([timer.flow], 1), (due) => due.length === 1)
        const at = (millis: number) => void clock.mockReturnValue(began + millis)
        at(0)
        yield* store.setTimer(timer, 3_600_000)
        at(86_400_000)
        assert.isTrue(yield* isDue)
        at(1)
        yield* store.rebaseTimers
        assert.isFalse(yield* isDue)
        at(10_000)
        assert.isTrue(yield* isDue)
      }).pipe(Effect.provide(Layer.provide(FlowStore.layer, PgClient.layer({ url: Redacted.make(url) }))))
    }).pipe(Effect.scoped)
)
