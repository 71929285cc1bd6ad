/**
 * Codecs without a schema at run time: what generated sources are made of.
 *
 * A codec checks a value, reads it from the wire or writes it, in one walk: a value of which nothing changes is given back as it is, and
 * one that does not fit gives a `ValidationFailure`, which says where and what was expected in the words of the schema it was derived from. The
 * fields of a struct are a function, called at its first use, so that a codec costs nothing before and may refer to itself.
 */
import * as Redacted from "effect/Redacted"

/** What does not fit: where, such as `targets[0].rawId`, and what was expected there. */
export class ValidationFailure {
  readonly field: string
  readonly expected: string
  /** Whether the value is of another JSON type than any that would fit. */
  readonly ofType: boolean

  constructor(field: string, expected: string, ofType = false) {
    this.field = field
    this.expected = expected
    this.ofType = ofType
  }
}

const expected = (what: string): ValidationFailure => new ValidationFailure("", `expected ${what}`)
const typed = (what: string): ValidationFailure => new ValidationFailure("", `expected ${what}`, true)
const missing = /* @__PURE__ */ new ValidationFailure("", "is required")

/** What does not fit below a key or a path. */
export const below = (key: string, { expected, field }: ValidationFailure): ValidationFailure => {
  const at = /^\d+$/.test(key) ? `[${key}]` : key
  return new ValidationFailure(field === "" || field.startsWith("[") ? at + field : `${at}.${field}`, expected)
}

/** Gives what a value is on the other side, `undefined` when it is absent there, or a `ValidationFailure`. */
type Walk = (value: unknown, writing: boolean) => unknown

/** Checks, reads and writes values of a type. */
export interface Codec {
  readonly walk: Walk
  /** The type of every value that fits, when that is all there is to check. */
  readonly type?: "string" | "number" | "boolean" | "integer"
  /** What it makes of a value that it reads: an error of an optional field names that, others what it is read from. */
  readonly becomes?: () => string
  /** Whether a value may be meant for this member of a union. */
  readonly meant?: (value: unknown) => boolean
  /** The only value, of a literal. */
  readonly only?: string | number | boolean | null
  /** The required fields of a struct that have one value only: members of a union are distinguished by them. */
  readonly tags?: () => ReadonlyArray<readonly [name: string, only: Codec["only"]]>
  /** What it has below it whose fields may have versions: of an array its items, of a struct its fields, of a union its members. */
  readonly items?: ReadonlyArray<Codec>
  readonly fields?: () => ReadonlyArray<Entry>
  readonly members?: ReadonlyArray<Codec>
}

/** A field of a struct besides its name. */
export interface Field {
  readonly codec: Codec
  readonly optional: boolean
  /** Whether `null` on the wire stands for an absent field. */
  readonly nullable: boolean
  /** The versions that have it; default every one. */
  readonly versions: ReadonlyArray<string> | undefined
  /** What is written where the field is absent. */
  readonly constant?: string
}

interface Entry extends Field {
  readonly name: string
  readonly type: Codec["type"]
  /** Whether it counts among those that have to be there. */
  readonly needed: 0 | 1
}

const primitive = (type: "string" | "number" | "boolean"): Codec => ({
  type,
  walk: (value) => (typeof value === type ? value : typed(type)),
  meant: (value) => typeof value === type
})

