/**
 * The flow's process is killed at every boundary of a step of the story and at instants drawn by a seed, and started again: the summary is the
 * same, and what the story does was done once, by the journal of the local cloud.
 *
 * `STRESS_INSTANTS` and `STRESS_SEED` are how many instants and which; `pnpm stress` sets more of them.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as counts from "../src/durable/counts.ts"
import * as killing from "../src/durable/killing.ts"
import { drawn } from "./drawn.ts"
import { type Crash, tell } from "./telling.ts"

const instants = Number(process.env["STRESS_INSTANTS"] ?? 10)
const seed = Number(process.env["STRESS_SEED"] ?? 1)
const large = instants > 10
/** How many processes of one story are killed at instants, and how many points of ours each of them passes at most. */
const chain = 10
const points = large ? 800 : 400

const summary = [
  "The five operations",
  "  ✓ CancelAddParticipant   CancelAddParticipantSucceeded 487/5234",
  "  ✓ Unhold                 the roster shows the customer off hold",
  "  ✓ UpdateChatParticipant  the agent reads 2 of 2 messages",
  "  ✓ cancelMediaProcessing  completed; recording cancelled 400/8508; music cancelled 400/8508",
  "  ✓ RemoveParticipant      RemoveParticipantSucceeded 200/0"
]

/** Tells it and expects that it goes the same way; gives where processes were killed. */
const holds = (crashes: ReadonlyArray<Crash>) =>
  Effect.map(tell(crashes), ({ executed, killed, said, verdict }) => {
    const done = executed.map(({ action, times }) => `${times} ${action}`)
    assert.deepStrictEqual(
      { verdict, done },
      { verdict: { summary, isGood: true }, done: counts.actions.map((action) => `1 ${action}`) },
      said
    )
    return killed
  })

/** Requests that are killed before they leave as well: what the flow then decides is another thing. Of many instants, all are. */
const both = new Set(["answer", "createThread", "shareHistory", "createCall", "cancelMedia"])

const isTold = ({ request, when }: killing.Kill): boolean => large || when === "after" || both.has(request)

/** Webhooks at which it is killed besides, by the request after whose crash they come: not stored, or stored and not acknowledged. */
const webhooks = new Map([
  ["hold", "after webhook calls"],
  ["sendAnswer", "before webhook chat"],
  ["createCall", "after webhook graph"]
])

const half = killing.kills.length / 2

/** Those before requests of one half of the story and after those of the other. */
const mixed = (before: "first" | "second"): ReadonlyArray<Crash> =>
  killing.kills.flatMap((kill, index) => {
    const isBefore = index < half === (before === "first")
    if (kill.when !== (isBefore ? "before" : "after") || !isTold(kill)) return []
    const name = isBefore ? undefined : webhooks.get(kill.request)
    return name === undefined ? [{ kill }] : [{ kill }, { name }]
  })

/** Those killed before they leave, and again when that is done which was decided then: while the phone rings there is time for one. */
const twice: ReadonlyArray<Crash> = [...both, "hold", "record"]
  .filter((request) => request !== "answer")
  .toSorted((one, other) => killing.requests.indexOf(one) - killing.requests.indexOf(other))
  .flatMap((request) => [{ kill: { when: "before", request } }, { kill: { when: "before", request } }])

// All at once: most of their time the flows wait for what shows whether a request was executed.
describe.concurrent("kill -9", () => {
  it.live(
    "at every boundary of a step: the story goes on and nothing is done twice",
    () =>
      Effect.gen(function* () {
        const plans = [mixed("first"), mixed("second"), ...(large ? [twice] : [])]
        const killed = yield* Effect.forEach(plans, holds, { concurrency: 3 })
        assert.deepStrictEqual(killed, plans)
        const once = killing.kills.filter(isTold).length + webhooks.size
        assert.strictEqual(plans.flat().length, once + (large ? twice.length : 0))
      }),
    300_000
  )

  it.live(
    `at ${instants} instants drawn by the seed ${seed}: the story goes on and nothing is done twice`,
    () =>
      Effect.gen(function* () {
        const draw = drawn(seed)
        const instant = (): Crash => {
          // Of many, each second one is at no point of ours, but at a moment: of it the seed says no more than when.
          if (large && draw() < 0.5) return { afterMillis: Math.floor(draw() * 1_000) }
          return { at: 60 + Math.floor(draw() * points) }
        }
        let stories = 0
        let left = instants
        const tellOn = Effect.gen(function* () {
          while (left > 0) {
            const length = Math.min(chain, left)
            left -= length
            stories++
            const killed = yield* holds(Array.from({ length }, instant))
            // A story may end before its last instants: others have them.
            left += length - killed.length
          }
        })
        yield* Effect.all([tellOn, tellOn], { concurrency: 2 })
        console.log(`seed ${seed}: ${stories} stories, ${instants} processes killed`)
      }),
    Math.max(300_000, instants * 30_000)
  )
})
