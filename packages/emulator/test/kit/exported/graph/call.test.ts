import { Emulator } from "@effect-comms/emulator/promise"
import { expectCall } from "@effect-comms/emulator/vitest"
import { it } from "vitest"
// The application under test: a function from the settings of the local cloud to a handler of requests.
import { makeApplication } from "./application.ts"

it("a call of +14255550111 to the Graph application", async () => {
  await using cloud = await Emulator.start({ makeApplication })
  const caller = await cloud.graphCall({ from: "+14255550111" })
  await caller.hearsText("https://cdn.contoso.com/menu.wav")
  await caller.press("1")
  await expectCall(caller).toHaveReceived("call incoming")
  await expectCall(caller).toHaveReceived("call establishing")
  await expectCall(caller).toHaveReceived("call established")
  await expectCall(caller).toHaveReceived("call terminating")
  await expectCall(caller).toHaveReceived("call terminated")
  await expectCall(caller).toHaveEnded()
})
