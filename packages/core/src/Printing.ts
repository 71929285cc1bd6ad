/**
 * What an error that carries a caller's data shows when it is printed: the same fields with every text masked.
 *
 * The fields themselves stay as they are for the program that looks at them; `JSON.stringify` and Node's `inspect` get the masked copy.
 */
import { mask } from "./Redaction.ts"

const deepest = 8

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** A copy of a value with every text in it masked; what has a class prints itself as its class does, as `Redacted` does. */
export const printable = (value: unknown, depth = 0): unknown => {
  if (typeof value === "string") return mask(value)
  if (typeof value !== "object" || value === null) return value
  if (depth > deepest) return "…"
  if (Array.isArray(value)) return value.map((one: unknown) => printable(one, depth + 1))
  if (value instanceof Map) return printable(Object.fromEntries(value), depth)
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [mask(key), printable(one, depth + 1)]))
}

/** The symbol by which Node asks a value how it is inspected. */
export const inspect = Symbol.for("nodejs.util.inspect.custom")

/** Node's function, as it gives it. */
export type Inspect = (value: unknown, options: object) => string

/** What an error shows when Node inspects it: its message, where it was made, and its fields as they may be printed. */
export const inspected = (error: Error, options: object, inspect: Inspect): string => {
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "))
  return `${mask([`${error.name}: ${error.message}`, ...frames].join("\n"))} ${inspect(printable(Object.fromEntries(Object.entries(error))), options)}`
}
