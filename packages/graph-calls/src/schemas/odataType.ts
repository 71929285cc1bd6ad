/**
 * The `@odata.type` of a value, by which Graph knows what a member of a polymorphic type is.
 *
 * In requests it is required on the wire and the caller need not write it; in answers it is read when it is there.
 */
import * as Field from "@effect-comms/core/Field"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"

/** The type of a value that is sent: always on the wire, written when the caller leaves it out. */
export const written = <const T extends string>(type: T) =>
  Schema.Literal(type).pipe(
    Schema.decodeTo(Schema.optionalKey(Schema.Literal(type)), {
      decode: SchemaGetter.passthrough<T>(),
      encode: SchemaGetter.transformOptional<T, T>(Option.orElseSome(() => type))
    }),
    Schema.annotate({ description: "The type of this value; written when it is left out." })
  )

/** The type of a value that is received; absent where the surroundings already say it. */
export const read = /* @__PURE__ */ (() =>
  Field.optional(Schema.String).annotate({
    description: "The type of this value as Graph names it; absent where its place already says it."
  }))()
