/** Binds an operation of Graph to its answer: what does not fit is refused in Graph's words, with the field behind them. */
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as SchemaParser from "effect/SchemaParser"
import { on } from "../../service/Handler.ts"
import { describe } from "../../service/describeFailure.ts"
import { invalid } from "./refusals.ts"

/** As `on`, for Graph. */
export const onGraph: typeof on = (operation, answer) => {
  const handler = on(operation, answer)
  // Decoding alone lets an absent `@odata.type` pass, which the wire must have.
  const compile = () => SchemaParser.decodeUnknownExit(Schema.toEncoded(operation.payload))
  let wire: ReturnType<typeof compile> | undefined
  return {
    operation: handler.operation,
    decode: (raw, version) => {
      const decoded = handler.decode(raw, version)
      if (!("execute" in decoded)) throw invalid(describe(decoded, version))
      wire ??= compile()
      const typed = wire(raw.payload ?? {})
      if (Exit.isSuccess(typed)) return decoded
      const [reason] = typed.cause.reasons
      const issue = reason?._tag === "Fail" ? reason.error : undefined
      throw invalid(describe({ issue, unsupported: undefined }, version))
    }
  }
}
