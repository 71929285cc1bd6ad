import * as Field from "@effect-comms/core/Field"
import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Operation from "@effect-comms/core/Operation"
import { DateTimeText } from "@effect-comms/core/schemas"
import * as Schema from "effect/Schema"
import { beta } from "../ApiVersion.ts"
import { open } from "../schemas/open.ts"
import { MediaMetadata, SyntheticMediaDetectionDetail } from "../schemas/SyntheticMedia.ts"
import { commandToParticipant } from "./command.ts"

export const reportSyntheticMedia = commandToParticipant("Participant_ReportSyntheticMedia", "reportSyntheticMedia", {
  description:
    "Reports that the media of a participant are made by a machine; all participants learn of it by their roster.\nFor detectors that Microsoft certified, at most once a minute for each participant. Needs `Calls.ReportSyntheticMedia.All`.",
  source: "participant: reportSyntheticMedia",
  versions: beta,
  clouds: { beta: ["global"] },
  payload: open({
    id: Schema.String.annotate({ description: "The id of the report, a GUID; a new one makes another report." }),
    detectionDateTime: DateTimeText.annotate({ description: "When it was analyzed, an ISO 8601 time in UTC." }),
    severity: Field.optionalOrNull(openEnum(["low", "medium", "high", "unknownFutureValue"])).annotate({
      description: "How severe it is; left out when that is not known."
    }),
    overallConfidence: Schema.Finite.check(
      Schema.isBetween({ minimum: 0, maximum: 1 }, { expected: "a number from 0 to 1" })
    ).annotate({ description: "How sure it is that the media are made, from 0 to 1." }),
    isMalicious: Schema.Boolean.annotate({ description: "Whether it is done with malicious intent." }),
    contentMetadata: MediaMetadata.annotate({ description: "The content that was analyzed." }),
    detections: Schema.Array(SyntheticMediaDetectionDetail).annotate({ description: "What each model found." })
  }).annotate({ identifier: "ReportSyntheticMediaRequest" }),
  failures: [400, 404, 429],
  success: { 200: Operation.Empty }
})
