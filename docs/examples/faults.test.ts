import { createCallAutomation } from "@effect-comms/call-automation/promise"
import { phoneNumber } from "@effect-comms/core/CommunicationIdentifier"
import { Emulator } from "@effect-comms/emulator/promise"
import { expectCall } from "@effect-comms/emulator/vitest"
import { expect, it } from "vitest"
import { makeMenu } from "./menu.ts"
import { makeReception } from "./transfer.ts"

// #region ambiguous
it("says that a call may have been made when the answer is lost", async () => {
  await using cloud = await Emulator.start()
  const { createCall } = createCallAutomation(cloud.settings.callAutomation)
  await cloud.fault({ path: "callConnections", kind: "reset-after" })
  const creating = createCall({
    targets: [phoneNumber("+14255550123")],
    sourceCallerIdNumber: { value: "+14255550100" },
    callbackUri: "http://127.0.0.1:8080/callbacks"
  })
  await expect(cloud.until(creating)).rejects.toMatchObject({
    operation: "CreateCall",
    reason: { _tag: "Ambiguous" }
  })
  expect((await cloud.state()).calls).toHaveLength(1) // it was made, once
})
// #endregion ambiguous

// #region duplicate
it("plays once though an event comes twice", async () => {
  await using cloud = await Emulator.start({ makeApplication: makeMenu })
  await cloud.fault({ kind: "duplicate", path: "CallConnected", count: 1 })
  const caller = await cloud.call({ to: "+14255550100" })
  await caller.press("1")
  await caller.ends()
  const plays = (await cloud.journal()).filter(({ kind, name }) => kind === "request" && name === "CallMedia_Play")
  expect(plays).toHaveLength(1)
})
// #endregion duplicate

// #region leaves
it("survives a caller who leaves during the menu", async () => {
  await using cloud = await Emulator.start({ makeApplication: makeReception })
  const caller = await cloud.call({ to: "+14255550100" })
  await caller.hearsText("menu.wav")
  await caller.hangUp()
  await expectCall(caller).toHaveEnded()
})
// #endregion leaves

// #region restart
it("takes the next call after a restart", async () => {
  await using cloud = await Emulator.start({ makeApplication: makeMenu })
  const first = await cloud.call({ to: "+14255550100" })
  await first.hearsText("menu.wav")
  await cloud.restart()
  const second = await cloud.call({ to: "+14255550100" })
  await second.press("1")
  await second.hearsText("opening-hours.wav")
  await expectCall(second).toHaveEnded()
})
// #endregion restart
