/** `expectCall`: what it holds, what it counts as, and what its failures print. */
import { AssertionError } from "node:assert"
import { afterEach, assert, describe, expect, it } from "vitest"
import { Emulator, type TestCloud } from "../../src/promise.ts"
import { expectCall } from "../../src/vitest.ts"
import { agentNumber, makeMenu } from "./applications/menu.ts"

let open: TestCloud | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

const called = async () => {
  open = await Emulator.start({ makeApplication: ({ settings }) => makeMenu(settings), eventGrid: "/incoming" })
  return await open.call({ from: "+14255550123" })
}

const messageOf = async (judging: Promise<void>): Promise<string> => {
  const error: unknown = await judging.catch((reason: unknown) => reason)
  assert(error instanceof Error && error.name === AssertionError.name, String(error))
  return error.message
}

describe("expectCall", () => {
  it("waits until the condition holds", async () => {
    const caller = await called()
    await expectCall(caller).toHaveReceived("CallConnected")
    await expectCall(caller).toHaveHeard(/WELCOME/i)
    await expectCall(caller).not.toHaveReceived("RecognizeCompleted")
    await expectCall(caller).not.toHaveHeard("good bye")
    await expectCall(caller).not.toBeConnectedTo(agentNumber)
    await caller.press("1")
    await expectCall(caller).toBeConnectedTo(agentNumber)
    await expectCall(caller).not.toHaveEnded()
    await caller.hangUp()
    await expectCall(caller).toHaveEnded()
    expect.assertions(8)
  })

  it("fails with what happened", async () => {
    const caller = await called()
    await caller.press("2")
    const message = await messageOf(expectCall(caller).toBeConnectedTo(agentNumber))
    assert.match(
      message,
      /^expected \+14255550123 to be connected to \+14255550199: nothing more is due on the network/
    )
    assert.match(message, /application → caller +plays "Good bye\."/)
    assert.match(message, /cloud +the call ends/)
    assert.match(await messageOf(expectCall(caller).toHaveHeard("hello")), /to have heard hello/)
  })

  it("fails when what must not be is so", async () => {
    const caller = await called()
    await caller.hears("CallConnected")
    const message = await messageOf(expectCall(caller).not.toHaveReceived("CallConnected"))
    assert.match(
      message,
      /^expected \+14255550123 not to have made the application receive CallConnected: it is the case/
    )
  })

  it("names somebody who is nobody", async () => {
    const caller = await called()
    assert.throws(() => expectCall(caller).toBeConnectedTo("the agent"), /expected a phone number such as/)
  })
})
