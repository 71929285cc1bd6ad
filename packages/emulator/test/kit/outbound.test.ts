/** What an application does by itself, and promises: a test waits for it, and network time moves meanwhile. */
import { createCallAutomation, createCallEvents, type Options } from "@effect-comms/call-automation/promise"
import { toNodeListener } from "@effect-comms/core/webhooks/node"
import * as Effect from "effect/Effect"
import { createServer } from "node:http"
import { assert, describe, it } from "vitest"
import * as Effectful from "../../src/Emulator.ts"
import { Emulator, WaitFailed } from "../../src/promise.ts"

/** Calls somebody, and says whether a key was pressed. */
const makeReminder = (settings: Options & { readonly connectionString: string }) => {
  const events = createCallEvents(settings)
  const calls = createCallAutomation({ ...settings, events })
  return {
    fetch: events.handler(),
    remind: async (number: string): Promise<string> => {
      const customer = { phoneNumber: { value: number } }
      const { data } = await calls.createCallAndWait({
        targets: [customer],
        sourceCallerIdNumber: { value: "+14255550100" },
        callbackUri: "http://127.0.0.1:8080/reminders"
      })
      const { callConnectionId = "" } = data
      const heard = await calls.callMedia.recognizeAndWait({
        callConnectionId,
        recognizeInputType: "dtmf",
        playPrompt: { kind: "file", file: { uri: "https://cdn.contoso.com/reminder.wav" } },
        recognizeOptions: { targetParticipant: customer, dtmfOptions: { maxTonesToCollect: 1 } }
      })
      await calls.callConnection.terminateCallAndWait({ callConnectionId })
      return heard.data.dtmfResult?.tones?.[0] ?? "nothing"
    }
  }
}

describe("cloud.until", () => {
  it("waits for what the application promises", async () => {
    await using cloud = await Emulator.start({ makeApplication: makeReminder })
    const customer = await cloud.agent({ afterMillis: 10_000 })
    const reminding = cloud.application.remind(customer.number)
    await customer.hearsText("reminder")
    await customer.press("1")
    assert.strictEqual(await cloud.until(reminding), "one")
  })

  it("rejects as that does", async () => {
    await using cloud = await Emulator.start({ makeApplication: makeReminder })
    const busy = await cloud.agent({ does: "busy" })
    const error: unknown = await cloud.until(cloud.application.remind(busy.number)).catch((reason: unknown) => reason)
    assert.deepInclude(error, { _tag: "OperationFailed", code: 486 })
  })

  it("fails when nothing more is due", async () => {
    await using cloud = await Emulator.start({ patienceMillis: 50 })
    const error: unknown = await cloud.until(new Promise(() => {})).catch((reason: unknown) => reason)
    assert(error instanceof WaitFailed)
    assert.match(error.message, /^expected the promise of the test to settle: nothing more is due on the network/)
  })

  it("is the same for effects", async () => {
    const program = Effect.gen(function* () {
      const cloud = yield* Effectful.start()
      const ended = yield* cloud.until(
        Effect.as(
          Effect.promise(() => Promise.resolve()),
          7
        )
      )
      const failed = yield* Effect.flip(cloud.until(Effect.fail("no")))
      return [ended, failed]
    })
    assert.deepStrictEqual(await Effect.runPromise(Effect.scoped(program)), [7, "no"])
  })
})

describe("a test that waits while nothing advances the clock", () => {
  it("is warned, once", async () => {
    const lines: Array<string> = []
    let told = () => {}
    const warned = new Promise<void>((resolve) => {
      told = resolve
    })
    await using cloud = await Emulator.start({
      makeApplication: makeReminder,
      warn: (line) => {
        lines.push(line)
        told()
      }
    })
    const { number } = await cloud.agent({ does: "rings" })
    const reminding = cloud.application.remind(number).catch(() => {})
    await warned
    assert.match(lines.join(), /nothing advances its clock: await cloud\.until\(promise\)/)
    await cloud.until(reminding)
    assert.strictEqual(lines.length, 1)
  })
})

it("an application on a port of its own, and a local cloud on another, on time that is driven", async () => {
  await using server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()))
  const address = server.address()
  assert(typeof address === "object" && address !== null)
  const origin = `http://127.0.0.1:${address.port}`
  await using cloud = await Emulator.start({ port: 0, eventGrid: `${origin}/incoming?secret=abc` })
  const { connectionString } = cloud
  const events = createCallEvents({ connectionString })
  const calls = createCallAutomation({ connectionString, events })
  const handler = events.handler({
    eventGridSecret: "abc",
    onIncomingCall: async ({ data }) => {
      const { incomingCallContext } = data
      const answered = await calls.answerCallAndWait({ incomingCallContext, callbackUri: `${origin}/callbacks` })
      await calls.callConnection.terminateCall({ callConnectionId: answered.data.callConnectionId ?? "" })
    }
  })
  server.on("request", toNodeListener(handler))
  const caller = await cloud.call()
  await caller.hears("CallConnected")
  await caller.ends()
  await caller.hears("CallDisconnected")
  assert.throws(() => cloud.application, /there is none/)
  await events.close()
})
