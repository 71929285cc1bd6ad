/**
 * A durable flow under every fault at every point, in one process on driven time: its application crashes and is made anew over the same file.
 * `story.test.ts` kills processes of its own, which takes longer.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Emulator from "../../src/Emulator.ts"
import { randomOf } from "../../src/explore/enumerate.ts"
import { agent, flows, makeReception } from "./support/reception.ts"

const isLong = process.env["LONG"] !== undefined
const folder = mkdtempSync(join(tmpdir(), "restarts-"))
const database = join(folder, "flows.db")
afterAll(() => rmSync(folder, { recursive: true }))

const makeApplication = makeReception(database)
const setUp = Effect.sync(() => rmSync(database, { force: true }))

const scenario = Effect.fnUntraced(function* (cloud: Emulator.TestCloud) {
  yield* cloud.agent({ number: agent })
  const caller = yield* cloud.call()
  yield* caller.press("1")
  yield* caller.isConnectedTo(agent)
  yield* caller.hangUp
})

/** What a flow may fail with: nothing tells whether the call was answered, or whoever called has left before something was done. */
const documented = /^CommunicationError: AnswerCall: Ambiguous|^OperationFailed: AnswerFailed|: NotFound: /

/** Every flow ends, and as the documentation says. */
const atEnd = Effect.fnUntraced(function* (cloud: Emulator.TestCloud) {
  for (let seconds = 0; (yield* flows).some(({ endedAt }) => endedAt === undefined); seconds++) {
    assert.isBelow(seconds, 60, "a flow does not end")
    yield* cloud.advance(1_000)
    yield* cloud.settle
  }
  for (const { error, outcome } of yield* flows) {
    if (outcome !== "succeeded") assert.match(error ?? "", documented)
  }
})

it.live("a caller is transferred once by a flow, whatever goes wrong and wherever its process crashes", () =>
  Effect.gen(function* () {
    // An event that is not acknowledged is delivered twice as well, and one that is refused comes late.
    const chosen = isLong ? { pairs: 500 } : { pairs: 0, except: ["duplicate", "refused"] as const }
    const options = { setUp, atEnd, ...chosen }
    const { plans, points, realTime } = yield* Emulator.explore(makeApplication, scenario, options)
    assert.deepStrictEqual({ points, realTime }, { points: 9, realTime: 0 })
    assert.isAbove(plans, 40)
  })
)

it.live("a flow goes on in the application that a test restarts", () =>
  Effect.gen(function* () {
    yield* setUp
    const cloud = yield* Emulator.start({ makeApplication })
    yield* cloud.agent({ number: agent })
    const caller = yield* cloud.call()
    yield* caller.hearsText("menu.wav")
    yield* cloud.restart
    yield* caller.press("1")
    yield* caller.isConnectedTo(agent)
  })
)

/** Crashes after a statement, by its number in the run; gives how many there were. */
const crashingAfter = (numbered: number) =>
  Effect.gen(function* () {
    let runs = 0
    let count = 0
    let crash = () => {}
    const prepare = Reflect.get(DatabaseSync.prototype, "prepare")
    yield* Effect.addFinalizer(() => Effect.sync(() => (DatabaseSync.prototype.prepare = prepare)))
    DatabaseSync.prototype.prepare = function (sql) {
      const statement = Reflect.apply(prepare, this, [sql])
      const all = statement.all.bind(statement)
      Reflect.set(statement, "all", (...given: Parameters<typeof all>) => {
        const rows = all(...given)
        // The first run is the one without faults.
        if (++count === numbered && runs === 2) crash()
        return rows
      })
      return statement
    }
    const counted = Effect.sync(() => {
      runs++
      count = 0
    })
    yield* Emulator.explore(
      (cloud) => {
        crash = () => void Effect.runFork(cloud.restart)
        return makeApplication(cloud)
      },
      scenario,
      { setUp: Effect.andThen(setUp, counted), atEnd, plan: [] }
    )
    return count
  }).pipe(Effect.scoped)

/** Nothing is stored of a call before. */
const afterStart = 90

it.live("and so wherever it crashes between two statements of its database", () =>
  Effect.gen(function* () {
    const all = yield* crashingAfter(afterStart)
    const random = randomOf(1)
    const drawn = Array.from({ length: 3 }, () => afterStart + Math.floor(random() * (all - afterStart)))
    const numbers = isLong ? Array.from({ length: all - afterStart }, (_, more) => afterStart + more) : drawn
    for (const number of numbers) yield* crashingAfter(number)
  })
)
