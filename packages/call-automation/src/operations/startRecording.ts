import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallLocator } from "../schemas/CallLocator.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { RecordingStateResponse } from "../schemas/Recording.ts"

const ChannelAffinity = Schema.Struct({
  channel: Field.optional(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 4 }))).annotate({
    description: "The channel, 0 to 4."
  }),
  participant: CommunicationIdentifierModel.annotate({ description: "The participant recorded on it." })
}).annotate({
  identifier: "ChannelAffinity",
  description: "The channel of an unmixed recording that a participant is recorded on."
})

const ExternalStorage = Schema.Struct({
  recordingStorageKind: openEnum(["azureCommunicationServices", "azureBlobStorage"]).annotate({
    description: "The kind of storage: that of the service, or a blob container of the resource's owner."
  }),
  recordingDestinationContainerUrl: Field.optional(Schema.String).annotate({
    description: "The URL of the blob container that the recording goes to; required with `azureBlobStorage`."
  })
}).annotate({ identifier: "ExternalStorage", description: "Where a recording is stored." })

const StartCallRecordingRequest = Schema.Struct({
  callLocator: Field.optional(CallLocator).annotate({
    description: "The call, which may not be a room. Versions before 2025-05-15 require it."
  }),
  callConnectionId: Field.optional(Schema.String)
    .annotate({ description: "The call by one of its legs, instead of `callLocator`." })
    .pipe(Field.versions(ApiVersions.from("2025-05-15"))),
  recordingStateCallbackUri: Field.optional(Schema.String).annotate({
    description: "The URL that RecordingStateChanged and StartRecordingFailed are posted to."
  }),
  recordingContentType: Field.optional(openEnum(["audio", "audioVideo"])).annotate({
    description: "Sound, or sound and picture."
  }),
  recordingChannelType: Field.optional(openEnum(["mixed", "unmixed"])).annotate({
    description: "All participants on one channel, or each on its own."
  }),
  recordingFormatType: Field.optional(openEnum(["wav", "mp3", "mp4"])).annotate({
    description: "The format of the file: `mp4` with picture, `wav` or `mp3` without."
  }),
  audioChannelParticipantOrdering: Field.optional(Schema.Array(CommunicationIdentifierModel)).annotate({
    description:
      "The participant on each channel of an unmixed recording, in the order of the channels; default the order in which they first speak."
  }),
  channelAffinity: Field.optional(Schema.Array(ChannelAffinity)).annotate({
    description: "The channels of single participants of an unmixed recording."
  }),
  pauseOnStart: Field.optional(Schema.Boolean)
    .annotate({ description: "Whether it waits for `resume` before it records; default `false`." })
    .pipe(Field.versions(ApiVersions.from("2024-04-15"))),
  externalStorage: Field.optional(ExternalStorage)
    .annotate({ description: "Where the recording is stored." })
    .pipe(Field.versions(ApiVersions.from("2024-04-15")))
}).annotate({ identifier: "StartCallRecordingRequest" })

export const startRecording = Operation.make("CallRecording_StartRecording", {
  description:
    "Starts recording a call, which is named by exactly one of `callLocator` and, since api-version 2025-05-15, `callConnectionId`.\nThe event goes to `recordingStateCallbackUri`: a recording that starts is reported as `inactive` first, then as `active`.",
  source: "Call Recording - Start Recording",
  official: "start",
  outcome: {
    succeeded: ["RecordingStateChanged"],
    failed: ["StartRecordingFailed"],
    requires: "recordingStateCallbackUri",
    form: { by: "andWaitForStart", from: "@effect-comms/call-automation/internal/awaitingRecordings", given: [] },
    note: "The recording is active then, or inactive when it is to be paused from the start. Without a response its id is unknown, so an `Ambiguous` is the failure at once."
  },
  service,
  method: "POST",
  path: "/calling/recordings",
  versions: ApiVersions.all,
  retry: "repeatable",
  payload: StartCallRecordingRequest,
  failures: [400, 404, 409, 412],
  success: { 200: RecordingStateResponse, 202: RecordingStateResponse },
  successVersions: { 202: ApiVersions.from("2025-05-15") }
})