/** Any text. */
export const text: Codec = /* @__PURE__ */ primitive("string")
/** A string of which some values are known; those are read in any case, and become the known ones. */
export const openEnum = (...known: ReadonlyArray<string>): Codec => {
  const becomes = () => [...known.map((one) => JSON.stringify(one)), "string"].join(" | ")
  return {
    becomes,
    meant: (value) => typeof value === "string",
    walk: (value, writing) => {
      if (typeof value !== "string") return typed(writing ? becomes() : "string")
      if (writing || known.includes(value)) return value
      const lower = value.toLowerCase()
      return known.find((one) => one.toLowerCase() === lower) ?? value
    }
  }
}
/** The same under another name in errors. */
export const named = (name: string, codec: Codec): Codec => ({
  ...codec,
  ...(codec.becomes && { becomes: () => name }),
  walk: (value, writing) => {
    const given = codec.walk(value, writing)
    const isNamed = writing || codec.becomes === undefined
    return given instanceof ValidationFailure && given.ofType && isNamed ? typed(name) : given
  }
})
/** A number. */
export const number: Codec = /* @__PURE__ */ primitive("number")
/** A number without a fraction that is exact. */
export const integer: Codec = {
  type: "integer",
  walk: (value) =>
    Number.isSafeInteger(value) ? value : typeof value === "number" ? expected("an integer") : typed("number"),
  meant: (value) => typeof value === "number"
}
/** `true` or `false`. */
export const boolean: Codec = /* @__PURE__ */ primitive("boolean")
/** Whatever there is. */
export const unknown: Codec = { walk: (value) => value }

/** The bytes of a body that is no JSON. */
export const bytes: Codec = {
  walk: (value) => (value instanceof Uint8Array ? value : expected("Uint8Array"))
}

/** An object without fields, whatever there is. */
export const empty: Codec = { walk: () => ({}) }

/** A codec that contains itself; where it is optional, errors do not say that `null` would do. */
export const recursive = (codec: () => Codec): Codec => ({
  walk: (value, writing) => {
    const given = codec().walk(value, writing)
    return given instanceof ValidationFailure && given.ofType ? new ValidationFailure("", given.expected) : given
  }
})

/** Exactly this value. */
export const literal = (only: string | number | boolean | null): Codec => ({
  only,
  walk: (value) => (value === only ? value : expected(JSON.stringify(only))),
  meant: (value) => value === only
})

/** A string that is kept from logs. */
export const redacted: Codec = {
  becomes: () => "Redacted",
  walk: (value, writing) => {
    if (!writing) return typeof value === "string" ? Redacted.make(value) : typed("string")
    return Redacted.isRedacted(value) && typeof Redacted.value(value) === "string"
      ? Redacted.value(value)
      : expected("Redacted")
  }
}

/** A field that has to be there. */
export const required = (codec: Codec, versions?: ReadonlyArray<string>): Field => ({
  codec,
  optional: false,
  nullable: false,
  versions
})

/** A field that may be absent; `null` on the wire is absent too. */
export const optional = (codec: Codec, versions?: ReadonlyArray<string>): Field => ({
  codec,
  optional: true,
  nullable: true,
  versions
})

/** A field that may be absent, and whose `null` is a value. */
export const optionalKey = (codec: Codec, versions?: ReadonlyArray<string>): Field => ({
  codec,
  optional: true,
  nullable: false,
  versions
})

/** A string that is always the same: it has to be there on the wire, and is written when it is absent, such as Graph's `@odata.type`. */
export const constant = (text: string): Field => ({ ...required(literal(text)), constant: text })

/** What is read and never written. */
export const readOnly = (codec: Codec): Codec => ({
  ...(codec.becomes && { becomes: codec.becomes }),
  walk: (value, writing) => {
    const given = codec.walk(value, writing)
    return writing && !(given instanceof ValidationFailure) ? undefined : given
  }
})

/** What a typed value has to fulfil besides, and how errors name it. A value is of the right type when it is asked. */
export interface Check {
  readonly expected: string
  holds(value: unknown): boolean
}

/** A condition of values of a type. */
export const check = <T>(expected: string, holds: (value: T) => boolean): Check => ({ expected, holds })

/** A record without the names whose value is undefined, which its conditions are not asked about; anything else as it is. */
const present = (value: unknown): unknown =>
  isObject(value) && Object.values(value).includes(undefined)
    ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined))
    : value

/** A codec whose typed values fulfil conditions besides. */
export const checked = (codec: Codec, ...checks: ReadonlyArray<Check>): Codec => {
  const failed = (value: unknown): ValidationFailure | undefined => {
    for (const check of checks) if (!check.holds(value)) return expected(check.expected)
    return undefined
  }
  const { type: _, ...rest } = codec
  return {
    ...rest,
    walk: (value, writing) => {
      const given = codec.walk(value, writing)
      if (given instanceof ValidationFailure) return given
      return failed(writing ? (given === value ? value : present(value)) : given) ?? given
    }
  }
}

