/** Codecs of objects that keep the members they do not know; generated sources put them around the codec of the known ones. */
import { below, type Codec, type Field, ValidationFailure } from "@effect-comms/core/internal/Codec"
import { lostIn } from "./lostIn.ts"

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)

/** A value without those members, also for code that looks at inherited members. */
const hiding = (value: Json, names: ReadonlyArray<string>): Json =>
  Object.create(value, Object.fromEntries(names.map((name) => [name, { value: undefined, enumerable: true }])))

const none: ReadonlyArray<string> = []
const own = { enumerable: true, configurable: true, writable: true }

/** The names of the optional members that a program gives as `null`. */
const nullsIn = (value: Json, names: ReadonlyArray<string>, fields: ReadonlyMap<string, Field>) => {
  let nulls: Array<string> | undefined
  for (const name of names) if (value[name] === null && fields.get(name)?.nullable) (nulls ??= []).push(name)
  return nulls ?? none
}

/** The same struct with the members that it would drop; an optional one that a program gives as `null` is written so. */
export const open = (struct: Codec): Codec => {
  let known: ReadonlyMap<string, Field> | undefined
  const walk = (value: Json, writing: boolean, fields: ReadonlyMap<string, Field>): unknown => {
    const names = Object.keys(value)
    const nulls = writing ? nullsIn(value, names, fields) : none
    const given = struct.walk(nulls.length === 0 ? value : hiding(value, nulls), writing)
    if (given === value || !isObject(given)) return given
    if (given instanceof ValidationFailure) return writing ? orNull(given, value, fields) : given
    let out: Record<string, unknown> | undefined
    for (const name of nulls) (out ??= { ...given })[name] = null
    for (const name of names) {
      const one = value[name]
      if (fields.has(name) || (writing && one === undefined)) continue
      const lost = writing ? lostIn(one) : undefined
      if (lost !== undefined) return below(name, lost)
      out ??= { ...given }
      if (name === "__proto__") Object.defineProperty(out, name, { value: one, ...own })
      else out[name] = one
    }
    return out ?? given
  }
  return {
    ...struct,
    walk: (value, writing) => {
      if (!isObject(value)) return struct.walk(value, writing)
      known ??= new Map(struct.fields?.().map((field) => [field.name, field]))
      return walk(value, writing, known)
    }
  }
}

/** A failure that says that `null` would do, where that is so. */
const orNull = (failure: ValidationFailure, value: Json, fields: ReadonlyMap<string, Field>): ValidationFailure => {
  const field = fields.get(failure.field)
  if (field?.nullable !== true) return failure
  const inner = field.codec.walk(value[failure.field], true)
  return inner instanceof ValidationFailure && inner.ofType
    ? new ValidationFailure(failure.field, `${failure.expected} | null`)
    : failure
}

/** The body of an input that has members for other parts of the request, such as the path. */
export const without = (struct: Codec, ...foreign: ReadonlyArray<string>): Codec => ({
  ...struct,
  walk: (value, writing) => {
    // Left out before, so that the codec need not copy; of a class it reads what is inherited, too.
    const isFlat = isObject(value) && Object.getPrototypeOf(value) === Object.prototype
    const given = struct.walk(isFlat ? omitting(value, foreign) : value, writing)
    return isFlat || !isObject(given) || given instanceof ValidationFailure ? given : omitting(given, foreign)
  }
})

const omitting = (value: Json, foreign: ReadonlyArray<string>): Json => {
  const kept: Record<string, unknown> = {}
  for (const name of Object.keys(value)) {
    if (foreign.includes(name)) continue
    if (name === "__proto__") Object.defineProperty(kept, name, { value: value[name], ...own })
    else kept[name] = value[name]
  }
  return kept
}
