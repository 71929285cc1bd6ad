import { Emulator } from "@effect-comms/emulator/promise"
import { expectCall } from "@effect-comms/emulator/vitest"
import { it } from "vitest"
import { makeReception } from "./transfer.ts"

// #region transfer
it("transfers a caller who presses 1 to the agent", async () => {
  await using cloud = await Emulator.start({ makeApplication: makeReception })
  const agent = await cloud.agent({ number: "+14255550199", afterMillis: 3_000 })
  const caller = await cloud.call({ to: "+14255550100" })
  await caller.press("1")
  await agent.joins()
  await expectCall(caller).toBeConnectedTo("+14255550199")
  await expectCall(caller).toHaveReceived("CallTransferAccepted")
})
// #endregion transfer

it("tells the caller when the agent is busy", async () => {
  await using cloud = await Emulator.start({ makeApplication: makeReception })
  await cloud.agent({ number: "+14255550199", does: "busy" })
  const caller = await cloud.call({ to: "+14255550100" })
  await caller.press("1")
  await caller.hearsText("nobody-there.wav")
  await expectCall(caller).toHaveEnded()
})

it("asks three times, then says good bye", async () => {
  await using cloud = await Emulator.start({ makeApplication: makeReception })
  const caller = await cloud.call({ to: "+14255550100" })
  await caller.hearsText("menu.wav")
  await caller.hearsText("menu.wav")
  await caller.hearsText("menu.wav")
  await caller.hearsText("good-bye.wav")
  await expectCall(caller).toHaveEnded()
})
