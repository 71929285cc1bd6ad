import { Emulator } from "@effect-comms/emulator/promise"
import { expect, it } from "vitest"
import { makeOutbound } from "./outbound.ts"

it("confirms the appointment of a customer who says so", async () => {
  await using cloud = await Emulator.start({ makeApplication: (settings) => makeOutbound(settings).handler })
  const { callCustomer } = makeOutbound(cloud.settings.callAutomation)
  const customer = await cloud.agent({ number: "+14255550123" })
  await callCustomer()
  await customer.hearsText(/appointment/)
  await customer.says("keep it")
  expect(await customer.hearsText(/.+/)).toBe("We keep it.")
  await customer.ends()
})
