import * as Schema from "effect/Schema"
import * as SchemaTransformation from "effect/SchemaTransformation"
import { type OpenEnum, openEnum } from "@effect-comms/core/OpenEnum"

const known = ["notStarted", "running", "completed", "failed"] as const

const spelling = /* @__PURE__ */ (() =>
  new Map<string, string>(known.map((status) => [status.toLowerCase(), status])))()

/** How far an operation is. Graph writes both `running` and `Running`; it is read as the former. */
export const OperationStatus: OpenEnum<(typeof known)[number]> = /* @__PURE__ */ (() =>
  Schema.String.pipe(
    Schema.decodeTo(
      openEnum(known),
      SchemaTransformation.transform<string, string>({
        decode: (status) => spelling.get(status.toLowerCase()) ?? status,
        encode: (status) => status
      })
    )
  ))()
export type OperationStatus = typeof OperationStatus.Type
