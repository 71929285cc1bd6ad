/** Finds what nobody reads in a control's body: a slip of the pen would not be noticed otherwise. */
import type { Members } from "../../service/EmulatedService.ts"

const of = (body: object, known: Members, path: string): string | undefined => {
  for (const [name, value] of Object.entries(body)) {
    const field = path === "" ? name : `${path}.${name}`
    if (!Object.hasOwn(known, name)) return `${field}: expected one of the fields ${Object.keys(known).join(", ")}`
    const inner = known[name]
    if (typeof inner !== "object" || typeof value !== "object" || value === null) continue
    const found = of(value, inner, field)
    if (found !== undefined) return found
  }
  return undefined
}

/** What of a body the members do not have, in words; `undefined` when all of it is known. */
export const unknownMember = (body: unknown, known: Members = {}): string | undefined => {
  if (body === undefined || body === null) return undefined
  if (typeof body !== "object" || Array.isArray(body)) return "body: expected an object"
  const [strange] = Object.keys(body)
  if (strange !== undefined && Object.keys(known).length === 0) return `${strange}: expected no fields`
  return of(body, known, "")
}
