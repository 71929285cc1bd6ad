import * as Schema from "effect/Schema"

/** `text` and `html` are sent by members, the rest by the system. */
export const ChatMessageType = /* @__PURE__ */ (() =>
  Schema.Union([
    Schema.Literals(["text", "html", "topicUpdated", "participantAdded", "participantRemoved"]),
    Schema.StringForLiteralAutocomplete
  ]).annotate({ identifier: "ChatMessageType" }))()
