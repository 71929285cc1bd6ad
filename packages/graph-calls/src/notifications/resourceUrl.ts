/**
 * The addresses that notifications name: which call, and what of it.
 *
 * Graph writes them with and without a leading slash, a host and a version, under `/communications` or the older `/app`, with ids in
 * either case and with or without dashes.
 */

/** What an address names. */
export interface Resource {
  readonly kind: "call" | "operation" | "participants" | "contentSharingSessions" | "other"
  /** As written; `undefined` when the address is not that of a call. */
  readonly callId: string | undefined
  /** The id of the operation, participant or session, as written. */
  readonly id: string | undefined
}

const ofCall = /(?:^|\/)calls(?:\/|\(')([^/'()?]+)(?:'\))?(?:\/([^/?]+)(?:\/([^/?]+)([^?]*))?)?/i
const operations = /^operations$/i
const participants = /^participants$/i
const sessions = /^contentSharingSessions$/i

const nothing: Resource = { kind: "other", callId: undefined, id: undefined }

/** Reads an address; one that is not of a call is of kind `other`. */
export const parse = (url: string): Resource => {
  const found = ofCall.exec(url)
  if (found === null) return nothing
  const [, callId, part, id, more] = found
  if (part === undefined) return { kind: "call", callId, id: undefined }
  if (more === undefined || more === "" || more === "/") {
    // Invitations of several participants are all notified at `operations/participants`.
    if (operations.test(part))
      return { kind: "operation", callId, id: id !== undefined && participants.test(id) ? undefined : id }
    if (participants.test(part)) return { kind: "participants", callId, id }
    if (sessions.test(part)) return { kind: "contentSharingSessions", callId, id }
  }
  return { kind: "other", callId, id: undefined }
}

const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const dashed = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const bare = /^[0-9a-f]{32}$/i

/** An id as Graph's answers write it: a GUID in lower case with dashes; any other id as it is. */
export const canonicalId = (id: string): string => {
  if (canonical.test(id)) return id
  if (dashed.test(id)) return id.toLowerCase()
  if (!bare.test(id)) return id
  const lower = id.toLowerCase()
  const part = (from: number, to: number) => lower.slice(from, to)
  return `${part(0, 8)}-${part(8, 12)}-${part(12, 16)}-${part(16, 20)}-${part(20, 32)}`
}

/** Whether two ids are the same, as Microsoft compares them: GUIDs in either case, with or without dashes. */
export const sameId = (left: string, right: string): boolean =>
  left === right || canonicalId(left) === canonicalId(right)
