/** Runs a plan: call flows in processes of their own, on a local cloud behind a port, and says what was wrong at the end. */
import { writeFileSync } from "node:fs"
import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"
import { tmpdir } from "node:os"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as LocalCloud from "../../../src/Emulator.ts"
import { balancer } from "./balancer.ts"
import type { Disturbance, Plan, Timed } from "./plan.ts"
import * as postgres from "./postgres.ts"
import { directory, freePort } from "./machine.ts"
import type { Problem } from "./shrinking.ts"

const program = join(import.meta.dirname, "hurried.ts")

/** What a run gave. */
export interface Ran {
  readonly problems: ReadonlyArray<Problem>
  /** How many processes were killed. */
  readonly killed: number
  /** How many events the flows have seen. */
  readonly events: number
  /** What flows have failed with, and how many, as they may when all clocks jump by an hour. */
  readonly failed: ReadonlyMap<string, number>
  /** How many flows were told that nothing tells whether they have played. */
  readonly ambiguous: number
  readonly millis: number
}

const Done = Schema.fromJsonString(
  Schema.Array(
    Schema.Union([
      Schema.Struct({
        callConnectionId: Schema.String,
        played: Schema.String,
        seen: Schema.Array(Schema.String),
        kept: Schema.Array(Schema.String)
      }),
      Schema.Struct({ failed: Schema.String })
    ])
  )
)

/** What a flow may end with when all clocks jump by an hour: its wait was over, or its request or its pair was too old or too young. */
const ofClocks = /^(?:OutcomeTimeout|CommunicationError): /

/** The error of a flow that failed, and of which operation and reason, without what differs between flows. */
const failureKind = (text: string): string => `failed: ${text.split(": ", 3).join(": ").replaceAll(/\d+/g, "")}`

/**
 * How long a flow waits for an outcome: longer than webhooks are sent again that no process took, and than so many flows keep a busy machine.
 * As long every run takes in which nothing tells whether something was executed, and several times as long where clocks jump.
 */
const waitMillis = ({ flows, storage }: Plan): number =>
  storage === "postgres" ? 60_000 + flows * 600 : 30_000 + flows * 300

/** How many times as fast as the machine's the time of the network goes when it jumps. */
const jumping = 50

interface Slot {
  readonly port: number
  readonly settings: object
  child: ChildProcess | undefined
  ready: boolean
  clockMillis: number
  done: string | undefined
}

const setClock = (slot: Slot, millis: number): void => {
  slot.clockMillis = millis
  slot.child?.stdin?.write(`${millis}\n`)
}

const begin = (slot: Slot): void => {
  const { clockMillis, port } = slot
  const child = spawn(process.execPath, [program, JSON.stringify({ ...slot.settings, port, clockMillis })], {
    stdio: ["pipe", "pipe", process.env["STRESS_LOGS"] === undefined ? "ignore" : "inherit"],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "effect-comms-flows") }
  })
  slot.child = child
  let text = ""
  child.stdin.on("error", () => undefined)
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString("utf8")
    const lines = text.split("\n")
    text = lines.pop() ?? ""
    for (const line of lines) {
      if (line === "READY") slot.ready = true
      if (line.startsWith("DONE ")) slot.done = line
      if (process.env["STRESS_LOGS"] !== undefined && !line.startsWith("DONE "))
        process.stdout.write(`${port} ${line}\n`)
    }
  })
  child.on("exit", (code) => {
    if (slot.child !== child) return
    slot.ready = false
    if (code !== null && code !== 0) setTimeout(() => slot.child === child && begin(slot), 500)
  })
}

/** Counts, and lets whoever waits for a count go on. */
const counter = () => {
  let count = 0
  const waiting = new Map<() => void, number>()
  return {
    add: (): void => {
      count++
      for (const [go, until] of waiting) if (until <= count) go()
    },
    reached: (until: number): Effect.Effect<void> =>
      Effect.callback((resume) => {
        const go = () => {
          waiting.delete(go)
          resume(Effect.void)
        }
        if (until <= count) return go()
        waiting.set(go, until)
        return Effect.sync(() => waiting.delete(go))
      })
  }
}

/** An operation or event that goes wrong by the plan, counted by name. */
const faultsOf = (disturbances: ReadonlyArray<Disturbance>, seen: () => void) => {
  const counts = new Map<string, number>()
  return ({ kind, name }: { readonly kind: "request" | "callback"; readonly name: string }) => {
    seen()
    const nth = (counts.get(`${kind} ${name}`) ?? 0) + 1
    counts.set(`${kind} ${name}`, nth)
    const found = disturbances.find((one) => one.kind === kind && one.of === name && one.nth === nth)
    return found !== undefined && "fault" in found ? found.fault : undefined
  }
}

