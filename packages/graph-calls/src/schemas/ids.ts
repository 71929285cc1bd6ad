/** Ids as Graph gives them: GUIDs as a rule, opaque. */
import * as Schema from "effect/Schema"

/** The id of a call. */
export const CallId = /* @__PURE__ */ Schema.String.annotate({
  identifier: "CallId",
  description: "The id of the call: a GUID as a rule, opaque."
})

/** The id of an operation of a call. */
export const OperationId = /* @__PURE__ */ Schema.String.annotate({
  identifier: "OperationId",
  description: "The id of the operation of the call: a GUID as a rule, opaque."
})
