import { openEnum } from "@effect-comms/core/OpenEnum"

/** `text` and `html` are sent by members, the rest by the system. */
export const ChatMessageType = /* @__PURE__ */ (() =>
  openEnum(["text", "html", "topicUpdated", "participantAdded", "participantRemoved"]).annotate({
    identifier: "ChatMessageType",
    description: "The type of a message: `text` and `html` are sent by members, the rest by the system."
  }))()
