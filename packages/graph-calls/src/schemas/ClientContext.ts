import * as Schema from "effect/Schema"

/** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. */
export const ClientContext = /* @__PURE__ */ (() =>
  Schema.String.check(Schema.isMaxLength(256, { expected: "at most 256 characters" })))()
