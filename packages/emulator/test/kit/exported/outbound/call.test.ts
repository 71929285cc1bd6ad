import { Emulator } from "@effect-comms/emulator/promise"
import { expectCall } from "@effect-comms/emulator/vitest"
import { it } from "vitest"
// The application under test: a function from the settings of the local cloud to a handler of requests.
// And what has it begin the call: a function of what that made, whose promise settles when it is done.
import { begin, makeApplication } from "./application.ts"

it("a call of the application to +14255550123", async () => {
  await using cloud = await Emulator.start({ makeApplication })
  const agent = await cloud.agent({ number: "+14255550123", does: "answers", afterMillis: 3000 })
  const agent2 = await cloud.agent({ number: "+14255550199", does: "answers", afterMillis: 5000 })
  const begun = begin(cloud.application)
  await agent.joins()
  await agent.hearsText("Your appointment is tomorrow. Press 2 to move it.")
  await agent.press("2")
  await agent2.joins()
  await expectCall(agent).toBeConnectedTo(agent2.number)
  await agent.hearsText("Good bye.")
  await cloud.until(begun)
  await expectCall(agent).toHaveReceived("ParticipantsUpdated")
  await expectCall(agent).toHaveReceived("CallConnected")
  await expectCall(agent).toHaveReceived("PlayStarted")
  await expectCall(agent).toHaveReceived("RecognizeCompleted")
  await expectCall(agent).toHaveReceived("AddParticipantSucceeded")
  await expectCall(agent).toHaveReceived("RemoveParticipantSucceeded")
  await expectCall(agent).toHaveReceived("PlayCompleted")
  await expectCall(agent).toHaveReceived("CallDisconnected")
  await expectCall(agent).toHaveEnded()
})
