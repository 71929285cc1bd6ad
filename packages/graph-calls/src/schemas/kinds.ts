/** Unions of kinds, of which a value is the one that its `@odata.type` says, or else its members: it is checked as that and no other. */
import * as Derivation from "@effect-comms/core/internal/Derivation"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import { type Kind, kindOf } from "../internal/kinds.ts"

const from = "@effect-comms/graph-calls/internal/kinds"

/** Declares a union of these schemas; each is said with its type and the members that only it has. */
export const kinds = <const M extends ReadonlyArray<Schema.Top>>(
  ...each: { readonly [I in keyof M]: readonly [schema: M[I], ...kind: Kind] }
): Schema.Union<M> => {
  const told = each.map(([, ...kind]) => kind)
  const types = each.map(([{ ast }], i) => {
    const isMeant = Derivation.kind((value) => kindOf(told, value) === i, told[i]?.[0] ?? "another kind")
    return Schema.make<Schema.Top>(ast).check(isMeant).ast
  })
  const annotations = Derivation.kinds({ name: "kinds", from, told, of: (value) => kindOf(told, value) })
  return Schema.make(new SchemaAST.Union(types, undefined, annotations), { members: each.map(([schema]) => schema) })
}
