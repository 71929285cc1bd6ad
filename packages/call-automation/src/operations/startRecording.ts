/** CallRecording_StartRecording: records a call, or will as soon as it is connected. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallLocator } from "../schemas/CallLocator.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { RecordingStateResponse } from "../schemas/Recording.ts"

const ChannelAffinity = Schema.Struct({
  channel: Field.optional(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 4 }))),
  participant: CommunicationIdentifierModel
}).annotate({ identifier: "ChannelAffinity" })

const ExternalStorage = Schema.Struct({
  recordingStorageKind: openEnum(["azureCommunicationServices", "azureBlobStorage"]),
  /** The URL of the blob container that the recording goes to. */
  recordingDestinationContainerUrl: Field.optional(Schema.String)
}).annotate({ identifier: "ExternalStorage" })

const StartCallRecordingRequest = Schema.Struct({
  /** The call; a room cannot be recorded this way. Versions before 2025-05-15 require it. */
  callLocator: Field.optional(CallLocator),
  /** The call by one of its legs, instead of `callLocator`. */
  callConnectionId: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2025-05-15"))),
  /** Where RecordingStateChanged and StartRecordingFailed go. */
  recordingStateCallbackUri: Field.optional(Schema.String),
  recordingContentType: Field.optional(openEnum(["audio", "audioVideo"])),
  recordingChannelType: Field.optional(openEnum(["mixed", "unmixed"])),
  recordingFormatType: Field.optional(openEnum(["wav", "mp3", "mp4"])),
  /** Who is on which channel of an unmixed recording, in the order of the channels; default the order of speaking first. */
  audioChannelParticipantOrdering: Field.optional(Schema.Array(CommunicationIdentifierModel)),
  /** Which channel of an unmixed recording somebody is on. */
  channelAffinity: Field.optional(Schema.Array(ChannelAffinity)),
  /** Waits for `resume` before it records. */
  pauseOnStart: Field.optional(Schema.Boolean).pipe(Field.versions(ApiVersions.from("2024-04-15"))),
  externalStorage: Field.optional(ExternalStorage).pipe(Field.versions(ApiVersions.from("2024-04-15")))
}).annotate({ identifier: "StartCallRecordingRequest" })

export const startRecording = Operation.make("CallRecording_StartRecording", {
  service,
  method: "POST",
  path: "/calling/recordings",
  versions: ApiVersions.all,
  retry: "repeatable",
  payload: StartCallRecordingRequest,
  success: { 200: RecordingStateResponse, 202: RecordingStateResponse },
  successVersions: { 202: ApiVersions.from("2025-05-15") }
})
