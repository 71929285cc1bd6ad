import * as Derivation from "@effect-comms/core/internal/Derivation"
import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { namesDays } from "../internal/namesDays.ts"
import type * as models from "../generated/models.ts"

/** When the service deletes a thread by itself: `deleteThreadAfterDays` after its creation, or never. */
export const ChatRetentionPolicy: Schema.Codec<models.ChatRetentionPolicy, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    kind: openEnum(["threadCreationDate", "none"]).annotate({
      description: "`threadCreationDate`: this number of days after the creation; `none`: never."
    }),
    deleteThreadAfterDays: Field.optional(Schema.Int).annotate({
      description: "Days after the creation of the thread; required with `threadCreationDate`."
    })
  })
    .check(
      Derivation.condition(namesDays, {
        name: "namesDays",
        from: "@effect-comms/chat/internal/namesDays",
        expected: "deleteThreadAfterDays beside the kind threadCreationDate"
      })
    )
    .annotate({ identifier: "ChatRetentionPolicy", description: "When the service deletes a thread by itself." }))()

/** When the service deletes a thread by itself. */
export type ChatRetentionPolicy = typeof ChatRetentionPolicy.Type
