/** What beginners get wrong is named by the wait that fails: on time that is driven, and on a local cloud behind a port, whose time is real. */
import { createCallAutomation, createCallEvents } from "@effect-comms/call-automation/promise"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import { createServer } from "node:http"
import { text } from "node:stream/consumers"
import { inspect } from "node:util"
import { afterEach, assert, describe, it, vi } from "vitest"
import { serve } from "../../src/Emulator.ts"
import {
  type ConnectOptions,
  Emulator,
  type Handler,
  type StartOptions,
  type TestCloud,
  WaitFailed
} from "../../src/promise.ts"
import { makeMenu, type Options } from "./applications/menu.ts"

const closing: Array<() => Promise<unknown>> = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** A local cloud in this process. */
const inProcess = async (change: (options: Options) => Options, options: StartOptions = {}): Promise<TestCloud> => {
  const cloud = await Emulator.start({
    makeApplication: ({ settings }) => makeMenu(change(settings)),
    eventGrid: "/incoming",
    ...options
  })
  closing.push(() => cloud.close())
  return cloud
}

/** An application behind a port of its own, and a local cloud behind another. */
const behindPorts = async (change: (options: Options) => Options, options: ConnectOptions = {}): Promise<TestCloud> => {
  let handler: Handler = () => new Response(null, { status: 503 })
  const server = createServer(async (request, response) => {
    const url = `http://127.0.0.1${request.url}`
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)])
    const answer = await handler(new Request(url, { method: "POST", headers, body: await text(request) }))
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()))
  closing.push(() => server[Symbol.asyncDispose]())
  const address = server.address()
  assert(typeof address === "object" && address !== null)
  const applicationUrl = `http://127.0.0.1:${address.port}`
  const scope = Scope.makeUnsafe()
  closing.push(() => Effect.runPromise(Scope.close(scope, Exit.void)))
  const { origin } = await Effect.runPromise(
    Scope.provide(serve({ port: 0, eventGrid: `${applicationUrl}/incoming` }), scope)
  )
  const cloud = await Emulator.connect(origin, options)
  closing.push(() => cloud.close())
  const { callAutomation, callEvents } = cloud.settings
  handler = makeMenu({ ...change({ callAutomation, callEvents }), origin: applicationUrl })
  return cloud
}

const failureOf = async (waiting: Promise<unknown>): Promise<WaitFailed> => {
  const error: unknown = await waiting.catch((reason: unknown) => reason)
  assert(error instanceof WaitFailed, String(error))
  return error
}

const nobodysKeys = { keys: { jwks: { keys: [] } } } as const

/** What somebody may get wrong, and what the failure says of it. */
const mistakes: ReadonlyArray<{
  readonly title: string
  readonly change: (options: Options) => Options
  readonly advice: RegExp
}> = [
  {
    title: "an application without the keys of the local cloud",
    change: (options) => ({ ...options, callEvents: { ...options.callEvents, ...nobodysKeys } }),
    advice:
      /(?:CallConnected|ParticipantsUpdated) was refused with 401(?: \(.*\))?, and the application has never asked the local cloud for its keys/
  },
  {
    title: "an application whose keys cannot be fetched",
    change: (options) => ({
      ...options,
      callEvents: {
        ...options.callEvents,
        fetch: () => Promise.reject(new TypeError("fetch failed")),
        keys: { jwksUrl: "https://acscallautomation.communication.azure.com/calling/keys" }
      }
    }),
    advice:
      /(?:CallConnected|ParticipantsUpdated) was refused with 503 \(KeysUnavailable: the key set https:\/\/acscallautomation\.communication\.azure\.com\/calling\/keys: fetch failed\), and the application has never asked the local cloud for its keys/
  },
  {
    title: "an application with another audience",
    change: (options) => ({
      ...options,
      callEvents: { ...options.callEvents, audience: "00000000-0000-0000-0000-000000000000" }
    }),
    advice:
      /(?:CallConnected|ParticipantsUpdated) was refused with 401(?: \(.*\))?, though .* its audience is probably another one\. It is the id of the resource, 10ca1c10/
  },
  {
    title: "a callbackUri with a path at which nothing is",
    change: (options) => ({ ...options, callbackPath: "/calbacks" }),
    advice:
      /(?:CallConnected|ParticipantsUpdated) was posted to http:\/\/127\.0\.0\.1:\d+\/calbacks, where the application answers 404/
  }
]

