import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { DateTimeText } from "@effect-comms/core/schemas"
import type * as models from "../generated/models.ts"

/** A thread in a list. */
export const ChatThreadItem: Schema.Codec<models.ChatThreadItem, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    id: Schema.String.annotate({ description: "The id of the thread." }),
    topic: Schema.String.annotate({ description: "The topic of the thread." }),
    deletedOn: Field.optional(DateTimeText).annotate({ description: "When it was deleted." }),
    lastMessageReceivedOn: Field.optional(DateTimeText).annotate({ description: "When its last message arrived." })
  }).annotate({ identifier: "ChatThreadItem", description: "A thread in a list." }))()

/** A thread in a list. */
export type ChatThreadItem = typeof ChatThreadItem.Type
