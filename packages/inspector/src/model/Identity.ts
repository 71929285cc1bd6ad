/** Who is who: raw ids of participants, and how people read them. */
import { textAt } from "./Entry.ts"

/** The raw id of an identifier object. */
export const rawIdOf = (identifier: unknown): string | undefined => {
  const raw = textAt(identifier, "rawId")
  if (raw !== undefined) return raw
  const phone = textAt(identifier, "phoneNumber", "value") ?? textAt(identifier, "phone", "id")
  if (phone !== undefined) return `4:${phone}`
  return (
    textAt(identifier, "communicationUser", "id") ??
    textAt(identifier, "acsUser", "id") ??
    textAt(identifier, "user", "id") ??
    textAt(identifier, "application", "id") ??
    textAt(identifier, "id")
  )
}

const shortened = (id: string): string => id.replace(/([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f-]{20,}/gi, "$1…")

/** A raw id as people read it: a number, or the kind of id with its first digits. */
export const nameOf = (rawId: string): string => {
  if (rawId.startsWith("4:")) return rawId.slice(2)
  if (rawId.startsWith("8:acs:")) return `user ${shortened(rawId.replace(/^8:acs:[^_]*_/, ""))}`
  if (rawId.startsWith("8:orgid:")) return `Teams ${shortened(rawId.slice(8))}`
  if (rawId.startsWith("28:")) return `app ${shortened(rawId.replace(/^28:(?:orgid:)?/, ""))}`
  return shortened(rawId)
}

/** An id in a few characters. */
export const shortId = (id: string): string => (id.length > 10 ? `${id.slice(0, 8)}…` : id)
