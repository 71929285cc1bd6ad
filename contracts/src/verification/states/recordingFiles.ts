/** The states of Call Automation's contract that are about files of recordings. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallRecording from "@effect-comms/call-automation/CallRecording"
import { phoneNumber } from "@effect-comms/core/CommunicationIdentifier"
import type { Emulator } from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { awhile, callbackUri } from "./calls.ts"
import { given, plain, type States } from "./State.ts"

const Ready = Schema.Struct({ documentId: Schema.String })
const Told = Schema.Struct({
  ...Ready.fields,
  recordedMillis: Schema.Number,
  correlationId: Schema.String,
  recordingId: Schema.String,
  serverCallId: Schema.String
})

const LocalFiles = Schema.Struct({ recordingFiles: Schema.Array(Schema.Struct({ deleteLocation: Schema.String })) })

/** Records a number of milliseconds while paused, with another pause between. */
const recordInHalves = Effect.fnUntraced(function* (cloud: Emulator.Service, recordingId: string, millis: number) {
  yield* CallRecording.resumeRecording({ recordingId })
  yield* cloud.advance(millis / 2)
  yield* CallRecording.pauseRecording({ recordingId })
  yield* cloud.advance(awhile)
  yield* CallRecording.resumeRecording({ recordingId })
  yield* cloud.advance(millis / 2)
})

/** Records a telephone call of a local cloud in WAV until it has a file, a number of milliseconds with a pause if given; gives the ids of all. */
const record = Effect.fnUntraced(function* (cloud: Emulator.Service, recordedMillis?: number) {
  const call = yield* CallAutomation.createCall({
    targets: [phoneNumber("+14255550123")],
    sourceCallerIdNumber: { value: "+14255550100" },
    callbackUri
  })
  const callConnectionId = call.callConnectionId ?? ""
  yield* cloud.advance(awhile)
  const { correlationId = "", serverCallId = "" } = yield* CallConnection.get({ callConnectionId })
  const { recordingId = "" } = yield* CallRecording.startRecording({
    callConnectionId,
    recordingContentType: "audio",
    recordingFormatType: "wav",
    // How long it takes to start is not in what is recorded.
    pauseOnStart: recordedMillis !== undefined
  })
  yield* cloud.advance(awhile)
  if (recordedMillis !== undefined) yield* recordInHalves(cloud, recordingId, recordedMillis)
  yield* CallRecording.stopRecording({ recordingId })
  yield* cloud.advance(awhile)
  const { recordingFiles } = yield* Effect.flatMap(cloud.state, Schema.decodeUnknownEffect(LocalFiles))
  return {
    documentId: recordingFiles[0]?.deleteLocation.split("/").at(-1) ?? "",
    correlationId,
    recordingId,
    serverCallId
  }
})

export const recordingFiles: States = {
  "the file of a recording is ready": given(Ready, async (provider, { documentId }) => {
    provider.aliases.add(documentId, (await provider.run(record(provider.cloud))).documentId)
  }),
  "the subscription is told of the file of a recording": given(Told, async (provider, contract) => {
    const real = await provider.run(record(provider.cloud, contract.recordedMillis))
    provider.aliases.add(contract.documentId, real.documentId)
    provider.aliases.add(contract.correlationId, real.correlationId)
    provider.aliases.add(contract.recordingId, real.recordingId)
    provider.aliases.add(contract.serverCallId, real.serverCallId)
  }),
  // It never was there, which the service does not tell from one that is no more.
  "the file of the recording does not exist": plain(() => undefined)
}
