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
const large = instants > 10
/** How many processes of one story are killed. */
const chain = 5

const summary = "PlayCompleted AddParticipantSucceeded CallDisconnected"

const once = { calls: 1, plays: 1, played: 1, added: 1, ended: 1 }

/**
 * It sends an event again within a second, and for as long as the processes of a story may take to listen. A call that is asked for again by the
 * same pair is a second call: the flow does not say that it trusts the service with that.
 */
const serve = Effect.gen(function* () {
  const cloud = yield* LocalCloud.serve({ port: 0, callbackRetries: 100, claimedRepeats: "execute-again" })
  yield* cloud.setScale(8)
  return cloud
})

const holds = (
  cloud: Effect.Success<typeof serve>,
  number: string,
  crashes: ReadonlyArray<Crash>,
  unsent?: "call" | "play"
) =>
  Effect.gen(function* () {
    const told = yield* tell(cloud, number, crashes, unsent)
    const was = yield* done(cloud, number)
    assert.deepStrictEqual(
      { summary: told.summary, ...was },
      { summary, ...once },
      [JSON.stringify(crashes), ...told.said].join("\n")
    )
    return told
  })

const boundaries: ReadonlyArray<{ readonly at: ReadonlyArray<string>; readonly unsent?: "call" | "play" }> = [
  { at: ["before POST callConnections", "before webhook", "after webhook", "before DELETE"], unsent: "call" },
  { at: ["after POST callConnections", "after DELETE"] },
  { at: ["before POST play", "before POST add"], unsent: "play" },
  { at: ["after POST play", "after POST add"] }
]

// Both at once: most of their time the flows wait for what shows whether a request was executed.
describe.concurrent("kill -9", () => {
  it.live(
    "at every boundary of a step: the flow goes on and nothing is done twice",
    () =>
      Effect.gen(function* () {
        const cloud = yield* serve
        const told = yield* Effect.forEach(
          boundaries,
          ({ at, unsent }, index) =>
            holds(
              cloud,
              `+1425555020${index}`,
              at.map((name) => ({ name })),
              unsent
            ),
          { concurrency: 4 }
        )
        assert.deepStrictEqual(
          told.map(({ crashes }) => crashes.map((crash) => crash.replace(/^\d+ /, ""))),
          boundaries.map(({ at }) => at)
        )
      }).pipe(Effect.scoped),
    300_000
  )

  it.live(
    `at ${instants} instants drawn by the seed ${seed}: the flow goes on and nothing is done twice`,
    () =>
      Effect.gen(function* () {
        const cloud = yield* serve
        const draw = drawn(seed)
        const instant = (): Crash => {
          // Of many, each second one is at no point of ours, but at a moment: of it the seed says no more than when.
          if (large && draw() < 0.5) return { afterMillis: Math.floor(draw() * 800) }
          return { at: 60 + Math.floor(draw() * 400) }
        }
        let flows = 0
        let left = instants
        const tellOn = Effect.gen(function* () {
          while (left > 0) {
            const length = Math.min(chain, left)
            left -= length
            const number = `+1425556${String(flows++).padStart(4, "0")}`
            const { crashes } = yield* holds(cloud, number, Array.from({ length }, instant))
            // A story may end before its last instants: others have them.
            left += length - crashes.length
          }
        })
        yield* Effect.all([tellOn, tellOn], { concurrency: 2 })
        console.log(`seed ${seed}: ${flows} flows, ${instants} processes killed`)
      }).pipe(Effect.scoped),
    Math.max(300_000, instants * 30_000)
  )
})
