/** The two envelopes that events come in: CloudEvents 1.0, which callbacks use and Event Grid can, and Event Grid's own. */
import { UncheckedDateTimeText } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"

/** An event of CloudEvents 1.0; `time` and `subject` are optional in that standard, and `data` is any JSON. */
export const CloudEvent = /* @__PURE__ */ (() =>
  Schema.Struct({
    id: Schema.NonEmptyString.annotate({ description: "Unique within its source." }),
    source: Schema.NonEmptyString.annotate({ description: "`calling/callConnections/{callConnectionId}`." }),
    type: Schema.NonEmptyString.annotate({ description: "Such as `Microsoft.Communication.CallConnected`." }),
    specversion: Schema.Literal("1.0").annotate({ description: "The version of CloudEvents." }),
    time: Field.optional(UncheckedDateTimeText).annotate({ description: "When it happened." }),
    subject: Field.optional(Schema.String).annotate({ description: "What it is about." }),
    datacontenttype: Field.optional(Schema.String).annotate({ description: "`application/json`." }),
    data: Schema.optionalKey(Schema.Unknown).annotate({ description: "What the event says." })
  }).annotate({ description: "An event of CloudEvents 1.0." }))()

/** An event of Event Grid's own schema. */
export const EventGridEvent = /* @__PURE__ */ (() =>
  Schema.Struct({
    id: Schema.NonEmptyString.annotate({ description: "Unique within its topic." }),
    topic: Field.optional(Schema.String).annotate({ description: "The resource." }),
    subject: Schema.String.annotate({ description: "What it is about." }),
    eventType: Schema.NonEmptyString.annotate({ description: "Such as `Microsoft.Communication.IncomingCall`." }),
    eventTime: Field.optional(UncheckedDateTimeText).annotate({ description: "When it happened." }),
    dataVersion: Field.optional(Schema.String).annotate({ description: "The version of the data." }),
    metadataVersion: Field.optional(Schema.String).annotate({ description: "The version of this envelope." }),
    data: Schema.optionalKey(Schema.Unknown).annotate({ description: "What the event says." })
  }).annotate({ description: "An event of Event Grid's own schema." }))()
