/** Points in time as Microsoft writes them, as schemas; the module of the same name of core calculates with them. */
import * as Schema from "effect/Schema"
import * as Derivation from "../Derivation.ts"

/** A timestamp of RFC 3339, such as `2020-06-06T05:55:41.6460000Z`. */
export const DateTimeText = /* @__PURE__ */ (() =>
  Schema.String.check(
    Schema.isPattern(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})$/, {
      expected: "a timestamp of RFC 3339, such as 2020-06-06T05:55:41Z"
    })
  )
    .pipe(Schema.brand("DateTimeText"))
    .annotate({ identifier: "DateTimeText" })
    .pipe(Derivation.named("DateTimeText", "@effect-comms/core/DateTimeText")))()

/** The same without a look at its form: for events, of which none is refused for its date. */
export const UncheckedDateTimeText = /* @__PURE__ */ (() =>
  Schema.String.pipe(Schema.brand("DateTimeText"))
    .annotate({ identifier: "DateTimeText" })
    .pipe(Derivation.named("DateTimeText", "@effect-comms/core/DateTimeText")))()
