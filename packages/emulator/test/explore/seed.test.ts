/** A plan goes the same way again by its seed: what is random in an application, such as the jitter of a backoff, is the seed's. */
import { assert, it } from "@effect/vitest"
import { Emulator, type TestCloud } from "../../src/promise.ts"
import { makeGreeter, store } from "./applications.ts"

const scenario = async (cloud: TestCloud) => {
  const caller = await cloud.call()
  await caller.hearsText("welcome.wav")
  await caller.ends()
}

const plan = [1, 2].map((nth) => ({ fault: "unavailable", of: "CallConnection_TerminateCall", nth }) as const)

/** The requests of the run under the plan, and when each came. */
const requestsBy = async (seed: number) => {
  let requests: ReadonlyArray<string> = []
  const atEnd = async (cloud: TestCloud) => {
    const entries = await cloud.journal()
    requests = entries.flatMap(({ kind, name, time }) => (kind === "request" ? [`${time} ${name}`] : []))
  }
  await Emulator.explore(makeGreeter, scenario, { setUp: () => store.clear(), plan, seed, atEnd })
  return requests
}

it("the same seed twice gives the same requests at the same times, and another seed others", async () => {
  const random = Math.random
  const first = await requestsBy(7)
  assert.strictEqual(first.filter((request) => request.endsWith("CallConnection_TerminateCall")).length, 3)
  assert.deepStrictEqual(await requestsBy(7), first)
  assert.notDeepEqual(await requestsBy(8), first)
  assert.strictEqual(Math.random, random)
})

it("explorations at the same time leave the platform's chance as it was", async () => {
  const random = Math.random
  const all = await Promise.all([requestsBy(1), requestsBy(2), requestsBy(3)])
  assert.strictEqual(all.length, 3)
  assert.strictEqual(Math.random, random)
})
