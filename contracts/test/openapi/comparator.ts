/**
 * The comparator of contracts and OpenAPI documents, typed: its own declarations are not found by `nodenext`, since they import each
 * other without extensions.
 */
import * as library from "@pactflow/openapi-pact-comparator"
import * as Schema from "effect/Schema"

/** Something that the comparator remarks. */
export const Remark = Schema.Struct({
  type: Schema.Literals(["error", "warning", "info"]),
  code: Schema.String,
  message: Schema.String,
  mockDetails: Schema.optionalKey(Schema.Struct({ interactionDescription: Schema.optionalKey(Schema.String) }))
})
export type Remark = typeof Remark.Type

const decode = Schema.decodeUnknownSync(Remark)

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value

/** Compares contracts with a document; its schemas are compiled once. */
export const comparatorOf = (oas: object): ((pact: unknown) => Promise<ReadonlyArray<Remark>>) => {
  const Comparator: unknown = Reflect.get(library, "Comparator")
  if (typeof Comparator !== "function") throw new TypeError("expected the comparator's class")
  const comparator: unknown = Reflect.construct(Comparator, [{ oas }])
  if (typeof comparator !== "object" || comparator === null) throw new TypeError("expected a comparator")
  const compare: unknown = Reflect.get(comparator, "compare")
  if (typeof compare !== "function") throw new TypeError("expected a method")
  return async (pact) => {
    const results: unknown = Reflect.apply(compare, comparator, [pact])
    if (!isIterable(results)) throw new TypeError("expected results")
    const remarks: Array<Remark> = []
    for await (const result of results) remarks.push(decode(result))
    return remarks
  }
}
