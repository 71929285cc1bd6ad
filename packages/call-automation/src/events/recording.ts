/** Events of recordings. They come to the recording's own callback, and their callConnectionId is the recorder's, not the leg's. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { UncheckedDateTimeText } from "@effect-comms/core/schemas"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { make } from "./EventKind.ts"
import { ids, lateResult, operationContext, result, version } from "./fields.ts"

/** The source of the envelope once more, which recordings show in events of recordings of every version. */
const eventSource = Field.optional(Schema.String)

/** A recording runs or does not. Recordings of the service show an `inactive` first, with a time in the year 1. */
export const RecordingStateChanged = make("RecordingStateChanged", {
  versions: ApiVersions.all,
  data: Schema.Struct({
    eventSource,
    recordingId: Field.optional(Schema.String),
    state: Field.optional(openEnum(["active", "inactive"])),
    startDateTime: Field.optional(UncheckedDateTimeText),
    recordingKind: Field.optional(openEnum(["azureCommunicationServices", "teams", "teamsCompliance"])).pipe(
      Field.versions(ApiVersions.from("2024-04-15"))
    ),
    resultInformation: lateResult,
    version,
    ...ids
  })
})

/** A recording that was accepted could not be started. */
export const StartRecordingFailed = make("StartRecordingFailed", {
  versions: ApiVersions.from("2025-05-15"),
  data: Schema.Struct({
    eventSource,
    recordingId: Field.optional(Schema.String),
    operationContext: operationContext.pipe(Field.versions(ApiVersions.from("2025-06-15"))),
    resultInformation: result.pipe(Field.versions(ApiVersions.from("2025-06-15"))),
    version,
    ...ids,
    serverCallId: ids.serverCallId.pipe(Field.versions(ApiVersions.from("2025-06-15")))
  })
})
