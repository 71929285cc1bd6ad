/** The outcome of an operation or the reason why a call ended. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import * as SchemaTransformation from "effect/SchemaTransformation"
import * as OData from "./odataType.ts"
import { WireInt } from "./WireInt.ts"

const fields = /* @__PURE__ */ (() => ({
  "@odata.type": OData.read,
  code: WireInt,
  subcode: Field.optional(WireInt),
  message: Field.optional(Schema.String)
}))()

interface Renamed {
  readonly code: number
  readonly subcode?: number | undefined
  readonly subCode?: number | undefined
}

const renamed = <A extends Renamed>({ subCode, ...rest }: A) =>
  subCode === undefined ? rest : { subcode: subCode, ...rest }

const resultInfo = /* @__PURE__ */ (() =>
  Schema.Struct({ ...fields, subCode: Field.optional(WireInt) }).pipe(
    Schema.decodeTo(
      Schema.toType(Schema.Struct(fields)),
      SchemaTransformation.transform({
        decode: (value) => (value.subCode === undefined ? value : renamed(value)),
        encode: (value) => value
      })
    ),
    Schema.annotate({ identifier: "resultInfo" })
  ))()

/**
 * A code of the HTTP family (2xx success, 4xx client, 5xx server, 0 for some ends of calls) and the platform's sub-code.
 *
 * Failed transfers write `subCode`; it is read as `subcode`.
 */
export interface ResultInfo extends Schema.Schema.Type<typeof resultInfo> {}
export const ResultInfo: Schema.Codec<ResultInfo, unknown> = resultInfo
