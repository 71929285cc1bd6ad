/** Fields that most requests on a leg have: a string that comes back with the outcome, and where the outcome is posted. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"

/** Of a request. */
export const operationContext = /* @__PURE__ */ (() =>
  Field.optional(Schema.String).annotate({
    description: "A string of the application that is returned in the events of the outcome."
  }))()

/** Of an answer. */
export const returnedContext = /* @__PURE__ */ (() =>
  Field.optional(Schema.String).annotate({ description: "The `operationContext` of the request." }))()

/** Of a request. */
export const operationCallbackUri = /* @__PURE__ */ (() =>
  Field.optional(Schema.String).annotate({
    description: "The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg."
  }))()
