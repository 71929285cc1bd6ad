/**
 * Values of one of several kinds: which of them a value is meant to be, so that it is checked as that kind and what is wrong with it is said
 * of that kind. Generated sources put their codecs together by it, and the schemas choose by it too.
 */
import { type Codec, ValidationFailure } from "@effect-comms/core/internal/Codec"

/** The `@odata.type` of a kind, and the members that only it has; one without is what a value is that has none of the others' either. */
export type Kind = readonly [type: string, ...members: ReadonlyArray<string>]

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const has = (value: Readonly<Record<string, unknown>>, name: string): boolean =>
  value[name] !== undefined && value[name] !== null

/** Which of the kinds a value is meant to be: by its `@odata.type`, which may lack the `#`, else by its members; -1 where neither tells. */
export const kindOf = (kinds: ReadonlyArray<Kind>, value: unknown): number => {
  if (!isObject(value)) return -1
  const said = value["@odata.type"]
  const byType = kinds.findIndex(([type]) => type === said || type.slice(1) === said)
  if (byType !== -1) return byType
  const byMember = kinds.findIndex(([, ...members]) => members.some((name) => has(value, name)))
  return byMember === -1 ? kinds.findIndex(({ length }) => length === 1) : byMember
}

/** One of several kinds: the one that a value is meant to be. */
export const kinds = (name: string, ...each: ReadonlyArray<readonly [codec: Codec, ...kind: Kind]>): Codec => {
  const members = each.map(([codec]) => codec)
  const told = each.map(([, ...kind]) => kind)
  return {
    members,
    meant: isObject,
    walk: (value, writing) => {
      const isOfType = isObject(value)
      const codec = members[kindOf(told, value)]
      return codec === undefined ? new ValidationFailure("", `expected ${name}`, !isOfType) : codec.walk(value, writing)
    }
  }
}
