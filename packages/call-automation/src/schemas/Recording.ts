/** What the operations on a recording share: its id in the path, and how answers show it. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import type * as models from "../generated/models.ts"

/** The path parameters of operations on a recording; the id is opaque. */
export const RecordingPath: Schema.Codec<models.RecordingPath, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({ recordingId: Schema.String.annotate({ description: "The id of the recording; opaque." }) }).annotate({
    description: "The path parameters of operations on a recording."
  }))()

/** A recording, and whether it records at the moment. */
export const RecordingStateResponse: Schema.Codec<models.RecordingStateResponse, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    recordingId: Field.optional(Schema.String).annotate({ description: "The id of the recording; opaque." }),
    recordingState: Field.optional(openEnum(["active", "inactive"])).annotate({
      description: "Whether it records at the moment; `inactive` when it is paused or has ended."
    }),
    recordingKind: Field.optional(openEnum(["azureCommunicationServices", "teams", "teamsCompliance"]))
      .annotate({ description: "What records." })
      .pipe(Field.versions(ApiVersions.from("2024-04-15")))
  }).annotate({
    identifier: "RecordingStateResponse",
    description: "A recording, and whether it records at the moment."
  }))()
