/** An entry of the local cloud's journal, as it comes over HTTP, and reading what is unknown in it. */

/** What happened. */
export interface Entry {
  readonly sequence: number
  /** Network time, ISO 8601. */
  readonly time: string
  readonly kind: string
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The member of a JSON value at a path. */
export const at = (value: unknown, ...path: ReadonlyArray<string | number>): unknown =>
  path.reduce<unknown>(
    (found, key) => (typeof found === "object" && found !== null ? Reflect.get(found, key) : undefined),
    value
  )

/** The same when it is a text that is not empty. */
export const textAt = (value: unknown, ...path: ReadonlyArray<string | number>): string | undefined => {
  const found = at(value, ...path)
  return typeof found === "string" && found !== "" ? found : undefined
}

/** The same when it is a list, else an empty one. */
export const listAt = (value: unknown, ...path: ReadonlyArray<string | number>): ReadonlyArray<unknown> => {
  const found = at(value, ...path)
  return Array.isArray(found) ? found : []
}

/** The same when it is a number. */
export const numberAt = (value: unknown, ...path: ReadonlyArray<string | number>): number | undefined => {
  const found = at(value, ...path)
  return typeof found === "number" ? found : undefined
}

/** An entry of JSON; `undefined` when it is none. */
export const entryOf = (value: unknown): Entry | undefined => {
  const sequence = numberAt(value, "sequence")
  const time = textAt(value, "time")
  const kind = textAt(value, "kind")
  const name = textAt(value, "name")
  const data = at(value, "data")
  if (sequence === undefined || time === undefined || kind === undefined || name === undefined) return undefined
  if (typeof data !== "object" || data === null) return undefined
  return { sequence, time, kind, name, data: Object.fromEntries(Object.entries(data)) }
}

/** Milliseconds since 1970. */
export const millisOf = ({ time }: Entry): number => Date.parse(time)
