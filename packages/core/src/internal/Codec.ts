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

const joined = (at: string, field: string): string =>
  field === "" || field.startsWith("[") ? at + field : `${at}.${field}`

/** What does not fit below a key or a path. */
export const below = (key: string, { expected, field }: ValidationFailure): ValidationFailure =>
  new ValidationFailure(joined(/^\d+$/.test(key) ? `[${key}]` : key, field), expected)

/** Gives what a value is on the other side, `undefined` when it is absent there, or a `ValidationFailure`. */
type Walk = (value: unknown, writing: boolean) => unknown

/** Checks, reads and writes values of a type. */
export interface Codec {
  readonly walk: Walk
  /** The type of every value that fits, when that is all there is to check. */
  readonly type?: "string" | "number" | "boolean"
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
  readonly constant?: string | undefined
}

interface Entry extends Field {
  name: string
  /** What `typeof` says of every value that fits, when that is all there is to check. */
  readonly type: Codec["type"]
  readonly walk: Walk
  /** Whether it counts among those that have to be there. */
  readonly needed: 0 | 1
  /**
   * What followed it in the last value: what follows it in the next is mostly the same, and found without a look into a map. It is there
   * before the first value: engines compare texts faster where they have seen nothing else.
   */
  next: Entry | undefined
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
    const isNamed = writing || !codec.becomes
    return given instanceof ValidationFailure && given.ofType && isNamed ? typed(name) : given
  }
})
/** A number. */
export const number: Codec = /* @__PURE__ */ primitive("number")
/** A number without a fraction that is exact. */
export const integer: Codec = {
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

/** What a typed value has to fulfill besides, and how errors name it. A value is of the right type when it is asked. */
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

/** A codec whose typed values fulfill conditions besides. */
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
      if (given instanceof ValidationFailure) {
        const isNullable = nullable && !writing && given.ofType
        return below(key, isNullable ? new ValidationFailure("", `${given.expected} | null`) : given)
      }
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
    meant: (value) => members.some(({ meant }) => !meant || meant(value)),
    walk: (value, writing) => {
      if (tagged === null) tagged = byTag(members)
      if (tagged !== undefined) {
        if (!isObject(value)) return typed(name)
        const member = tagged.members.get(Object.hasOwn(value, tagged.name) ? value[tagged.name] : undefined)
        return member === undefined ? expected(name) : member.walk(value, writing)
      }
      let first: ValidationFailure | undefined
      for (const { meant, walk } of members) {
        if (meant && !meant(value)) continue
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

/** A field as `struct` looks at it. All of them have the same members in the same order: engines read those fastest. */
const entryOf = (name: string, { codec, constant, nullable, optional, versions }: Field, next?: Entry): Entry => ({
  codec,
  constant,
  nullable,
  optional,
  versions,
  name,
  type: codec.type,
  walk: codec.walk,
  needed: optional ? 0 : 1,
  next
})

/** What stands before the first key, or for the last one that no field has. */
const novel = (next?: Entry): Entry => entryOf("", optional({ walk: () => undefined }), next)

/** An object of these fields; others are dropped. */
export const struct = (
  name: string,
  make: () => Readonly<Record<string, Field>>,
  ...checks: ReadonlyArray<Check>
): Codec => {
  let entries: ReadonlyArray<Entry> | undefined
  const byName = new Map<string, Entry>()
  const other = novel()
  const start = novel(other)
  other.next = other
  let needed = 0
  let constant = false

  const fields = (): ReadonlyArray<Entry> =>
    (entries ??= Object.entries(make()).map(([name, field]) => {
      const entry = entryOf(name, field, other)
      byName.set(name, entry)
      needed += entry.needed
      constant ||= entry.constant !== undefined
      return entry
    }))

  /** An error of a field that may be `null` says so. */
  const told = ({ codec, nullable }: Entry, given: unknown, writing: boolean): unknown =>
    nullable && !writing && given instanceof ValidationFailure && given.ofType
      ? new ValidationFailure("", `${codec.becomes ? `expected ${codec.becomes()}` : given.expected} | null`)
      : given

  const fieldOf = (entry: Entry, one: unknown, writing: boolean): unknown => {
    if (one === undefined) return (writing ? entry.constant : undefined) ?? (entry.optional ? undefined : missing)
    if (one === null && entry.nullable && !writing) return undefined
    return told(entry, entry.walk(one, writing), writing)
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

  const after = (last: Entry, key: string): Entry => {
    const known = byName.get(key)
    if (!known) other.name = key
    return (last.next = known ?? other)
  }

  /** In the order of the value, which is given back when nothing of it changes. */
  const walk = (value: Json, writing: boolean): unknown => {
    let entry = start
    let kept = 0
    let found = 0
    // oxlint-disable-next-line guard-for-in -- a value inherits nothing here
    for (const key in value) {
      const { next } = entry
      entry = next?.name === key ? next : after(entry, key)
      const one = value[key]
      if (typeof one !== entry.type) {
        const given = one === undefined || one === null ? fieldOf(entry, one, writing) : entry.walk(one, writing)
        if (given !== one || one === undefined) return changed(value, writing, kept, told(entry, given, writing))
      }
      kept++
      found += entry.needed
    }
    return found === needed ? verified(value, value) : inOrder(value, writing)
  }

  /** The same in a copy: the first members, whose number is given, are kept, the next becomes the value that was given for it, and the rest are looked at. */
  const changed = (value: Json, writing: boolean, kept: number, first: unknown): unknown => {
    const out: Record<string, unknown> = {}
    let entry = start
    let found = 0
    // oxlint-disable-next-line guard-for-in -- a value inherits nothing here
    for (const key in value) {
      const { next } = entry
      entry = next?.name === key ? next : after(entry, key)
      const one = value[key]
      const given = kept-- === 0 ? first : kept >= 0 || typeof one === entry.type ? one : fieldOf(entry, one, writing)
      if (given instanceof ValidationFailure) return inOrder(value, writing, key, given)
      if (given === undefined) continue
      out[key] = given
      found += entry.needed
    }
    return found === needed ? verified(writing ? value : out, out) : inOrder(value, writing)
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
      fields()
      const whole = polluted() || (writing && (constant || isMade(value)))
      return whole ? inOrder(value, writing) : walk(value, writing)
    }
  }
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
export const unsupported = (codec: Codec, version: string, value: unknown): string | undefined => {
  for (const member of codec.members ?? []) {
    const found = unsupported(member, version, value)
    if (found !== undefined) return found
  }
  if (Array.isArray(value)) {
    for (const item of codec.items ?? [])
      for (const i of value.keys()) {
        const found = unsupported(item, version, value[i])
        if (found !== undefined) return joined(`[${i}]`, found)
      }
  } else if (isObject(value)) {
    for (const { codec: below, name, versions } of codec.fields?.() ?? []) {
      if (value[name] === undefined) continue
      const found = versions?.includes(version) === false ? "" : unsupported(below, version, value[name])
      if (found !== undefined) return joined(name, found)
    }
  }
  return undefined
}

/** A string of a pattern. */
export const pattern = (expected: string, form: RegExp): Check => check(expected, (text: string) => form.test(text))

/** A number not below and not above. */
export const between = (expected: string, minimum: number, maximum: number): Check =>
  check(expected, (value: number) => value >= minimum && value <= maximum)

/** A string or list whose number of characters or items is bounded. */
export const length = (expected: string, minimum: number, maximum: number): Check =>
  check(expected, (value: string | ReadonlyArray<unknown>) => value.length >= minimum && value.length <= maximum)

/** A record whose number of entries is bounded; one that is `undefined` is none. */
export const properties = (expected: string, maximum: number): Check =>
  check(expected, (value: object) => Object.values(value).filter((one) => one !== undefined).length <= maximum)