const counted = (values: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

const textIn = (value: unknown, ...path: ReadonlyArray<string>): string => {
  let at = value
  for (const key of path) at = typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined
  return typeof at === "string" ? at : ""
}

/** The events of a callback's body, by id, kind and call. */
const eventsIn = (body: unknown): ReadonlyArray<{ readonly id: string; readonly type: string; readonly leg: string }> =>
  (Array.isArray(body) ? body : [body]).map((event) => ({
    id: textIn(event, "id"),
    type: textIn(event, "type").split(".").at(-1) ?? "",
    leg: textIn(event, "data", "callConnectionId")
  }))

/** The calls that were made to each number. */
const callsMade = (
  journal: ReadonlyArray<{ readonly kind: string; readonly name: string; readonly data: unknown }>
): ReadonlyMap<string, ReadonlySet<string>> => {
  const made = new Map<string, Set<string>>()
  for (const { data, kind, name } of journal) {
    if (kind !== "answer" || name !== "CreateCall") continue
    const text = JSON.stringify(data)
    const [number] = /\+1425557\d{4}/.exec(text) ?? []
    const [, leg] = /"callConnectionId":"([^"]+)"/.exec(text) ?? []
    if (number !== undefined && leg !== undefined) made.set(number, (made.get(number) ?? new Set()).add(leg))
  }
  return made
}

