/** An application that waits for nothing of the machine is seen by what the process waits for. */
import { createCallAutomation, createCallEvents } from "@effect-comms/call-automation/promise"
import { scrypt } from "node:crypto"
import { readFile } from "node:fs/promises"
import { once } from "node:events"
import { createConnection, createServer } from "node:net"
import { assert, it } from "@effect/vitest"
import { Emulator, type TestCloud } from "../../src/promise.ts"
import { handlerOf } from "../../src/kit/start.ts"
import * as Resources from "../../src/explore/Resources.ts"
import { makeGreeter, store } from "./applications.ts"

it("a process is quiet until it waits for a timer, a file or a socket that it did not wait for before", async () => {
  const before = setTimeout(() => {}, 60_000)
  const { isQuiet } = Resources.watch()
  assert.isTrue(isQuiet())
  const timer = setTimeout(() => {}, 60_000)
  assert.isFalse(isQuiet())
  clearTimeout(timer)
  assert.isTrue(isQuiet())
  const reading = readFile(import.meta.filename)
  assert.isFalse(isQuiet())
  await reading
  const server = createServer((connection) => connection.destroy()).listen(0, "127.0.0.1")
  assert.isFalse(isQuiet())
  await once(server, "listening")
  const withServer = Resources.watch()
  const address = server.address()
  const socket = createConnection(typeof address === "object" ? (address?.port ?? 0) : 0, "127.0.0.1")
  await once(socket, "connect")
  // What made the connection is there until its event is over.
  await new Promise((resolve) => setImmediate(resolve))
  assert.isFalse(withServer.isQuiet())
  assert.isTrue(withServer.isQuietBesideSockets())
  socket.destroy()
  await new Promise((resolve) => server.close(resolve))
  clearTimeout(before)
})

const duplicate = { plan: [{ fault: "duplicate", of: "CallConnected", nth: 1 }] } as const
const hasFailed = async (cloud: TestCloud) => (await cloud.journal()).some(({ data }) => data["fault"] !== undefined)

const scenario = async (cloud: TestCloud) => {
  const caller = await cloud.call()
  await caller.hearsText("welcome.wav")
  await caller.ends()
}

it("a timer that an application sets only under a fault is waited for", async () => {
  const makeStubborn = (cloud: TestCloud) => {
    const handler = handlerOf(makeGreeter(cloud))
    return async (request: Request) => {
      // It answers, and goes on when a timer of its own has run.
      const copy = request.clone()
      if (!(await hasFailed(cloud))) return handler(request)
      setTimeout(() => void handler(copy), 20)
      return new Response(null, { status: 204 })
    }
  }
  const explored = await Emulator.explore(makeStubborn, scenario, {
    setUp: () => store.clear(),
    ...duplicate
  })
  assert.strictEqual(explored.plans, 1)
})

const callbackUri = "http://127.0.0.1:8080/callbacks"
const ignore = () => {}

/** A greeter that does something of the machine for each event, behind its answer. */
const makeBusy = (work: (event: string, cloud: TestCloud) => Promise<unknown>) => (cloud: TestCloud) => {
  const { answerCall, callConnection, callMedia } = createCallAutomation(cloud)
  const hangUp = (callConnectionId = "") => callConnection.terminateCall({ callConnectionId }).then(ignore, ignore)
  return createCallEvents(cloud).handler({
    eventGridSecret: cloud.eventGridSecret,
    onIncomingCall: async ({ data: { incomingCallContext } }) => {
      await work("IncomingCall", cloud)
      await answerCall({ callbackUri, incomingCallContext }).then(ignore, ignore)
    },
    on: {
      CallConnected: async ({ data: { callConnectionId = "" } }) => {
        await work("CallConnected", cloud)
        await callMedia
          .play({
            callConnectionId,
            playSources: [{ kind: "file", file: { uri: "https://cdn.contoso.com/welcome.wav" } }]
          })
          .then(ignore, () => hangUp(callConnectionId))
      },
      PlayCompleted: ({ data }) => hangUp(data.callConnectionId),
      CallDisconnected: () => work("CallDisconnected", cloud)
    }
  })
}

const hash = () =>
  new Promise<void>((resolve) => {
    scrypt("a caller", "salt", 32, () => resolve())
  })

const disconnects = { plan: [{ fault: "duplicate", of: "CallDisconnected", nth: 1 }] } as const

it("a file that is read before a request is waited for, before network time moves on", async () => {
  const busy = makeBusy(() => readFile(import.meta.filename))
  assert.strictEqual((await Emulator.explore(busy, scenario, duplicate)).plans, 1)
})

it("a hash in the thread pool before a request, which nobody sees, is waited for", async () => {
  const busy = makeBusy((event) => (event === "IncomingCall" ? hash() : Promise.resolve()))
  assert.strictEqual((await Emulator.explore(busy, scenario, duplicate)).plans, 1)
})

it("what goes on in the machine behind the answer to the last event ends", async () => {
  for (const work of [hash, () => new Promise((resolve) => setTimeout(resolve, 20))]) {
    const busy = makeBusy((event) => (event === "CallDisconnected" ? work() : Promise.resolve()))
    assert.strictEqual((await Emulator.explore(busy, scenario, disconnects)).plans, 1)
  }
})

it("a poller of the process, which was there before, is waited for under a fault", async () => {
  const jobs: Array<() => void> = []
  const poller = setInterval(() => {
    for (const job of jobs.splice(0)) job()
  }, 20)
  try {
    const makePolled = (cloud: TestCloud) => {
      const handler = handlerOf(makeGreeter(cloud))
      return async (request: Request) => {
        const copy = request.clone()
        if (!(await hasFailed(cloud))) return handler(request)
        jobs.push(() => void handler(copy))
        return new Response(null, { status: 204 })
      }
    }
    const explored = await Emulator.explore(makePolled, scenario, { setUp: () => store.clear(), ...duplicate })
    assert.strictEqual(explored.plans, 1)
  } finally {
    clearInterval(poller)
  }
})

it("an application that goes wrong only the first time is found, since it did not take the machine's time", async () => {
  let isNew = true
  const makeOnce = (cloud: TestCloud) => {
    const handler = handlerOf(makeGreeter(cloud))
    return async (request: Request) => {
      if (isNew && (await hasFailed(cloud))) {
        isNew = false
        void Promise.reject(new Error("it was new"))
      }
      return handler(request)
    }
  }
  const failure: unknown = await Emulator.explore(makeOnce, scenario, {
    setUp: () => store.clear(),
    ...duplicate
  }).then(
    () => undefined,
    (error: unknown) => error
  )
  assert.include(String(failure), "it was new")
})

it("the processor's work for the process is seen on any of its threads", async () => {
  const isAtWork = Resources.watchProcessor()
  await hash()
  assert.isTrue(isAtWork())
})
