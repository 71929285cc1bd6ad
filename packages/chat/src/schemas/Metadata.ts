/** Values of the application that a thread, a message or a participant carries, and how an update of them is written. */
import * as Schema from "effect/Schema"

/** Values by name. */
export const Metadata = /* @__PURE__ */ (() => Schema.Record(Schema.String, Schema.String))()

/** A merge-patch of values: a name that is left out keeps its value, one whose value is `null` is removed. */
export const MetadataPatch = /* @__PURE__ */ (() => Schema.Record(Schema.String, Schema.NullOr(Schema.String)))()
