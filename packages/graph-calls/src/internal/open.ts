/** Codecs of objects that keep the members they do not know; generated sources put them around the codec of the known ones. */
import { below, type Codec, ValidationFailure } from "@effect-comms/core/internal/Codec"

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Whether JSON has a value: another would be lost, or stop the request, when it is written. */
const isJson = (value: unknown, depth = 50): boolean => {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true
  if (typeof value === "number") return Number.isFinite(value)
  if (typeof value !== "object" || depth === 0) return false
  if ("toJSON" in value && typeof value.toJSON === "function") return true
  return Object.values(value).every((one) => one === undefined || isJson(one, depth - 1))
}

/** The same struct with the members that it would drop. */
export const open = (struct: Codec): Codec => {
  let known: ReadonlySet<string> | undefined
  return {
    ...struct,
    walk: (value, writing) => {
      const given = struct.walk(value, writing)
      if (given === value || given instanceof ValidationFailure || !isObject(value) || !isObject(given)) return given
      known ??= new Set(struct.fields?.().map(({ name }) => name))
      const others: Array<[string, unknown]> = []
      for (const key of Object.keys(value)) {
        const one = value[key]
        if (known.has(key) || (writing && one === undefined)) continue
        if (writing && !isJson(one)) return below(key, new ValidationFailure("", "expected a value of JSON"))
        others.push([key, one])
      }
      return others.length === 0 ? given : { ...given, ...Object.fromEntries(others) }
    }
  }
}

/** The body of an input that has members for other parts of the request, such as the path. */
export const without = (struct: Codec, ...foreign: ReadonlyArray<string>): Codec => ({
  ...struct,
  walk: (value, writing) => {
    const given = struct.walk(value, writing)
    if (!isObject(given) || given instanceof ValidationFailure) return given
    const own = { ...given }
    for (const name of foreign) delete own[name]
    return own
  }
})
