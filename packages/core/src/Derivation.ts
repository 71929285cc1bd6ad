/**
 * What a schema says to `pnpm derive` beside what it is: how its type is called, and where the function of a condition or transformation is.
 *
 * Generated sources cannot contain a function of a declaration, so they import it: it is in a module of its own, without a schema.
 */
import * as Schema from "effect/Schema"

/** The key of a type's annotation: `name` and, when the type is not generated, `from`. */
const typeKey = "@effect-comms/core/internal/Derivation/type"

/** The key of a condition's annotation: the `name` of its function and the module `from` which it comes. */
const conditionKey = "@effect-comms/core/internal/Derivation/condition"

/**
 * Says how the type of a schema is called and, when it is not generated, which module has it.
 *
 * Default: the name under which the schema is exported, else its `identifier`.
 */
export const named =
  (name: string, from?: string) =>
  <S extends Schema.Top>(schema: S): S["Rebuild"] =>
    schema.annotate({ [typeKey]: from === undefined ? { name } : { name, from } })

/** The key of a transformation's annotation: the `name` of its function and the module `from` which it comes. */
const mappingKey = "@effect-comms/core/internal/Derivation/mapping"

/**
 * Says where the function is that a schema's transformation reads with. It is written as its type is: `encode` has to pass it through.
 *
 * A `name` without a module is that of a global function.
 */
export const mapped =
  (name: string, from?: string) =>
  <S extends Schema.Top>(schema: S): S["Rebuild"] =>
    schema.annotate({ [mappingKey]: from === undefined ? { name } : { name, from } })

/** A condition: its function, the module that exports it, and what errors say was expected. */
export const condition = <T>(
  holds: (value: T) => boolean,
  { expected, ...where }: { readonly name: string; readonly from: string; readonly expected: string }
) => Schema.makeFilter(holds, { expected, [conditionKey]: where })

/** The key of the annotation of a union whose member is chosen by the value. */
const kindsKey = "@effect-comms/core/internal/Derivation/kinds"

/** How the member of a union is chosen. */
export interface Kinds {
  /** The function that makes the codec, and the module that exports it. */
  readonly name: string
  readonly from: string
  /** What is said of each member, in their order. */
  readonly told: ReadonlyArray<ReadonlyArray<string>>
  /** The index of the member that a value is meant to be; -1 for none. */
  of(value: unknown): number
}

/** A condition of the member of such a union, that a value is meant to be it; the codec has no need of it. */
export const kind = (isMeant: (value: unknown) => boolean, expected: string) =>
  Schema.makeFilter(isMeant, { expected, [kindsKey]: true })

/** The annotations of a union of which a value is one member and no other. */
export const kinds = (chosen: Kinds): Readonly<Record<string, Kinds>> => ({ [kindsKey]: chosen })