/** What a function makes of a value that was read; where it takes any type of its own. */
type Decode = { decode(value: unknown): unknown }["decode"]

/** What is read as one type and made another of this name by a function; it is written as that other. */
export const mapped = (name: string, from: Codec, to: Codec, decode: Decode): Codec => {
  const { type: _, ...rest } = from
  return {
    ...rest,
    becomes: () => name,
    walk: (value, writing) => {
      const given = (writing ? to : from).walk(value, writing)
      if (given instanceof ValidationFailure) return given
      return writing ? from.walk(given, true) : to.walk(decode(given), false)
    }
  }
}

/** A number that a query or a path carries as text. It is written only. */
export const numberText = (...checks: ReadonlyArray<Check>): Codec => {
  const { walk } = checked(number, ...checks)
  return {
    walk: (value, writing) => {
      const given = walk(value, writing)
      return given instanceof ValidationFailure ? given : String(given)
    }
  }
}

/** A list of items of one kind. */
export const array = (item: Codec): Codec => ({
  items: [item],
  meant: Array.isArray,
  walk: (value, writing) => {
    if (!Array.isArray(value)) return typed("array")
    const array: ReadonlyArray<unknown> = value
    // It is written by its items, whatever it would say itself.
    let out: Array<unknown> | undefined = writing && "toJSON" in array ? [] : undefined
    for (let i = 0; i < array.length; i++) {
      const one = array[i]
      const given = item.walk(one, writing)
      if (given !== one) {
        if (given instanceof ValidationFailure) return below(String(i), given)
        out ??= array.slice(0, i)
      }
      out?.push(given)
    }
    return out ?? array
  }
})

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)

/** Whether a class or a function made a value: it may inherit members, and say itself how it is written. */
const isMade = (value: Json): boolean => Object.getPrototypeOf(value) !== Object.prototype

/** Values of one kind by their names; where they are `nullable`, one that is `null` on the wire is left out. */
export const record = (item: Codec, nullable = false): Codec => ({
  meant: isObject,
  walk: (value, writing) => {
    if (!isObject(value)) return typed("object")
    let out: Record<string, unknown> | undefined = writing && isMade(value) ? { ...value } : undefined
    for (const key of Object.keys(value)) {
      const one = value[key]
      if (writing ? one === undefined : nullable && one === null) {
        out ??= { ...value }
        delete out[key]
        continue
      }
      const given = item.walk(one, writing)
      if (given === one) continue
      if (given instanceof ValidationFailure) return below(key, given)
      out ??= { ...value }
      out[key] = given
    }
    return out ?? value
  }
})

/** The members of a union by the field that distinguishes all of them, when there is one. */
const byTag = (members: ReadonlyArray<Codec>) => {
  const tags = members.map((member) => member.tags?.() ?? [])
  for (const [name] of tags[0] ?? []) {
    const values = tags.flatMap((all) => all.filter(([one]) => one === name).map(([, only]) => only))
    if (values.length === members.length && new Set(values).size === members.length)
      return { name, members: new Map<unknown, Codec>(members.map((member, i) => [values[i], member])) }
  }
  return undefined
}

/** One of several kinds: the one whose tag the value has, or the first that fits. */
export const union = (name: string, ...members: ReadonlyArray<Codec>): Codec => {
  let tagged: ReturnType<typeof byTag> | null = null
  return {
    members,
    meant: (value) => members.some(({ meant }) => meant === undefined || meant(value)),
    walk: (value, writing) => {
      if (tagged === null) tagged = byTag(members)
      if (tagged !== undefined) {
        if (!isObject(value)) return typed(name)
        const member = tagged.members.get(Object.hasOwn(value, tagged.name) ? value[tagged.name] : undefined)
        return member === undefined ? expected(name) : member.walk(value, writing)
      }
      let first: ValidationFailure | undefined
      for (const { meant, walk } of members) {
        if (meant !== undefined && !meant(value)) continue
        const given = walk(value, writing)
        if (!(given instanceof ValidationFailure)) return given
        first ??= given
      }
      return first ?? typed(name)
    }
  }
}

