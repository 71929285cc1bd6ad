import { Emulator } from "@effect-comms/emulator/promise"
import { expectCall } from "@effect-comms/emulator/vitest"
import { it } from "vitest"
// The application under test: a function from the settings of the local cloud to a handler of requests.
import { makeApplication } from "./application.ts"

it("a call of +14255550111 to +14255550100", async () => {
  await using cloud = await Emulator.start({ makeApplication })
  const agent = await cloud.agent({ number: "+14255550199", does: "answers", afterMillis: 5000 })
  const caller = await cloud.call({ to: "+14255550100", from: "+14255550111", callerDisplayName: "Contoso" })
  await caller.hearsText("Welcome to Contoso. Press 1 for an agent.")
  await caller.press("1")
  await agent.joins()
  await expectCall(caller).toBeConnectedTo(agent.number)
  await caller.hangUp()
  await expectCall(caller).toHaveReceived("ParticipantsUpdated")
  await expectCall(caller).toHaveReceived("CallConnected")
  await expectCall(caller).toHaveReceived("PlayStarted")
  await expectCall(caller).toHaveReceived("RecognizeCompleted")
  await expectCall(caller).toHaveReceived("AddParticipantSucceeded")
})
