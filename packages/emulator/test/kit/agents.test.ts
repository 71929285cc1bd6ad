/** Agents whom an application calls: they ring, answer late, decline, are busy, hang up; as ordered before, or while they ring. */
import { createCallAutomation, createCallEvents } from "@effect-comms/call-automation/promise"
import * as WebhookAnswer from "@effect-comms/core/WebhookAnswer"
import { afterEach, assert, describe, it } from "vitest"
import { type AgentBehavior, Emulator, type TestCloud, WaitFailed } from "../../src/promise.ts"
import { expectCall } from "../../src/vitest.ts"

let open: TestCloud | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

/** An application that calls whom it is told to, and says how that ended. */
const world = async () => {
  let take: (request: Request) => Promise<Response> = async () => new Response()
  const cloud = (open = await Emulator.start({ application: (request) => take(request) }))
  const { callAutomation, callEvents } = cloud.settings
  const events = createCallEvents(callEvents)
  const calls = createCallAutomation({ ...callAutomation, events })
  take = async (request) =>
    WebhookAnswer.toResponse(
      await events.answer(
        { headers: request.headers, body: await request.text() },
        { trusted: request.headers.has("aeg-event-type") }
      )
    )
  const dial = (number: string): Promise<string> =>
    calls
      .createCallAndWait({
        targets: [{ phoneNumber: { value: number } }],
        sourceCallerIdNumber: { value: "+14255550100" },
        callbackUri: "http://127.0.0.1:8080/callbacks"
      })
      .then(
        ({ _tag }) => _tag,
        (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error))
      )
  return { cloud, dial, calls }
}

const outcomes: ReadonlyArray<readonly [AgentBehavior, string]> = [
  ["answers", "CallConnected"],
  ["declines", "603"],
  ["busy", "486"],
  ["rings", "408"],
  ["unreachable", "480"],
  ["unknown", "404"],
  ["fails", "500"]
]

describe("an agent", () => {
  for (const [does, outcome] of outcomes)
    it(`${does}, whatever its last digits say`, async () => {
      const { cloud, dial } = await world()
      const agent = await cloud.agent({ number: does === "busy" ? "+14255550603" : "+14255550486", does })
      const dialed = dial(agent.number)
      await agent.rings()
      await cloud.advance(120_000)
      assert.strictEqual(await dialed, outcome)
    })

  it("answers late", async () => {
    const { cloud, dial } = await world()
    const agent = await cloud.agent({ afterMillis: 20_000 })
    const dialed = dial(agent.number)
    await agent.rings()
    await cloud.advance(19_000)
    await expectCall(agent).not.toBeConnectedTo("+14255550100")
    await agent.joins()
    assert.strictEqual(await dialed, "CallConnected")
    const lines = (await cloud.sequence()).split("\n")
    assert.isTrue(lines.some((line) => /20\.00 s +\+14255550151 +is in the call/.test(line)))
  })

  it("that rings answers, or declines, when it is told to", async () => {
    const { cloud, dial } = await world()
    const [one, two] = [await cloud.agent({ does: "rings" }), await cloud.agent({ does: "rings" })]
    const dialed = [dial(one.number), dial(two.number)]
    await one.rings()
    await two.rings()
    await cloud.advance(10_000)
    await one.answers()
    await two.declines(1_000)
    await one.joins()
    await cloud.advance(2_000)
    assert.deepStrictEqual(await Promise.all(dialed), ["CallConnected", "603"])
  })

  it("that hangs up ends the call", async () => {
    const { cloud, dial } = await world()
    const agent = await cloud.agent()
    await Promise.all([dial(agent.number), agent.joins()])
    await agent.hangUp()
    await agent.hears("CallDisconnected")
    await agent.ends()
    await expectCall(agent).toHaveEnded()
    const again: unknown = await agent.hangUp().catch((error: unknown) => error)
    assert(again instanceof WaitFailed)
    assert.match(again.message, /to hang up: it is not in the call, or the call is over/)
  })

  it("that is an ACS user is scripted, though an application is subscribed", async () => {
    const { calls, cloud } = await world()
    const { id } = await cloud.member()
    const agent = await cloud.agent({ number: id, does: "declines" })
    await calls.createCall({
      targets: [{ communicationUser: { id } }],
      source: { id: (await cloud.member()).id },
      callbackUri: "http://127.0.0.1:8080/callbacks"
    })
    await agent.rings()
    assert.notInclude(
      (await cloud.journal()).map(({ name }) => name),
      "IncomingCall"
    )
  })

  it("is forgotten by a reset", async () => {
    const { cloud, dial } = await world()
    const { number } = await cloud.agent({ does: "busy" })
    await cloud.control("POST", "/reset")
    const dialed = dial(number)
    await cloud.advance(1_000)
    assert.strictEqual(await dialed, "CallConnected")
  })

  it("cannot be ordered what nobody knows", async () => {
    const { cloud } = await world()
    const refusal = async (body: unknown) => {
      const error: unknown = await cloud.control("POST", "/who-answers", body).catch((reason: unknown) => reason)
      return error instanceof Error ? error.message : ""
    }
    assert.match(await refusal({ party: "+14255550123", behavior: "sleeps" }), /^behavior: expected answers, declines/)
    assert.match(await refusal({ party: "nobody", behavior: "busy" }), /^party: expected a raw id/)
    assert.match(await refusal({ party: "+14255550123", behavior: "busy", afterMs: -1 }), /^afterMs: expected a number/)
  })
})