/** Runs it; a run that is not over by then is wrong. */
export const runPlan = (plan: Plan, draw: () => number, limitMillis: number): Effect.Effect<Ran> =>
  Effect.gen(function* () {
    const began = Date.now()
    const { disturbances, flows, processes, storage } = plan
    const progress = counter()
    const cloud = yield* Effect.orDie(
      LocalCloud.serve({
        port: 0,
        callbackRetries: 20,
        faultAt: faultsOf(disturbances, progress.add),
        journalLimit: 1_000_000,
        journalBytes: 1 << 30
      })
    )
    // What nobody took is sent again within a second: few flows wait for it, of many others go on meanwhile.
    const scale = flows <= 20 ? 8 : 1
    yield* cloud.setScale(scale)
    const database = storage === "postgres" ? yield* postgres.server : undefined
    const folder = yield* directory
    const numbers = Array.from({ length: flows }, (_, index) => `+1425557${String(index).padStart(4, "0")}`)
    const slots: Array<Slot> = []
    const { port: callbacks } = yield* balancer(() => slots.filter(({ ready }) => ready).map(({ port }) => port), draw)
    for (let index = 0; index < processes; index++)
      slots.push({
        port: yield* freePort,
        settings: {
          connectionString: cloud.connectionString,
          storage:
            database === undefined
              ? { file: join(folder, "flows.db") }
              : { database: database.url, runnerPort: yield* freePort },
          callbackUri: `http://127.0.0.1:${callbacks}/callbacks`,
          numbers,
          waitMillis: waitMillis(plan),
          version: 1
        },
        child: undefined,
        ready: false,
        clockMillis: 0,
        done: undefined
      })
    yield* Effect.addFinalizer(() =>
      Effect.sync(() =>
        slots.forEach((slot) => {
          slot.child?.kill("SIGKILL")
          slot.child = undefined
        })
      )
    )
    slots.forEach(begin)
    let killed = 0
    const disturb = (one: Timed): Effect.Effect<unknown> => {
      switch (one.kind) {
        case "kill":
          return Effect.suspend(() => {
            const slot = slots[one.process % slots.length]
            const child = slot?.child
            if (slot === undefined || child === undefined || slot.done !== undefined) return Effect.void
            killed++
            slot.ready = false
            const ended = Effect.callback<void>((resume) => void child.on("exit", () => resume(Effect.void)))
            child.kill("SIGKILL")
            return Effect.andThen(
              child.exitCode === null && child.signalCode === null ? ended : Effect.void,
              Effect.sync(() => begin(slot))
            )
          })
        case "jump":
          return Effect.sync(() => {
            const slot = slots[one.process % slots.length]
            if (slot !== undefined) setClock(slot, one.millis)
          })
        case "clocks":
          return Effect.andThen(
            Effect.forEach(slots, (slot) => Effect.sync(() => setClock(slot, one.millis)), { discard: true }),
            cloud.setWallOffset(one.millis)
          )
        case "network":
          // To advance it would hold it, until everything that is on its way is answered.
          return cloud
            .setScale(jumping)
            .pipe(Effect.andThen(Effect.sleep(one.millis / jumping)), Effect.andThen(cloud.setScale(scale)))
        case "database":
          return database === undefined
            ? Effect.void
            : database.stop.pipe(Effect.andThen(Effect.sleep(one.awayMillis)), Effect.andThen(database.start))
      }
    }
    const timed = disturbances
      .flatMap((one) => ("after" in one ? [one] : []))
      .toSorted((one, other) => one.after - other.after)
    yield* Effect.forkChild(
      Effect.forEach(
        timed,
        (one) =>
          progress.reached(one.after).pipe(Effect.andThen(Effect.sleep(one.laterMillis)), Effect.andThen(disturb(one))),
        { discard: true }
      )
    )

    const doneLine = (): string | undefined => slots.find(({ done }) => done !== undefined)?.done
    while (doneLine() === undefined && Date.now() < began + limitMillis) yield* Effect.sleep(50)
    const line = doneLine() ?? "no process has seen the end of all flows"
    // What was delayed comes, and what was delivered is noted.
    yield* Effect.sleep(500)
    const journal = yield* cloud.journal()
    const ran = { killed, failed: counted([]), events: 0, ambiguous: 0, millis: Date.now() - began }
    if (process.env["STRESS_JOURNAL"] !== undefined)
      writeFileSync(process.env["STRESS_JOURNAL"], JSON.stringify({ line, journal }))
    if (!line.startsWith("DONE ")) return { ...ran, problems: [{ kind: "not ended", text: line }] }
    const ended = yield* Effect.orDie(Schema.decodeEffect(Done)(line.slice(5)))
    const byHours = disturbances.some(({ kind }) => kind === "clocks")
    const failed = ended.flatMap((one) => ("failed" in one ? [one.failed] : []))
    const problems = failed
      .filter((one) => !byHours || !ofClocks.test(one))
      .map((text): Problem => ({ kind: failureKind(text), text }))
    const wrong = (kind: string, text: string) => void problems.push({ kind, text })
    const results = ended.flatMap((one) => ("failed" in one ? [] : [one]))
    const states = new Map<string, Set<string>>()
    const emitted = journal.flatMap(({ data, kind }) => (kind === "callback" ? eventsIn(data["event"]) : []))
    for (const { id, leg, type } of emitted) {
      const key = `${leg} ${type}`
      states.set(key, (states.get(key) ?? new Set()).add(id))
    }
    // What is acknowledged before the end of its call is, was kept before its flow ended.
    const acknowledged = new Map<string, Set<string>>()
    const over = new Set<string>()
    for (const { data, kind } of journal) {
      if (kind !== "callback" || data["outcome"] !== "delivered") continue
      for (const { id, leg, type } of eventsIn(data["event"])) {
        if (!over.has(leg)) acknowledged.set(leg, (acknowledged.get(leg) ?? new Set()).add(id))
        if (type === "CallDisconnected") over.add(leg)
      }
    }
    const legs = new Set(emitted.flatMap(({ leg }) => (leg === "" ? [] : [leg])))
    if (legs.size > flows || legs.size < results.length)
      wrong("calls for flows", `${legs.size} calls for ${flows} flows`)
    for (const [number, made] of callsMade(journal))
      if (made.size > 1) wrong("called twice", `${made.size} calls to ${number}`)
    for (const leg of legs)
      for (const type of ["CallConnected", "PlayCompleted", "AddParticipantSucceeded", "CallDisconnected"]) {
        const count = states.get(`${leg} ${type}`)?.size ?? 0
        if (count > 1) wrong(`${type} of several actions`, `${leg}: ${type} of ${count} actions`)
      }
    for (const { callConnectionId, kept, played, seen } of results) {
      const of = (type: string) => states.get(`${callConnectionId} ${type}`)?.size ?? 0
      const expect = (what: string, found: number, ...allowed: ReadonlyArray<number>) => {
        if (!allowed.includes(found))
          wrong(`${what} ${found === 0 ? "never" : "again"}`, `${callConnectionId}: ${what} ${found} times`)
      }
      expect("connected", of("CallConnected"), 1)
      expect("played", of("PlayCompleted"), ...(played === "Ambiguous" ? [0, 1] : [1]))
      expect("added", of("AddParticipantSucceeded"), 1)
      expect("ended", of("CallDisconnected"), 1)
      for (const [id, times] of counted(seen))
        if (times > 1) wrong("saw again", `${callConnectionId}: saw ${id} ${times} times`)
      for (const [id, times] of counted(kept))
        if (times > 1) wrong("kept again", `${callConnectionId}: kept ${id} ${times} times`)
      for (const id of acknowledged.get(callConnectionId) ?? [])
        if (!kept.includes(id))
          wrong("acknowledged and not kept", `${callConnectionId}: ${id} is acknowledged and not kept`)
      const missed = kept.filter((id) => !seen.includes(id))
      // What comes later than the end and its grace ends nothing.
      const ids = emitted.filter(({ leg }) => leg === callConnectionId).map(({ id }) => id)
      const end = emitted.find(({ leg, type }) => leg === callConnectionId && type === "CallDisconnected")?.id ?? ""
      for (const id of missed)
        if (ids.indexOf(id) < ids.indexOf(end)) wrong("never saw", `${callConnectionId}: never saw ${id}`)
    }
    return {
      ...ran,
      problems,
      failed: counted(failed.map(failureKind)),
      events: results.reduce((sum, { seen }) => sum + seen.length, 0),
      ambiguous: results.filter(({ played }) => played === "Ambiguous").length
    }
  }).pipe(Effect.scoped)