/** Whether somebody gave every object enumerable members: then only an object's own count. */
const polluted = (): boolean => {
  // oxlint-disable-next-line guard-for-in -- inherited members are what is looked for
  for (const _ in Object.prototype) return true
  return false
}

/** Whether a value is of a type, where that is all there is to check. */
const isOf = (type: Codec["type"], value: unknown): boolean =>
  type === "string"
    ? typeof value === "string"
    : type === "integer"
      ? Number.isSafeInteger(value)
      : type === "boolean"
        ? typeof value === "boolean"
        : type === "number" && typeof value === "number"

/** What a key stands for that no field has. */
const novel: Entry = {
  name: "",
  type: undefined,
  needed: 0,
  codec: { walk: () => undefined },
  optional: true,
  nullable: true,
  versions: undefined
}

/** An object of these fields; others are dropped. */
export const struct = (
  name: string,
  make: () => Readonly<Record<string, Field>>,
  ...checks: ReadonlyArray<Check>
): Codec => {
  let entries: ReadonlyArray<Entry> | undefined
  let byName: ReadonlyMap<string, Entry> = new Map()
  let needed = 0
  let constant = false
  // The keys of the last value in their order: those of the next are mostly the same, and found without a look into the map.
  const lastKeys: Array<string> = []
  const lastEntries: Array<Entry> = []

  const fields = (): ReadonlyArray<Entry> => {
    if (entries === undefined) {
      entries = Object.entries(make()).map(([name, field]) => ({
        name,
        type: field.codec.type,
        needed: field.optional ? 0 : 1,
        ...field
      }))
      byName = new Map(entries.map((entry) => [entry.name, entry]))
      needed = entries.filter(({ optional }) => !optional).length
      constant = entries.some((entry) => entry.constant !== undefined)
    }
    return entries
  }

  const fieldOf = ({ codec, constant, nullable, optional }: Entry, one: unknown, writing: boolean): unknown => {
    if (one === undefined) return (writing ? constant : undefined) ?? (optional ? undefined : missing)
    if (one === null && nullable && !writing) return undefined
    const given = codec.walk(one, writing)
    if (given === one) return given
    return nullable && !writing && given instanceof ValidationFailure && given.ofType && given.field === ""
      ? new ValidationFailure(
          "",
          `${codec.becomes === undefined ? given.expected : `expected ${codec.becomes()}`} | null`
        )
      : given
  }

  const verified = (typed: Json, out: Json): unknown => {
    for (const check of checks) if (!check.holds(typed)) return expected(check.expected)
    return out
  }

  /** In the order of the declaration, which is also that of errors: the first is reported. `known` was found by `walk` at `key`. */
  const inOrder = (value: Json, writing: boolean, key?: string, known?: ValidationFailure): unknown => {
    const out: Record<string, unknown> = {}
    for (const entry of fields()) {
      const { name } = entry
      // A field of an input may be inherited, such as that of a class's getter, but not from every object.
      const has = Object.hasOwn(value, name) || (writing && !(name in Object.prototype))
      const given = name === key ? known : fieldOf(entry, has ? value[name] : undefined, writing)
      if (given instanceof ValidationFailure) return below(name, given)
      if (given !== undefined) out[name] = given
    }
    return verified(writing ? value : out, out)
  }

  /** In the order of the value, without a copy where none is needed. */
  const walk = (value: Json, writing: boolean): unknown => {
    const own = polluted()
    let out: Record<string, unknown> | undefined
    let at = 0
    let found = 0
    for (const key in value) {
      if (own && !Object.hasOwn(value, key)) continue
      let entry = lastEntries[at]
      if (entry === undefined || lastKeys[at] !== key) {
        entry = byName.get(key) ?? novel
        lastKeys[at] = key
        lastEntries[at] = entry
      }
      at++
      const one = value[key]
      if (isOf(entry.type, one)) {
        found += entry.needed
        if (out !== undefined) out[key] = one
        continue
      }
      const given = fieldOf(entry, one, writing)
      if (given === undefined) {
        // JSON leaves out by itself what is `undefined`; what is read has no such key.
        if (one !== undefined || !writing) out ??= before(value, key)
        continue
      }
      if (given !== one) {
        if (given instanceof ValidationFailure) return inOrder(value, writing, key, given)
        out ??= before(value, key)
      }
      found += entry.needed
      if (out !== undefined) out[key] = given
    }
    if (found !== needed) return inOrder(value, writing)
    return checks.length === 0 ? (out ?? value) : verified(writing ? value : (out ?? value), out ?? value)
  }

  let tagged: ReturnType<NonNullable<Codec["tags"]>> | undefined
  const tags = () =>
    (tagged ??= fields().flatMap(({ codec, constant, name, optional }) =>
      codec.only === undefined || optional || constant !== undefined ? [] : [[name, codec.only]]
    ))

  return {
    fields,
    tags,
    meant: (value) => isObject(value) && tags().every(([name, only]) => value[name] === only),
    walk: (value, writing) => {
      if (!isObject(value)) return typed(name)
      if (entries === undefined) fields()
      const whole = writing && (constant || isMade(value))
      return whole ? inOrder(value, true) : walk(value, writing)
    }
  }
}

