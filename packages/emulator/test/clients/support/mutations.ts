/** JSON with one of its parts changed. */

/** The path of every member of a JSON object. */
export const pathsOf = (value: unknown, path: ReadonlyArray<string> = []): ReadonlyArray<ReadonlyArray<string>> =>
  typeof value !== "object" || value === null
    ? []
    : Object.keys(value).flatMap((key) => [[...path, key], ...pathsOf(Reflect.get(value, key), [...path, key])])

/** The same with another value at a path; members of lists do not stay in one. */
export const changed = (value: unknown, [key, ...rest]: ReadonlyArray<string>, to: unknown): unknown =>
  key === undefined || typeof value !== "object" || value === null
    ? to
    : { ...value, [key]: changed(Reflect.get(value, key), rest, to) }
