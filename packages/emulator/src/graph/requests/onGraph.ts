/**
 * Binds an operation of Graph to its answer, as OData has it: types may be written without their `#`, `$select` picks members, and what
 * does not fit is refused in Graph's words, with the field behind them.
 */
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as SchemaParser from "effect/SchemaParser"
import { type EncodedReply, on } from "../../service/Handler.ts"
import { describe } from "../../service/describeFailure.ts"
import { invalid } from "./refusals.ts"

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** A body whose types have their `#`. */
const typed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(typed)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === "@odata.type" && typeof member === "string"
        ? member.replace(/^(?=microsoft\.graph\.)/, "#")
        : typed(member)
    ])
  )
}

/** Of a body, or of each thing in a list, what was selected, and annotations. */
const selected = (body: unknown, names: ReadonlySet<string>): unknown => {
  if (!isRecord(body)) return body
  if (Array.isArray(body["value"])) return { ...body, value: body["value"].map((each) => selected(each, names)) }
  return Object.fromEntries(Object.entries(body).filter(([name]) => name.startsWith("@odata.") || names.has(name)))
}

const selecting = (reply: EncodedReply, select: string | undefined): EncodedReply => {
  if (select === undefined || select.trim() === "" || select.trim() === "*") return reply
  return { ...reply, body: selected(reply.body, new Set(select.split(",").map((name) => name.trim()))) }
}

/** As `on`, for Graph. */
export const onGraph: typeof on = (operation, answer) => {
  const handler = on(operation, answer)
  // Decoding alone lets an absent `@odata.type` pass, which the wire must have.
  const compile = () => SchemaParser.decodeUnknownExit(Schema.toEncoded(operation.payload), { reportInput: true })
  let wire: ReturnType<typeof compile> | undefined
  return {
    operation: handler.operation,
    decode: (given, version) => {
      const raw = { ...given, payload: typed(given.payload) }
      const decoded = handler.decode(raw, version)
      if (!("execute" in decoded)) throw invalid(describe(decoded, version))
      wire ??= compile()
      const exit = wire(raw.payload ?? {})
      const select = operation.method === "GET" ? raw.query["$select"] : undefined
      if (Exit.isSuccess(exit)) return { execute: (context) => selecting(decoded.execute(context), select) }
      const [reason] = exit.cause.reasons
      const issue = reason?._tag === "Fail" ? reason.error : undefined
      throw invalid(describe({ issue, unsupported: undefined }, version))
    }
  }
}
