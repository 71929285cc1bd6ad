/** The states of Call Automation's contract that are about recordings; some end with the event that the message is about. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallRecording from "@effect-comms/call-automation/CallRecording"
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Schema from "effect/Schema"
import type { ProviderUnderTest } from "../ProviderUnderTest.ts"
import { awhile, callbackUri, connect, decliner } from "./calls.ts"
import { given, plain, type State, type States } from "./State.ts"

const Recording = Schema.Struct({ recordingId: Schema.String })

/** A leg whose id no contract names. */
const leg = "leg of the recorded call"

type Recorded = Omit<Parameters<typeof CallRecording.startRecording>[0], "recordingStateCallbackUri">

const start = async (provider: ProviderUnderTest, recorded: Recorded): Promise<string> => {
  const started = await provider.run(
    CallRecording.startRecording({ ...recorded, recordingStateCallbackUri: callbackUri })
  )
  await provider.advance(awhile)
  return started.recordingId ?? ""
}

/** Does something to a recording of the contract and waits until it was told. */
const after = (act: typeof CallRecording.pauseRecording): State =>
  given(Recording, async (provider, { recordingId }) => {
    await provider.run(act({ recordingId: provider.aliases.of(recordingId) }))
    await provider.advance(awhile)
  })

export const recordings: States = {
  "the call has a server call id": given(
    Schema.Struct({ callConnectionId: Schema.String, serverCallId: Schema.String }),
    async (provider, { callConnectionId, serverCallId }) => {
      const call = await provider.run(CallConnection.get({ callConnectionId: provider.aliases.of(callConnectionId) }))
      provider.aliases.add(serverCallId, call.serverCallId ?? "")
    }
  ),
  "a call is recorded": given(Recording, async (provider, { recordingId }) => {
    await connect(provider, leg)
    // Every version can record a call by its server call id.
    const call = await provider.run(CallConnection.get({ callConnectionId: provider.aliases.of(leg) }))
    const callLocator = { kind: "serverCallLocator", serverCallId: call.serverCallId ?? "" }
    provider.aliases.add(recordingId, await start(provider, { callLocator }))
  }),
  "the recording is paused": after(CallRecording.pauseRecording),
  "the recording is resumed": after(CallRecording.resumeRecording),
  "the recording is stopped": after(CallRecording.stopRecording),
  // It never was there, which the service does not tell from one that is no more.
  "the recording does not exist": plain(() => undefined),
  "a recording is started of a call that is declined": async (provider) => {
    const call = await provider.run(CallAutomation.createCall({ targets: [fromRawId(decliner)], callbackUri }))
    await start(provider, { callConnectionId: call.callConnectionId ?? "" })
  }
}
