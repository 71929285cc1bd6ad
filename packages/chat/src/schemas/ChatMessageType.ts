import { openEnum } from "@effect-comms/core/OpenEnum"
import type * as models from "../generated/models.ts"
import type * as Schema from "effect/Schema"

/** `text` and `html` are sent by members, the rest by the system. */
export const ChatMessageType: Schema.Codec<models.ChatMessageType, unknown> = /* @__PURE__ */ (() =>
  openEnum(["text", "html", "topicUpdated", "participantAdded", "participantRemoved"]).annotate({
    identifier: "ChatMessageType",
    description: "The type of a message: `text` and `html` are sent by members, the rest by the system."
  }))()
