/** A caller of an application, on time that waits move: what it hears, presses, and how it ends. */
import { afterEach, assert, describe, it } from "vitest"
import { Emulator, type StartOptions, type TestCloud, WaitFailed } from "../../src/promise.ts"
import { expectCall } from "../../src/vitest.ts"
import { agentNumber, makeMenu } from "./applications/menu.ts"

let open: TestCloud | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

const started = async (options: StartOptions = {}): Promise<TestCloud> =>
  (open = await Emulator.start({
    makeApplication: ({ settings }) => makeMenu(settings),
    eventGrid: "/incoming",
    ...options
  }))

const failureOf = async (waiting: Promise<unknown>): Promise<WaitFailed> => {
  const error: unknown = await waiting.catch((reason: unknown) => reason)
  assert(error instanceof WaitFailed, String(error))
  return error
}

describe("a caller", () => {
  it("hears the menu, presses a key, and is connected to an agent", async () => {
    const cloud = await started()
    const caller = await cloud.call({ to: "+14255550100" })
    const connected = await caller.hears("CallConnected")
    assert.strictEqual(connected.data.serverCallId, caller.callId)
    assert.strictEqual(await caller.hearsText(/welcome/i), "Welcome to Contoso. Press 1 for an agent.")
    await caller.press("1")
    const recognized = await caller.hears("RecognizeCompleted")
    assert.deepStrictEqual(recognized.data.dtmfResult?.tones, ["one"])
    await caller.isConnectedTo(agentNumber)
    await caller.hangUp()
    await caller.ends()
    await expectCall(caller).toHaveEnded()
    await expectCall(caller).not.toBeConnectedTo(agentNumber)
  })

  it("whose key leads nowhere is told good bye", async () => {
    const cloud = await started()
    const caller = await cloud.call()
    await caller.press("9")
    await caller.hearsText("good bye")
    await caller.ends()
    const { calls } = await cloud.state()
    assert.deepStrictEqual(calls, [])
  })

  it("that presses before anybody listens waits until somebody does", async () => {
    const cloud = await started()
    const caller = await cloud.call()
    await caller.press("1")
    const order = (await cloud.journal()).map(({ name }) => name)
    assert.isAbove(order.indexOf("tones pressed"), order.indexOf("CallMedia_Recognize"))
  })

  it("finds what it heard once, and not what came before its last action", async () => {
    const cloud = await started()
    const caller = await cloud.call()
    await caller.hearsText(/welcome/i)
    await caller.hearsText(/press 1/i)
    const twice = await failureOf(caller.hearsText(/welcome/i, { withinMillis: 100 }))
    assert.match(twice.advice.join(" "), /It came earlier/)
    await caller.press("1")
    const past = await failureOf(caller.hears("CallConnected"))
    assert.match(past.advice.join(" "), /It came earlier/)
    await expectCall(caller).toHaveReceived("CallConnected")
    await expectCall(caller).toHaveHeard(/welcome/i)
  })

  it("whose application does nothing more is told so, with what happened", async () => {
    const cloud = await started()
    const caller = await cloud.call({ from: "+14255550123" })
    await caller.press("1")
    const { message, sequence } = await failureOf(caller.hears("TranscriptionStarted"))
    assert.match(message, /^expected \+14255550123 to hear TranscriptionStarted: nothing more is due on the network/)
    assert.include(message, sequence)
    const lines = sequence.split("\n").map((line) =>
      line
        .trim()
        .replace(/ {2,}/g, " | ")
        .replace(/user [0-9a-f]{8}…/, "user")
    )
    assert.deepStrictEqual(
      lines.filter((line) => !/leg (?:opened|connected)|ParticipantsUpdated/.test(line)),
      [
        "0.00 s | cloud | the call begins",
        "0.00 s | +14255550123 | calls +14255550100",
        "0.00 s | cloud → application | IncomingCall | 200",
        "0.00 s | application → cloud | AnswerCall | 200",
        "0.25 s | user | is in the call",
        "0.25 s | cloud → application | CallConnected | 200",
        "0.25 s | application → cloud | CallMedia_Recognize | 202",
        "0.25 s | +14255550123 → application | presses one",
        "0.25 s | cloud → application | RecognizeCompleted | 200",
        "0.25 s | cloud → +14255550199 | rings",
        "0.25 s | application → cloud | CallConnection_AddParticipant | 202",
        "0.35 s | cloud → application | AddParticipantSucceeded | 200",
        "0.35 s | +14255550199 | is in the call"
      ]
    )
  })

  it("of two waits at once finds both", async () => {
    const cloud = await started()
    const [one, two] = await Promise.all([cloud.call(), cloud.call()])
    assert.notStrictEqual(one.number, two.number)
    await Promise.all([one.hearsText(/welcome/i), two.hears("CallConnected")])
    await Promise.all([one.press("1"), two.press("2")])
    await Promise.all([one.isConnectedTo(agentNumber), two.ends()])
    assert.strictEqual((await cloud.state()).calls.length, 1)
  })

  it("stops waiting at a signal", async () => {
    const cloud = await started()
    const caller = await cloud.call()
    const reason = new Error("enough")
    const error: unknown = await caller
      .hears("TranscriptionStarted", { signal: AbortSignal.abort(reason) })
      .catch((thrown: unknown) => thrown)
    assert.strictEqual(error, reason)
  })
})

