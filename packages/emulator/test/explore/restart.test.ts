/** What becomes of an application that crashes under exploration, and of the one that takes its place. */
import { createCallAutomation, createCallEvents } from "@effect-comms/call-automation/promise"
import { createIdentity } from "@effect-comms/identity/promise"
import { assert, it } from "@effect/vitest"
import { Emulator, type TestCloud } from "../../src/promise.ts"
import { makeGreeter, store } from "./applications.ts"

const scenario = async (cloud: TestCloud) => {
  const caller = await cloud.call()
  await caller.hearsText("welcome.wav")
  await caller.ends()
}

const setUp = () => store.clear()
const restarts = { faults: ["restart"], pairs: 0, setUp } as const

it("an application that crashes lets go what it holds before the next one is made", async () => {
  const held: Array<number> = []
  let holders = 0
  const makeHolding = (cloud: TestCloud) => {
    held.push(++holders)
    cloud.signal.addEventListener("abort", () => holders--)
    return makeGreeter(cloud)
  }
  const { plans, points } = await Emulator.explore(makeHolding, scenario, restarts)
  assert.strictEqual(plans, points)
  // One application in the run without faults, and two in each of the others.
  assert.deepStrictEqual(held, Array<number>(1 + 2 * plans).fill(1))
  assert.strictEqual(holders, 0)
})

it("one that crashes while it is made is made again", async () => {
  const makeAsking = async (cloud: TestCloud) => {
    const { connectionString, transport } = cloud
    await createIdentity({ connectionString, transport }).communicationIdentity.create({})
    return makeGreeter(cloud)
  }
  const options = { ...restarts, mayRepeat: ["CommunicationIdentity_Create"] }
  const { plans, points } = await Emulator.explore(makeAsking, scenario, options)
  assert.strictEqual(plans, points)
})

it("network time stands still while an application has something to do with the next turn of the event loop", async () => {
  const makeThorough = (cloud: TestCloud) => {
    const { answerCall, callConnection, callMedia } = createCallAutomation(cloud)
    const thoroughly = async (act: () => Promise<unknown>) => {
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
      await act()
    }
    return createCallEvents(cloud).handler({
      eventGridSecret: cloud.eventGridSecret,
      onIncomingCall: ({ data: { incomingCallContext } }) =>
        thoroughly(() => answerCall({ incomingCallContext, callbackUri: "http://127.0.0.1:8080/callbacks" })),
      on: {
        CallConnected: ({ data: { callConnectionId = "" } }) =>
          thoroughly(() =>
            callMedia.play({
              callConnectionId,
              playSources: [{ kind: "file", file: { uri: "https://cdn.contoso.com/welcome.wav" } }]
            })
          ),
        PlayCompleted: ({ data: { callConnectionId = "" } }) =>
          thoroughly(() => callConnection.terminateCall({ callConnectionId }))
      }
    })
  }
  const { plans, realTime } = await Emulator.explore(makeThorough, scenario, { faults: ["duplicate"], maxPlans: 2 })
  assert.deepStrictEqual({ plans, realTime }, { plans: 2, realTime: 0 })
  assert.strictEqual(setImmediate, globalThis.setImmediate)
})
