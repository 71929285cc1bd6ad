/** The states of Call Automation's contract that are about recordings; some end with the event that the message is about. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallRecording from "@effect-comms/call-automation/CallRecording"
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Schema from "effect/Schema"
import type { World } from "../World.ts"
import { awhile, callbackUri, connect, decliner } from "./calls.ts"
import { given, plain, type State, type States } from "./State.ts"

const Recording = Schema.Struct({ recordingId: Schema.String })

/** A leg whose id no contract names. */
const leg = "leg of the recorded call"

type Recorded = Omit<Parameters<typeof CallRecording.startRecording>[0], "recordingStateCallbackUri">

const start = async (world: World, recorded: Recorded): Promise<string> => {
  const started = await world.run(CallRecording.startRecording({ ...recorded, recordingStateCallbackUri: callbackUri }))
  await world.advance(awhile)
  return started.recordingId ?? ""
}

/** Does something to a recording of the contract and waits until it was told. */
const after = (act: typeof CallRecording.pauseRecording): State =>
  given(Recording, async (world, { recordingId }) => {
    await world.run(act({ recordingId: world.aliases.of(recordingId) }))
    await world.advance(awhile)
  })

export const recordings: States = {
  "the call has a server call id": given(
    Schema.Struct({ callConnectionId: Schema.String, serverCallId: Schema.String }),
    async (world, { callConnectionId, serverCallId }) => {
      const call = await world.run(CallConnection.get({ callConnectionId: world.aliases.of(callConnectionId) }))
      world.aliases.add(serverCallId, call.serverCallId ?? "")
    }
  ),
  "a call is recorded": given(Recording, async (world, { recordingId }) => {
    await connect(world, leg)
    // Every version can record a call by its server call id.
    const call = await world.run(CallConnection.get({ callConnectionId: world.aliases.of(leg) }))
    const callLocator = { kind: "serverCallLocator", serverCallId: call.serverCallId ?? "" }
    world.aliases.add(recordingId, await start(world, { callLocator }))
  }),
  "the recording is paused": after(CallRecording.pauseRecording),
  "the recording is resumed": after(CallRecording.resumeRecording),
  "the recording is stopped": after(CallRecording.stopRecording),
  // It never was there, which the service does not tell from one that is no more.
  "the recording does not exist": plain(() => undefined),
  "a recording is started of a call that is declined": async (world) => {
    const call = await world.run(CallAutomation.createCall({ targets: [fromRawId(decliner)], callbackUri }))
    await start(world, { callConnectionId: call.callConnectionId ?? "" })
  }
}
