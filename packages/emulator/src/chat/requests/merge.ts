/** Merge-patches (RFC 7386) of values by name. */

/** The values after a patch: `null` in place of a value removes it, and in place of the patch all of them. */
export const merge = (
  values: Readonly<Record<string, string>> | undefined,
  patch: Readonly<Record<string, string | null>> | null | undefined
): Readonly<Record<string, string>> | undefined => {
  if (patch === undefined) return values
  if (patch === null) return undefined
  const merged = new Map(Object.entries(values ?? {}))
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name)
    else merged.set(name, value)
  }
  return Object.fromEntries(merged)
}
