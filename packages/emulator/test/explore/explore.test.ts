/** An exploration finds what an application does wrong, by the smallest plan, and lets one pass that does it right. */
import { assert, it } from "@effect/vitest"
import { Emulator, ExplorationFailed, type ExploreOptions, type TestCloud } from "../../src/promise.ts"
import { makeForgetful, makeGreeter, makeHasty, makePatient, makeRepeating, makeSlow, store } from "./applications.ts"

const scenario = async (cloud: TestCloud) => {
  const caller = await cloud.call()
  await caller.hearsText("welcome.wav")
  await caller.ends()
}

const setUp = () => store.clear()

/** What an exploration finds; fails when it finds nothing. */
const found = async (
  makeApplication: Parameters<typeof Emulator.explore>[0],
  options: ExploreOptions = {}
): Promise<ExplorationFailed> => {
  try {
    await Emulator.explore(makeApplication, scenario, { setUp, pairs: 0, ...options })
  } catch (error) {
    if (error instanceof ExplorationFailed) return error
    throw error
  }
  return assert.fail("nothing was found")
}

it("a greeter that keeps what it has done passes every fault at every point, and pairs of them", async () => {
  const explored = await Emulator.explore(makeGreeter, scenario, { setUp, pairs: 10 })
  assert.isAbove(explored.plans, 50)
  assert.strictEqual(explored.pairs, 10)
  assert.strictEqual(explored.realTime, 0)
})

it("one that acts twice on an event that is delivered twice is found", async () => {
  const { plan, problems } = await found(makeForgetful, { faults: ["duplicate", "late"] })
  assert.deepStrictEqual(plan, [{ fault: "duplicate", of: "CallConnected", nth: 1 }])
  assert.include(problems, "CallMedia_Play was done more often than it is without this")
})

it("one that loses an event which comes before the answer is found", async () => {
  const { message, plan } = await found(makeHasty, { faults: ["duplicate", "answer-late", "late"] })
  assert.deepStrictEqual(plan, [{ fault: "answer-late", of: "AnswerCall", nth: 1 }])
  assert.match(message, /the 1st AnswerCall is answered three seconds late/)
  assert.match(message, /again: \{ seed: 1, plan: \[\{"fault":"answer-late"/)
  assert.match(message, /application → cloud +AnswerCall/)
})

it("one that hangs when the caller leaves is found", async () => {
  const { plan, problems } = await found(makePatient, { faults: ["duplicate", "caller-leaves"] })
  assert.strictEqual(plan[0]?.fault, "caller-leaves")
  assert.include(problems, "what it does for IncomingCall never ends")
})

it("one that does again what it did when it starts anew is found", async () => {
  const { message, plan, problems } = await found(makeRepeating, { faults: ["duplicate", "restart"] })
  assert.match(message, /ends with its process: an application that waits so is explored with except: \["restart"\]/)
  assert.deepStrictEqual(plan, [{ fault: "restart", of: "CallMedia_Play", nth: 1 }])
  assert.include(problems, "CallMedia_Play was done more often than it is without this")
})

it("a plan of several faults is shrunk to what is needed, and its plan fails again", async () => {
  const plan = [
    { fault: "late", of: "PlayStarted", nth: 1 },
    { fault: "duplicate", of: "CallConnected", nth: 1 },
    { fault: "refused", of: "PlayCompleted", nth: 1 }
  ] as const
  const failure = await found(makeForgetful, { plan })
  assert.deepStrictEqual(failure.plan, [plan[1]])
  const again = await found(makeForgetful, { plan: failure.plan, seed: failure.seed })
  assert.deepStrictEqual(again.problems, failure.problems)
})

it("what fails when nothing goes wrong says so", async () => {
  const { message, plan } = await found(() => () => new Response(null, { status: 500 }))
  assert.deepStrictEqual(plan, [])
  assert.match(message, /^the scenario fails even when nothing goes wrong/)
})

it("an error that nobody handles is a problem, and does not end the process", async () => {
  const { problems } = await found(
    (cloud) => {
      void Promise.reject(new Error("nobody takes this"))
      return makeGreeter(cloud)
    },
    { faults: [] }
  )
  assert.deepStrictEqual(problems, ["an error was not handled: nobody takes this"])
})

it("what is expected at the end is expected of every plan", async () => {
  const failure = await found(makeGreeter, {
    faults: ["caller-leaves"],
    atEnd: () => assert.isTrue([...store].every((key) => key.startsWith("greeted")) && store.size > 0)
  })
  assert.strictEqual(failure.plan[0]?.fault, "caller-leaves")
})

it("timers of the application take no time when they are replaced", async () => {
  const explored = await Emulator.explore(makeSlow(5_000), scenario, { faults: ["late"], timers: "fake", pairs: 0 })
  assert.strictEqual(explored.realTime, 0)
  assert.isAbove(explored.plans, 3)
})

it("plans that need the machine's time are counted apart", async () => {
  const explored = await Emulator.explore(makeSlow(5), scenario, { faults: ["late"], pairs: 0 })
  assert.isAbove(explored.realTime, 0)
})

it("options that cannot be are refused by name", async () => {
  const attempt = (options: object) =>
    Emulator.explore(makeGreeter, scenario, options).then(
      () => "",
      (error: unknown) => String(error)
    )
  assert.match(await attempt({ pairs: -1 }), /TypeError: pairs: expected a whole number from 0/)
  assert.match(await attempt({ faults: ["nothing"] }), /TypeError: faults: expected some of answer-lost/)
})

it("members of a chat are made and write in a scenario, and what they send is no point of the application", async () => {
  const chats = async (cloud: TestCloud) => {
    const [bot, agent] = [await cloud.member({ displayName: "bot" }), await cloud.member({ displayName: "agent" })]
    await bot.starts("calls", [agent])
    await bot.sends("a caller waits")
    await agent.sees("a caller waits")
    await scenario(cloud)
  }
  const faults = ["unavailable"] as const
  const [alone, withMembers] = [scenario, chats].map((one) =>
    Emulator.explore(makeGreeter, one, { setUp, faults, pairs: 0 })
  )
  assert.strictEqual((await withMembers)?.plans, (await alone)?.plans)
})
