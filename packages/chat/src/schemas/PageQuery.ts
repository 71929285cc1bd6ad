import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"

/** A whole number as a query carries it. */
export const IntText = /* @__PURE__ */ (() => Schema.FiniteFromString.check(Schema.isInt()))()

/** How large a page is, and how many items are left out before it. */
export const PageQuery = /* @__PURE__ */ (() =>
  Schema.Struct({
    maxPageSize: Field.optional(IntText).annotate({ description: "The maximum number of items in a page." }),
    skip: Field.optional(IntText).annotate({
      description: "The number of items to skip before the first page; default 0."
    })
  }))()
