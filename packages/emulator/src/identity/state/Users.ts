/**
 * The ACS users of the resource: who was made here and still exists. Identity makes and ends them, Chat asks who is one.
 *
 * It knows nothing of tokens; those are the kernel's.
 */

/** A user of the resource. */
export interface User {
  readonly id: string
  readonly customId: string | undefined
  /** Milliseconds since 1970. */
  lastTokenIssuedAt: number | undefined
}

/** Who exists. Ids compare without regard to case. */
export interface Users {
  /** Creates a user and gives its raw id, `8:acs:{resource}_{user}`; a user with that custom id is given again. */
  readonly create: (customId?: string) => string
  /** What is kept of a user; `undefined` when there is none. */
  readonly get: (id: string) => User | undefined
  readonly has: (id: string) => boolean
  /** Whether a raw id is that of a user of another resource. */
  readonly isForeign: (id: string) => boolean
  /** Ends a user; `false` when there is none. */
  readonly remove: (id: string) => boolean
  readonly all: () => ReadonlyArray<string>
  /** Every user, as kept. */
  readonly save: () => ReadonlyArray<User>
  readonly restore: (users: ReadonlyArray<User>) => void
  readonly clear: () => void
}

/** A raw id of an ACS user, whatever its resource and its cloud. */
const acsUser = /^8:(?:(?:dod|gcch)-)?acs:[^_:]+_[^:]+$/i

/** No users yet. */
export const makeUsers = (emulator: { readonly resourceId: string; readonly guid: () => string }): Users => {
  const byKey = new Map<string, User>()
  const byCustomId = new Map<string, User>()
  return {
    create: (customId) => {
      const known = customId === undefined ? undefined : byCustomId.get(customId)
      if (known !== undefined) return known.id
      const id = `8:acs:${emulator.resourceId}_${emulator.guid()}`
      const user: User = { id, customId, lastTokenIssuedAt: undefined }
      byKey.set(id.toLowerCase(), user)
      if (customId !== undefined) byCustomId.set(customId, user)
      return id
    },
    get: (id) => byKey.get(id.toLowerCase()),
    isForeign: (id) => {
      const own = `8:acs:${emulator.resourceId}_`.toLowerCase()
      return acsUser.test(id) && !id.toLowerCase().startsWith(own)
    },
    has: (id) => byKey.has(id.toLowerCase()),
    remove: (id) => {
      const customId = byKey.get(id.toLowerCase())?.customId
      if (customId !== undefined) byCustomId.delete(customId)
      return byKey.delete(id.toLowerCase())
    },
    all: () => [...byKey.values()].map(({ id }) => id),
    save: () => [...byKey.values()],
    restore: (users) => {
      for (const each of users) {
        const user = { ...each }
        byKey.set(user.id.toLowerCase(), user)
        if (user.customId !== undefined) byCustomId.set(user.customId, user)
      }
    },
    clear: () => {
      byKey.clear()
      byCustomId.clear()
    }
  }
}
