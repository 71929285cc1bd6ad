/**
 * The ACS users of the resource: who was made here and still exists. Identity makes and ends them, Chat asks who is one.
 *
 * It knows nothing of tokens; those are the kernel's.
 */

/** Who exists. Ids compare without regard to case. */
export interface Users {
  /** Creates a user and returns its raw id, `8:acs:{resource}_{user}`. */
  readonly create: () => string
  readonly has: (id: string) => boolean
  /** Whether a raw id is that of a user of another resource. */
  readonly isForeign: (id: string) => boolean
  /** Ends a user; `false` when there is none. */
  readonly remove: (id: string) => boolean
  readonly all: () => ReadonlyArray<string>
  readonly clear: () => void
}

/** A raw id of an ACS user, whatever its resource and its cloud. */
const acsUser = /^8:(?:(?:dod|gcch)-)?acs:[^_:]+_[^:]+$/i

/** No users yet. */
export const makeUsers = (emulator: { readonly resourceId: string; readonly guid: () => string }): Users => {
  const byKey = new Map<string, string>()
  return {
    create: () => {
      const id = `8:acs:${emulator.resourceId}_${emulator.guid()}`
      byKey.set(id.toLowerCase(), id)
      return id
    },
    isForeign: (id) => {
      const own = `8:acs:${emulator.resourceId}_`.toLowerCase()
      return acsUser.test(id) && !id.toLowerCase().startsWith(own)
    },
    has: (id) => byKey.has(id.toLowerCase()),
    remove: (id) => byKey.delete(id.toLowerCase()),
    all: () => [...byKey.values()],
    clear: () => byKey.clear()
  }
}
