import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, beta, service } from "../ApiVersion.ts"
import { ClientContext } from "../schemas/ClientContext.ts"
import { commsOperation, location, RecordCompletionReason } from "../schemas/CommsOperation.ts"
import { CallId } from "../schemas/ids.ts"
import { MediaPrompt } from "../schemas/Media.ts"

const Seconds = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 120 }, { expected: "1 to 120 seconds" }))

export const RecordResponseRequest = Schema.Struct({
  prompts: Field.optional(Schema.Array(MediaPrompt).check(Schema.isMaxLength(1, { expected: "at most 1 prompt" }))),
  bargeInAllowed: Field.optional(Schema.Boolean),
  initialSilenceTimeoutInSeconds: Field.optional(Seconds),
  maxSilenceTimeoutInSeconds: Field.optional(Seconds),
  maxRecordDurationInSeconds: Field.optional(Seconds),
  playBeep: Field.optional(Schema.Boolean),
  streamWhileRecording: Field.optional(Schema.Boolean).pipe(Field.versions(beta)),
  stopTones: Field.optional(Schema.Array(Schema.String)),
  clientContext: Field.optional(ClientContext)
}).annotate({ identifier: "RecordResponseRequest" })

export const RecordOperation = Schema.Struct({
  location,
  ...commsOperation,
  completionReason: Field.optional(RecordCompletionReason).pipe(Field.versions(beta)),
  recordingLocation: Field.optional(Schema.String),
  recordingAccessToken: Field.optional(Schema.RedactedFromValue(Schema.String))
}).annotate({ identifier: "recordOperation" })

export const recordResponse = Operation.make("Call_RecordResponse", {
  description:
    "Plays a prompt and records the answer, after what is queued before; only for service-hosted media.\nNeeds `Calls.AccessMedia.All`. Each limit is 5 seconds unless given, at most 120. The notification's `recordingLocation` is fetched with its `recordingAccessToken` as a bearer token, soon: it goes with the call.",
  source: "call: recordResponse",
  service,
  method: "POST",
  path: "/communications/calls/{id}/recordResponse",
  versions: ApiVersions.all,
  retry: "once",
  params: Schema.Struct({ id: CallId }),
  payload: RecordResponseRequest,
  success: { 200: RecordOperation }
})
