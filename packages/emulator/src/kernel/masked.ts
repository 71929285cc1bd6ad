/** What the journal shows of a body: everything but secrets. */

const secret = /token|secret|accesskey|password|^authorization$/i

/** A copy without the values of members that hold a token, key or secret; the value itself when it has none. */
export const masked = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const items = value.map(masked)
    return items.some((item, index) => item !== value[index]) ? items : value
  }
  if (typeof value !== "object" || value === null) return value
  let copy: Record<string, unknown> | undefined
  for (const [key, member] of Object.entries(value)) {
    const shown = secret.test(key) && typeof member === "string" ? "<secret>" : masked(member)
    if (shown === member) continue
    copy ??= { ...value }
    copy[key] = shown
  }
  return copy ?? value
}
