import * as Derivation from "@effect-comms/core/internal/Derivation"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"

const digits = /^-?\d+$/

/** An integer that Graph writes as a number or, in some notifications and for every Int64, as a text. */
export const WireInt: Schema.Codec<number, number | string> = /* @__PURE__ */ (() =>
  Schema.Union([Schema.Int, Schema.String.check(Schema.isPattern(digits, { expected: "an integer" }))]).pipe(
    Schema.decodeTo(Schema.Int, {
      decode: SchemaGetter.transform<number, number | string>(Number),
      encode: SchemaGetter.passthroughSubtype()
    }),
    Derivation.mapped("Number")
  ))()