/** A copy of the members that stand before a key. */
const before = (value: Json, key: string): Record<string, unknown> => {
  const out: Record<string, unknown> = {}
  // oxlint-disable-next-line guard-for-in -- what is inherited comes after all own keys, of which the key is one
  for (const name in value) {
    if (name === key) break
    out[name] = value[name]
  }
  return out
}

/** Generated sources name the type that their codec reads: property tests hold both to the schema. */
const isRead = <A>(value: unknown): value is A => !(value instanceof ValidationFailure)

/** Reads values of a codec as the type that was generated with it. */
export const reader =
  <A>({ walk }: Codec) =>
  (value: unknown): A | ValidationFailure => {
    const given = walk(value, false)
    if (isRead<A>(given)) return given
    return given instanceof ValidationFailure ? given : expected("another value")
  }

/** Whether some field in or below a codec is not in every version. */
export const isVersioned = (codec: Codec, version: string, seen = new Set<Codec>()): boolean => {
  if (seen.has(codec)) return false
  seen.add(codec)
  const { fields, items = [], members = [] } = codec
  return (
    [...items, ...members].some((one) => isVersioned(one, version, seen)) ||
    fields?.().some(
      ({ codec, versions }) => versions?.includes(version) === false || isVersioned(codec, version, seen)
    ) === true
  )
}

/** The path of the first field of a written value that a version does not have, or `undefined`. */
export const unsupported = (codec: Codec, version: string, value: unknown, path = ""): string | undefined => {
  for (const member of codec.members ?? []) {
    const found = unsupported(member, version, value, path)
    if (found !== undefined) return found
  }
  if (Array.isArray(value)) {
    for (const item of codec.items ?? [])
      for (const i of value.keys()) {
        const found = unsupported(item, version, value[i], `${path}[${i}]`)
        if (found !== undefined) return found
      }
  } else if (isObject(value)) {
    for (const { codec: below, name, versions } of codec.fields?.() ?? []) {
      if (value[name] === undefined) continue
      const at = path && `${path}.`
      const lacking = versions?.includes(version) === false
      const found = lacking ? at + name : unsupported(below, version, value[name], at + name)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** A string of a pattern. */
export const pattern = (expected: string, form: RegExp): Check => check(expected, (text: string) => form.test(text))

/** A number not below and not above. */
export const between = (expected: string, minimum: number, maximum: number): Check =>
  check(expected, (value: number) => value >= minimum && value <= maximum)

/** A string or list of so many characters or items. */
export const length = (expected: string, minimum: number, maximum: number): Check =>
  check(expected, (value: string | ReadonlyArray<unknown>) => value.length >= minimum && value.length <= maximum)

/** A record of at most so many entries; one that is `undefined` is none. */
export const properties = (expected: string, maximum: number): Check =>
  check(expected, (value: object) => Object.values(value).filter((one) => one !== undefined).length <= maximum)
