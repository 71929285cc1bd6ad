/**
 * The process of a call flow is killed at every boundary of its steps and at instants drawn by a seed, and started again: the flow gives the
 * same, and what it did was done once, by the journal of the local cloud.
 *
 * `STRESS_INSTANTS` and `STRESS_SEED` are how many instants and which; `pnpm stress` sets more of them.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/Emulator.ts"
import type { Crash } from "./support/crash.ts"
import { done } from "./support/done.ts"
import { drawn } from "./support/drawn.ts"
import { tell } from "./support/stories.ts"

const instants = Number(process.env["STRESS_INSTANTS"] ?? 10)
const seed = Number(process.env["STRESS_SEED"] ?? 1)
/** How many processes of one story are killed. */
const chain = 5

const summary = "PlayCompleted AddParticipantSucceeded CallDisconnected"

const once = { calls: 1, plays: 1, played: 1, added: 1, ended: 1 }

const holds = (
  cloud: Effect.Success<ReturnType<typeof LocalCloud.serve>>,
  number: string,
  crashes: ReadonlyArray<Crash>
) =>
  Effect.gen(function* () {
    const told = yield* tell(cloud, number, crashes)
    const was = yield* done(cloud, number)
    assert.deepStrictEqual({ summary: told.summary, ...was }, { summary, ...once }, told.said.join("\n"))
    return told
  })

const boundaries: ReadonlyArray<ReadonlyArray<string>> = [
  ["before POST callConnections", "before webhook", "after webhook", "before DELETE"],
  ["after POST callConnections", "after DELETE"],
  ["before POST play", "before POST add"],
  ["after POST play", "after POST add"]
]

// Both at once: most of their time the flows wait for what shows whether a request was executed.
describe.concurrent("kill -9", () => {
  it.live(
    "at every boundary of a step: the flow goes on and nothing is done twice",
    () =>
      Effect.gen(function* () {
        const cloud = yield* LocalCloud.serve({ port: 0, callbackRetries: 20 })
        const told = yield* Effect.forEach(
          boundaries,
          (names, index) =>
            holds(
              cloud,
              `+1425555020${index}`,
              names.map((name) => ({ name }))
            ),
          { concurrency: 4 }
        )
        assert.deepStrictEqual(
          told.map(({ crashes }) => crashes.map((crash) => crash.replace(/^\d+ /, ""))),
          boundaries
        )
      }).pipe(Effect.scoped),
    300_000
  )

  it.live(
    `at ${instants} instants drawn by the seed ${seed}: the flow goes on and nothing is done twice`,
    () =>
      Effect.gen(function* () {
        const cloud = yield* LocalCloud.serve({ port: 0, callbackRetries: 20 })
        const draw = drawn(seed)
        const plans = Array.from({ length: Math.ceil(instants / chain) }, () =>
          Array.from({ length: chain }, () => ({ at: 60 + Math.floor(draw() * 400) }))
        )
        const told = yield* Effect.forEach(
          plans,
          (plan, index) => holds(cloud, `+1425556${String(index).padStart(4, "0")}`, plan),
          { concurrency: 2 }
        )
        const killed = told.reduce((sum, { crashes }) => sum + crashes.length, 0)
        console.log(`seed ${seed}: ${plans.length} flows, ${killed} processes killed`)
        assert.isAbove(killed, 0)
      }).pipe(Effect.scoped),
    Math.max(300_000, instants * 30_000)
  )
})
