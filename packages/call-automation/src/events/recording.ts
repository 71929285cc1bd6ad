/** Events of recordings. They come to the recording's own callback, and their callConnectionId is the recorder's, not the leg's. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { UncheckedDateTimeText } from "@effect-comms/core/schemas"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { make } from "./EventKind.ts"
import { ids, lateResult, operationContext, result, version } from "./fields.ts"

/** Recordings show it in events of recordings of every version. */
const eventSource = Field.optional(Schema.String).annotate({
  description: "The source of the event once more. Recorded, not documented."
})

/** The state of a recording changed. The service first sends `inactive`, with a time in the year 1. */
export const RecordingStateChanged = make("RecordingStateChanged", {
  description: "The state of a recording changed. The service first sends `inactive`, with a time in the year 1.",
  versions: ApiVersions.all,
  data: Schema.Struct({
    eventSource,
    recordingId: Field.optional(Schema.String).annotate({ description: "The recording." }),
    state: Field.optional(openEnum(["active", "inactive"])).annotate({ description: "The state of the recording." }),
    startDateTime: Field.optional(UncheckedDateTimeText).annotate({
      description: "When it began; in the year 1 when it has not."
    }),
    recordingKind: Field.optional(openEnum(["azureCommunicationServices", "teams", "teamsCompliance"]))
      .annotate({ description: "Who records." })
      .pipe(Field.versions(ApiVersions.from("2024-04-15"))),
    resultInformation: lateResult,
    version,
    ...ids
  })
})

/** A recording that was accepted could not be started. */
export const StartRecordingFailed = make("StartRecordingFailed", {
  description: "A recording that was accepted could not be started.",
  versions: ApiVersions.from("2025-05-15"),
  data: Schema.Struct({
    eventSource,
    recordingId: Field.optional(Schema.String).annotate({ description: "The recording." }),
    operationContext: operationContext.pipe(Field.versions(ApiVersions.from("2025-06-15"))),
    resultInformation: result.pipe(Field.versions(ApiVersions.from("2025-06-15"))),
    version,
    ...ids,
    serverCallId: ids.serverCallId.pipe(Field.versions(ApiVersions.from("2025-06-15")))
  })
})
