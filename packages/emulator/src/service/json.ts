/** Reads members of JSON values that are not validated, such as entries of the journal and bodies of controls. */

/** Gives the member of a JSON value at a path; `undefined` when there is none. */
export const valueAt = (value: unknown, ...path: ReadonlyArray<string | number>): unknown => {
  let found = value
  for (const key of path) {
    if (typeof found !== "object" || found === null) return undefined
    found = Reflect.get(found, key)
  }
  return found
}

/** Gives the string at a path; `undefined` when there is none, or an empty one. */
export const stringAt = (value: unknown, ...path: ReadonlyArray<string | number>): string | undefined => {
  const found = valueAt(value, ...path)
  return typeof found === "string" && found !== "" ? found : undefined
}
