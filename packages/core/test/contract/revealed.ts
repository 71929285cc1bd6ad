/** Values whose secrets can be compared: two redacted values are equal to a comparison that goes by members. */
import * as Redacted from "effect/Redacted"

/** The same value with its secrets as they are on the wire. */
export const revealed = (value: unknown): unknown => {
  if (Redacted.isRedacted(value)) return Redacted.value(value)
  if (Array.isArray(value)) return value.map(revealed)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, revealed(item)]))
}
