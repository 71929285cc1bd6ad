/** Ids as Graph gives them: GUIDs as a rule, opaque. */
import * as Schema from "effect/Schema"

/** The id of a call. */
export const CallId = /* @__PURE__ */ Schema.String.annotate({ identifier: "CallId" })

/** The id of an operation of a call. */
export const OperationId = /* @__PURE__ */ Schema.String.annotate({ identifier: "OperationId" })