describe("the application", () => {
  it("that cannot be made, and a port that is taken, are why nothing starts", async () => {
    const broken = new Error("no configuration")
    const unmade: unknown = await Emulator.start({
      makeApplication: () => {
        throw broken
      }
    }).catch((error: unknown) => error)
    assert.strictEqual(unmade, broken)
    await using cloud = await Emulator.start({ port: 0 })
    const port = Number(new URL(cloud.origin).port)
    const taken: unknown = await Emulator.start({ port }).catch((error: unknown) => error)
    assert.deepInclude(taken, { _tag: "ServeError" })
  })

  it("is given one for a handler alone, or for what has it as fetch", async () => {
    const types: Array<string> = []
    const fetch = async (request: Request) => {
      const [event] = await request.json()
      types.push(event.eventType)
      return Response.json({ validationResponse: event.data.validationCode })
    }
    await using one = await Emulator.start({ application: fetch })
    await one.call()
    await one.settle()
    await using other = await Emulator.start({ application: { fetch } })
    await other.call()
    await other.settle()
    const all = ["Microsoft.EventGrid.SubscriptionValidationEvent", "Microsoft.Communication.IncomingCall"]
    assert.deepStrictEqual(types, [...all, ...all])
  })

  it("that does not answer a call it has taken is named", async () => {
    await using cloud = await Emulator.start({
      application: async (request) => {
        const [event] = await request.json()
        return Response.json({ validationResponse: event.data.validationCode })
      }
    })
    const caller = await cloud.call()
    const { advice } = await failureOf(caller.hears("CallConnected"))
    assert.match(advice.join(" "), /has taken the incoming call, and has not asked to answer, reject or redirect it/)
  })

  it("that answers a webhook only after what comes later is named", async () => {
    await using cloud = await Emulator.start({
      makeApplication: ({ settings }) => {
        const menu = makeMenu(settings)
        return async (request) => {
          const isEvent = request.headers.get("aeg-event-type") === "Notification"
          return isEvent ? await new Promise<Response>(() => {}) : await menu(request)
        }
      },
      eventGrid: "/incoming",
      patienceMillis: 50
    })
    const caller = await cloud.call()
    const { advice, message } = await failureOf(caller.hears("CallConnected"))
    assert.match(message, /the application has not answered what was sent to it/)
    assert.match(advice.join(" "), /A webhook has to be answered before/)
  })

  it("is run anew, and takes what comes then", async () => {
    let made = 0
    await using cloud = await Emulator.start({
      makeApplication: ({ settings }) => {
        made++
        return makeMenu(settings)
      },
      eventGrid: "/incoming"
    })
    await cloud.restart()
    assert.strictEqual(made, 2)
    const caller = await cloud.call()
    await caller.hearsText(/welcome/i)
  })

  it("lets go what it holds when it is run anew, and at the end", async () => {
    const held: Array<AbortSignal> = []
    {
      await using cloud = await Emulator.start({
        makeApplication: ({ settings, signal }) => {
          assert.isTrue(held.every(({ aborted }) => aborted))
          held.push(signal)
          return makeMenu(settings)
        },
        eventGrid: "/incoming"
      })
      await cloud.restart()
      assert.deepStrictEqual(
        held.map(({ aborted }) => aborted),
        [true, false]
      )
    }
    assert.isTrue(held[1]?.aborted)
  })

  it("whose clients cannot be given a transport reaches a port", async () => {
    await using cloud = await Emulator.start({
      port: 0,
      makeApplication: ({ connectionString, resourceId, origin }) =>
        makeMenu({
          callAutomation: { connectionString },
          callEvents: { audience: resourceId, keys: { jwksUrl: `${origin}/calling/keys` } }
        }),
      eventGrid: "/incoming"
    })
    const caller = await cloud.call()
    assert.match(await caller.hearsText(/welcome/i), /agent/)
  })
})