describe("in process", () => {
  for (const { advice, change, title } of mistakes)
    it(`${title} is named`, async () => {
      const cloud = await inProcess(change)
      const caller = await cloud.call()
      const failure = await failureOf(caller.hearsText(/welcome/i))
      assert.match(failure.advice.join("\n"), advice)
      assert.match(failure.sequence, /cloud → application +(?:CallConnected|ParticipantsUpdated) +✗ (?:401|404|503)/)
    })

  it("Event Grid's address with a path at which nothing is is named", async () => {
    const cloud = await inProcess((options) => options, { eventGrid: "/incomming" })
    const caller = await cloud.call()
    const { advice, message } = await failureOf(caller.hears("CallConnected"))
    assert.match(
      advice.join("\n"),
      /validation handshake with http:\/\/127\.0\.0\.1:8080\/incomming was answered with status 404/
    )
    assert.match(message, /SubscriptionValidation/)
  })

  it("an application that cannot be told of calls is named at the call", async () => {
    await using cloud = await Emulator.start()
    const { advice } = await failureOf(cloud.call())
    assert.match(advice.join("\n"), /No application receives incoming calls: give Emulator\.start an application/)
  })

  it("a client with another key is named", async () => {
    const cloud = await inProcess((options) => ({
      ...options,
      callAutomation: {
        ...options.callAutomation,
        connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=b3RoZXI="
      }
    }))
    const caller = await cloud.call()
    const { advice } = await failureOf(caller.hears("CallConnected"))
    assert.match(advice.join("\n"), /AnswerCall was refused with 401: the application's client has another key/)
  })

  it("a request of the application that is refused is named", async () => {
    await using cloud = await Emulator.start({
      makeApplication: ({ eventGridSecret, settings }) => {
        const { callMedia, answerCall } = createCallAutomation(settings.callAutomation)
        return createCallEvents(settings.callEvents).handler({
          eventGridSecret,
          onIncomingCall: ({ data: { incomingCallContext } }) =>
            answerCall({ incomingCallContext, callbackUri: "http://127.0.0.1:8080/callbacks" }),
          on: {
            CallConnected: ({ data: { callConnectionId = "" } }) =>
              callMedia.play({ callConnectionId, playSources: [{ kind: "text", text: { text: "Welcome" } }] })
          },
          onError: () => {}
        })
      }
    })
    const caller = await cloud.call()
    const { advice } = await failureOf(caller.hearsText(/welcome/i))
    assert.match(advice.join("\n"), /CallMedia_Play was refused with 405: .*Cognitive Service/)
  })

  it("an application that fails after it has answered is sent to its own log", async () => {
    const errors: Array<unknown> = []
    await using cloud = await Emulator.start({
      makeApplication: ({ eventGridSecret, settings }) => {
        const { answerCall } = createCallAutomation(settings.callAutomation)
        return createCallEvents(settings.callEvents).handler({
          eventGridSecret,
          onIncomingCall: async ({ data: { incomingCallContext } }) => {
            await answerCall({ incomingCallContext, callbackUri: "http://127.0.0.1:8080/callbacks" })
            throw new Error("the database is down")
          },
          onError: (error) => errors.push(error)
        })
      }
    })
    const caller = await cloud.call()
    const { advice } = await failureOf(caller.hearsText(/welcome/i))
    assert.match(advice.join("\n"), /^Does what the application runs behind its webhook fail\? Its own log says so\./)
    assert.strictEqual(errors.length, 1)
  })

  it("a fault that refuses a delivery once fails no wait", async () => {
    const cloud = await inProcess((options) => options)
    await cloud.fault({ kind: "bad-signature", path: "CallConnected" })
    const caller = await cloud.call()
    await caller.hears("CallConnected")
    assert.match(await caller.sequence(), /CallConnected +✗ 401.*, tried again/)
  })
})

describe("behind a port, on real time", () => {
  for (const { advice, change, title } of mistakes)
    it(`${title} is named`, async () => {
      const cloud = await behindPorts(change)
      const caller = await cloud.call()
      const failure = await failureOf(caller.hearsText(/welcome/i))
      assert.match(failure.advice.join("\n"), advice)
    })

  it("an application without a mistake is heard, pressed and left", async () => {
    const cloud = await behindPorts((options) => options)
    const caller = await cloud.call()
    await caller.hearsText(/welcome/i)
    await caller.press("1")
    await caller.isConnectedTo("+14255550199")
    await caller.hangUp()
    await caller.ends()
    assert.match(await caller.sequence(), /presses one/)
  })

  it("what went wrong before the test connected explains nothing", async () => {
    const options = { time: "driven", patienceMillis: 100 } as const
    const before = await behindPorts((settings) => settings, options)
    await before.fault({ kind: "bad-signature", path: "CallConnected" })
    const earlier = await before.call()
    await earlier.hearsText(/welcome/i)
    assert.match((await failureOf(earlier.hears("PlayFailed"))).message, /was refused with 401/)
    await earlier.hangUp()
    await earlier.ends()
    const cloud = await Emulator.connect(before.origin, options)
    const caller = await cloud.call()
    await caller.hearsText(/welcome/i)
    const { message } = await failureOf(caller.hears("PlayFailed"))
    assert.notInclude(message, "401")
    assert.match(message, /\n\n +0\.00 s {2}cloud +the call begins\n/)
  })

  it("its time is driven when that is asked for, and real again afterwards", async () => {
    const cloud = await behindPorts((options) => options, { time: "driven" })
    const agent = await cloud.agent({ number: "+14255550199", afterMillis: 60_000 })
    const caller = await cloud.call()
    await caller.press("1")
    await agent.joins()
    const failure = await failureOf(caller.hears("CallTransferAccepted"))
    assert.match(failure.message, /nothing more is due on the network/)
    const scale = async () => JSON.stringify(await cloud.control("GET", "/clock"))
    assert.match(await scale(), /"scale":0/)
    await cloud.close()
    assert.match(await scale(), /"scale":1/)
  })

  it("an address at which no local cloud is is named", async () => {
    const error: unknown = await Emulator.connect("http://127.0.0.1:1").catch((reason: unknown) => reason)
    assert(error instanceof Error)
    assert.match(error.message, /no local cloud answers at http:\/\/127\.0\.0\.1:1: start it with/)
  })

  it("how long a wait is, and how it is made longer, is said when it is over", async () => {
    const cloud = await behindPorts((options) => options)
    const caller = await cloud.call()
    await caller.hearsText(/welcome/i)
    const real = performance.now.bind(performance)
    let ahead = 0
    const now = vi.spyOn(performance, "now").mockImplementation(() => real() + ahead)
    const waiting = [caller.hears("PlayFailed"), caller.hears("PlayFailed", { withinMillis: 3_000 })].map(failureOf)
    ahead = 5_000
    const [usual, given] = await Promise.all(waiting)
    now.mockRestore()
    assert.match(
      usual?.message ?? "",
      /within 4 s, the limit of a wait in real time where withinMillis gives no other$/m
    )
    assert.match(given?.message ?? "", /it did not happen within 3 s$/m)
  })

  it("a local cloud whose journal is larger than an answer of a service may be is connected to", async () => {
    const entry = { kind: "state", name: "large", sequence: 1, time: "2026-03-01T00:00:00.000Z", data: { text: "" } }
    const settings = { resourceId: "resource", connectionString: "endpoint=http://127.0.0.1/;accesskey=c2VjcmV0" }
    const journal = JSON.stringify([{ ...entry, data: { text: "x".repeat(17_000_000) } }])
    const server = createServer(({ url }, response) =>
      response.end(
        url?.startsWith("/_emulator/journal?after=0")
          ? journal
          : JSON.stringify(url === "/_emulator/settings" ? settings : [])
      )
    )
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()))
    closing.push(() => server[Symbol.asyncDispose]())
    const address = server.address()
    assert(typeof address === "object" && address !== null)
    const cloud = await Emulator.connect(`http://127.0.0.1:${address.port}`)
    assert.strictEqual((await cloud.journal()).length, 1)
  })

  it("what is no application is named where it is given, also to programs that are not type-checked", async () => {
    /** What a program in JavaScript may call. */
    const rejected = async (options: object): Promise<string> => {
      const starting: unknown = Reflect.apply(Emulator.start, Emulator, [options])
      return Promise.resolve(starting).then(
        () => "started",
        (error: unknown) => String(error)
      )
    }
    // As Express makes them: a listener with methods.
    const express = Object.assign(() => {}, { listen: () => {} })
    assert.match(
      await rejected({ application: express }),
      /^TypeError: application: expected \(request: Request\).*Express.*toNodeListener.*eventGrid/
    )
    assert.match(await rejected({ makeApplication: () => {} }), /^TypeError: application: .*; nothing was returned$/)
    assert.match(await rejected({ application: "http://127.0.0.1:8080" }), /an address is named as eventGrid/)
    assert.match(await rejected({ application: {} }), /; it is of type object$/)

    const cloud = await Emulator.start({ application: () => Promise.resolve(Reflect.get({}, "nothing returned")) })
    closing.push(() => cloud.close())
    const caller = await cloud.call()
    assert.match((await failureOf(caller.hearsText("welcome"))).message, /answered no Response: does it return that of/)
  })
})

