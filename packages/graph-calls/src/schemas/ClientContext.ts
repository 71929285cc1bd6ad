import * as Schema from "effect/Schema"

/** A text of the client's own, unique in the call, that comes back in the answer and in notifications; at most 256 characters. */
export const ClientContext = /* @__PURE__ */ (() =>
  Schema.String.check(Schema.isMaxLength(256, { expected: "at most 256 characters" })))()
