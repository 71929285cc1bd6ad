/** The outcome of an operation or the reason why a call ended. */
import * as Derivation from "@effect-comms/core/internal/Derivation"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"
import { withSubcode } from "../internal/withSubcode.ts"
import { WireInt } from "./WireInt.ts"
import { open } from "./open.ts"

const fields = /* @__PURE__ */ (() => ({
  "@odata.type": Field.optional(Schema.String).annotate({
    description: "The type of this value as Graph names it; absent where its place already says it."
  }),
  code: WireInt.annotate({
    description: "The code, of the HTTP family: 2xx success, 4xx client, 5xx server, 0 for some ends of calls."
  }),
  subcode: Field.optional(WireInt).annotate({
    description: "The sub-code of the platform; failed transfers write `subCode`, which is read as `subcode`."
  }),
  message: Field.optional(Schema.String).annotate({ description: "Microsoft's message." })
}))()

const resultInfo = /* @__PURE__ */ (() =>
  open({ ...fields, subCode: Field.optional(WireInt) }).pipe(
    Schema.decodeTo(Schema.toType(open(fields)), {
      decode: SchemaGetter.transform(withSubcode),
      encode: SchemaGetter.passthroughSubtype()
    }),
    Derivation.mapped("withSubcode", "@effect-comms/graph-calls/internal/withSubcode"),
    Schema.annotate({
      identifier: "resultInfo",
      description: "The outcome of an operation or the reason why a call ended."
    })
  ))()

/**
 * A code of the HTTP family (2xx success, 4xx client, 5xx server, 0 for some ends of calls) and the platform's sub-code.
 *
 * Failed transfers write `subCode`; it is read as `subcode`.
 */
export interface ResultInfo extends Schema.Schema.Type<typeof resultInfo> {}
export const ResultInfo: Schema.Codec<ResultInfo, unknown> = resultInfo
