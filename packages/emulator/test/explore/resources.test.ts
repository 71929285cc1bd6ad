/** An application that waits for nothing of the machine is seen by what the process waits for. */
import { readFile } from "node:fs/promises"
import { createServer } from "node:net"
import { assert, it } from "@effect/vitest"
import { Emulator, type TestCloud } from "../../src/promise.ts"
import { handlerOf } from "../../src/kit/start.ts"
import * as Resources from "../../src/explore/Resources.ts"
import { makeGreeter, store } from "./applications.ts"

it("a process is quiet until it waits for a timer, a file or a socket that it did not wait for before", async () => {
  const before = setTimeout(() => {}, 60_000)
  const isQuiet = Resources.watch()
  assert.isTrue(isQuiet())
  const timer = setTimeout(() => {}, 60_000)
  assert.isFalse(isQuiet())
  clearTimeout(timer)
  assert.isTrue(isQuiet())
  const reading = readFile(import.meta.filename)
  assert.isFalse(isQuiet())
  await reading
  const server = createServer().listen(0)
  assert.isFalse(isQuiet())
  await new Promise((resolve) => server.close(resolve))
  clearTimeout(before)
})

const scenario = async (cloud: TestCloud) => {
  const caller = await cloud.call()
  await caller.hearsText("welcome.wav")
  await caller.ends()
}

it("a timer that an application sets only when a request has failed is waited for", async () => {
  const makeStubborn = (cloud: TestCloud) => {
    const handler = handlerOf(makeGreeter(cloud))
    return async (request: Request) => {
      const failed = (await cloud.journal()).some(({ data }) => data["status"] === 503)
      // It answers, and goes on when a timer of its own has run.
      if (!failed) return handler(request)
      const copy = request.clone()
      setTimeout(() => void handler(copy), 20)
      return new Response(null, { status: 204 })
    }
  }
  const explored = await Emulator.explore(makeStubborn, scenario, {
    setUp: () => store.clear(),
    plan: [{ fault: "unavailable", of: "CallMedia_Play", nth: 1 }]
  })
  assert.strictEqual(explored.realTime, 1)
})
