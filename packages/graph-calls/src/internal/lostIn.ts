/** What JSON would lose of a value: members that no schema lists are sent as they are, so nothing else looks at them. */
import { below, ValidationFailure } from "@effect-comms/core/internal/Codec"
import * as Redacted from "effect/Redacted"

const lost = /* @__PURE__ */ new ValidationFailure("", "expected a value of JSON")

/** A request is not nested this deeply; a value without end is no value of JSON. */
const deepest = 500

/** Whether an object is nothing but its members: one of a class may keep what it has elsewhere, as a `Map` does. */
const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || (typeof prototype === "object" && Object.getPrototypeOf(prototype) === null)
}

/** What an object says itself that it is written as; `null` is what a `Date` says that is none. */
const said = (value: { readonly toJSON: () => unknown }): unknown => {
  try {
    return Redacted.isRedacted(value) ? undefined : (value.toJSON() ?? undefined)
  } catch {
    return undefined
  }
}

const saysItself = (value: object): value is { readonly toJSON: () => unknown } =>
  "toJSON" in value && typeof value.toJSON === "function"

/** Where a value has something that JSON would lose or cannot write, such as `NaN` or what contains itself; `undefined` where it has nothing. */
export const lostIn = (value: unknown, above: ReadonlyArray<object> = []): ValidationFailure | undefined => {
  if (value === null || typeof value === "string" || typeof value === "boolean") return undefined
  if (typeof value === "number") return Number.isFinite(value) ? undefined : lost
  if (typeof value !== "object" || above.length > deepest || above.includes(value)) return lost
  const within = [...above, value]
  if (saysItself(value)) return lostIn(said(value), within)
  if (Array.isArray(value)) return lostAmong(Object.entries(Array.from<unknown>(value)), within)
  const members = Object.entries(value)
  if ((members.length === 0 && !isPlain(value)) || ArrayBuffer.isView(value)) return lost
  return lostAmong(
    members.filter(([, one]) => one !== undefined),
    within
  )
}

const lostAmong = (
  members: ReadonlyArray<readonly [string, unknown]>,
  within: ReadonlyArray<object>
): ValidationFailure | undefined => {
  for (const [name, one] of members) {
    const found = lostIn(one, within)
    if (found !== undefined) return below(name, found)
  }
  return undefined
}
