import * as Schema from "effect/Schema"
import { DateTimeText } from "@effect-comms/core/schemas"
import { ChatIdentifier } from "./ChatIdentifier.ts"
import type * as models from "../generated/models.ts"

/** That a member has read the thread up to a message. */
export const ChatMessageReadReceipt: Schema.Codec<models.ChatMessageReadReceipt, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    senderCommunicationIdentifier: ChatIdentifier.annotate({ description: "The member who read it." }),
    chatMessageId: Schema.String.annotate({ description: "The id of the message." }),
    readOn: DateTimeText.annotate({ description: "When it was read." })
  }).annotate({
    identifier: "ChatMessageReadReceipt",
    description: "That a member has read the thread up to a message."
  }))()

/** That a member has read the thread up to a message. */
export type ChatMessageReadReceipt = typeof ChatMessageReadReceipt.Type
