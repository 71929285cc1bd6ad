import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"

/** When the service deletes a thread by itself: `deleteThreadAfterDays` after its creation, or never. */
export const ChatRetentionPolicy = /* @__PURE__ */ (() =>
  Schema.Struct({
    kind: openEnum(["threadCreationDate", "none"]),
    deleteThreadAfterDays: Field.optional(Schema.Int)
  })
    .check(
      Schema.makeFilter(
        ({ deleteThreadAfterDays, kind }) => kind !== "threadCreationDate" || deleteThreadAfterDays !== undefined,
        { expected: "deleteThreadAfterDays beside the kind threadCreationDate" }
      )
    )
    .annotate({ identifier: "ChatRetentionPolicy" }))()

/** When the service deletes a thread by itself. */
export type ChatRetentionPolicy = typeof ChatRetentionPolicy.Type
