/**
 * The `@odata.type` of a value, by which Graph knows what a member of a polymorphic type is.
 *
 * In requests it is required on the wire and the caller need not write it; in answers it is read when it is there.
 */
import * as Field from "@effect-comms/core/Field"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"

/** A type without the `#`, which some write and Graph takes. */
const bare = (type: string): string => type.slice(1)

/** The type of a value that is sent: always on the wire, where the `#` may be missing, and written when the caller leaves it out. */
export const written = <const T extends string>(type: `#${T}`) =>
  Schema.Literals([type, bare(type)]).pipe(
    Schema.decodeTo(Schema.optionalKey(Schema.Literal(type)), {
      decode: SchemaGetter.transform(() => type),
      encode: SchemaGetter.transformOptional(Option.orElseSome(() => type))
    }),
    Schema.annotate({ description: "The type of this value; written when it is left out." })
  )

/** The type of a value that is received; absent where the surroundings already say it. */
export const read = /* @__PURE__ */ (() =>
  Field.optionalOrNull(Schema.String).annotate({
    description: "The type of this value as Graph names it; absent where its place already says it."
  }))()

/** The type of a value that is sent, which nothing else tells. */
export const given = <const T extends string>(type: T) =>
  Schema.Literal(type).annotate({ description: "The type of this value, as Graph names it." })