it("what was refused in an earlier call is not named by the wait of a later one", async () => {
  let isRefusing = true
  const cloud = await Emulator.start({
    makeApplication: ({ settings }) => {
      const menu = makeMenu(settings)
      return async (request) =>
        isRefusing && !request.url.includes("/incoming") ? new Response(null, { status: 404 }) : await menu(request)
    },
    eventGrid: "/incoming"
  })
  closing.push(() => cloud.close())
  const first = await cloud.call()
  const refused = await failureOf(first.hears("PlayStarted"))
  assert.match(refused.advice.join("\n"), /the application answers 404/)
  isRefusing = false
  const second = await cloud.call()
  await second.hears("PlayStarted")
  const later = await failureOf(second.hears("RecordingStateChanged"))
  assert.notMatch(later.message, /404/)
})

it("a wait that nobody catches is printed with its message, and without the entries that it was made from", () => {
  const entries = [{ sequence: 1, time: "", kind: "request", name: "AnswerCall", data: {} }] as const
  const failed = new WaitFailed({ wanted: "expected a", reason: "b", advice: [], sequence: "AnswerCall", entries })
  assert.deepStrictEqual(failed.entries, entries)
  assert.include(inspect(failed), "expected a: b\n\nAnswerCall")
  assert.notInclude(inspect(failed), "entries")
})
